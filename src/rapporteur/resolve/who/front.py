"""The state whose army, government and president a report means by these words alone: the one at its front.

'Norland's government rejected an offer by the rebels … The army shelled the town': not the army of the neighbour whose
minister is quoted. Rejected: the state named last, which is as often the one that only comments.
"""

from collections import Counter
from collections.abc import Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word

CLEAR = 2  # at least so many times the signs of the next state


def front_state(reader: TitleReader, words: Sequence[Word], lex: Lexicon, armed: frozenset[str]) -> str | None:
    """The one state with clearly most signs of power in the report; `armed` are its armed groups. None where open."""
    signs: Counter[str] = Counter()
    fought = {words[a.start].sentence for a in reader.atoms if _full(a, reader) in armed}
    for atom in reader.atoms:
        party = state_of(reader, atom)
        if party is None:
            continue
        signs[party] += _rules(atom, words, lex)
        if atom.kind != "demonym" and atom.name == _full(atom, reader):  # no adjective: 'Norlandic state media'
            signs[party] += _ground(atom, words) + (words[atom.start].sentence in fought)
    ranked = signs.most_common(2)
    if not ranked or not ranked[0][1]:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEAR * ranked[1][1] else None


def state_of(reader: TitleReader, atom: Atom) -> str | None:
    """The state that a name or adjective stands for, None for organisations, towns and the rest."""
    if atom.kind not in ("state", "demonym", "unknown"):
        return None
    party = reader.party(atom)
    return party if party and party not in reader.own_sides and atom.name not in reader.capitals else None


def _full(atom: Atom, reader: TitleReader) -> str:
    return reader.local.get(atom.name, atom.name)


def _rules(atom: Atom, words: Sequence[Word], lex: Lexicon) -> bool:
    """'Norland's government', 'Norlandic troops', 'the president of Norland'."""
    k = atom.end
    while k < len(words) and k - atom.end < 2 and words[k].low in lex.modifiers - forms("front_heads"):
        k += 1
    close = k < len(words) and words[k].sentence == words[atom.start].sentence
    if close and words[k].low in forms("front_heads"):
        return True
    of = atom.start > 1 and words[atom.start - 1].low == "of"
    return of and words[atom.start - 2].low in forms("front_heads")


def _ground(atom: Atom, words: Sequence[Word]) -> bool:
    """'in Norland', 'in the hills of northern Norland': where the report takes place."""
    k = atom.start - 1
    compass = k > 0 and words[k].low in forms("compass")
    before = words[k - compass].low if k - compass >= 0 else ""
    return before == "in" or (compass and before == "of")


def seats(
    reader: TitleReader, words: Sequence[Word], dateline: str | None, first: str | None, front: str | None
) -> dict[str, str]:
    """Towns that act in the text ('unless Varsk stops') with the state whose seat they are.

    The town of the dateline; one where officials speak for the government: 'In Varsk a security official said'.
    """
    town = dateline.split(",")[0].strip().title() if dateline else ""
    names = {a.name for a in reader.atoms if a.kind == "unknown" and " " not in a.name}
    spoken = {a.name for a in reader.atoms if a.name in names and front and _officials_in(a, words)}
    out = {}
    for name in sorted(names & ({town} | spoken)):
        state = front or first if name == town else front
        if state and state != name and not _state_itself(name, reader, words):
            out[name] = state
    return out


def _officials_in(atom: Atom, words: Sequence[Word]) -> bool:
    """'In Varsk a senior security official': those who speak for a state from there."""
    opens = atom.start > 0 and words[atom.start - 1].low == "in" and words[atom.start - 1].first
    ahead = [w.low for w in words[atom.end : atom.end + 6] if w.sentence == words[atom.start].sentence]
    return opens and bool(set(ahead) & forms("of_seat"))


def _state_itself(name: str, reader: TitleReader, words: Sequence[Word]) -> bool:
    """'Norland's minister', 'Norlandic', another name of a side: no town."""
    if any(reader.local.get(a.name) == name and a.name != name for a in reader.atoms):
        return True
    owner = any(_rules_itself(a, words) for a in reader.atoms if a.name == name)
    return owner or reader.local.get(name, name) != name or name.endswith(("ia", "land", "stan"))


def _rules_itself(atom: Atom, words: Sequence[Word]) -> bool:
    """'Norland's minister': a state of its own."""
    after = words[atom.end].low if atom.end < len(words) else ""
    later = words[atom.end + 1].low if atom.end + 1 < len(words) else ""
    heads = forms("state_heads") | forms("front_heads")
    return words[atom.end - 1].possessive and bool({after, later} & heads)

"""Names that a report uses like states though no table has them: 'Norland's foreign minister', 'Tarsk officials'."""

import re
from collections.abc import Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.capitals import cities
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.phrases import singular
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between, derived

_ADJECTIVAL = ("ic", "ish", "ian", "an", "ese", "i", "ean")
_COMPOUND = re.compile(r"-[a-z]+$")  # 'Norland-backed' fighters are not Norland's
_REACH = 4  # words between a name's possessive and the office, army or capital that it owns


def local_sides(reader: TitleReader, words: Sequence[Word], lex: Lexicon, surnames: frozenset[str]) -> dict[str, str]:
    """Unknown names that the report uses like a state or an organisation, and the adjectives made of them.

    'Norland's foreign minister', 'the government of Norland', 'Norland said', 'Norland and Sudria' where one of them is
    known as a side; then 'Norlandic' stands for Norland too. A town that the report calls a capital is none.
    """
    unknown = [
        a for a in reader.atoms if a.kind == "unknown" and a.end - a.start < 3 and not _in_surnames(a.name, surnames)
    ]
    unknown = [a for a in unknown if lex.gender_of_name(a.name) is None and a.name.lower() not in forms("honours")]
    unknown = [a for a in unknown if not _COMPOUND.search(a.name) and not a.name.endswith(".")]
    towns = cities(reader, words)
    unknown = [a for a in unknown if a.name not in towns]
    found = {a.name for a in unknown if _Use(a, words, reader, lex).of_a_side()}
    found |= _joined(unknown, found, reader, words)
    if not found and not any(a.kind in ("state", "demonym", "capital") for a in reader.atoms):
        found |= _only_land(unknown, reader, words)
    out = {name: name for name in sorted(found)}
    for adjective in sorted({a.name for a in unknown}):
        base = next((a.name for a in unknown if derived(adjective, a.name)), None)
        if base and (base in found or adjective in found):
            out[adjective] = out[base] = base
        elif adjective in found and (land := _land(adjective, unknown, words)):
            out[adjective] = land
    return out


def _only_land(unknown: list[Atom], reader: TitleReader, words: Sequence[Word]) -> set[str]:
    """'Teruna has shut its schools … The country's president': the one name that acts where a land must be named."""
    low = [w.low for w in words]
    told = any(w.possessive and w.low in forms("of_the_land") for w in words)
    told = told or any(low[k] == "the" and low[k + 1] in forms("of_the_land") for k in range(len(low) - 1))
    told = told or any(w in forms("land_offices") for w in low)
    names = {a.name for a in unknown if " " not in a.name and reader.before(a.start) is None}
    acting = {a.name for a in unknown if a.name in names and _acts(a, words, reader.text)}
    return names if told and len(names) == 1 and acting == names else set()


def _acts(atom: Atom, words: Sequence[Word], text: str) -> bool:
    k = atom.end
    before = words[atom.start - 1].low if atom.start else ""
    if k >= len(words) or words[k].sentence != words[atom.start].sentence or before in forms("prepositions"):
        return False
    acts = words[k].low in forms("auxiliaries") | forms("takes_stand") | forms("speaks")
    return acts and between(text, words[k - 1], words[k]) == " "


def _land(adjective: str, unknown: list[Atom], words: Sequence[Word]) -> str | None:
    """'Lusanian troops' where no 'Lusania' is named: an adjective in '-ian' in front of those who serve a state."""
    heads = forms("side_people") | forms("front_heads")
    served = any(a.name == adjective and a.end < len(words) and words[a.end].low in heads for a in unknown)
    return adjective[:-1] if served and len(adjective) > 5 and adjective.endswith("ian") else None


def _in_surnames(name: str, surnames: frozenset[str]) -> bool:
    return name in surnames or name.split()[-1] in surnames


def _joined(unknown: list[Atom], found: set[str], reader: TitleReader, words: Sequence[Word]) -> set[str]:
    """'Norland and Sudria', 'Norland, Sudria and Vesta': like is joined with like, so one side shows the others."""
    out: set[str] = set()
    singles = {a.start: a for a in unknown if " " not in a.name and not words[a.end - 1].possessive}
    for _ in range(2):  # to the right and, by the second turn, over a list of three
        for atom in singles.values():
            beside = [reader.inside.get(k) for k in (_before(atom, words, reader.text), _behind(atom, words, reader))]
            sides = (b for b in beside if b is not None)
            titled = any(w.cap and w.low in forms("side_people") for w in words[atom.end : atom.end + 1])
            if not titled and atom.name not in found | out and any(_is_side(b, found | out) for b in sides):
                out.add(atom.name)
    return out


def _is_side(atom: Atom, found: set[str]) -> bool:
    return atom.kind == "state" or (atom.kind == "unknown" and atom.name in found)


def _before(atom: Atom, words: Sequence[Word], text: str) -> int:
    """The word in front of 'and Norland' or of 'Sudria, Norland and'; -1 where nothing is joined there."""
    k = atom.start - 1
    if k > 0 and words[k].low == "and" and words[k].sentence == words[atom.start].sentence:
        return k - 1
    listed = k >= 0 and between(text, words[k], words[atom.start]) == ", " and _and_follows(atom, words)
    return k if listed else -1


def _behind(atom: Atom, words: Sequence[Word], reader: TitleReader) -> int:
    """The word behind 'Norland and' or 'Norland, Sudria and'; -1 where nothing is joined there."""
    k = atom.end
    if k + 1 >= len(words) or words[k].sentence != words[atom.start].sentence:
        return -1
    if words[k].low == "and" and between(reader.text, words[k - 1], words[k]) in (" ", ", "):
        return k + 1
    after = reader.inside.get(k)
    listed = after is not None and between(reader.text, words[k - 1], words[k]) == ", " and _and_follows(after, words)
    return k if listed else -1


def _and_follows(atom: Atom, words: Sequence[Word]) -> bool:
    return (
        atom.end < len(words)
        and words[atom.end].low == "and"
        and words[atom.end].sentence == words[atom.start].sentence
    )


class _Use:
    """How the report uses one unknown name."""

    def __init__(self, atom: Atom, words: Sequence[Word], reader: TitleReader, lex: Lexicon) -> None:
        self.atom, self.words, self.reader, self.lex = atom, words, reader, lex
        self.last = words[atom.end - 1]
        self.before = words[atom.start - 1] if atom.start else None
        self.heads = forms("state_heads") | lex.of_state

    def of_a_side(self) -> bool:
        """Whether any use is that of a side; a name that owns something is judged by what it owns."""
        if self.last.possessive:
            return self._owns()
        if self._portfolio() or self.atom.name.split()[-1].lower() in forms("wide_adjectives"):
            return self._like_a_land()
        return self._of_office() or self._before_its_people() or self._like_a_land()

    def _portfolio(self) -> bool:
        """'Aviation Minister X', 'the Ministry of Fisheries': a name right beside a title is what the office is for."""
        k = self.atom.end
        if self.last.text.endswith(_ADJECTIVAL):
            return False
        after = self.words[k] if k < len(self.words) and self.words[k].sentence == self.last.sentence else None
        before = self.words[self.atom.start - 2] if self.before is not None and self.before.low == "of" else None
        return any(w is not None and w.cap and w.low in forms("has_portfolio") for w in (after, before))

    def _owns(self) -> bool:
        """'Norland's foreign minister', 'Norland's negotiating team', 'Norland's capital', 'Norland's central bank'."""
        heads = self.heads | forms("land_owns")
        inside = self.lex.modifiers | forms("inside_office")
        k = self.atom.end
        while k < len(self.words) and k - self.atom.end < _REACH and self.words[k].low in inside - heads:
            k += 1
        if k >= len(self.words) or self.words[k].sentence != self.last.sentence:
            return False
        bank = self.words[k].low == "bank" and self.words[k - 1].low == "central"
        return bank or singular(self.words[k].low) in heads or self.words[k].low in heads

    def _of_office(self) -> bool:
        """'the army of Norland', 'chief negotiator for Norland', 'ambassador to Norland', 'a treaty with Norland'."""
        if self.before is None or self.before.sentence != self.last.sentence or self._land_follows():
            return False
        if self.before.low in forms("beside_lands"):
            return True
        near = [w.low for w in self.words[max(0, self.atom.start - 5) : self.atom.start - 1]]
        near = [singular(w) for w in near] + near
        if self.before.low == "of":
            return self._of_titled() or any(w in self.heads | {"capital", "president", "republic"} for w in near)
        asked = {"for": forms("sent_for"), "to": forms("sent_to"), "with": forms("border_with")}.get(self.before.low)
        return asked is not None and bool(near) and near[-1] in asked

    def _of_titled(self) -> bool:
        """'President Ana Soares of Norland', 'Gen. Virta of Sudria': a name with an office in front of 'of'."""
        bearer = self.reader.inside.get(self.atom.start - 2)
        title = self.reader.before(bearer.start) if bearer is not None and bearer.kind == "unknown" else None
        offices = self.lex.offices - self.lex.private | forms("ranks_short")
        return title is not None and not title.sideless and any(w in offices for w in title.words)

    def _land_follows(self) -> bool:
        k = self.atom.end
        return k < len(self.words) and self.words[k].low in forms("land_nouns")

    def _before_its_people(self) -> bool:
        """'Tarsk leader Ivo Menn', 'Norland signed', 'Norlandic naval officers', 'the Norland capital'."""
        k = self.atom.end
        if k >= len(self.words) or self.words[k].sentence != self.last.sentence or not self._close(k):
            return False
        if any(self.last.text.endswith(e) for e in _ADJECTIVAL):
            while (
                k < len(self.words) and self.words[k].low in self.lex.modifiers - self.heads and k - self.atom.end < 3
            ):
                k += 1
            if k < len(self.words) and self.words[k].low in self.heads:
                return True
        if k == len(self.words):
            return False
        return self.words[k].low in forms("side_people") or self.words[k].low in forms("side_verbs")

    def _close(self, k: int) -> bool:
        return between(self.reader.text, self.last, self.words[k]) == " "

    def _like_a_land(self) -> bool:
        """'Arvenia will not', 'Arvenia and the Council', 'northern Arvenia': it sounds like a land's name and acts."""
        atom, k = self.atom, self.atom.end
        if " " in atom.name or not atom.name.endswith(("ia", "land", "stan")) or k >= len(self.words):
            return False
        low = self.before.low if self.before else ""
        if low in forms("compass") and self.words[k].low not in forms("land_nouns"):
            return True
        after = self.words[k].low
        acts = after in forms("auxiliaries") | forms("takes_stand") and low not in forms("prepositions")
        paired = after == "and" and low not in forms("prepositions")
        return self.words[k].sentence == self.words[atom.start].sentence and self._close(k) and (acts or paired)

"""Names that a report uses like states though no table has them: 'Norland's foreign minister', 'Tarsk officials'."""

from collections.abc import Sequence

from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between, derived


def local_sides(reader: TitleReader, words: Sequence[Word], lex: Lexicon, surnames: frozenset[str]) -> dict[str, str]:
    """Unknown names that the report uses like a state or an organisation, and the adjectives made of them.

    'Norland's foreign minister', 'the government of Norland', 'Norland said'; then 'Norlandic' stands for Norland too.
    """
    unknown = [
        a for a in reader.atoms if a.kind == "unknown" and a.end - a.start < 3 and not _in_surnames(a.name, surnames)
    ]
    unknown = [a for a in unknown if lex.gender_of_name(a.name) is None and a.name.lower() not in forms("honours")]
    found = {a.name for a in unknown if _like_a_side(a, words, reader, lex) or _like_a_land(a, words, reader)}
    out = {name: name for name in sorted(found)}
    for adjective in sorted({a.name for a in unknown}):
        base = next((a.name for a in unknown if derived(adjective, a.name)), None)
        if base and (base in found or adjective in found):
            out[adjective] = out[base] = base
        elif adjective in found and (land := _land(adjective, unknown, words)):
            out[adjective] = land
    return out


def _land(adjective: str, unknown: list[Atom], words: Sequence[Word]) -> str | None:
    """'Lusanian troops' where no 'Lusania' is named: an adjective in '-ian' in front of those who serve a state."""
    heads = forms("side_people") | forms("front_heads")
    served = any(a.name == adjective and a.end < len(words) and words[a.end].low in heads for a in unknown)
    return adjective[:-1] if served and len(adjective) > 5 and adjective.endswith("ian") else None


def _in_surnames(name: str, surnames: frozenset[str]) -> bool:
    return name in surnames or name.split()[-1] in surnames


def _like_a_land(atom: Atom, words: Sequence[Word], reader: TitleReader) -> bool:
    """'Arvenia will not', 'Arvenia and the Council', 'northern Arvenia': a name that sounds like a land's and acts."""
    if " " in atom.name or not atom.name.endswith(("ia", "land", "stan")) or atom.end >= len(words):
        return False
    before = words[atom.start - 1].low if atom.start else ""
    close = between(reader.text, words[atom.end - 1], words[atom.end]) == " "
    here = words[atom.end].sentence == words[atom.start].sentence
    if before in forms("compass") and words[atom.end].low not in forms("land_nouns"):
        return True
    acts = words[atom.end].low in forms("auxiliaries") | forms("takes_stand") and before not in forms("prepositions")
    paired = words[atom.end].low == "and" and before not in forms("prepositions")
    return here and close and (acts or paired)


def _like_a_side(atom: Atom, words: Sequence[Word], reader: TitleReader, lex: Lexicon) -> bool:
    last, k = words[atom.end - 1], atom.end
    if last.possessive:
        heads = forms("state_heads") | lex.of_state
        while k < len(words) and k - atom.end < 4 and words[k].low in lex.modifiers - heads:
            k += 1
        return k < len(words) and words[k].low in heads
    before = words[atom.start - 1] if atom.start else None
    heads = forms("state_heads") | lex.of_state
    if before and before.low == "of" and any(w.low in heads for w in words[max(0, atom.start - 5) : atom.start - 1]):
        return True
    if k < len(words) and words[k].sentence == last.sentence and between(reader.text, last, words[k]) == " ":
        ends = any(last.text.endswith(e) for e in ("ic", "ish", "ian", "an", "ese", "i", "ean"))
        while ends and k < len(words) and words[k].low in lex.modifiers and k - atom.end < 3:
            k += 1
        if ends and k < len(words) and words[k].low in forms("state_heads") | lex.of_state:
            return True
        wide = atom.name.split()[-1].lower() in forms("wide_adjectives")
        if k == len(words):
            return False
        if words[k].low in forms("side_people") and not last.possessive and not wide:
            return True
        return words[k].low in forms("side_verbs") and not last.possessive
    return False

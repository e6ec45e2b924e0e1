"""Capitals that a report itself tells: 'Varsk, the capital of Norland' makes 'Varsk said' Norland's word."""

from collections.abc import Iterator, Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.words import Word, between

_BETWEEN = frozenset(["the", "of", "'s", "main", "de", "facto", "its"])
_REACH = 6


def capitals_of(reader: TitleReader, words: Sequence[Word]) -> dict[str, str]:
    """Each unknown name that the words call the capital of a side, with that side.

    'Norland's capital, Varsk', 'the Norland capital Varsk', 'Varsk, capital of Norland', 'Varsk, the Norland capital'.
    """
    out: dict[str, str] = {}
    for k, word in enumerate(words):
        if word.low == "capital" and (city := _city(reader, words, k)):
            sides = {p for a in _near(reader, words, k) if a is not city and (p := reader.party(a))} - reader.own_sides
            if len(sides) == 1 and (side := sides.pop()) != city.name:
                out[city.name] = side
    return out


def cities(reader: TitleReader, words: Sequence[Word]) -> set[str]:
    """The unknown names that the words call a capital, whosever it is."""
    found = (_city(reader, words, k) for k, word in enumerate(words) if word.low == "capital")
    return {city.name for city in found if city is not None}


def _city(reader: TitleReader, words: Sequence[Word], k: int) -> Atom | None:
    """The name in apposition to 'capital': behind it, else before it and a comma; not whose capital it is."""
    behind = reader.inside.get(k + 1)
    close = k + 1 < len(words) and between(reader.text, words[k], words[k + 1]) in (" ", ", ")
    if behind is not None and close and _unknown(behind):
        return behind
    near = [a for a in _near(reader, words, k) if a.end <= k and _unknown(a)]
    return next((a for a in near if between(reader.text, words[a.end - 1], words[a.end]) == ", "), None)


def _unknown(atom: Atom) -> bool:
    return atom.kind == "unknown" and " " not in atom.name


def _near(reader: TitleReader, words: Sequence[Word], k: int) -> Iterator[Atom]:
    """The names next to the word on either side, over articles, 'of' and commas only."""
    for step in (-1, 1):
        n = k
        while 0 <= n + step < len(words) and abs(n + step - k) < _REACH:
            a, b = sorted((n, n + step))
            n += step
            gap = between(reader.text, words[a], words[b])
            if words[n].sentence != words[k].sentence or gap not in (" ", ", ", "\n"):
                break
            atom = reader.inside.get(n)
            if atom is not None:
                yield atom
                n = atom.start if step < 0 else atom.end - 1
            elif words[n].low not in _BETWEEN:
                break

"""Capitals that a report itself tells: 'Varsk, the capital of Norland' makes 'Varsk said' Norland's word."""

from collections.abc import Iterator, Sequence

from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.words import Word, between

_BETWEEN = frozenset(["the", "of", "'s", "main", "de", "facto", "its"])
_REACH = 6


def capitals_of(reader: TitleReader, words: Sequence[Word]) -> dict[str, str]:
    """Each unknown name that the words call the capital of a side, with that side.

    'Norland's capital, Varsk', 'the Norland capital Varsk', 'Varsk, capital of Norland', 'Varsk, the Norland capital'.
    """
    out: dict[str, str] = {}
    for k, word in enumerate(words):
        if word.low != "capital":
            continue
        around = list(_near(reader, words, k))
        sides = [p for a in around if (p := reader.party(a)) and p not in reader.own_sides]
        cities = [a.name for a in around if a.kind == "unknown" and reader.party(a) is None and " " not in a.name]
        if len(set(sides)) == 1 and len(set(cities)) == 1:
            out[cities[0]] = sides[0]
    return out


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

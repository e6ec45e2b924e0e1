"""Atoms: the names of a running text, cut as small as their form tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.resolve.who.gazetteer import Entry
from rapporteur.resolve.who.words import Word


@dataclass(frozen=True, slots=True)
class Atom:
    """One name as written: words `[start, end)`, `kind` as in the gazetteer's entries, or `title`, `institution`,
    `unknown`.

    `party` is the side that the name itself gives ('Ethiopian Foreign Ministry': Ethiopia).
    """

    start: int
    end: int
    kind: str
    name: str
    party: str | None = None
    entry: Entry | None = None


def span_of(words: Sequence[Word], atom: Atom) -> Span:
    """The atom's place in the text."""
    return Span(words[atom.start].span.start, words[atom.end - 1].span.end)

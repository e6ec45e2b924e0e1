"""Sentences of a report as they are compared across reports: their words in order, their content, what is quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapporteur.domain.similarity import content_words
from rapporteur.domain.span import Span

_ABBREVIATED = "".join(rf"(?<!\b{w}\.)" for w in ("[A-Z]", "Gen", "Mr", "Mrs", "Ms", "Dr", "Col", "Lt", "Brig", "St"))
_END = re.compile(rf"[.!?]{_ABBREVIATED}[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”\n]+”?|\"[^\"\n]+\"?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its words (lower case) with their places, and which of them stand in quotation marks."""

    span: Span
    words: tuple[str, ...]
    places: tuple[Span, ...]
    quoted: tuple[bool, ...]
    content: frozenset[str]

    @property
    def own(self) -> int:
        """How many of the words are the writer's: outside quotation marks."""
        return self.quoted.count(False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: two reports of one speech share them without sharing anything else."""

    span: Span
    words: tuple[str, ...]


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a body in order, headings among them."""
    marks = [m.span() for m in _QUOTED.finditer(text)]
    return tuple(_sentence(text, span, marks) for span in _spans(text))


@lru_cache(maxsize=4096)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a body in order."""
    found = ((Span(*m.span()), tuple(_WORD.findall(m[0].lower()))) for m in _QUOTED.finditer(text))
    return tuple(Quotation(span, words) for span, words in found if words)


def words_of(text: str, span: Span) -> tuple[str, ...]:
    """The words of a stretch of text, lower case."""
    return tuple(_WORD.findall(span.of(text).lower()))


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence of two word lists, bit by bit (Hyyrö 2004).

    >>> common("the strait was closed again".split(), "the strait is closed".split())
    3
    """
    where: dict[str, int] = {}
    for place, word in enumerate(a):
        where[word] = where.get(word, 0) | 1 << place
    rest = full = (1 << len(a)) - 1
    for word in b:
        met = rest & where.get(word, 0)
        rest = ((rest + met) | (rest - met)) & full
    return len(a) - rest.bit_count()


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for m in _END.finditer(text):
        end = m.start() if text[m.start()] == "\n" else m.end()
        if text[start:end].strip():
            yield Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        start = m.end()
    if text[start:].strip():
        yield Span(start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip()))


def _sentence(text: str, span: Span, marks: Sequence[tuple[int, int]]) -> Sentence:
    found = list(_WORD.finditer(text, span.start, span.end))
    places = tuple(Span(*m.span()) for m in found)
    quoted = tuple(any(s <= p.start < e for s, e in marks) for p in places)
    return Sentence(span, tuple(m[0].lower() for m in found), places, quoted, content_words(span.of(text)))

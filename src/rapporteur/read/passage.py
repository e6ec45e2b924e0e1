"""Passage: a stretch of clean text whose every character knows its place in the raw text."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage that was set off in the raw text: `bold`, `italic`, `underline` or `link`."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean text, `places[i]` being the raw place of its character `i`, with the marks that were on it.

    `heading` is set where the raw text marks the line as one (markdown '#', an HTML heading). `group` counts the
    blank-line separated groups of the raw text, so that lines which stood together can be told.
    """

    text: str
    places: Sequence[int]
    marks: tuple[Mark, ...] = ()
    heading: bool = False
    group: int = 0

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The passage from `start` to `end`, blanks at both ends left out."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        marks = tuple(
            Mark(m.kind, Span(max(m.span.start, start) - start, min(m.span.end, end) - start))
            for m in self.marks
            if m.span.start < end and start < m.span.end
        )
        return Passage(self.text[start:end], self.places[start:end], marks, self.heading, self.group)

    def marked(self, kind: str) -> tuple[Span, ...]:
        """The stretches with a mark of that kind."""
        return tuple(m.span for m in self.marks if m.kind == kind)


@dataclass(slots=True)
class Builder:
    """Collects kept stretches of a raw text into a passage; runs of white space become one blank."""

    raw: str
    parts: list[str]
    places: "array[int]"
    length: int = 0
    blank: int = -1

    @classmethod
    def over(cls, raw: str) -> "Builder":
        """An empty builder over `raw`."""
        return cls(raw, [], array("q"))

    def keep(self, start: int, end: int) -> None:
        """Keeps `raw[start:end]`."""
        for m in _WORD.finditer(self.raw, start, end):
            if m[0][0].isspace():
                self.space(m.start())
            else:
                self._put(m[0], range(m.start(), m.end()))

    def put(self, text: str, place: int) -> None:
        """Puts `text`, which the raw text writes otherwise (an entity), at the raw `place`."""
        if text.isspace():
            self.space(place)
        else:
            self._put(text, [place] * len(text))

    def space(self, place: int) -> None:
        """A blank, unless there is one already or the passage has not begun."""
        if self.blank < 0:
            self.blank = place

    def mark(self) -> int:
        """Where the next kept word will stand."""
        return self.length + (1 if self.blank >= 0 and self.length else 0)

    def done(self, marks: Sequence[Mark] = (), *, heading: bool = False, group: int = 0) -> Passage:
        """The passage; a trailing blank is left out."""
        text = "".join(self.parts)
        kept = tuple(
            Mark(m.kind, Span(m.span.start, min(m.span.end, len(text)))) for m in marks if m.span.start < len(text)
        )
        return Passage(text, self.places, tuple(m for m in kept if m.span.end > m.span.start), heading, group)

    def _put(self, text: str, places: Sequence[int]) -> None:
        if self.blank >= 0 and self.length:
            self.parts.append(" ")
            self.places.append(self.blank)
            self.length += 1
        self.blank = -1
        self.parts.append(text)
        self.places.extend(places)
        self.length += len(text)


_WORD = re.compile(r"\s+|\S+")

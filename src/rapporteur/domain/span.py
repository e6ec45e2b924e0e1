"""Span: evidence, a stretch of a report's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of `report.text`; `text[start:end]` is the quote."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

"""Places of a report: which sentence and paragraph a span stands in, and how far the words about a source reach."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement


class Places:
    """Answers for spans of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.report.text

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [p.start for p in self.reading.paragraphs]

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph in which a span begins."""
        return max(0, bisect_right(self._paragraphs, span.start) - 1)

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins, the span itself where there is none."""
        return next((s for s in self.reading.sentences if s.start <= span.start < s.end), span)


def reach(places: Places, statements: Sequence[Statement], source: Span) -> int:
    """How far what stands right behind a source can tell of it: to the next cue or content, or the sentence's end."""
    end = places.sentence(source).end
    stops = [x.start for s in statements for x in (*s.cue, *s.content) if source.end <= x.start < end]
    return max(source.end, min(stops, default=end))

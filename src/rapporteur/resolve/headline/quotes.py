"""Quotations of a headline: British ones stand between single straight marks."""

import re

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.quotes import find_quotes

_OPENS = re.compile(r"(?<!\w)'(?=[^\W_]|\.\.|…|[£$€])")
_CLOSES = re.compile(r"(?<=[\w.,?!…%])'(?!\w)")


def title_quotes(reading: Reading) -> tuple[Span, ...]:
    """All quotations in a title, in order; none overlaps another."""
    text = reading.report.text
    found, _ = find_quotes(text, reading.paragraphs)
    closed = [q for q in found if len(q.of(text)) > 2 and not q.of(text)[-1].isalnum()]
    opens = [m.start() for m in _OPENS.finditer(text)]
    for n, start in enumerate(opens):
        limit = opens[n + 1] if n + 1 < len(opens) else len(text)
        end = _end(text, start, limit)
        if end and not any(q.overlaps(Span(start, end)) for q in closed):
            closed.append(Span(start, end))
    return tuple(sorted(closed))


def _end(text: str, start: int, limit: int) -> int | None:
    """Where the quotation that opens at `start` ends; a mark after s may be a possessive's ("bakers' guild")."""
    ends = [m.end() for m in _CLOSES.finditer(text, start + 1, limit)]
    sure = [e for e in ends if text[e - 2].lower() != "s"]
    return next(iter(sure or ends), None)

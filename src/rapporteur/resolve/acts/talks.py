"""Talks: the day of the talks that a sentence refers back to ('the call', 'the conversation'), told a little before."""

import re
from collections.abc import Sequence

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.when import When

_NOUN = r"(?:phone |telephone )?(?:call|talks|conversation|meeting|summit|negotiations|session|discussions)"
_BACK = re.compile(rf"\b(?:the|their|that|both|those) (?:[\w-]+ )?{_NOUN}\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
NEAR = 20  # code points between the date and the talks: "Tuesday's phone call", 'a call with X on Tuesday' not further
BEFORE = 3  # sentences


def talks_day(sentence: Span, reading: Reading, times: Sequence[When]) -> When | None:
    """The day of the dated talks told last within three sentences before, where `sentence` speaks of 'the talks'."""
    text = reading.report.text
    if not times or not _BACK.search(text[sentence.start : sentence.end]):
        return None
    earlier = [s for s in reading.sentences if s.end <= sentence.start][-BEFORE:]
    days = [t for s in earlier for t in times if s.covers(t.span) and t.edtf and _beside_talks(text, t, s)]
    return days[-1] if days else None


def _beside_talks(text: str, when: When, sentence: Span) -> bool:
    start, end = max(sentence.start, when.span.start - NEAR), min(sentence.end, when.span.end + NEAR)
    return when.kind == "point" and bool(_TOLD.search(text[start:end]))

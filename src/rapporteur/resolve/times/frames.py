"""From a frame and the values of its atoms to a `When`: point, deadline or term, with its words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapporteur.domain.act import Term
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.context import Anchor, Value
from rapporteur.resolve.times.edtf import bounds, shift, shift_day
from rapporteur.resolve.times.expr import Length, Weekday
from rapporteur.resolve.times.grammar import Frame

_ABOUT = re.compile(r"(?:the\s)?(?:end|close|start|beginning|outset)\b(?!.*\bweek(?:end)?\b)", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|toward|towards|near|around)\s(?:the\s)?(?:very\s)?$", re.IGNORECASE)
_BEGINNING = ("effect", "force", "to begin", "to start", "begins", "starts")


def as_when(
    frame: Frame, values: Sequence[Value], words: str, anchor: Anchor, lean: Callable[[], str], offset: int
) -> When:
    """The `When` of a frame in the sentence `words`, which starts at `offset` of the report's text."""
    first = frame.atoms[0]
    if isinstance(first.expr, Length):
        return _length(first.expr, _bare(frame, words, offset))
    if frame.op in {"range", "run"}:
        return _between(frame, values, _whole(frame, words, offset), anchor)
    value = values[0]
    point = replace(_bare(frame, words, offset), edtf=value.edtf, anchor=value.anchor)
    bound = replace(_whole(frame, words, offset), edtf=value.edtf, anchor=value.anchor)
    if frame.op in {"week", "weekend"}:
        return replace(bound, edtf=_week(value.edtf, weekend=frame.op == "weekend"))
    if frame.op == "after":
        return replace(bound, edtf=_open(value.edtf, None))
    if (
        frame.op == "by"
        and bound.text.lower().startswith("before")
        and lean() == "past"
        and not _to_come(value, anchor)
    ):
        if re.match(r"[’']s\b", words[frame.end :]):
            return point  # 'before Monday's vote'
        return replace(bound, edtf=_open(None, value.edtf))
    if frame.op == "by":
        return replace(bound, kind="deadline")
    if frame.op in {"until", "ends"}:
        return replace(bound, kind="term", edtf=_open(None, value.edtf), term=Term(end=_last(value.edtf)))
    if frame.op == "since":
        return replace(bound, edtf=_open(value.edtf, None))
    if frame.op == "from" and _run(value.edtf) and _starts(bound, anchor, lean):
        return replace(bound, kind="term", term=Term(_first(value.edtf), None, _last(value.edtf)))
    if frame.op == "from" and _starts(bound, anchor, lean):
        return replace(bound, kind="term", edtf=_open(value.edtf, None), term=Term(start=_first(value.edtf)))
    about = frame.op == "at" and _ABOUT.match(point.text) and _AT.search(words, 0, frame.start)
    return _about(point) if about and lean() == "past" else point


def _about(when: When) -> When:
    """'met at the end of September': about then, not on the very day, which a bound ('until the end of May') has."""
    return replace(when, edtf=f"{when.edtf[:7]}~") if when.edtf and len(when.edtf) == 10 else when


def _run(edtf: str | None) -> bool:
    """Whether one expression tells both ends: 'from 3 to 17 July'."""
    start, slash, end = (edtf or "").partition("/")
    return bool(slash and start not in ("", "..") and end not in ("", ".."))


def _to_come(value: Value, anchor: Anchor) -> bool:
    span = bounds(value.edtf)
    return bool(span and anchor.day and span[1] > anchor.day)


def _week(edtf: str | None, *, weekend: bool) -> str | None:
    """Monday to Sunday, or Saturday and Sunday, around a day: 'the week of June 2'."""
    span = bounds(edtf)
    if span is None or span[0] != span[1]:
        return edtf
    first = shift_day(span[0], (5 if weekend else 0) - span[0].weekday())
    last = shift_day(first, 1 if weekend else 6) if first else None
    return f"{first}/{last}" if first and last else None


def _bare(frame: Frame, words: str, offset: int) -> When:
    start, end = frame.atoms[0].start, frame.atoms[-1].end
    return When(Span(start, end).shifted(offset), words[start:end], None)


def _whole(frame: Frame, words: str, offset: int) -> When:
    return When(Span(frame.start, frame.end).shifted(offset), words[frame.start : frame.end], None)


def _length(expr: Length, when: When) -> When:
    """'a 30-day pause' is a term; 'within 48 hours' a deadline, which has its day only once the commitment has one."""
    term = Term(duration=expr.iso or None)
    return replace(when, kind="deadline" if expr.within else "term", term=term)


def _between(frame: Frame, values: Sequence[Value], when: When, anchor: Anchor) -> When:
    left, right = values[0].edtf, values[1].edtf
    if isinstance(frame.atoms[1].expr, Weekday) and left and right and right < left:
        right = shift(right, 7, "day")
    told = next((v.anchor for v in values if v.anchor), None)
    when = replace(when, anchor=told, edtf=_interval(left, right))
    ahead = bool(anchor.day and right and right[:10] >= anchor.day.isoformat() and when.text[:4].lower() == "from")
    if frame.op == "run" or ahead:
        return replace(when, kind="term", term=Term(_first(left), None, _last(right)))
    return when


def _starts(when: When, anchor: Anchor, lean: Callable[[], str]) -> bool:
    """Whether 'from Thursday' starts a term: always after 'takes effect', else where the day is still to come."""
    opener = when.text.lower()
    if any(word in opener for word in _BEGINNING):
        return True
    if when.edtf and anchor.day:
        return when.edtf[:10] > anchor.day.isoformat()
    return lean() in {"future", "ahead"}


def _open(start: str | None, end: str | None) -> str | None:
    if start is None and end is None:
        return None
    left, right = _first(start) if start else "..", _last(end) if end else ".."
    return f"{left}/{right}"


def _interval(left: str | None, right: str | None) -> str | None:
    if left is None or right is None:
        return None
    start, end = _first(left), _last(right)
    a, b = bounds(start), bounds(end)
    return f"{start}/{end}" if not (a and b) or a[0] <= b[1] else None


def _first(edtf: str | None) -> str | None:
    return edtf.partition("/")[0] if edtf else None


def _last(edtf: str | None) -> str | None:
    return edtf.rpartition("/")[2] if edtf else None

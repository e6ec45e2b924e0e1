"""EDTF text (ISO 8601-2) as calendar days: bounds, shifts and durations.

Own reader because only a subset is written here (level 1 with decades, centuries, seasons, quarters, halves and open
intervals), and because an unbounded or impossible value has to come back as None and never as an exception.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1000, 2200  # outside, a number is no year of a news report
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")
_DURATION = re.compile(r"P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?")
_PART_MONTHS = {**{21 + i: (3 * i + 3, 3) for i in range(4)}, **{33 + i: (3 * i + 1, 3) for i in range(4)}}
_PART_MONTHS |= {37 + i: (4 * i + 1, 4) for i in range(3)} | {40: (1, 6), 41: (7, 6)}

Bounds = tuple[date, date]


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar has none or the year is out of range."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def bounds(edtf: str | None) -> Bounds | None:
    """First and last day of a value, both included: '2025-05' → 1 and 31 May; None for open or unknown ones."""
    if not edtf:
        return None
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        a, b = bounds(left), bounds(right)
        return (a[0], b[1]) if a and b and a[0] <= b[1] else None
    plain = edtf.rstrip("~?%")[:10]
    if match := _DAY.fullmatch(plain):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return (day, day) if day else None
    if match := _PERIOD.fullmatch(plain):
        return _period(int(match[1]), int(match[2] or 0))
    if re.fullmatch(r"\d{3}X|\d{2}XX", plain):
        return _years(int(plain.replace("X", "0")), int(plain.replace("X", "9")))
    return None


def _period(year: int, part: int) -> Bounds | None:
    if part == 0:
        return _years(year, year)
    month, length = (part, 1) if part <= 12 else _PART_MONTHS.get(part, (0, 0))
    if not length:
        return None
    first, end = make_day(year, month, 1), add_months(year, month, length)
    last = make_day(end[0], end[1], 1)
    return (first, last - timedelta(days=1)) if first and last else None


def _years(first: int, last: int) -> Bounds | None:
    a, b = make_day(first, 1, 1), make_day(last, 12, 31)
    return (a, b) if a and b else None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month that many months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift_day(day: date, days: int) -> date | None:
    """The day that many days on, None outside the years that count."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def shift(edtf: str, count: int, unit: str) -> str | None:
    """`edtf` moved by `count` of 'day', 'week', 'month', 'year', 'decade' or 'hour' in its own precision.

    None where the value is coarser than the unit: a week after a month is no day that anybody could name. Hours
    within a day stay that day.
    """
    if (precision := precision_of(edtf)) is None:
        return None
    if unit in {"day", "week", "hour"}:
        days = {"day": count, "week": 7 * count, "hour": int(count / 24)}[unit]
        span = bounds(edtf)
        moved = shift_day(span[0], days) if span and precision == "day" else None
        return moved.isoformat() if moved else None
    months = count * {"month": 1, "year": 12, "decade": 120}.get(unit, 0)
    return _shift_months(edtf, months, precision) if months % 12 == 0 or precision != "year" else None


def _shift_months(edtf: str, months: int, precision: str) -> str | None:
    span = bounds(edtf)
    if span is None:
        return None
    year, month = add_months(span[0].year, span[0].month, months)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if precision == "day":
        return f"{year:04}-{month:02}-{min(span[0].day, monthrange(year, month)[1]):02}"
    return f"{year:04}-{month:02}" if precision == "month" else f"{year:04}"


def precision_of(edtf: str | None) -> str | None:
    """'day', 'month' or 'year'; None for anything else, intervals and seasons included."""
    plain = (edtf or "").rstrip("~?%")
    if bounds(plain) is None:
        return None
    if _DAY.fullmatch(plain):
        return "day"
    match = _PERIOD.fullmatch(plain)
    if match is None or int(match[2] or 0) > 12:
        return None
    return "month" if match[2] else "year"


def add_duration(start: str | None, duration: str | None, *, sign: int = 1) -> str | None:
    """The day that ends `duration` (ISO 8601) begun on the day `start`: 2025-03-18 and P30D give 2025-04-17.

    Hours are rounded up to whole days. None where either is missing, unreadable or `start` is no day.
    """
    match = _DURATION.fullmatch(duration or "")
    if match is None or start is None or precision_of(start) != "day":
        return None
    years, months, weeks, days, hours = (int(g or 0) for g in match.groups())
    moved = _shift_months(start[:10], sign * (12 * years + months), "day")
    return shift(moved, sign * (7 * weeks + days - (-hours // 24)), "day") if moved else None


def days_between(start: str | None, end: str | None) -> int | None:
    """Days from one day to a later one, None unless both are days in that order."""
    a, b = bounds(start), bounds(end)
    if not a or not b or precision_of(start) != "day" or precision_of(end) != "day" or a[0] > b[0]:
        return None
    return (b[0] - a[0]).days


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, with -1 its last."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    if nth < 0:
        final = monthrange(year, month)[1]
        day = final - (first.weekday() + final - 1 - weekday) % 7
    return make_day(year, month, day)

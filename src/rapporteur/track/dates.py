"""The first and the last day that an EDTF value can mean.

Dates of reports keep their precision: a day, a month, a season, a bare year, an interval, a day whose year is not
told. Folds compare them by their earliest and latest day. Written here rather than taken from the `edtf` package,
which returns floats for open ends and refuses some values that reports need. Source of the codes: ISO 8601-2:2019
(EDTF levels 0 to 2); 21 to 24 and 25 to 28 are seasons, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

#: First month and number of months of the sub-year codes; meteorological seasons of the northern hemisphere, winter
#: running into the next year (29 to 32, the southern ones, are given their own months).
SUB_YEAR = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
_DATE = re.compile(r"(\d{4}|\d{2,3}X{1,2})(?:-(\d\d|XX|\dX))?(?:-(\d\d|XX|\dX))?(?:T.*)?")
_NO_YEAR = re.compile(r"XXXX-\d\d-\d\d")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?")


def earliest(edtf: str | None) -> date | None:
    """The first day that the value can mean: `date.min` for an open start, None where it names no day at all."""
    return _range(edtf)[0] if edtf else None


def latest(edtf: str | None) -> date | None:
    """The last day that the value can mean: `date.max` for an open end, None where it names no day at all."""
    return _range(edtf)[1] if edtf else None


def compatible(a: str | None, b: str | None) -> bool:
    """Whether the two can mean the same day; a day whose year is not told (`XXXX-06-03`) is that day of any year."""
    if a and b and (_NO_YEAR.fullmatch(a) or _NO_YEAR.fullmatch(b)):
        return a[4:] == b[4:]
    first, last = _range(a or ""), _range(b or "")
    if first[0] is None or first[1] is None or last[0] is None or last[1] is None:
        return False
    return first[0] <= last[1] and last[0] <= first[1]


def precision(edtf: str | None) -> int:
    """How many days the value can mean: 1 for a day; `date.max` minus `date.min` where it names none or is open."""
    first, last = _range(edtf or "")
    return (date.max - date.min).days if first is None or last is None else (last - first).days + 1


def after(edtf: str | None, duration: str | None) -> str | None:
    """The day that lies an ISO 8601 duration after a day, as EDTF; None where either is not told exactly."""
    start, parts = earliest(edtf), _DURATION.fullmatch(duration or "")
    if start is None or parts is None or precision(edtf) != 1:
        return None
    years, months, weeks, days = (int(p or 0) for p in parts.groups())
    year, month = divmod(start.year * 12 + start.month - 1 + years * 12 + months, 12)
    if not 1 <= year <= 9999 or not any((years, months, weeks, days)):
        return None
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return (date(year, month + 1, day) + timedelta(days=days + 7 * weeks)).isoformat()


@lru_cache(maxsize=4096)
def _range(edtf: str) -> tuple[date | None, date | None]:
    value = re.sub(r"[~?%]", "", edtf.strip())
    if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
        parts = re.split(r",|\.\.", value[1:-1])
        return _between(parts[0].strip() or "..", parts[-1].strip() or "..")
    if "/" in value:
        start, _, end = value.partition("/")
        return _between(start or "..", end or "..")
    return _point(value)


def _between(start: str, end: str) -> tuple[date | None, date | None]:
    first = date.min if start == ".." else _point(start)[0]
    last = date.max if end == ".." else _point(end)[1]
    return (first, last) if first and last and first <= last else (None, None)


def _point(value: str) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(value)
    if not match:
        return None, None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not 1 <= low <= 9999 or high > 9998:
        return None, None
    if month is None or "X" in month:
        return date(low, 1, 1), date(high, 12, 31)
    return _in_month(low, high, int(month), day)


def _in_month(low: int, high: int, month: int, day: str | None) -> tuple[date | None, date | None]:
    first_month, length = SUB_YEAR.get(month, (month, 1))
    if not 1 <= first_month <= 12:
        return None, None
    if day is not None and day.isdigit():
        try:
            return date(low, month, int(day)), date(high, month, int(day))
        except ValueError:
            return None, None
    over, end = divmod(first_month + length - 2, 12)
    last = calendar.monthrange(high + over, end + 1)[1]
    return date(low, first_month, 1), date(high + over, end + 1, last)

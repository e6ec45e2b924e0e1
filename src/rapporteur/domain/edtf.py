"""EDTF values as ranges of days: the first and the last day that a date of the record can mean.

Covers what the record uses of EDTF (ISO 8601-2, levels 0 to 1): days, months, years, seasons and quarters, the
qualifiers `~ ? %`, unspecified digits (`2025-XX-XX`), and intervals with open ends (`2025-03-18/..`).
"""

import re
from datetime import date, timedelta

# Season codes of EDTF: 21 to 24 spring to winter (northern, by whole months), 33 to 36 the quarters; first month.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF value, None where that end is open, unknown or no date.

    >>> bounds("2025-04~")
    (datetime.date(2025, 4, 1), datetime.date(2025, 4, 30))
    """
    start, slash, end = re.sub(r"[~?%]", "", edtf or "").partition("/")
    first, last = _days(start), _days(end if slash else start)
    return (first[0] if first else None, last[1] if last else None)


def _days(value: str) -> tuple[date, date] | None:
    match = re.match(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?", value)
    if not match:
        return None
    year, month, day = (None if part in (None, "XX") else int(part) for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day:
            return date(year, month, day), date(year, month, day)
        first = _SEASONS.get(month, month)
        return date(year, first, 1), _after(year, first + (3 if month in _SEASONS else 1)) - timedelta(days=1)
    except ValueError:
        return None


def _after(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)

"""Dates as date lines, datelines, addresses and metadata write them; day precision, EDTF out.

Dates of the running text are not read here: this is only about when a report was published.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from rapporteur.domain.span import Span

_MONTH_FIRST = re.compile(r"\b(?:[ECMP][SD]T|(?<=[ap]m )[ECMP]T|(?<=[ap]\.m\. )[ECMP]T)\b", re.I)
_DAY_FIRST = re.compile(
    r"\b(?:BST|CES?T|EES?T|WES?T|MSK|IST|SAST|EAT|WAT|AES?T|NZ[SD]?T|Uhr|hrs|veröffentlicht|publié|mis à jour|"
    r"publicado|actualizado|pubblicato|opublikowano|опубликовано|опубліковано)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: `span` of its words; `year` None where it is not told ('May 6').

    `day` is None for a month alone, and `month` for a year alone. `ambiguous` holds the other reading of '7-5-2025',
    `impossible` marks a date that is none ('32 March 2025'), `weekday` is the one told with it, 0 for Monday.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    ambiguous: str | None = None
    impossible: bool = False
    weekday: int | None = None

    @property
    def edtf(self) -> str | None:
        """`2025-05-06`, `2025-05`, `2025`; None without a year or where it is no date."""
        if self.impossible or self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


@cache
def _names(table: str) -> dict[str, int]:
    data = tomllib.loads((resources.files("rapporteur.read") / "data" / "months.toml").read_text("utf-8"))
    return {name: i for names in data[table].values() for i, group in enumerate(names) for name in group.split()}


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _names("months")), key=len, reverse=True))
    days = "|".join(sorted(map(re.escape, _names("weekdays")), key=len, reverse=True))
    weekday = rf"(?:(?P<weekday>{days})\b\.?,?\s+(?:the\s+)?)?"
    month, day = rf"(?P<month>{months})\b\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?"
    year = r"(?P<year>\d{4,6})"
    forms = (
        r"(?P<iso>(?P<y>\d{4,6})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))(?![\d.])",
        r"(?P<numeric>(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4,6}|\d{2}))(?!\d)",
        rf"{day}\.?,?(?:\s+|-|\s+(?:de|of)\s+){month}(?:,?(?:\s+|-|\s+(?:de|del)\s+){year})?(?!\d)".replace(
            "P<", "P<n_"
        ),
        rf"{month}\s+{day}\b(?:,?\s+{year})?(?![\d:])".replace("P<", "P<m_"),
        rf"{month},?\s+{year}".replace("P<", "P<o_"),
    )
    return re.compile(rf"(?<![\w/])(?:{weekday}(?:{'|'.join(forms)}))(?=T\d|\W|$)", re.I)


def find(line: str) -> Iterator[Found]:
    """All dates in a line, in order.

    Specimens: 'March 19, 2025', '15 May 2025 16:20 GMT', 'Wednesday 7-5-2025', '30.05.2025', '2025-05-06', 'May 6',
    '19 марта 2025', '3rd of June 2024'.
    The order of '7-5-2025' goes by the weekday where it decides, else by a number above 12; a dotted date starts with
    the day, and so does one in a line with words or zones of Europe or India ('Publié le', 'BST'); in one with zones
    of North America ('EST') the month comes first; what is left starts with the day too and is marked ambiguous.
    """
    for m in _pattern().finditer(line):
        found, named = _found(m), m["weekday"]
        yield replace(found, weekday=_names("weekdays")[named.lower()]) if named else found


def from_url(url: str) -> str | None:
    """The date in the path of an address: '/2025/03/19/' and '/2025-03-19-', or a month '/2025/03/'; None without."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url)
    m = re.search(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)", path)
    m = m or re.search(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", path)
    if m and possible(int(m[1]), int(m[2]), int(m[3])):
        return f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"
    named = re.search(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?!\d)", path)
    if (
        named
        and (month := _names("months").get(named[2])) is not None
        and possible(int(named[1]), month + 1, int(named[3]))
    ):
        return f"{named[1]}-{month + 1:02d}-{int(named[3]):02d}"
    m = re.search(r"/((?:19|20)\d\d)/(\d\d)/", path)
    return f"{m[1]}-{m[2]}" if m and 1 <= int(m[2]) <= 12 else None


def _found(m: re.Match[str]) -> Found:
    span = Span(*m.span())
    if m["iso"]:
        return _made(span, int(m["y"]), int(m["m"]), int(m["d"]))
    if m["numeric"]:
        return _numeric(m, span)
    for p in ("n_", "m_", "o_"):
        if m[p + "month"]:
            month = _names("months")[m[p + "month"].lower()] + 1
            year = m[p + "year"]
            day = int(m[p + "day"]) if p != "o_" else None
            return _made(span, int(year) if year else None, month, day)
    raise AssertionError(m[0])


def _numeric(m: re.Match[str], span: Span) -> Found:
    a, b, c = int(m["a"]), int(m["b"]), int(m["c"])
    year = c + 2000 if len(m["c"]) == 2 else c
    day_first, month_first = _made(span, year, b, a), _made(span, year, a, b)
    if day_first.impossible or month_first.impossible or a == b:
        return month_first if day_first.impossible else day_first
    if m["weekday"]:
        wanted = _names("weekdays")[m["weekday"].lower()]
        fits = [f for f in (day_first, month_first) if _weekday(f) == wanted]
        if len(fits) == 1:
            return fits[0]
    if m["sep"] == "." or _DAY_FIRST.search(m.string):
        return day_first
    if _MONTH_FIRST.search(m.string):
        return month_first
    return Found(span, year, b, a, ambiguous=month_first.edtf)


def _made(span: Span, year: int | None, month: int, day: int | None) -> Found:
    return Found(span, year, month, day, impossible=not possible(2000 if year is None else year, month, day or 1))


def possible(year: int, month: int, day: int) -> bool:
    """A calendar date of the age of the newspaper (from 1605)."""
    try:
        return 1605 <= dt.date(year, month, day).year <= 2999
    except ValueError:
        return False


def _weekday(found: Found) -> int:
    return dt.date(found.year or 1, found.month or 1, found.day or 1).weekday()

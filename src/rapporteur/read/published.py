"""When a report was published, and how that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.errors import UsageError
from rapporteur.read import conflicts, dates, headline, outlets
from rapporteur.read.conflicts import Stamps
from rapporteur.read.dates import Found
from rapporteur.read.parts import Parts


@dataclass(frozen=True, slots=True)
class Lined:
    """The date that a line above the text gives, and that line."""

    edtf: str
    words: str


@dataclass(frozen=True, slots=True)
class Published:
    """An EDTF date or None, its basis (a `published_basis` of the record) and the doubts about it."""

    edtf: str | None
    basis: str
    diagnostics: tuple[Diagnostic, ...] = ()


def find(
    parts: Parts, *, given: str | None, metadata: str | None, url: str | None, stamps: Stamps | None = None
) -> Published:
    """The date of publication: given, else metadata, date line or dateline, address, copyright year.

    A dateline without a year takes the one of the address or the copyright line; without either only None is sure.
    Where metadata tell an instant in UTC and the date line the same one in local time, the day is the local one.
    Dates that do not agree come with a `date.conflict`. Raises UsageError where the given date is none.
    """
    doubts: list[Diagnostic] = []
    if given:
        edtf = _read(given, "given", doubts)
        if edtf is None:
            raise UsageError(f"'{given[:60]}' is no date of publication; write it like 2025-03-19")
        return Published(edtf, "given", tuple(doubts))
    lined = _lined(parts, url, doubts)
    stamps = stamps or Stamps(metadata)
    if metadata and (edtf := _read(metadata, "metadata", doubts)):
        if lined and lined.edtf != edtf and stamps.local_day(lined.words) == lined.edtf:
            return Published(lined.edtf, "dateline", tuple(doubts))
        doubts += stamps.doubts(edtf, lined.edtf if lined else None, url)
        return Published(edtf, "metadata", tuple(doubts))
    if lined:
        return Published(lined.edtf, "dateline", (*doubts, *conflicts.with_address(lined.edtf, url)))
    if url and (edtf := dates.from_url(url)):
        return Published(edtf, "url", tuple(doubts))
    if year := _copyright_year(parts):
        return Published(str(year), "copyright", tuple(doubts))
    doubts.append(Diagnostic("date.none", "no date of publication was found; relative dates stay open"))
    return Published(None, "none", tuple(doubts))


def _read(text: str, basis: str, doubts: list[Diagnostic]) -> str | None:
    """A date that was given or stands in metadata: EDTF as it is, ISO time stamps cut to the day, other forms read."""
    text = text.strip()
    if _edtf(text):
        return text
    found = next(dates.find(text), None)
    if found is None:
        doubts.append(Diagnostic("date.unreadable", f"the {basis} date '{text[:60]}' was not understood and left out"))
        return None
    return _settled(found, text, None, doubts)


def _edtf(text: str) -> bool:
    m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", text)
    if not m:
        return False
    return dates.possible(int(m[1]), int(m[2] or 1), int(m[3] or 1))


def _lined(parts: Parts, url: str | None, doubts: list[Diagnostic]) -> Lined | None:
    """The date of a date line, byline or dateline prefix: the first whole one, else the first without its year.

    One that is labelled as an update comes last.
    """
    found = [
        (f, p.text, headline.is_update(p.text, f))
        for p in parts.of("date", "byline")
        for f in headline.read_credits(p.text).dates
    ]
    if parts.dateline and parts.dateline.date:
        found.append((parts.dateline.date, "the dateline", False))
    found.sort(key=lambda one: (one[0].year is None, one[2]))
    wanted = dates.from_url(url) if url else None
    for f, words, _ in found:
        if edtf := _settled(f, words, wanted, doubts) or _with_year(f, parts, wanted, doubts):
            doubts += conflicts.with_weekday(edtf, f, words)
            return Lined(edtf, words)
    return None


def _settled(found: Found, words: str, wanted: str | None, doubts: list[Diagnostic]) -> str | None:
    if found.impossible:
        doubts.append(Diagnostic("date.impossible", f"'{words[:80]}' holds no date of the calendar; left out"))
        return None
    if found.ambiguous and found.edtf:
        if wanted == found.ambiguous:
            return wanted
        if wanted != found.edtf:
            doubts.append(
                Diagnostic(
                    "date.ambiguous",
                    f"day or month first in '{words[:80]}'? day first taken",
                    None,
                    (found.edtf, found.ambiguous),
                )
            )
    return found.edtf


def _with_year(found: Found, parts: Parts, wanted: str | None, doubts: list[Diagnostic]) -> str | None:
    if found.impossible or found.year is not None or found.month is None or found.day is None:
        return None
    year = _year_by(wanted, found.month, found.day) if wanted else _copyright_year(parts)
    if year is None or not dates.possible(year, found.month, found.day):
        message = f"the date line gives month {found.month}, day {found.day} and no year; give it with --published"
        doubts.append(Diagnostic("date.no-year", message))
        return None
    return f"{year:04d}-{found.month:02d}-{found.day:02d}"


def _year_by(wanted: str, month: int, day: int) -> int:
    """The year of the address, or the one before for a day that lies after the address's ('Dec. 30', /2025/01/02/)."""
    year = int(wanted[:4])
    later = len(wanted) == 10 and (month, day) > (int(wanted[5:7]), int(wanted[8:10])) and month - int(wanted[5:7]) > 6
    return year - 1 if later else year


def _copyright_year(parts: Parts) -> int | None:
    """The latest year of the copyright line."""
    lines: Sequence[str] = [p.text for p in parts.of("copyright")]
    years = [y for line in lines for y in outlets.years(line)]
    return max(years) if years else None

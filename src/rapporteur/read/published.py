"""When a report was published, and how that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.errors import UsageError
from rapporteur.read import dates, headline, outlets
from rapporteur.read.dates import Found
from rapporteur.read.parts import Parts


@dataclass(frozen=True, slots=True)
class Published:
    """An EDTF date or None, its basis (a `published_basis` of the record) and the doubts about it."""

    edtf: str | None
    basis: str
    diagnostics: tuple[Diagnostic, ...] = ()


def find(parts: Parts, *, given: str | None, metadata: str | None, url: str | None) -> Published:
    """The date of publication: given, else metadata, date line or dateline, address, copyright year.

    A dateline without a year takes the one of the address or the copyright line; without either only None is sure.
    Raises UsageError where the given date is none.
    """
    doubts: list[Diagnostic] = []
    if given:
        edtf = _read(given, "given", doubts)
        if edtf is None:
            raise UsageError(f"'{given[:60]}' is no date of publication; write it like 2025-03-19")
        return Published(edtf, "given", tuple(doubts))
    lined = _lined(parts, url, doubts)
    if metadata and (edtf := _read(metadata, "metadata", doubts)):
        if lined and len(lined) == len(edtf) == 10 and lined != edtf:
            doubts.append(
                Diagnostic(
                    "date.conflict",
                    f"metadata say {edtf}, the date line says {lined}; metadata taken",
                    None,
                    (edtf, lined),
                )
            )
        return Published(edtf, "metadata", tuple(doubts))
    if lined:
        return Published(lined, "dateline", tuple(doubts))
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


def _lined(parts: Parts, url: str | None, doubts: list[Diagnostic]) -> str | None:
    """The date of a date line, byline or dateline prefix: the first whole one, else the first without its year."""
    found = [(f, p.text) for p in parts.of("date", "byline") for f in headline.read_credits(p.text).dates]
    if parts.dateline and parts.dateline.date:
        found.append((parts.dateline.date, "the dateline"))
    found.sort(key=lambda pair: pair[0].year is None)
    wanted = dates.from_url(url) if url else None
    for f, words in found:
        if edtf := _settled(f, words, wanted, doubts) or _with_year(f, parts, wanted, doubts):
            return edtf
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
    year = int(wanted[:4]) if wanted else _copyright_year(parts)
    if year is None or not dates.possible(year, found.month, found.day):
        message = f"the date line gives month {found.month}, day {found.day} and no year; give it with --published"
        doubts.append(Diagnostic("date.no-year", message))
        return None
    return f"{year:04d}-{found.month:02d}-{found.day:02d}"


def _copyright_year(parts: Parts) -> int | None:
    """The latest year of the copyright line."""
    lines: Sequence[str] = [p.text for p in parts.of("copyright")]
    years = [y for line in lines for y in outlets.years(line)]
    return max(years) if years else None

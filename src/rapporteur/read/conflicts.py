"""Conflicts: whether the dates that a report gives of itself agree, and what is doubted where they do not."""

import datetime as dt
import re
from dataclasses import dataclass

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.read import dates
from rapporteur.read.dates import Found

NEAR = 7  # days by which an address may differ: what is written before it is put up
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::[\d.]+)?\s?(?:Z|[+-]00:?00|UTC|GMT)$")
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d\d)\s?(?P<half>[ap])?\.?(?:m\b)?", re.I)
_WEST, _EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)  # of UTC, the farthest zones


@dataclass(frozen=True, slots=True)
class Stamps:
    """The instants that metadata tell: of publication and of the last change, as worded there; None where not told."""

    published: str | None = None
    modified: str | None = None

    def local_day(self, line: str) -> str | None:
        """The day of a date line that tells the instant of the metadata in another zone, None where it does not.

        '2025-05-06T22:30:00Z' and '7 May 2025, 01:30 EEST' are one instant.
        """
        stamp, found = _STAMP.match(self.published or ""), next(dates.find(line), None)
        clock = _CLOCK.search(line, found.span.end) if found else None
        if not (stamp and found and found.edtf and clock) or len(found.edtf) < 10:
            return None
        there = dt.datetime.fromisoformat(f"{stamp[1]}T{stamp[2]}:{stamp[3]}")
        here = _local(found.edtf, clock)
        zone = here - there if here else None
        fits = zone is not None and _WEST <= zone <= _EAST and zone.seconds % 900 == 0
        return found.edtf if fits else None

    def doubts(self, taken: str, lined: str | None, url: str | None) -> list[Diagnostic]:
        """What speaks against the day that metadata tell: the date line, the last change before it, the address."""
        out = []
        if lined and len(lined) == len(taken) == 10 and lined != taken:
            out.append(_conflict(f"metadata say {taken}, the date line says {lined}; metadata taken", taken, lined))
        changed = (self.modified or "")[:10]
        if _day(changed) and _day(taken) and changed < taken:
            out.append(_conflict(f"changed on {changed}, before it was published on {taken}", taken, changed))
        return [*out, *with_address(taken, url)]


def with_weekday(edtf: str, found: Found, words: str) -> list[Diagnostic]:
    """'Monday, 6 May 2025': that day was a Tuesday."""
    day = _day(edtf)
    if day is None or found.weekday is None or found.weekday == day.weekday():
        return []
    name = _WEEKDAYS[day.weekday()]
    return [_conflict(f"'{words[:80]}' is a {name}, not the weekday that the line gives; the date taken", edtf)]


def with_address(edtf: str, url: str | None) -> list[Diagnostic]:
    """A date in the address that is more than a week off."""
    told = dates.from_url(url) if url else None
    one, other = _day(edtf), _day(told)
    if one is None or other is None or abs((one - other).days) <= NEAR:
        return []
    return [_conflict(f"published on {edtf}, but the address says {told}", edtf, str(told))]


def _conflict(message: str, *candidates: str) -> Diagnostic:
    return Diagnostic("date.conflict", message, None, candidates)


def _day(edtf: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(edtf) if edtf and len(edtf) == 10 else None
    except ValueError:
        return None


def _local(day: str, clock: re.Match[str]) -> dt.datetime | None:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return dt.datetime.fromisoformat(day).replace(hour=hour, minute=int(clock["minute"]))
    except ValueError:
        return None

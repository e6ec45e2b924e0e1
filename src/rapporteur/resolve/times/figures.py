"""Rules for dates in figures: '2025-05-14', '7-5-2025', '05/07/2025'."""

import re

from rapporteur.resolve.times.edtf import make_day
from rapporteur.resolve.times.expr import Expr, Fixed
from rapporteur.resolve.times.rule import Spec, group
from rapporteur.resolve.times.words import S, weekday_number, weekday_pattern


def figures() -> list[Spec]:
    """The rules for dates in figures."""
    weekday = rf"(?<![\w./-])(?:{weekday_pattern(short=True)},?{S})?"
    numeric = r"(?P<a>\d{1,2})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\w/-]|\.\d)"
    return [
        (
            "iso-date",
            "digit",
            r"(?<![\w./-])(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\w/-]|\.\d)",
            _iso,
        ),
        ("numeric-date", "digit", weekday + numeric, _numeric),
    ]


def _iso(match: re.Match[str]) -> Expr | None:
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Fixed(day.isoformat()) if day else None


def _numeric(match: re.Match[str]) -> Expr | None:
    """Figures: '7-5-2025' and '30.05.2025' put the day first; with slashes both orders are kept while both are dates.

    A weekday before them decides between the two.
    """
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = [make_day(year, b, a), make_day(year, a, b)] if match["sep"] == "/" else [make_day(year, b, a)]
    found = sorted({d for d in days if d})
    if group(match, "weekday"):
        found = [d for d in found if d.weekday() == weekday_number(match["weekday"])] or found
    readings = tuple(d.isoformat() for d in found)
    if not readings:
        return None
    return Fixed(readings[0]) if len(readings) == 1 else Fixed("", readings)

"""Rules for years and their parts: 'in 2014', 'the 1990s', 'spring 2024', 'second quarter of 2025', feasts."""

import re
from functools import cache

from rapporteur.resolve.times.edtf import LAST_YEAR
from rapporteur.resolve.times.expr import Expr, Fixed, MonthDay, Period, Vague
from rapporteur.resolve.times.rule import LEAN, PART, YEAR_SHIFT, Rule, Spec, group, lower, make_rules, part_of
from rapporteur.resolve.times.words import YEARNUM, S, any_of, ordinal, times

PREPOSITIONS = "in|since|by|until|till|from|between|before|after|during|throughout|through|to|around"
BARE_YEAR = YEARNUM.replace("year", "core", 1)
CENTURY_YEAR = r"(?:1\d{3}|2[01]\d\d)"


@cache
def year_rules() -> tuple[Rule, ...]:
    """The rules for years, decades, centuries, seasons, quarters and feasts."""
    return make_rules([*_years_told(), *_parts_told()])


def _years_told() -> list[Spec]:
    range_ = rf"(?P<from>{CENTURY_YEAR})(?:[-–]|{S}(?i:and|to|until|till|through){S})(?P<to>(?:1\d|2[01])?\d\d)"
    return [
        ("year", "digit", rf"\b(?:{PART}{YEARNUM}|(?i:{PREPOSITIONS}){S}{BARE_YEAR}(?![-–]\d))", _year),
        ("years", "digit", rf"\b(?i:{PREPOSITIONS}|the|for|of){S}(?P<core>{range_})(?![\d%\w]|[.,]\d)", _years),
        ("decade", "digit", rf"\b(?:{PART})?(?P<decade>(?:1\d|20)\d0)[’']?s\b", _decade),
        ("century", "century", rf"\b(?P<nth>1[0-9]|20|21)(?:st|th)(?:-|{S})century\b", _century),
    ]


def _parts_told() -> list[Spec]:
    early = rf"(?:(?P<part>early|mid|late)(?:-|{S})(?:in{S})?(?:the{S})?)?(?P<det>the{S})?"
    season = rf"\b(?i:{LEAN}{early}(?P<season>{any_of(times()['seasons'])}))\b"
    nth = rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th){S}(?P<what>quarter|half)"
    feast = rf"(?P<name>{any_of(times()['holidays'])})\b"
    return [
        ("season", "season", rf"{season}(?:,?{S}(?:of{S})?{YEARNUM}(?:[-–/]\d{{2,4}}\b)?)?", _season),
        ("quarter", "quarter", rf"\b(?i:{nth}{S}of{S}(?P<rel>(?:this|last|next|the){S}year|{YEARNUM}))", _quarter),
        ("quarter-code", "quarter", rf"\b(?P<code>[QH][1-4]){S}(?:of{S})?{YEARNUM}", _quarter_code),
        ("holiday", "holiday", rf"\b(?:(?P<part>end|start|beginning|middle){S}of{S})?{feast}", _holiday),
    ]


def _year(match: re.Match[str]) -> Expr | None:
    """A year after 'in', or with its part: 'in 2014', 'mid-2023', 'the end of 2025'. Not 'in 2000 homes'."""
    bare = group(match, "core")
    if bare:
        counted = bare.endswith("00") and re.match(r"\s[a-z]+s\b", match.string[match.end() : match.end() + 30])
        return None if counted else Fixed(bare)
    return year_value(int(match["year"]), part_of(match))


def _years(match: re.Match[str]) -> Expr | None:
    """Two years: 'between 2014 and 2020', 'from 2014 to 2016', 'in 2014-15'."""
    first, to = int(match["from"]), match["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    return Fixed(f"{first}/{last}") if first < last <= LAST_YEAR else None


def year_value(year: int, part: str) -> Expr:
    """A year or its part, as `month_value` does for months."""
    return Fixed({"start": f"{year}-01-01", "end": f"{year}-12-31", "": f"{year}"}.get(part, f"{year}~"))


def _decade(match: re.Match[str]) -> Expr | None:
    return Fixed(match["decade"][:3] + "X")


def _century(match: re.Match[str]) -> Expr | None:
    return Fixed(f"{int(match['nth']) - 1}XX")


def _season(match: re.Match[str]) -> Expr | None:
    """A season: 'spring 2024', 'the fall of 2024', 'in the spring'. Not 'the fall of the city', 'hot spring'."""
    name, lean = match["season"].lower(), lower(match, "lean")
    code = int(times()["seasons"][name])
    if match["year"]:
        return Fixed(f"{match['year']}-{code}")
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    told = lean or (match["det"] and before[-1:] in (["in"], ["by"], ["since"], ["until"]))
    if not told or re.match(r"\s(?:of|from|in)\s(?!this)", match.string[match.end() : match.end() + 12]):
        return None
    return Period("season", {"last": -1, "past": -1, "next": 1}.get(lean.split()[-1] if lean else "", 0), season=code)


def _quarter(match: re.Match[str]) -> Expr | None:
    nth, half = ordinal(match["nth"]), match["what"].lower() == "half"
    if nth > (2 if half else 4):
        return None
    code = (39 if half else 32) + nth
    if match["year"]:
        return Fixed(f"{match['year']}-{code}")
    return Period("code", YEAR_SHIFT.get(match["rel"].split()[0].lower(), 0), season=code)


def _quarter_code(match: re.Match[str]) -> Expr | None:
    kind, nth = match["code"][0], int(match["code"][1])
    return Fixed(f"{match['year']}-{(32 if kind == 'Q' else 39) + nth}") if kind == "Q" or nth < 3 else None


def _holiday(match: re.Match[str]) -> Expr | None:
    """A feast: of the solar calendar it has a day, else only its words ('the end of Ramadan')."""
    name = next((n for n in times()["holidays"] if n.split() == match["name"].split()), "")
    day = times()["holidays"].get(name) or []
    return MonthDay(day[0], day[1]) if day else Vague()

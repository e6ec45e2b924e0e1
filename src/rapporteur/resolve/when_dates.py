"""Rules for calendar dates: days, months, years, seasons, quarters, decades, feasts, numeric dates."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rapporteur.resolve.edtf import LAST_YEAR, make_day
from rapporteur.resolve.when_expr import Expr, Fixed, MonthDay, Period, Vague
from rapporteur.resolve.when_words import (
    DAYNUM,
    YEARNUM,
    S,
    any_of,
    month_number,
    month_pattern,
    ordinal,
    times,
    weekday_number,
    weekday_pattern,
    word_set,
)

Build = Callable[[re.Match[str]], Expr | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means; `hint` must match somewhere in the sentence for the pattern to be tried."""

    name: str
    hint: str
    pattern: re.Pattern[str]
    build: Build


PART = rf"(?P<part>(?i:early|mid|middle|late|later|earlier|end|beginning|start))(?:-|{S})(?:(?i:of|in){S})?(?:(?i:the){S})?"
YEAR_TAIL = rf"(?:,?{S}(?:of{S})?{YEARNUM}|,?{S}(?:of{S})?(?P<yearword>(?i:this|last|next)){S}(?i:year))?"
LEAN = rf"(?:(?P<lean>(?i:last|next|this|this\s{{1,3}}past|this\s{{1,3}}coming|past)){S})?"
YEAR_PREPOSITIONS = r"in|since|by|until|till|from|between|before|after|during|throughout|through|to|around|back\s{1,3}in|early\s{1,3}in|late\s{1,3}in"
YEAR_TOPICS = r"the|for|of"
YEAR_SHIFT = {"this": 0, "last": -1, "next": 1}
LEANS = {
    "last": "past",
    "past": "past",
    "next": "future",
    "this past": "past",
    "this coming": "future",
    "this": "",
    "": "",
}
PARTS = {"middle": "mid", "later": "late", "earlier": "early", "beginning": "start"}


@cache
def date_rules() -> tuple[Rule, ...]:
    """The rules for calendar dates, the more specific first."""
    weekday = rf"(?:{weekday_pattern(short=True)},?{S}(?:\(|the{S})?)?"
    more = rf"(?:\s?[-–]\s?(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
    words = rf"(?P<ordinal>(?i:{any_of(times()['ordinals'])}))"
    month = month_pattern()
    specs: list[tuple[str, str, str, Build]] = [
        ("month-day", "month", rf"\b{weekday}{month}{S}{DAYNUM}{more}(?![\w%]|[.,:]\d|[-–]\d){YEAR_TAIL}", _month_day),
        (
            "day-month",
            "month",
            rf"(?<![\d.,$€£-])\b{weekday}{DAYNUM}{more}{S}(?:of{S})?{LEAN}{month}{YEAR_TAIL}",
            _month_day,
        ),
        ("ordinal-of-month", "month", rf"\b{words}{S}(?:day{S})?of{S}{LEAN}{month}{YEAR_TAIL}", _month_day),
        ("month", "month", rf"\b(?:{PART})?{LEAN}{month}{YEAR_TAIL}", _month_alone),
        ("iso-date", "digit", r"(?<![\w./-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-]|\.\d)", _iso),
        (
            "numeric-date",
            "digit",
            rf"(?<![\w./-])(?:{weekday_pattern(short=True)},?{S})?"
            r"(?P<a>\d{1,2})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\w/-]|\.\d)",
            _numeric,
        ),
        (
            "year",
            "digit",
            rf"\b(?:{PART}{YEARNUM}|(?i:{YEAR_PREPOSITIONS}){S}{YEARNUM.replace('year', 'core', 1)}(?![-–]\d))",
            _year,
        ),
        (
            "years",
            "digit",
            rf"\b(?i:{YEAR_PREPOSITIONS}|{YEAR_TOPICS}){S}(?P<core>(?P<from>1\d{{3}}|2[01]\d\d)"
            rf"(?:[-–]|{S}(?i:and|to|until|till|through){S})(?P<to>(?:1\d|2[01])?\d\d))(?![\d%\w]|[.,]\d)",
            _years,
        ),
        ("decade", "digit", rf"\b(?:{PART})?(?P<decade>(?:1\d|20)\d0)[’']?s\b", _decade),
        ("century", "century", rf"\b(?P<nth>1[0-9]|20|21)(?:st|th)(?:-|{S})century\b", _century),
        (
            "season",
            "season",
            rf"\b(?i:{LEAN}(?:(?P<part>early|mid|late)(?:-|{S})(?:in{S})?(?:the{S})?)?(?P<det>the{S})?(?P<season>spring|summer|autumn|fall|winter))\b"
            rf"(?:,?{S}(?:of{S})?{YEARNUM}(?:[-–/]\d{{2,4}}\b)?)?",
            _season,
        ),
        (
            "quarter",
            "quarter",
            rf"\b(?i:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th){S}(?P<what>quarter|half){S}of{S}(?P<rel>this{S}year|last{S}year|next{S}year|the{S}year|{YEARNUM}))",
            _quarter,
        ),
        ("quarter-code", "quarter", rf"\b(?P<code>[QH][1-4]){S}(?:of{S})?{YEARNUM}", _quarter_code),
        (
            "holiday",
            "holiday",
            rf"\b(?:(?P<part>end|start|beginning|middle){S}of{S})?(?P<name>{any_of(times()['holidays'])})\b",
            _holiday,
        ),
    ]
    return tuple(Rule(name, hint, re.compile(pattern), build) for name, hint, pattern, build in specs)


def _group(match: re.Match[str], name: str) -> str:
    return " ".join(((match.groupdict().get(name)) or "").split())


def _part(match: re.Match[str]) -> str:
    word = _group(match, "part").lower()
    return PARTS.get(word, word)


def _month_day(match: re.Match[str]) -> Expr | None:
    """A day of a month in either order, with or without its year: 'March 19, 2025', '19 March', 'June 3–5'."""
    month = month_number(match["month"])
    day = int(_group(match, "day") or 0) or ordinal(_group(match, "ordinal"))
    last = int(_group(match, "last") or 0) or None
    weekday = weekday_number(match["weekday"]) if _group(match, "weekday") else None
    if make_day(2024, month, day) is None or (last and (last <= day or make_day(2024, month, last) is None)):
        return None
    if not (year := _group(match, "year")):
        shift = YEAR_SHIFT.get(_group(match, "yearword").lower())
        return MonthDay(month, day, last, "", LEANS[_group(match, "lean").lower()], shift, weekday)
    if make_day(int(year), month, last or day) is None:
        return None
    stem = f"{year}-{month:02}-"
    return Fixed(f"{stem}{day:02}/{stem}{last:02}" if last else f"{stem}{day:02}")


def _month_alone(match: re.Match[str]) -> Expr | None:
    """A month with or without a year: 'Sept. 2022', 'in February', 'late April', 'last May'.

    A month's name that is also a word or a given name counts only after a preposition or with more of a date.
    """
    month, part, lean = month_number(match["month"]), _part(match), _group(match, "lean").lower()
    year, yearword = _group(match, "year"), _group(match, "yearword").lower()
    if not (part or lean or year or yearword) and not _month_is_safe(match):
        return None
    if year:
        return month_value(int(year), month, part)
    shift = YEAR_SHIFT.get(yearword)
    return MonthDay(month, None, None, part, LEANS[lean], shift)


def _month_is_safe(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    after = match.string[match.end() : match.end() + 12]
    if re.match(r"\s[A-Z][a-z]|-", after) or (match.start() and match.string[match.start() - 1] in "-.'’"):
        return False
    if match["month"].rstrip(".") not in word_set("names", "doubtful_months"):
        return True
    return bool(before) and before[-1].lower() in word_set("names", "before_month")


def month_value(year: int, month: int, part: str) -> Expr | None:
    """A month of a year, or its part: '~' for early, mid and late; the very day for its start and end."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    if part == "start":
        return Fixed(first.isoformat())
    if part == "end":
        return Fixed(max(d for n in (28, 29, 30, 31) if (d := make_day(year, month, n))).isoformat())
    return Fixed(f"{year}-{month:02}" + ("~" if part else ""))


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
    if _group(match, "weekday"):
        found = [d for d in found if d.weekday() == weekday_number(match["weekday"])] or found
    readings = tuple(d.isoformat() for d in found)
    if not readings:
        return None
    return Fixed(readings[0]) if len(readings) == 1 else Fixed("", readings)


def _year(match: re.Match[str]) -> Expr | None:
    """A year after 'in', or with its part: 'in 2014', 'early 2024', 'mid-2023', 'the end of 2025'. Not 'in 2000 homes'."""
    bare = _group(match, "core")
    if bare:
        counted = bare.endswith("00") and re.match(r"\s[a-z]+s\b", match.string[match.end() : match.end() + 30])
        return None if counted else Fixed(bare)
    return year_value(int(match["year"]), _part(match))


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
    """A season: 'spring 2024', 'the fall of 2024', 'last summer', 'in the spring'. Not 'the fall of the city', 'hot spring'."""
    name, lean = match["season"].lower(), _group(match, "lean").lower()
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
    """A feast: those of the solar calendar have a day, the others keep their words and no value ('the end of Ramadan')."""
    name = next((n for n in times()["holidays"] if n.split() == match["name"].split()), "")
    day = times()["holidays"].get(name) or []
    return MonthDay(day[0], day[1]) if day else Vague()

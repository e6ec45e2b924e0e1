"""Rules for years and their parts: 'in 2014', 'the 1990s', 'spring 2024', 'second quarter of 2025', feasts."""

import re
from functools import cache

from rapporteur.resolve.times.edtf import LAST_YEAR
from rapporteur.resolve.times.expr import Expr, Fixed, MonthDay, Months, Period, Vague
from rapporteur.resolve.times.rule import LEAN, PART, YEAR_SHIFT, Rule, Spec, group, lower, make_rules, part_of
from rapporteur.resolve.times.words import YEARNUM, S, any_of, count_pattern, number, ordinal, times, word_set

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
        ("of-year", "digit", rf"\b(?P<of>(?i:of|for)){S}(?P<core>(?:19|20)\d\d)\b(?![\d%-]|[.,]\d)", _year),
        (
            "year-of-noun",
            "digit",
            rf"\b(?i:the|a|its|his|her|their|this|that){S}(?P<of>(?P<core>(?:19|20)\d\d)){S}(?=\w)",
            _year_of_noun,
        ),
        ("years", "digit", rf"\b(?i:{PREPOSITIONS}|the|for|of){S}(?P<core>{range_})(?![\d%\w]|[.,]\d)", _years),
        ("decade", "digit", rf"\b(?:{PART})?(?P<decade>(?:1\d|20)\d0)[’']?s\b", _decade),
        ("century", "century", rf"\b(?P<nth>1[0-9]|20|21)(?:st|th)(?:-|{S})century\b", _century),
    ]


def _parts_told() -> list[Spec]:
    early = rf"(?:(?P<part>early|mid|late)(?:-|{S})(?:in{S})?(?:the{S})?)?(?P<det>the{S})?"
    season = rf"\b(?i:{LEAN}{early}(?P<season>{any_of(times()['seasons'])}))\b"
    nth = rf"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th){S}(?P<what>quarter|half)"
    whose = rf"(?P<rel>(?:this|last|next|the){S}year\b|{YEARNUM})"
    run = rf"(?P<side>first|last|final|opening|closing){S}{count_pattern()}{S}(?P<unit>month|quarter)s{S}of{S}"
    feast = rf"(?P<name>{any_of(times()['holidays'])})\b".replace("'", "['’]")
    return [
        ("season", "season", rf"{season}(?:,?{S}(?:of{S})?{YEARNUM}(?:[-–/]\d{{2,4}}\b)?)?", _season),
        ("quarter", "quarter", rf"\b(?i:{nth}{S}of{S}{whose})", _quarter),
        (
            "quarter-alone",
            "quarter",
            rf"\b(?i:(?:in|during|for|over){S}the{S}(?P<core>{nth}))\b(?!{S}of\b)",
            _quarter_alone,
        ),
        ("months-of-year", "unit", rf"\b(?i:{run}{whose})", _months_of),
        ("quarter-code", "quarter", rf"\b(?P<code>[QH][1-4]){S}(?:of{S})?{YEARNUM}", _quarter_code),
        ("holiday", "holiday", rf"\b(?:(?P<part>end|start|beginning|middle){S}of{S})?{feast}", _holiday),
    ]


def _year(match: re.Match[str]) -> Expr | None:
    """A year after 'in', or with its part: 'in 2014', 'mid-2023', 'the end of 2025'. Not 'in 2000 homes'."""
    bare = group(match, "core")
    if match.groupdict().get("of"):
        return None if _counted(match) else Fixed(bare)
    if bare:
        counted = bare.endswith("00") and re.match(r"\s[a-z]+s\b", match.string[match.end() : match.end() + 30])
        return None if counted else Fixed(bare)
    return year_value(int(match["year"]), part_of(match))


def _year_of_noun(match: re.Match[str]) -> Expr | None:
    """'the 2015 accord', 'its 1991 borders'. Not 'the 1990 soldiers': people and money are counted."""
    after = re.match(r"(?:[\w-]+[’']s\s)?([\w-]+)", match.string[match.end() : match.end() + 30])
    noun = after[1].lower() if after else ""
    things = noun.endswith("s") and not noun.endswith(("ss", "is", "us")) and noun not in word_set("names", "dated")
    return None if match["core"].endswith("00") or things or not noun.isalpha() else Fixed(match["core"])


def _counted(match: re.Match[str]) -> bool:
    """Whether the four figures after 'of' count things: 'a crowd of 2004', 'a force of 1990 men'."""
    before = match.string[max(0, match.start() - 24) : match.start()].lower().split()[-1:]
    after = re.match(r"\s([a-z]+)", match.string[match.end() : match.end() + 24])
    if lower(match, "of") == "for" and after and after[1] not in word_set("names", "after_year"):
        return True
    things = after and (after[1] in {"men", "women", "people", "percent", "per"} or re.search(r"[^si]s$", after[1]))
    plain = after and after[1] in {"is", "was", "has", "as", "says"}
    return bool((things and not plain) or not before or before[0] in word_set("names", "before_count"))


def _years(match: re.Match[str]) -> Expr | None:
    """Two years: 'between 2014 and 2020', 'from 2014 to 2016', 'in 2014-15'."""
    first, to = int(match["from"]), match["to"]
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    return Fixed(f"{first}/{last}") if first < last <= LAST_YEAR else None


def year_value(year: int, part: str) -> Expr:
    """A year or its part, as `month_value` does for months."""
    named = {
        "start": f"{year}-01-01",
        "end": f"{year}-12-31",
        "": f"{year}",
        "half1": f"{year}-40",
        "half2": f"{year}-41",
    }
    return Fixed(named.get(part, f"{year}~"))


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
    bare = before[-1:] in (["by"], ["since"], ["until"]) and re.match(r"[,.;)”]|$", match.string[match.end() :])
    told = lean or bare or (match["det"] and before[-1:] in (["in"], ["by"], ["since"], ["until"]))
    if not told or re.match(r"\s(?:of|from|in)\s(?!this)", match.string[match.end() : match.end() + 12]):
        return None
    return Period("season", {"last": -1, "past": -1, "next": 1}.get(lean.split()[-1] if lean else "", 0), season=code)


def _quarter(match: re.Match[str]) -> Expr | None:
    half = match["what"].lower() == "half"
    nth = (2 if half else 4) if lower(match, "nth") in {"final", "last"} else ordinal(match["nth"])
    if nth > (2 if half else 4):
        return None
    code = (39 if half else 32) + nth
    if match["year"]:
        return Fixed(f"{match['year']}-{code}")
    return Period("code", YEAR_SHIFT.get(match["rel"].split()[0].lower(), 0), season=code)


def _quarter_alone(match: re.Match[str]) -> Expr | None:
    """'grew in the first quarter': the latest one, where the sentence speaks of an economy and not of a match."""
    words = set(re.findall(r"[a-z]+|%", match.string.lower()))
    if match["what"].lower() == "half" or not words & word_set("names", "economy"):
        return None
    nth = 4 if lower(match, "nth") in {"final", "last"} else ordinal(match["nth"])
    return Period("season", 0, season=32 + nth)


def _months_of(match: re.Match[str]) -> Expr | None:
    """'the first three months of the year', 'the last two quarters of 2024'."""
    count = number(match["count"]) * (3 if match["unit"].lower() == "quarter" else 1)
    if not 0 < count <= 12:
        return None
    first, last = (1, count) if lower(match, "side") in {"first", "opening"} else (13 - count, 12)
    if match["year"]:
        return Fixed(f"{match['year']}-{first:02}/{match['year']}-{last:02}")
    return Months(first, last, YEAR_SHIFT.get(match["rel"].split()[0].lower(), 0))


def _quarter_code(match: re.Match[str]) -> Expr | None:
    kind, nth = match["code"][0], int(match["code"][1])
    return Fixed(f"{match['year']}-{(32 if kind == 'Q' else 39) + nth}") if kind == "Q" or nth < 3 else None


def _holiday(match: re.Match[str]) -> Expr | None:
    """A feast: of the solar calendar it has a day, else only its words ('the end of Ramadan')."""
    name = next((n for n in times()["holidays"] if n.split() == match["name"].replace("’", "'").split()), "")
    day = times()["holidays"].get(name) or []
    return MonthDay(day[0], day[1]) if day else Vague()

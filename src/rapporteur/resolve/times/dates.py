"""Rules for days and months of the calendar: 'March 19, 2025', '19 March', 'late April', '7-5-2025'."""

import re
from calendar import monthrange
from functools import cache

from rapporteur.resolve.times.edtf import make_day, nth_weekday
from rapporteur.resolve.times.expr import Expr, Fixed, MonthDay
from rapporteur.resolve.times.figures import figures
from rapporteur.resolve.times.rule import LEAN, LEANS, PART, YEAR_SHIFT, Rule, Spec, group, lower, make_rules, part_of
from rapporteur.resolve.times.words import (
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

YEAR_WORD = rf"(?P<yearword>(?i:this|last|next|that|(?:the{S})?(?:same|following|previous|next)))"
YEAR_TAIL = rf"(?:,?{S}(?:of{S})?{YEARNUM}|,?{S}(?:of{S})?{YEAR_WORD}{S}(?i:year)\b)?"
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
STORY_YEAR = {"that": 0, "same": 0, "following": 1, "the next": 1, "previous": -1}
LAST = (
    r"(?:(?P<link>\s?[-–]\s?|\s(?:to|through|until|and)\s)(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    r"(?!\s(?:million|billion|thousand|percent|per\b)))?"
)


@cache
def date_rules() -> tuple[Rule, ...]:
    """The rules for days and months, the more specific first."""
    return make_rules([*_named(), *figures()])


def _named() -> list[Spec]:
    weekday = rf"(?:{weekday_pattern(short=True)},?{S}(?:\(|the{S})?)?"
    nth = rf"(?P<ordinal>(?i:{any_of(times()['ordinals'])})){S}(?:day{S})?of{S}"
    month, which = month_pattern(), f"(?P<which>(?i:{'|'.join(NTH)}))"
    month_first = rf"\b{weekday}{month}{S}{DAYNUM}{LAST}(?![\w%]|[.,:]\d|[-–]\d){YEAR_TAIL}"
    day_first = rf"(?<![\d.,$€£-])\b{weekday}{DAYNUM}{LAST}{S}(?:of{S})?{LEAN}{month}{YEAR_TAIL}"
    return [
        ("month-day", "month", month_first, _month_day),
        ("day-month", "month", day_first, _month_day),
        (
            "nth-weekday",
            "month",
            rf"\b(?:(?i:the){S})?{which}{S}{weekday_pattern()}{S}(?:of|in){S}{LEAN}{month}{YEAR_TAIL}",
            _nth_weekday,
        ),
        ("ordinal-of-month", "month", rf"\b{nth}{LEAN}{month}{YEAR_TAIL}", _month_day),
        ("month", "month", rf"\b(?:{PART})?{LEAN}{month}{YEAR_TAIL}", _month_alone),
    ]


def _month_day(match: re.Match[str]) -> Expr | None:
    """A day of a month in either order, with or without its year: 'March 19, 2025', '19 March', 'June 3–5'."""
    month = month_number(match["month"])
    if _habit(match):
        return None
    day = int(group(match, "day") or 0) or ordinal(group(match, "ordinal"))
    last = int(group(match, "last") or 0) or None
    weekday = weekday_number(match["weekday"]) if group(match, "weekday") else None
    if last and match["link"].strip() == "and" and last != day + 1 and not _between(match):
        return None
    if make_day(2024, month, day) is None or (last and (last <= day or make_day(2024, month, last) is None)):
        return None
    if not (year := group(match, "year")):
        shift, story = _year_shift(match)
        return MonthDay(month, day, last, "", LEANS.get(lower(match, "lean"), ""), shift, weekday, story)
    if make_day(int(year), month, last or day) is None:
        return None
    stem = f"{year}-{month:02}-"
    return Fixed(f"{stem}{day:02}/{stem}{last:02}" if last else f"{stem}{day:02}")


def _nth_weekday(match: re.Match[str]) -> Expr | None:
    """'the second Sunday in April', 'the last Friday of May 2024'. Not 'on the first Monday of every month'."""
    month, weekday = month_number(match["month"]), weekday_number(match["weekday"])
    nth = NTH[lower(match, "which")]
    if year := group(match, "year"):
        day = nth_weekday(int(year), month, weekday, nth)
        return Fixed(day.isoformat()) if day else None
    shift, story = _year_shift(match)
    return MonthDay(month, None, None, "", LEANS.get(lower(match, "lean"), ""), shift, weekday, story, nth)


def _habit(match: re.Match[str]) -> bool:
    """'every May 9', 'each October'."""
    return match.string[max(0, match.start() - 8) : match.start()].lower().split()[-1:] in (["every"], ["each"])


def _between(match: re.Match[str]) -> bool:
    return match.string[max(0, match.start() - 12) : match.start()].lower().split()[-1:] == ["between"]


def _month_alone(match: re.Match[str]) -> Expr | None:
    """A month with or without a year: 'Sept. 2022', 'in February', 'late April', 'last May'.

    A month's name that is also a word or a given name counts only after a preposition or with more of a date.
    """
    month, part, lean = month_number(match["month"]), part_of(match), lower(match, "lean")
    year, yearword = group(match, "year"), lower(match, "yearword")
    if _habit(match) or (not (part or lean or year or yearword) and not _month_is_safe(match)):
        return None
    if year:
        return month_value(int(year), month, part)
    shift, story = _year_shift(match)
    return MonthDay(month, None, None, part, LEANS.get(lean, ""), shift, narrative=story)


def _year_shift(match: re.Match[str]) -> tuple[int | None, bool]:
    """Years from the report's, or from the one told before: 'last year' (-1, False), 'of that year' (0, True)."""
    word = lower(match, "yearword")
    if word in YEAR_SHIFT:
        return YEAR_SHIFT[word], False
    if lower(match, "lean") == "this" and not word:
        return 0, False
    shift = STORY_YEAR.get(word, STORY_YEAR.get(word.removeprefix("the ")))
    return shift, shift is not None


def _month_is_safe(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    after = match.string[match.end() : match.end() + 12]
    if re.match(r"\s[A-Z][a-z]|-", after) or (match.start() and match.string[match.start() - 1] in "-.'’"):
        return False
    if match["month"].rstrip(".") not in word_set("names", "doubtful_months"):
        return True
    lead = [w.lower() for w in before[-3:]]
    if re.fullmatch(r"as (?:early|soon|late|recently) as", " ".join(lead)):
        return True
    dated = re.match(r"\s([a-z]+)", match.string[match.end() : match.end() + 16])
    if (
        dated
        and dated[1] in word_set("names", "month_nouns")
        and lead[-1:]
        and lead[-1] in word_set("names", "before_noun")
    ):
        return True
    return bool(before) and before[-1].lower() in word_set("names", "before_month")


def month_value(year: int, month: int, part: str) -> Expr | None:
    """A month of a year, or its part: '~' for early, mid and late; the very day for its start and end."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    if part == "start":
        return Fixed(first.isoformat())
    if part.startswith(("half", "week")):
        return Fixed(_stretch(year, month, part))
    if part == "end":
        return Fixed(max(d for n in (28, 29, 30, 31) if (d := make_day(year, month, n))).isoformat())
    return Fixed(f"{year}-{month:02}" + ("~" if part else ""))


def _stretch(year: int, month: int, part: str) -> str:
    """Half a month is 15 days and the rest; its first week the days 1 to 7, its last week its last seven days."""
    final = monthrange(year, month)[1]
    spans = {"half1": (1, 15), "half2": (16, final), "week-1": (final - 6, final)}
    first, last = spans.get(part) or (7 * int(part[4:]) - 6, 7 * int(part[4:]))
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"

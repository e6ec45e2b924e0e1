"""Rules for days told from an anchor: weekdays, 'yesterday', 'overnight', 'on the 19th'."""

import re
from collections.abc import Sequence
from functools import cache

from rapporteur.resolve.times.expr import DayOfMonth, DayShift, Expr, Weekday
from rapporteur.resolve.times.rule import LEANS, YEAR_SHIFT, Rule, lower, make_rules
from rapporteur.resolve.times.words import (
    S,
    count_pattern,
    number,
    ordinal,
    times,
    weekday_number,
    weekday_pattern,
    word_set,
)

DAY_WORDS = {
    "today": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "tonight": (0, 0),
    "last night": (-1, -1),
    "overnight": (-1, 0),
    "at midnight": (0, 0),
}
DAYTIME = rf"(?:{S}(?:morning|afternoon|evening|night|midday|noon|lunchtime)\b)?"
PART = rf"(?:(?:early|late|earlier|later){S}(?:on{S})?)?"
LEAN = rf"(?:(?P<lean>this{S}past|this{S}coming|the{S}following|the{S}previous|last|next|this|past|coming){S})?"
OVERNIGHT = rf"(?:overnight{S}(?:(?P<over>on|into|from){S})?)?"
BEYOND = {"the week before last": -2, "the week after next": 2}
_BEYOND = rf"(?P<beyond>the{S}week{S}(?:before{S}last|after{S}next))"
IN_WEEK = rf"(?:{S}(?:of{S})?(?:(?P<week>last|next|this){S}week|{_BEYOND})\b|{S}(?P<weeks>week)\b(?![-'’]))?"
WORDS = "today|yesterday|tomorrow|tonight|last night|overnight|at midnight".replace(" ", S)
NTH = r"(?P<nth>2?1st|31st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th)"
_NAMED_DAY = r"(?:\s\w+){0,2}\s"
NO_NIGHT = re.compile(r"\s(?:train|bus|stay|flight|trip|bag|low|guest|hotel|rate|success)s?\b")


@cache
def day_rules() -> tuple[Rule, ...]:
    """The rules for single days; a weekday needs its capital."""
    weekday = rf"\b(?i:{PART}{OVERNIGHT}{LEAN}){weekday_pattern()}(?i:{DAYTIME}{IN_WEEK})"
    count = rf"(?i:{count_pattern()}{S}weeks?{S}(?:from|on|after){S}(?:next{S})?)"
    nth = rf"\b{weekday_pattern()}(?:,?{S}the)?{S}{NTH}\b(?!{S}(?:of{S})?[A-Z])"
    named = make_rules(
        [
            ("weekday", "weekday", weekday, _weekday),
            ("weeks-from-weekday", "weekday", rf"\b{count}{weekday_pattern()}(?![’'])", _weeks_from),
            ("weekday-nth", "weekday", nth, _weekday_nth),
        ]
    )
    before = r"\b(?:the\s)?day\s(?P<side>before\syesterday|after\stomorrow)\b"
    told = make_rules(
        [
            ("day-before-yesterday", "near", before, _two_days),
            ("day-word", "near", rf"\b{PART}(?P<word>{WORDS}){DAYTIME}(?![-\w])", _day_word),
            ("this-morning", "near", rf"\bthis{S}(?:morning|afternoon|evening)\b", lambda match: DayShift(0, 0)),
            ("weeks-from-day", "near", rf"\b{count}(?P<word>today|tomorrow)\b", _weeks_from_day),
            ("nth-of-month", "digit", rf"\b{NTH}{S}of{S}(?P<month>this|next|last|the){S}month\b", _nth_of_month),
            (
                "day-of-month",
                "digit",
                rf"(?<=\bthe\s){NTH}(?=[.,;:)]|\s(?:and|at|of\sthis\smonth|for|when|in)\b|$)",
                _day_of_month,
            ),
        ],
        any_case=True,
    )
    return (*named, *told)


def _weekday(match: re.Match[str]) -> Expr | None:
    """A day of the week, not a name ('Good Friday', 'Sunday Times') and not a habit ('every Friday', 'on Sundays')."""
    text, names = match.string, word_set
    before = text[max(0, match.start() - 12) : match.start()].split()
    after = re.match(r"\s([A-Z]\w+)", text[match.end() : match.end() + 16])
    if before and before[-1] in names("names", "before_weekday"):
        return None
    if after and (after[1] in names("names", "after_weekday") or _is_name(before, after[1])):
        return None
    day, lean, week = weekday_number(match["weekday"]), lower(match, "lean"), lower(match, "week")
    if lean in {"the following", "the previous"}:
        return Weekday(day, "narrative+" if lean.endswith("ing") else "narrative-")
    night = "into" if lower(match, "over") == "into" else "on" if "overnight" in match[0].lower() else ""
    shift = YEAR_SHIFT.get(week, BEYOND.get(lower(match, "beyond")))
    if match["weeks"]:
        return Weekday(day, "future", weeks=1)
    return Weekday(day, LEANS.get(lean, ""), lean in {"last", "next", "this past"}, shift, night)


def _is_name(before: Sequence[str], after: str) -> bool:
    """'the Friday Group': an article, the day and a word with a capital; not 'the Friday UN vote'."""
    return before[-1:] in (["the"], ["The"], ["a"]) and not after.isupper() and after not in times()["months"]


def _weeks_from(match: re.Match[str]) -> Expr:
    """'a week from Friday', 'two weeks on Monday'."""
    return Weekday(weekday_number(match["weekday"]), "future", weeks=number(match["count"]))


def _weeks_from_day(match: re.Match[str]) -> Expr:
    days = 7 * number(match["count"]) + (lower(match, "word") == "tomorrow")
    return DayShift(days, days)


def _weekday_nth(match: re.Match[str]) -> Expr:
    """'Tuesday the 13th': the nearest 13th that is a Tuesday."""
    return DayOfMonth(ordinal(match["nth"]), weekday_number(match["weekday"]))


def _nth_of_month(match: re.Match[str]) -> Expr:
    """'the 20th of next month'; 'of the month' leaves the month to the tense."""
    return DayOfMonth(ordinal(match["nth"]), None, YEAR_SHIFT.get(lower(match, "month")))


def _two_days(match: re.Match[str]) -> Expr:
    days = -2 if match["side"].lower().startswith("before") else 2
    return DayShift(days, days)


def _day_word(match: re.Match[str]) -> Expr | None:
    """'today', 'overnight', 'last night'. Not 'to this day' or an adjective ('overnight train')."""
    word = lower(match, "word")
    after = match.string[match.end() : match.end() + 20]
    if (
        re.search(r"[A-Z]\w+\s$", match.string[max(0, match.start() - 20) : match.start()])
        and match["word"][:1].isupper()
    ):
        return None  # 'Norland Today'
    if word == "at midnight" and re.match(_NAMED_DAY + weekday_pattern(), after):
        return None
    if word == "overnight" and NO_NIGHT.match(after):
        return None
    first, last = DAY_WORDS[word]
    return DayShift(first, last, midnight=word == "at midnight")


def _day_of_month(match: re.Match[str]) -> Expr:
    return DayOfMonth(ordinal(match["nth"]))

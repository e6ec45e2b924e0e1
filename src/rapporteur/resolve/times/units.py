"""Rules for weeks, months and years told from an anchor, and for times told from what the story told before."""

import re
from functools import cache

from rapporteur.resolve.times.expr import Ago, DayShift, Expr, Narrative, Period, Vague, Window
from rapporteur.resolve.times.rule import NEED_OF, PART_WORDS, Rule, Spec, lower, make_rules, part_of
from rapporteur.resolve.times.words import UNITS, S, count_pattern, counted, unit_name, word_set

ABOUT = (
    r"(?:(?P<about>about|around|some|nearly|almost|more\sthan|over|roughly|less\sthan|just\sover|at\sleast)\s{1,3})?"
)
PART = rf"(?:{NEED_OF}(?P<part>{PART_WORDS})(?:-|{S})(?:(?:of|in|on){S})?(?:the{S})?)?"
LEAN = rf"(?P<det>the{S})?(?P<lean>last|next|this{S}coming|this|past|coming|current|following|previous|same){S}"
SOME = rf"(?:{S}(?:few|several|couple{S}of|many))?"
MANY = "hours|days|nights|weeks|months|years|decades"


@cache
def unit_rules() -> tuple[Rule, ...]:
    """The rules for calendar units, counts of them, and shifts in a story."""
    return make_rules([*_vague(), *_calendar(), *_counted(), *_story()], any_case=True)


def _vague() -> list[Spec]:
    """'in recent days', 'the coming weeks', 'a few months ago', 'years later'."""
    kinds = "recent|coming|past|last|next|previous|following|few|several|many"
    hours = r"\b(?:hours|minutes|moments)\sago\b"
    ago = r"\b(?:days|weeks|months|years|decades|hours|moments|minutes)\s(?:ago|later|earlier)\b(?!\sthan)"
    return [
        ("vague", "unit", rf"\b(?:{kinds}){SOME}{S}(?:{MANY})(?:{S}(?:ago|later|earlier))?\b", lambda match: Vague()),
        ("hours-ago", "unit", rf"(?<!\bfew\s)(?<!\bmany\s){hours}", lambda match: Ago(0, "hour", lean="past")),
        ("vague-ago", "unit", ago, _bare_units),
    ]


def _calendar() -> list[Spec]:
    """'last week', 'the end of the month', 'the weekend'."""
    units = "day|night|weekend|week|month|quarter|year|decade"
    daytime = rf"\b(?P<det>the{S})?(?P<lean>following|previous|same|next){S}(?P<unit>morning|afternoon|evening|night)\b"
    beyond = rf"\b(?:the{S})?(?P<unit>week|weekend|month|year){S}(?P<side>before{S}last|after{S}next)\b"
    ahead = rf"\b(?:before|by|until|till){S}(?P<core>the{S}weekend)\b"
    weekend = rf"\b(?:over|at|during|on){S}(?P<core>the{S}weekend)\b"
    return [
        ("daytime", "near", daytime, _daytime),
        ("beyond", "unit", beyond, _beyond),
        ("the-weekend", "unit", weekend, lambda match: Period("weekend", 0)),
        ("weekend-ahead", "unit", ahead, lambda match: Period("weekend", 0, lean="future")),
        ("end-of-unit", "unit", rf"\b{PART}(?:this{S})?(?P<unit>week|month|year|quarter|weekend)\b", _part_of_unit),
        ("period", "unit", rf"\b{PART}{LEAN}(?P<unit>{units})\b(?![-\w])(?!{S}of\b)", _period),
    ]


def _counted() -> list[Spec]:
    """'two weeks ago', 'in three days', 'the past two weeks'."""
    units = rf"{count_pattern()}{S}(?P<unit>{UNITS})s?"
    window = rf"\b(?P<lean>past|last|next|coming){S}{count_pattern()}(?:-|{S})(?P<unit>{UNITS})s?\b(?!{S}of\b)"
    return [
        ("window", "unit", window, _window),
        ("ago-today", "unit", rf"\b{units}{S}ago{S}(?:today|to{S}the{S}day|this{S}day)\b", _ago_today),
        ("ago", "unit", rf"\b{ABOUT}{units}{S}(?P<side>ago|from{S}now|hence)\b", _ago),
        ("in-units", "unit", rf"\bin{S}(?:(?P<about>about|around){S})?{units}(?P<time>[’']{S}time)?\b", _in_units),
    ]


def _story() -> list[Spec]:
    """'a week later', 'the day before', 'the same month', 'at the time'."""
    sides = "later|earlier|afterwards?|before|after|previously"
    same = rf"\b(?:the{S}same|that){S}(?P<unit>day|night|evening|morning|afternoon|week|month|year)\b"
    then = r"\b(?:at\sthe\stime(?!\sof)\b|(?<=said\s)then\b|(?<=since\s)then\b)"
    return [
        ("narrative", "unit", rf"\b{ABOUT}{count_pattern()}{S}(?P<unit>{UNITS})s?{S}(?P<side>{sides})\b", _narrative),
        ("day-after", "unit", rf"\bthe{S}(?P<unit>day|night|week|month|year){S}(?P<side>before|after)\b", _narrative),
        ("same", "unit", same, _same),
        (
            "in-the-day",
            "unit",
            rf"\b(?:earlier|later){S}(?:in{S}the{S}|that{S}(?:same{S})?|(?:on{S})?the{S}same{S})(?P<unit>day|night|evening)\b",
            _same,
        ),
        ("then", "then", then, lambda match: Narrative(0, "day")),
    ]


def _bare_units(match: re.Match[str]) -> Expr:
    """'Hours later' is the same day as what was told before; days, weeks and more without a number stay open."""
    unit = match[0].split()[0].lower()
    return (
        Narrative(0, "hour")
        if unit in {"hours", "moments", "minutes"} and not match[0].lower().endswith("ago")
        else Vague()
    )


def _window(match: re.Match[str]) -> Expr | None:
    count, unit = counted(match["count"], match["unit"])
    sign = 1 if lower(match, "lean") in {"next", "coming"} else -1
    return Window(sign * count, unit) if unit in {"day", "week", "month", "year", "hour", "decade"} else Vague()


def _part_of_unit(match: re.Match[str]) -> Expr | None:
    """'earlier this week', 'the end of the month', 'later this year'; the bare unit is no time."""
    if not match["part"] and not re.search(r"this\s", match[0], re.I):
        return None
    part = lower(match, "part")
    return Period(match["unit"].lower(), 0, part if part in {"earlier", "later"} else part_of(match))


def _period(match: re.Match[str]) -> Expr | None:
    """'last week', 'next month', 'this year'; with 'the following' or 'the next' from what was told before."""
    lean, unit, part = lower(match, "lean"), unit_name(match["unit"]), part_of(match)
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()[-1:]
    if lean in {"following", "previous", "same"} or (lean == "next" and match["det"] and unit == "day"):
        return Narrative({"previous": -1, "same": 0}.get(lean, 1), unit, whole=True)
    if match["det"] and lean in {"past", "last", "next", "coming"} and not part:
        if before not in (["over"], ["in"], ["during"], ["within"], ["for"]):
            return Vague()
        return Window(-1 if lean in {"past", "last"} else 1, unit)
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1, "this coming": 1}.get(lean, 0)
    return DayShift(shift, shift) if unit == "day" else Period(unit, shift, part)


def _daytime(match: re.Match[str]) -> Expr:
    """'the next morning', 'the previous evening': the day beside the one told before."""
    return Narrative({"previous": -1, "same": 0}.get(lower(match, "lean"), 1), "day", whole=True)


def _beyond(match: re.Match[str]) -> Expr:
    """'the week before last', 'the month after next'."""
    return Period(match["unit"].lower(), -2 if lower(match, "side").startswith("before") else 2)


def _ago_today(match: re.Match[str]) -> Expr:
    """'a year ago today': to the day, where 'a year ago' is only that year."""
    count, unit = counted(match["count"], match["unit"])
    return Ago(-count, unit, lean="past", exact=True)


def _ago(match: re.Match[str]) -> Expr | None:
    count, unit = counted(match["count"], match["unit"])
    sign, about = -1 if lower(match, "side") == "ago" else 1, lower(match, "about")
    return Ago(sign * count, unit, bool(about), "past" if sign < 0 else "future")


def _in_units(match: re.Match[str]) -> Expr | None:
    """'in two weeks' looks ahead only where the tense does; 'in two weeks' time' always; 'the first in years' never."""
    before = match.string[max(0, match.start() - 24) : match.start()].lower().split()
    if not match["time"] and before and before[-1] in word_set("names", "before_span"):
        return None
    count, unit = counted(match["count"], match["unit"])
    return Ago(count, unit, bool(match["about"]), "future" if match["time"] else "")


def _narrative(match: re.Match[str]) -> Expr | None:
    """'a week later', 'the day before', counted from what was told last. Not 'later than planned'."""
    after = match.string[match.end() : match.end() + 12]
    side = lower(match, "side")
    if re.match(r"\s+than\b", after) or (side in {"before", "after"} and re.match(r"\s+[\w“\"]", after)):
        return None
    count, unit = counted(match.groupdict().get("count") or "one", match["unit"])
    return Narrative(-count if side in {"earlier", "before", "previously"} else count, unit)


def _same(match: re.Match[str]) -> Expr | None:
    """'the same day', 'that year'. Not 'that day-long meeting' or a relative clause ('said that week by week')."""
    unit = lower(match, "unit")
    return Narrative(0, unit if unit in {"week", "month", "year"} else "day", whole=True)

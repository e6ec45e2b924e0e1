"""Rules for times told from an anchor: weekdays, 'yesterday', 'last week', 'two days ago', 'a week later', durations."""

import re
from functools import cache

from rapporteur.resolve.when_dates import LEANS, PARTS, Build, Rule
from rapporteur.resolve.when_expr import (
    Ago,
    DayOfMonth,
    DayShift,
    Expr,
    Length,
    Narrative,
    Period,
    Vague,
    Weekday,
    Window,
)
from rapporteur.resolve.when_words import (
    UNITS,
    S,
    count_pattern,
    number,
    ordinal,
    unit_name,
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
ABOUT = (
    r"(?:(?P<about>about|around|some|nearly|almost|more\sthan|over|roughly|less\sthan|just\sover|at\sleast)\s{1,3})?"
)
ISO_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "decade": "X"}


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules for relative times and durations, the more specific first."""
    weekday, count = weekday_pattern(), count_pattern()
    part = rf"(?:(?P<part>early|mid|late|later|earlier|end|beginning|start|middle)(?:-|{S})(?:(?:of|in|on){S})?(?:the{S})?)?"
    specs: list[tuple[str, str, str, Build]] = [
        (
            "weekday",
            "weekday",
            rf"\b(?i:(?:early|late|later|earlier){S}(?:on{S})?)?(?i:overnight{S}(?:(?P<over>on|into|from){S})?)?"
            rf"(?i:(?P<lean>this{S}past|this{S}coming|the{S}following|the{S}previous|last|next|this|past|coming){S})?"
            rf"{weekday}(?i:{DAYTIME})(?:{S}(?i:(?:of{S})?(?P<week>last|next|this){S}week)\b)?",
            _weekday,
        ),
        ("day-before-yesterday", "near", r"\b(?:the\s)?day\s(?P<side>before\syesterday|after\stomorrow)\b", _two_days),
        (
            "day-word",
            "near",
            rf"\b(?:(?:early|late|earlier|later){S})?(?P<word>today|yesterday|tomorrow|tonight|last{S}night|overnight|at{S}midnight){DAYTIME}(?![-\w])",
            _day_word,
        ),
        ("this-morning", "near", rf"\bthis{S}(?:morning|afternoon|evening)\b", lambda m: DayShift(0, 0)),
        (
            "vague",
            "unit",
            rf"\b(?:recent|coming|past|last|next|previous|following|few|several|many)(?:{S}(?:few|several|couple{S}of|many))?{S}(?:hours|days|nights|weeks|months|years|decades)(?:{S}(?:ago|later|earlier))?\b",
            lambda m: Vague(),
        ),
        ("vague-ago", "unit", r"\b(?:days|weeks|months|years|decades|hours|moments|minutes)\s(?:ago|later|earlier)\b(?!\sthan)", _bare_units),
        ("window", "unit", rf"\b(?P<lean>past|last|next|coming){S}{count_pattern()}(?:-|{S})(?P<unit>{UNITS})s?\b(?!{S}of\b)", _window),
        ("the-weekend", "unit", rf"\b(?:over|at|during|on){S}(?P<core>the{S}weekend)\b", lambda m: Period("weekend", 0)),
        ("end-of-unit", "unit", rf"\b{part}(?:this{S})?(?P<unit>week|month|year|quarter|weekend)\b", _part_of_unit),
        (
            "period",
            "unit",
            rf"\b{part}(?P<det>the{S})?(?P<lean>last|next|this{S}coming|this|past|coming|current|following|previous|same){S}(?P<unit>day|night|weekend|week|month|quarter|year|decade)\b(?![-\w])(?!{S}of\b)",
            _period,
        ),
        ("ago", "unit", rf"\b{ABOUT}{count}{S}(?P<unit>{UNITS})s?{S}(?P<side>ago|from{S}now|hence)\b", _ago),
        ("in-units", "unit", rf"\bin{S}{ABOUT}{count}{S}(?P<unit>{UNITS})s?(?P<time>[’']{S}time)?\b", _in_units),
        (
            "narrative",
            "unit",
            rf"\b{ABOUT}{count}{S}(?P<unit>{UNITS})s?{S}(?P<side>later|earlier|afterwards?|before|after|previously)\b",
            _narrative,
        ),
        ("day-after", "unit", rf"\bthe{S}(?P<unit>day|night|week|month|year){S}(?P<side>before|after)\b", _narrative),
        ("same", "unit", rf"\b(?:the{S}same|that){S}(?P<unit>day|night|evening|morning|afternoon|week|month|year)\b", _same),
        ("then", "then", r"\b(?:at\sthe\stime(?!\sof)\b|(?<=said )then\b|(?<=since )then\b)", lambda m: Narrative(0, "day")),
        ("day-of-month", "digit", r"(?<=\bthe )(?P<nth>[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st)(?=[.,;:)]|\s(?:and|at|of this month|for|when|in)\b|$)", _day_of_month),
        ("hyphen-duration", "unit", rf"\b{count}[-‑–](?P<unit>hour|day|week|month|year)(?:[-‑–]long)?{S}(?P<after>[\w-]+(?:{S}[\w-]+)?)", _hyphen_duration),
        ("unit-long", "unit", rf"\b(?P<unit>day|week|month|year)-?long{S}(?P<after>[\w-]+(?:{S}[\w-]+)?)", _hyphen_duration),
        ("for-duration", "unit", rf"\b(?:for|of|lasting|last){S}(?:(?:a|an|the|up{S}to|at{S}least|another|further|initial|additional|period{S}of|first|next|full|least|about|some){S}){{0,4}}{count}(?:{S}(?:more|further|additional|full|calendar|working))?{S}(?P<unit>hour|day|week|month|year)s?\b(?!-|{S}(?:ago|later|earlier|old)\b)", _for_duration),
        ("within", "unit", rf"\b(?:within|inside){S}(?:(?:a|the|next|at{S}most|about){S}){{0,2}}{count}(?:{S}(?:working|calendar))?{S}(?P<unit>hour|day|week|month|year)s?\b", _within),
        ("open-ended", "open", rf"\b(?:indefinitely|open-ended|indefinite|until{S}further{S}notice)\b", lambda m: Length("", open=True)),
    ]  # fmt: skip
    return tuple(
        Rule(name, hint, re.compile(pattern, 0 if name == "weekday" else re.I), build)
        for name, hint, pattern, build in specs
    )


def _word(match: re.Match[str], name: str) -> str:
    return " ".join((match.groupdict().get(name) or "").lower().split())


def _weekday(match: re.Match[str]) -> Expr | None:
    """A day of the week, not a name ('Good Friday', 'Sunday Times') and not a habit ('every Friday', 'on Sundays')."""
    text, names = match.string, word_set
    before = text[max(0, match.start() - 12) : match.start()].split()
    after = re.match(r"\s([A-Z]\w+)", text[match.end() : match.end() + 16])
    if before and before[-1] in names("names", "before_weekday"):
        return None
    if after and after[1] in names("names", "after_weekday"):
        return None
    day, lean, week = weekday_number(match["weekday"]), _word(match, "lean"), _word(match, "week")
    if lean in {"the following", "the previous"}:
        return Weekday(day, "narrative+" if lean.endswith("ing") else "narrative-")
    night = "into" if _word(match, "over") == "into" else "on" if "overnight" in match[0].lower() else ""
    leans = LEANS | {"coming": "future"}
    shift = {"last": -1, "this": 0, "next": 1}.get(week)
    return Weekday(day, leans[lean], lean in {"last", "next", "this past"}, shift, night)


def _two_days(match: re.Match[str]) -> Expr:
    days = -2 if match["side"].lower().startswith("before") else 2
    return DayShift(days, days)


def _day_word(match: re.Match[str]) -> Expr | None:
    """'today', 'overnight', 'last night'. Not 'to this day' or an adjective ('overnight train')."""
    word = _word(match, "word")
    after = match.string[match.end() : match.end() + 20]
    if word == "overnight" and re.match(
        r"\s(?:train|bus|stay|flight|trip|bag|low|guest|hotel|rate|success)s?\b", after
    ):
        return None
    first, last = DAY_WORDS[word]
    return DayShift(first, last, midnight=word == "at midnight")


def _bare_units(match: re.Match[str]) -> Expr:
    """'Hours later' is the same day as what was told before; days, weeks and more without a number stay open."""
    unit = match[0].split()[0].lower()
    return (
        Narrative(0, "hour")
        if unit in {"hours", "moments", "minutes"} and not match[0].lower().endswith("ago")
        else Vague()
    )


def _window(match: re.Match[str]) -> Expr | None:
    count = number(match["count"])
    sign = 1 if _word(match, "lean") in {"next", "coming"} else -1
    unit = unit_name(match["unit"])
    return Window(sign * count, unit) if unit in {"day", "week", "month", "year", "hour", "decade"} else Vague()


def _part_of_unit(match: re.Match[str]) -> Expr | None:
    """'earlier this week', 'the end of the month', 'later this year'; the bare unit is no time."""
    if not match["part"] and not re.search(r"this\s", match[0], re.I):
        return None
    part = _word(match, "part")
    return Period(match["unit"].lower(), 0, part if part in {"earlier", "later"} else PARTS.get(part, part))


def _period(match: re.Match[str]) -> Expr | None:
    """'last week', 'next month', 'this year'; with 'the following' or 'the next' from what was told before."""
    lean, unit, part = _word(match, "lean"), unit_name(match["unit"]), _word(match, "part")
    part = PARTS.get(part, part)
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()[-1:]
    if lean in {"following", "previous", "same"} or (lean == "next" and match["det"] and unit == "day"):
        return Narrative({"previous": -1, "same": 0}.get(lean, 1), unit, whole=True)
    if match["det"] and lean in {"past", "last", "next", "coming"} and not part:
        if before not in (["over"], ["in"], ["during"], ["within"], ["for"]):
            return Vague()
        return Window(-1 if lean in {"past", "last"} else 1, unit)
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1, "this coming": 1}.get(lean, 0)
    return DayShift(shift, shift) if unit == "day" else Period(unit, shift, part)


def _ago(match: re.Match[str]) -> Expr | None:
    count, sign = number(match["count"]), -1 if _word(match, "side") == "ago" else 1
    about = _word(match, "about")
    return Ago(sign * count, unit_name(match["unit"]), bool(about), "past" if sign < 0 else "future")


def _in_units(match: re.Match[str]) -> Expr | None:
    """'in two weeks' looks ahead only where the tense does; 'in two weeks' time' always."""
    return Ago(
        number(match["count"]), unit_name(match["unit"]), bool(match["about"]), "future" if match["time"] else ""
    )


def _narrative(match: re.Match[str]) -> Expr | None:
    """'a week later', 'the day before', counted from what was told last. Not 'later than planned', 'before the vote'."""
    after = match.string[match.end() : match.end() + 12]
    side = _word(match, "side")
    if re.match(r"\s+than\b", after) or (side in {"before", "after"} and re.match(r"\s+[\w“\"]", after)):
        return None
    count = number(match["count"]) if match.groupdict().get("count") else 1
    unit = unit_name(match["unit"])
    return Narrative(-count if side in {"earlier", "before", "previously"} else count, unit)


def _same(match: re.Match[str]) -> Expr | None:
    """'the same day', 'that year'. Not 'that day-long meeting' or a relative clause ('said that week by week')."""
    unit = _word(match, "unit")
    return Narrative(0, unit if unit in {"week", "month", "year"} else "day", whole=True)


def _day_of_month(match: re.Match[str]) -> Expr:
    return DayOfMonth(ordinal(match["nth"]))


def _iso(count: int, unit: str) -> str:
    name = unit_name(unit)
    if name == "hour":
        return f"PT{count}H"
    return f"P{3 * count}M" if name == "quarter" else f"P{count}{ISO_UNITS.get(name, 'D')}"


def _hyphen_duration(match: re.Match[str]) -> Expr | None:
    """'a 30-day pause', 'a month-long truce': only before a noun that commits, so not 'three-hour talks'."""
    nouns = word_set("commitments", "nouns")
    words = [w.rstrip("s") for w in match["after"].lower().split()]
    if not any(w in nouns or w.rpartition("-")[2] in nouns for w in words):
        return None
    count = number(match["count"]) if match.groupdict().get("count") else 1
    return Length(_iso(count, match["unit"]))


def _for_duration(match: re.Match[str]) -> Expr | None:
    """'for an initial six weeks', 'a standstill of 60 days'; not what lasted ('met for three hours', 'has ruled for ten years')."""
    before = re.findall(r"[\w’'-]+", match.string[max(0, match.start() - 60) : match.start()].lower())
    if match[0][:2].lower() == "of" and before[-1:] and before[-1].rstrip("s") not in word_set("commitments", "nouns"):
        return None
    if set(before[-6:]) & word_set("commitments", "lasting"):
        return None
    agreed = {"agreed", "pledged", "promised", "accepted", "offered"} & set(before)
    if match[0][:1].lower() in "fl" and {"has", "have", "had", "’ve", "'ve"} & set(before[-5:]) and not agreed:
        return None
    return Length(_iso(number(match["count"]), match["unit"]))


def _within(match: re.Match[str]) -> Expr:
    return Length(_iso(number(match["count"]), match["unit"]), within=True)

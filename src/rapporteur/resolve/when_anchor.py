"""From the meaning of a time expression to a value: against the report's date, or the time told just before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.resolve.edtf import add_months, bounds, make_day, precision_of, shift, shift_day
from rapporteur.resolve.when_dates import month_value, year_value
from rapporteur.resolve.when_expr import (
    Ago,
    DayOfMonth,
    DayShift,
    Expr,
    Fixed,
    Length,
    MonthDay,
    Narrative,
    Period,
    Vague,
    Weekday,
    Window,
)

CLOSE = 45  # days: a month's day this near to the report is meant, whatever the tense ('postponed to June 3')
EARLIEST_WEEKDAY_YEARS = (0, -1, 1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that relative expressions count from, as precise as it is known; `text` is its EDTF text."""

    text: str | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression came to: `edtf` None where open, then `problem` is a diagnostic code or '' for vague words.

    `drop` marks words that are no time after all.
    """

    edtf: str | None = None
    anchor: str | None = None
    problem: str = ""
    candidates: tuple[str, ...] = ()
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved with: the report's date, the time told last, and the clause's tense."""

    anchor: Anchor
    near: str | None
    cue: Callable[[], str]

    def lean(self) -> str:
        """'past', 'future' or '' where the clause leaves it open."""
        return {"ahead": "future", "doubtful": ""}.get(told := self.cue(), told)


NO_ANCHOR = Value(problem="date.no-anchor")


def make_anchor(published: str | None) -> Anchor:
    """The anchor that a publication date gives; an approximate, coarse or open one gives only what is sure."""
    text = (published or "")[:10].rstrip("~?%")
    span, precision = bounds(text), precision_of(text)
    if span is None:
        return Anchor()
    first, last = span
    year = first.year if first.year == last.year else None
    if precision == "day":
        return Anchor(text, first, (first.year, first.month), year)
    return Anchor(text, None, (first.year, first.month) if precision == "month" else None, year)


def resolve(expr: Expr, context: Context) -> Value:
    """The value of one expression."""
    match expr:
        case Fixed():
            return _fixed(expr, context)
        case MonthDay():
            return _month_day(expr, context)
        case Weekday():
            return _weekday(expr, context)
        case DayShift():
            return _day_shift(expr, context)
        case Period():
            return _period(expr, context)
        case Ago():
            return _ago(expr, context)
        case Window():
            return _window(expr, context)
        case Narrative():
            return _narrative(expr, context)
        case DayOfMonth():
            return _day_of_month(expr, context)
        case Vague() | Length():
            return Value()


def _told(context: Context, edtf: str | None) -> Value:
    return Value(edtf, context.anchor.text) if edtf else NO_ANCHOR


def _fixed(expr: Fixed, context: Context) -> Value:
    """A full date; of two readings the one that the tense allows, else both stay open."""
    if not expr.others:
        return Value(expr.edtf)
    day, lean = context.anchor.day, context.lean()
    kept = [
        r
        for r in expr.others
        if not day or not lean or (r <= day.isoformat()) == (lean == "past") or r == day.isoformat()
    ]
    return Value(kept[0]) if len(kept) == 1 else Value(None, None, "date.ambiguous", expr.others)


def _month_day(expr: MonthDay, context: Context) -> Value:
    anchor = context.anchor
    if anchor.year is not None and expr.year_shift is not None:
        return _told(context, _month_day_text(anchor.year + expr.year_shift, expr))
    if expr.weekday is not None and expr.day and anchor.year is not None:
        years = [anchor.year + n for n in EARLIEST_WEEKDAY_YEARS]
        fits = [y for y in years if (d := make_day(y, expr.month, expr.day)) and d.weekday() == expr.weekday]
        if fits:
            return _told(context, _month_day_text(fits[0], expr))
    if anchor.month is None:
        return _open_year(expr, anchor)
    return _told(context, _month_day_text(_year_of(expr, context), expr))


def _open_year(expr: MonthDay, anchor: Anchor) -> Value:
    day = f"-{expr.day:02}" if expr.day else ""
    text = f"XXXX-{expr.month:02}{day}"
    if expr.last_day:
        text = f"{text}/XXXX-{expr.month:02}-{expr.last_day:02}"
    near = () if anchor.year is None else tuple(f"{anchor.year + n}-{expr.month:02}{day}" for n in (-1, 0))
    return Value(text, None, "date.no-year", near)


def _month_day_text(year: int, expr: MonthDay) -> str | None:
    if not expr.day:
        value = month_value(year, expr.month, expr.part)
        return value.edtf if isinstance(value, Fixed) else None
    first = make_day(year, expr.month, expr.day)
    last = make_day(year, expr.month, expr.last_day) if expr.last_day else None
    if first is None or (expr.last_day and last is None):
        return None
    return f"{first.isoformat()}/{last.isoformat()}" if last else first.isoformat()


def _year_of(expr: MonthDay, context: Context) -> int:
    """The year of a month or day that the text does not tell: very near ones whatever the tense, else by tense, else the nearest."""
    year, month = context.anchor.month or (0, 0)
    here = context.anchor.day or date(year, month, 15)
    options = [y for y in (year - 1, year, year + 1) if make_day(y, expr.month, expr.day or 15)]
    if not options:
        leap = [y for y in range(year - 4, year + 5) if make_day(y, expr.month, expr.day or 15)]
        options = leap or [year]

    def distance(y: int) -> int:
        return ((make_day(y, expr.month, expr.day or 15) or here) - here).days

    slack = 0 if expr.day else 31
    nearest = min(options, key=lambda y: (abs(distance(y)), y))
    if expr.lean:
        fits = [y for y in options if (distance(y) < -slack // 2 if expr.lean == "past" else distance(y) > slack // 2)]
        return (max(fits) if expr.lean == "past" else min(fits)) if fits else nearest
    told = context.lean()
    if context.cue() == "ahead":
        fits = [y for y in options if distance(y) >= -slack // 2]
    else:
        fits = [y for y in options if told and (distance(y) <= 0) == (told == "past")]
        fits = fits if abs(distance(nearest)) > CLOSE else []
    return min(fits, key=lambda y: abs(distance(y))) if fits else nearest


def _weekday(expr: Weekday, context: Context) -> Value:
    if expr.lean.startswith("narrative"):
        near = bounds(context.near)
        if near is None or precision_of(context.near) != "day":
            return NO_ANCHOR
        found = _to_weekday(near[0], expr.day, 1 if expr.lean.endswith("+") else -1, strict=True)
        return Value(found.isoformat(), context.near) if found else NO_ANCHOR
    here = context.anchor.day
    if here is None:
        return NO_ANCHOR
    if expr.week is not None:
        found = shift_day(here, expr.day - here.weekday() + 7 * expr.week)
    else:
        found = _to_weekday(here, expr.day, _sign(expr, here, context), strict=expr.strict)
    return _told(context, _night(found, expr.night, here))


def _to_weekday(here: date, weekday: int, sign: int, *, strict: bool) -> date | None:
    """The next (`sign` 1) or last such day; a strict one ('next', 'last') is never today nor the day beside it."""
    days = (weekday - here.weekday()) * sign % 7
    return shift_day(here, sign * (days + 7 if strict and days < 2 else days))


def _sign(expr: Weekday, here: date, context: Context) -> int:
    """Ahead or back; a plan that is looked back on ('was due on Sunday') is past where that day was one or two days ago."""
    lean = expr.lean or context.lean()
    if not expr.lean and context.cue() == "doubtful":
        return -1 if 0 < (here.weekday() - expr.day) % 7 <= 2 else 1
    return 1 if lean == "future" else -1


def _night(day: date | None, night: str, here: date) -> str | None:
    if day is None or not night:
        return day.isoformat() if day else None
    first = shift_day(day, -1) if night == "into" or day == here else day
    last = shift_day(first, 1) if first else None
    return f"{first.isoformat()}/{last.isoformat()}" if first and last else None


def _day_shift(expr: DayShift, context: Context) -> Value:
    here = context.anchor.day
    if here is None:
        return NO_ANCHOR
    move = 1 if expr.midnight and context.lean() == "future" else 0
    first, last = shift_day(here, expr.first + move), shift_day(here, expr.last + move)
    return _told(context, _interval(first, last))


def _interval(first: date | None, last: date | None) -> str | None:
    if first is None or last is None or first > last:
        return None
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _period(expr: Period, context: Context) -> Value:
    here, anchor = context.anchor.day, context.anchor
    if expr.unit in {"week", "weekend"}:
        return _told(context, _week(expr, here, context)) if here else NO_ANCHOR
    if expr.unit in {"year", "decade", "code"} and anchor.year is not None:
        return _told(context, _year_period(expr, anchor.year))
    if anchor.month is None:
        return NO_ANCHOR
    if expr.unit == "season":
        return _told(context, _season(expr, here or date(*anchor.month, 15), context))
    year, month = add_months(*anchor.month, expr.shift * (3 if expr.unit == "quarter" else 1))
    if expr.unit == "quarter":
        return _told(context, f"{year}-{33 + (month - 1) // 3}")
    value = month_value(year, month, "" if expr.part in {"earlier", "later"} else expr.part)
    return _told(context, value.edtf if isinstance(value, Fixed) else None)


def _year_period(expr: Period, year: int) -> str | None:
    year += expr.shift * (10 if expr.unit == "decade" else 1)
    if expr.unit == "decade":
        return f"{year // 10:03}X"
    if expr.unit == "code":
        return f"{year}-{expr.season}"
    value = year_value(year, "" if expr.part in {"earlier", "later"} else expr.part)
    return value.edtf if isinstance(value, Fixed) else None


def _week(expr: Period, here: date, context: Context) -> str | None:
    """Monday to Sunday, or a part of it: early Monday and Tuesday, mid Wednesday and Thursday, late Friday to Sunday."""
    monday, today = shift_day(here, 7 * expr.shift - here.weekday()), here.weekday()
    if monday is None:
        return None
    if expr.unit == "weekend":
        back = 7 if expr.shift == 0 and today < 4 and context.lean() == "past" else 0
        if expr.shift == -1 and today == 6:
            back = 0
        return _interval(shift_day(monday, 5 - back), shift_day(monday, 6 - back))
    parts = {"early": (0, 1), "mid": (2, 3), "late": (4, 6), "start": (0, 0), "end": (6, 6)}
    parts |= {"earlier": (0, max(0, today - 1)), "later": (min(6, today + 1), 6)} if expr.shift == 0 else {}
    first, last = parts.get(expr.part, (0, 6))
    return _interval(shift_day(monday, first), shift_day(monday, last))


def _season(expr: Period, here: date, context: Context) -> str | None:
    """The season meant: 'last' the latest that is over, 'next' the first to come, else by tense."""
    options = [
        (y, b) for y in (here.year - 2, here.year - 1, here.year, here.year + 1) if (b := bounds(f"{y}-{expr.season}"))
    ]
    over = [y for y, (_, last) in options if last < here]
    ahead = [y for y, (first, _) in options if first > here]
    now = [y for y, (first, last) in options if first <= here <= last]
    if expr.shift:
        years = over[-1:] if expr.shift < 0 else ahead[:1]
    else:
        years = now or (over[-1:] if context.lean() == "past" else ahead[:1])
    return f"{years[0]}-{expr.season}" if years else None


def _ago(expr: Ago, context: Context) -> Value:
    """'two weeks ago' is a day, 'three months ago' a month, 'two years ago' a year; 'in two weeks' needs a tense that looks ahead."""
    if not expr.lean and context.lean() != "future":
        return Value(drop=True)
    base = _base(context.anchor, expr.unit)
    moved = shift(base, expr.count, expr.unit) if base else None
    return (
        replace(_told(context, moved), edtf=moved + ("~" if expr.about or expr.unit == "decade" else ""))
        if moved
        else NO_ANCHOR
    )


def _base(anchor: Anchor, unit: str) -> str | None:
    if unit in {"day", "week", "hour", "weekend"}:
        return anchor.day.isoformat() if anchor.day else None
    if unit == "month":
        return f"{anchor.month[0]}-{anchor.month[1]:02}" if anchor.month else None
    return f"{anchor.year}" if anchor.year else None


def _window(expr: Window, context: Context) -> Value:
    base = _base(context.anchor, expr.unit)
    moved = shift(base, expr.count, expr.unit) if base else None
    if base is None or moved is None:
        return NO_ANCHOR
    first, last = (moved, base) if expr.count < 0 else (base, moved)
    return _told(context, first if first == last else f"{first}/{last}")


def _narrative(expr: Narrative, context: Context) -> Value:
    """A shift from the time told last, as precise as the unit; open where nothing was told."""
    near, span = context.near, bounds(context.near)
    if near is None or span is None:
        return NO_ANCHOR
    if expr.count == 0:
        return Value(_around(span[0], expr.unit, 0) if expr.whole and expr.unit != "day" else near, near)
    if expr.unit == "week" and expr.whole:
        return Value(_around(span[0], "week", expr.count), near) if (span[1] - span[0]).days < 7 else NO_ANCHOR
    size = {"month": 7, "year": 4, "decade": 4}.get(expr.unit)
    base = near.rstrip("~?%")
    moved = shift(base[:size] if size and len(base) <= 10 else base, expr.count, expr.unit)
    return Value(moved, near) if moved else Value(None, near, "date.no-anchor")


def _around(day: date, unit: str, count: int) -> str | None:
    if unit == "week":
        monday = shift_day(day, 7 * count - day.weekday())
        return _interval(monday, shift_day(monday, 6)) if monday else None
    return {"month": f"{day.year}-{day.month:02}", "year": f"{day.year}"}.get(unit, day.isoformat())


def _day_of_month(expr: DayOfMonth, context: Context) -> Value:
    here = context.anchor.day
    if here is None:
        return NO_ANCHOR
    months = [add_months(here.year, here.month, n) for n in (-2, -1, 0, 1, 2)]
    days = [d for y, m in months if (d := make_day(y, m, expr.day))]
    lean = context.lean()
    fits = [d for d in days if not lean or (d <= here if lean == "past" else d >= here)]
    best = min(fits or days, key=lambda d: (abs((d - here).days), d))
    return _told(context, best.isoformat())

"""Days from an anchor: weekdays, 'yesterday', 'on the 19th'."""

from datetime import date

from rapporteur.resolve.times.context import NO_ANCHOR, Context, Value, told
from rapporteur.resolve.times.edtf import add_months, bounds, make_day, precision_of, shift_day
from rapporteur.resolve.times.expr import DayOfMonth, DayShift, Weekday


def weekday(expr: Weekday, context: Context) -> Value:
    """The day that a weekday's name means, by its 'last' or 'next', else by the tense."""
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
    if found and expr.weeks:
        found = shift_day(found, 7 * expr.weeks)
    return told(context, _night(found, expr.night, here))


def _to_weekday(here: date, weekday: int, sign: int, *, strict: bool) -> date | None:
    """The next (`sign` 1) or last such day; a strict one ('next', 'last') is never today nor the day beside it."""
    days = (weekday - here.weekday()) * sign % 7
    return shift_day(here, sign * (days + 7 if strict and days < 2 else days))


def _sign(expr: Weekday, here: date, context: Context) -> int:
    """Ahead or back; 'was due on Sunday' looks back where that day was one or two days ago."""
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


def day_shift(expr: DayShift, context: Context) -> Value:
    """A day or two counted from the report's date."""
    here = context.anchor.day
    if here is None:
        return NO_ANCHOR
    move = 1 if expr.midnight and context.lean() == "future" else 0
    first, last = shift_day(here, expr.first + move), shift_day(here, expr.last + move)
    return told(context, interval(first, last))


def interval(first: date | None, last: date | None) -> str | None:
    """Two days as EDTF text, one where they are the same, None where they are out of order."""
    if first is None or last is None or first > last:
        return None
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def day_of_month(expr: DayOfMonth, context: Context) -> Value:
    """The nearest such day of a month that the tense allows."""
    here = context.anchor.day
    if here is None:
        return NO_ANCHOR
    shifts = (-2, -1, 0, 1, 2) if expr.month_shift is None else (expr.month_shift,)
    months = [add_months(here.year, here.month, n) for n in shifts]
    days = [d for y, m in months if (d := make_day(y, m, expr.day))]
    days = [d for d in days if expr.weekday in (None, d.weekday())]
    if not days:
        return NO_ANCHOR
    lean = context.lean()
    fits = [d for d in days if not lean or (d <= here if lean == "past" else d >= here)]
    best = min(fits or days, key=lambda d: (abs((d - here).days), d))
    return told(context, best.isoformat())

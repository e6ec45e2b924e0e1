"""From the meaning of a time expression to a value: against the report's date, or the time told just before."""

from rapporteur.resolve.times.context import Context, Value
from rapporteur.resolve.times.expr import (
    Ago,
    DayOfMonth,
    DayShift,
    Expr,
    Fixed,
    Length,
    MonthDay,
    Months,
    Narrative,
    Period,
    Vague,
    Weekday,
    Window,
)
from rapporteur.resolve.times.month import month_day
from rapporteur.resolve.times.period import ago, months, narrative, period, window
from rapporteur.resolve.times.weekday import day_of_month, day_shift, weekday


def resolve(expr: Expr, context: Context) -> Value:
    """The value of one expression."""
    match expr:
        case Fixed():
            return _fixed(expr, context)
        case MonthDay():
            return month_day(expr, context)
        case Weekday():
            return weekday(expr, context)
        case DayShift():
            return day_shift(expr, context)
        case Period():
            return period(expr, context)
        case Ago():
            return ago(expr, context)
        case Window():
            return window(expr, context)
        case Months():
            return months(expr, context)
        case Narrative():
            return narrative(expr, context)
        case DayOfMonth():
            return day_of_month(expr, context)
        case Vague() | Length():
            return Value()


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

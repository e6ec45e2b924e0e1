"""The year of a month or of its day that the text does not tell."""

from datetime import date

from rapporteur.resolve.times.context import NO_ANCHOR, Anchor, Context, Value, told
from rapporteur.resolve.times.dates import month_value
from rapporteur.resolve.times.edtf import bounds, make_day, nth_weekday
from rapporteur.resolve.times.expr import Fixed, MonthDay

CLOSE = 45  # days: a month's day this near to the report is meant, whatever the tense ('postponed to June 3')
WEEKDAY_YEARS = (0, -1, 1)  # in this order: the report's own year, the one before, the one after


def month_day(expr: MonthDay, context: Context) -> Value:
    """A month or its days: with the year that is told, that its weekday fits, or that the report's date gives."""
    anchor = context.anchor
    if expr.narrative:
        return _of_told_year(expr, context)
    if anchor.year is not None and expr.year_shift is not None:
        return told(context, month_day_text(anchor.year + expr.year_shift, expr))
    if expr.weekday is not None and expr.day and anchor.year is not None:
        years = [anchor.year + n for n in WEEKDAY_YEARS]
        fits = [y for y in years if (d := make_day(y, expr.month, expr.day)) and d.weekday() == expr.weekday]
        if fits:
            return told(context, month_day_text(fits[0], expr))
    if anchor.month is None:
        return _open_year(expr, anchor)
    return told(context, month_day_text(_year_of(expr, context), expr))


def _of_told_year(expr: MonthDay, context: Context) -> Value:
    """'June of that year', 'the following March': the year is counted from the time told before."""
    span = bounds(context.near)
    if span is None:
        return NO_ANCHOR
    return Value(month_day_text(span[0].year + (expr.year_shift or 0), expr), context.near)


def _open_year(expr: MonthDay, anchor: Anchor) -> Value:
    day = f"-{expr.day:02}" if expr.day else ""
    text = f"XXXX-{expr.month:02}{day}"
    if expr.last_day:
        text = f"{text}/XXXX-{expr.month:02}-{expr.last_day:02}"
    near = () if anchor.year is None else tuple(f"{anchor.year + n}-{expr.month:02}{day}" for n in (-1, 0))
    return Value(text, None, "date.no-year", near)


def month_day_text(year: int, expr: MonthDay) -> str | None:
    """EDTF of a month, its part or its days in that year; None where that year has no such day."""
    if expr.nth and expr.weekday is not None:
        day = nth_weekday(year, expr.month, expr.weekday, expr.nth)
        return day.isoformat() if day else None
    if not expr.day:
        value = month_value(year, expr.month, expr.part)
        return value.edtf if isinstance(value, Fixed) else None
    first = make_day(year, expr.month, expr.day)
    last = make_day(year, expr.month, expr.last_day) if expr.last_day else None
    if first is None or (expr.last_day and last is None):
        return None
    return f"{first.isoformat()}/{last.isoformat()}" if last else first.isoformat()


def _year_of(expr: MonthDay, context: Context) -> int:
    """A very near month or day is meant whatever the tense; a farther one by tense, else the nearest."""
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

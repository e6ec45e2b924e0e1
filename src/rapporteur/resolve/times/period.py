"""Weeks, months, seasons and years from an anchor, counts of them, and shifts in a story."""

from dataclasses import replace
from datetime import date

from rapporteur.resolve.times.context import NO_ANCHOR, Anchor, Context, Value, told
from rapporteur.resolve.times.dates import month_value
from rapporteur.resolve.times.edtf import add_months, bounds, shift, shift_day
from rapporteur.resolve.times.expr import Ago, Fixed, Months, Narrative, Period, Window
from rapporteur.resolve.times.weekday import interval
from rapporteur.resolve.times.years import year_value


def period(expr: Period, context: Context) -> Value:
    """A calendar unit counted from the report's date: 'last week', 'the end of the month'."""
    here, anchor = context.anchor.day, context.anchor
    if expr.unit in {"week", "weekend"}:
        return told(context, _week(expr, here, context)) if here else NO_ANCHOR
    if expr.unit in {"year", "decade", "code"} and anchor.year is not None:
        return told(context, _year_period(expr, anchor.year))
    if anchor.month is None:
        return NO_ANCHOR
    if expr.unit == "season":
        return told(context, _season(expr, here or date(*anchor.month, 15), context))
    year, month = add_months(*anchor.month, expr.shift * (3 if expr.unit == "quarter" else 1))
    if expr.unit == "quarter":
        return told(context, f"{year}-{33 + (month - 1) // 3}")
    value = month_value(year, month, "" if expr.part in {"earlier", "later"} else expr.part)
    return told(context, value.edtf if isinstance(value, Fixed) else None)


def _year_period(expr: Period, year: int) -> str | None:
    year += expr.shift * (10 if expr.unit == "decade" else 1)
    if expr.unit == "decade":
        return f"{year // 10:03}X"
    if expr.unit == "code":
        return f"{year}-{expr.season}"
    value = year_value(year, "" if expr.part in {"earlier", "later"} else expr.part)
    return value.edtf if isinstance(value, Fixed) else None


def _week(expr: Period, here: date, context: Context) -> str | None:
    """Monday to Sunday, or a part: early Monday and Tuesday, mid Wednesday and Thursday, late the rest."""
    monday, today = shift_day(here, 7 * expr.shift - here.weekday()), here.weekday()
    if monday is None:
        return None
    if expr.unit == "weekend":
        back = 7 if expr.shift == 0 and today < 4 and (expr.lean or context.lean()) == "past" else 0
        if expr.shift == -1 and today == 6:
            back = 0
        return interval(shift_day(monday, 5 - back), shift_day(monday, 6 - back))
    parts = {"early": (0, 1), "mid": (2, 3), "late": (4, 6), "start": (0, 0), "end": (6, 6)}
    parts |= {"earlier": (0, max(0, today - 1)), "later": (min(6, today + 1), 6)} if expr.shift == 0 else {}
    first, last = parts.get(expr.part, (0, 6))
    return interval(shift_day(monday, first), shift_day(monday, last))


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


def ago(expr: Ago, context: Context) -> Value:
    """'two weeks ago' is a day, 'three months ago' a month; 'in two weeks' needs a tense that looks ahead."""
    if not expr.lean and context.lean() != "future":
        return Value(drop=True)
    base = _base(context.anchor, "day" if expr.exact else expr.unit)
    moved = shift(base, expr.count, expr.unit) if base else None
    return (
        replace(told(context, moved), edtf=moved + ("~" if expr.about or expr.unit == "decade" else ""))
        if moved
        else NO_ANCHOR
    )


def _base(anchor: Anchor, unit: str) -> str | None:
    if unit in {"day", "week", "hour", "weekend"}:
        return anchor.day.isoformat() if anchor.day else None
    if unit == "month":
        return f"{anchor.month[0]}-{anchor.month[1]:02}" if anchor.month else None
    return f"{anchor.year}" if anchor.year else None


def window(expr: Window, context: Context) -> Value:
    """The days or months up to the report's date, or from it: 'over the past two weeks'."""
    base = _base(context.anchor, expr.unit)
    moved = shift(base, expr.count, expr.unit) if base else None
    if base is None or moved is None:
        return NO_ANCHOR
    first, last = (moved, base) if expr.count < 0 else (base, moved)
    return told(context, first if first == last else f"{first}/{last}")


def months(expr: Months, context: Context) -> Value:
    """'the first three months of the year': whole months, from the first to the last of them."""
    if context.anchor.year is None:
        return NO_ANCHOR
    year = context.anchor.year + expr.shift
    return told(context, f"{year}-{expr.first:02}/{year}-{expr.last:02}")


def narrative(expr: Narrative, context: Context) -> Value:
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
        return interval(monday, shift_day(monday, 6)) if monday else None
    return {"month": f"{day.year}-{day.month:02}", "year": f"{day.year}"}.get(unit, day.isoformat())

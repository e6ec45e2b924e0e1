"""What the words of a time expression mean before an anchor is known: the output of the grammar.

One small class a meaning. `lean` is '' where the tense has to tell, else 'past' or 'future'; `part` is '', 'early',
'mid', 'late', 'start' or 'end'; units are 'day', 'week', 'month', 'year', 'hour', 'decade', 'quarter', 'weekend'.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: 'March 19, 2025', 'in 2014', 'the 1990s'. `others` are further readings."""

    edtf: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day or days of one, without a year: 'June 3', 'in February', 'the 19th of last April'.

    `year_shift` counts from the report's year ('this year' 0, 'last year' -1), with `narrative` from the year told
    before ('of that year'). With `nth` it is that `weekday` of the month, -1 the last ('the second Sunday in April').
    """

    month: int
    day: int | None = None
    last_day: int | None = None
    part: str = ""
    lean: str = ""
    year_shift: int | None = None
    weekday: int | None = None
    narrative: bool = False
    nth: int = 0


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of an untold month: 'on the 19th', 'Tuesday the 13th', 'the 20th of next month' (`month_shift` 1)."""

    day: int
    weekday: int | None = None
    month_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: 'late Tuesday', 'next Sunday', 'Friday last week' (`week` -1).

    `night` is 'into' for 'overnight into Monday', 'on' for 'overnight on Monday'.
    `lean` 'narrative+' and 'narrative-' count from what was told before ('the following Friday').
    `weeks` are added to the day: 'Monday week', 'two weeks from Friday'.
    """

    day: int
    lean: str = ""
    strict: bool = False
    week: int | None = None
    night: str = ""
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class DayShift:
    """Days from the anchor: 'today', 'yesterday', 'overnight' (first -1, last 0)."""

    first: int
    last: int
    midnight: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit from the anchor: 'last week' (-1), 'late next year'; `season` is an EDTF code."""

    unit: str
    shift: int
    part: str = ""
    season: int = 0
    lean: str = ""


@dataclass(frozen=True, slots=True)
class Ago:
    """A count of units before (negative) or after the anchor: 'two weeks ago', 'in three days'.

    `exact` keeps the day: 'a year ago today'.
    """

    count: int
    unit: str
    about: bool = False
    lean: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The units that end, or begin, at the anchor: 'over the past two weeks', 'in the next ten days'."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months of the report's year, or one beside it: 'the first three months of last year' (`shift` -1)."""

    first: int
    last: int
    shift: int


@dataclass(frozen=True, slots=True)
class Narrative:
    """A shift from the time told just before: 'a week later', 'the following day', 'at the time'.

    `whole` takes the calendar unit around it: 'the following week' is Monday to Sunday.
    """

    count: int
    unit: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """Words of time with no value to give: 'in recent days', 'Ramadan'."""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, ISO 8601: 'a 30-day pause', 'for six weeks'; `within` marks a limit, `open` 'indefinitely'."""

    iso: str
    within: bool = False
    open: bool = False


Expr = Fixed | MonthDay | DayOfMonth | Weekday | DayShift | Period | Ago | Window | Months | Narrative | Vague | Length


@dataclass(frozen=True, slots=True)
class Atom:
    """One time expression: offsets into the text that was searched, its meaning, the rule that read it."""

    start: int
    end: int
    expr: Expr
    rule: str

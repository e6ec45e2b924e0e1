"""What a time expression is resolved with, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rapporteur.resolve.times.edtf import bounds, precision_of


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


def told(context: Context, edtf: str | None) -> Value:
    """A value counted from the report's date, open where there is none."""
    return Value(edtf, context.anchor.text) if edtf else NO_ANCHOR

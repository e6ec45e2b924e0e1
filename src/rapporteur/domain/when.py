"""When: a time in the world, with the words and the anchor that it was resolved from."""

from dataclasses import dataclass, field

from rapporteur.domain.act import Term
from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """A time expression of a report.

    `edtf` is the value (a day, month, season, year, `start/end` interval), None where it could not be resolved (an
    undated report's 'on Tuesday'); `text` and `span` are its words; `anchor` is the EDTF date that a relative
    expression was resolved against, None for an absolute one. `kind` is `point` (a day or coarser), `deadline`
    ('by the end of April') or `term` (a duration or an end: 'a 30-day pause', 'until June 15'), then `term` is filled.
    `reasons` names the rules that read the words, after the frame that they stand in ('by', 'since').
    """

    span: Span
    text: str
    edtf: str | None
    kind: str = "point"
    anchor: str | None = None
    term: Term | None = None
    reasons: tuple[str, ...] = field(default=(), compare=False)

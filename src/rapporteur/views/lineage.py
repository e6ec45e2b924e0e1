"""`lineage`: reports that draw on another report, or on an outlet outside the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.track.dates import earliest
from rapporteur.track.docket import Docket, docket
from rapporteur.track.tie import COPY, CORRECTS, Tie
from rapporteur.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One report drawing on `relays` (a report's id) or on `cites` (an outlet).

    `overlap` is the share, in [0, 1], of its sentences that the other report has too (`copy`) or tells too. `reasons`
    says how it was told, `order` is `unknown` where the dates leave open which of the two came first. Where `corrects`
    names an older report of the same outlet, the row says that this one stands in its place; `relays` and `cites` are
    None then.
    """

    report: str
    outlet: str | None
    relays: str | None
    cites: str | None
    how: str
    overlap: float
    reasons: tuple[str, ...]
    order: str
    corrects: str | None
    evidence: tuple[Evidence, ...]


def lineage(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[LineageRow, ...]:
    """The ties of the reports printed by `as_of`, in order of publication."""
    return lineage_rows(docket(postings, known_by=known_by), as_of)


def lineage_rows(known: Docket, as_of: str | None = None) -> tuple[LineageRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(lineage_row(t) for t in known.ties if printed(t, as_of))


def printed(tie: Tie, as_of: str | None) -> bool:
    """Whether the drawing report was printed by that day."""
    printed, limit = earliest(tie.report.published), earliest(as_of)
    return printed is None or limit is None or printed <= limit


def lineage_row(tie: Tie) -> LineageRow:
    """One row."""
    report, other = tie.report, tie.relays.id if tie.relays else None
    proof = _proof(tie.report, tie.spans) + (_proof(tie.relays, tie.there) if tie.relays else ())
    replaces = tie.how == CORRECTS
    return LineageRow(
        report=report.id,
        outlet=report.outlet,
        relays=None if replaces else other,
        cites=tie.cites,
        how=COPY if replaces else tie.how,
        overlap=round(tie.overlap, 3),
        reasons=tie.reasons,
        order=tie.order,
        corrects=other if replaces else None,
        evidence=proof,
    )


def _proof(report: Report, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return tuple(Evidence(report.id, report.outlet, s, s.of(report.text)) for s in spans)

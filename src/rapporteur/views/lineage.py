"""`lineage`: reports that draw on another report, or on an outlet outside the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.dates import earliest
from rapporteur.track.docket import Docket, docket
from rapporteur.track.lineage import Tie
from rapporteur.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One report drawing on `relays` (a report's id) or on `cites` (an outlet). `overlap` is the share, in [0, 1], of
    five-word runs (`copy`) or content words (`paraphrase`) of the shorter text that the two have in common.
    """

    report: str
    outlet: str | None
    relays: str | None
    cites: str | None
    how: str
    overlap: float
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
    report, relays = tie.report, tie.relays.id if tie.relays else None
    proof = tuple(Evidence(report.id, report.outlet, s, s.of(report.text)) for s in tie.spans)
    return LineageRow(report.id, report.outlet, relays, tie.cites, tie.how, round(tie.overlap, 3), proof)

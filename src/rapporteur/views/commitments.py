"""`commitments`: what somebody is bound to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.commitments import Commitment
from rapporteur.track.commitments import commitments as fold
from rapporteur.track.docket import Docket, docket
from rapporteur.track.gist import gist
from rapporteur.views.doubt import doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment. `status` is `in force`, `expired`, `violated`, `announced` or `lapsed`; a breach counts on
    the word of whoever tells of it, and its words are in the evidence.
    """

    parties: tuple[str, ...]
    gist: str
    start: str | None
    end: str | None
    status: str
    condition: str | None
    origins: int
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def commitments(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[CommitmentRow, ...]:
    """The commitments told by `as_of`, with their status on that day, by start and end."""
    return commitment_rows(docket(postings, known_by=known_by), as_of)


def commitment_rows(known: Docket, as_of: str | None = None) -> tuple[CommitmentRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(commitment_row(known, c, as_of) for c in fold(known, as_of))


def commitment_row(known: Docket, commitment: Commitment, as_of: str | None = None) -> CommitmentRow:
    """One row."""
    head = commitment.head
    condition = head.act.condition if head.act else None
    told = (head, *(e for e in commitment.told if e.key != head.key))
    return CommitmentRow(
        parties=commitment.parties,
        gist=gist(head),
        start=commitment.start,
        end=commitment.end,
        status=commitment.status,
        condition=condition.span.of(head.report.text) if condition else None,
        origins=origins(known, told),
        doubt=doubt(known, told, as_of),
        evidence=evidence((*told, *commitment.breaches)),
    )

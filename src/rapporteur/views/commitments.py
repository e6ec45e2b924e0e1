"""`commitments`: what somebody is bound to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.breaches import culprits
from rapporteur.track.commitments import Commitment
from rapporteur.track.commitments import commitments as fold
from rapporteur.track.docket import Docket, docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import gist, voice_words
from rapporteur.views.doubt import NO_NEWS, doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment. `status` is `in force`, `expired`, `violated`, `announced` or `lapsed`; a breach counts on
    the word of whoever tells of it (`violated_by`, `according_to`), and its words are in the evidence. `extends` is the
    end of the interval that this one carries on. `doubt` says `no news since` where it ran out and nobody told of it.
    """

    parties: tuple[str, ...]
    gist: str
    start: str | None
    end: str | None
    status: str
    condition: str | None
    origins: int
    doubt: tuple[str, ...]
    violated_by: tuple[str, ...]
    according_to: tuple[str, ...]
    extends: str | None
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
        doubt=(*doubt(known, told, as_of), *((NO_NEWS,) if commitment.unreported else ())),
        violated_by=_names(p for e in commitment.breaches for p in culprits(e)),
        according_to=_names(n for e in commitment.breaches for n in _tellers(e)),
        extends=commitment.extends,
        evidence=evidence((*told, *commitment.breaches)),
    )


def _tellers(entry: Entry) -> tuple[str, ...]:
    """Who tells of a breach: the accuser, else the voice or the outlet."""
    accused = entry.act is not None and entry.act.type == "ACCUSE" and entry.actors
    return accused or (voice_words(entry),)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))

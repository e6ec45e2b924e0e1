"""`contradictions`: two entries that cannot both stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.contradictions import Contradiction
from rapporteur.track.contradictions import contradictions as fold
from rapporteur.track.docket import Docket, docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import gist, join_names, voice_words
from rapporteur.views.doubt import origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: who holds it (a party, else the voice), and the report that tells it."""

    party: str | None
    gist: str
    date: str | None
    report: str


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """A claim and what is told against it. `kind` is `denied` or `conflicting`; `origins` counts those of the claim."""

    claim: Side
    denial: Side
    kind: str
    origins: int
    evidence: tuple[Evidence, ...]


def contradictions(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[ContradictionRow, ...]:
    """The contradictions told by `as_of`, by the day of the denial."""
    return contradiction_rows(docket(postings, known_by=known_by), as_of)


def contradiction_rows(known: Docket, as_of: str | None = None) -> tuple[ContradictionRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(contradiction_row(known, c) for c in fold(known, as_of))


def contradiction_row(known: Docket, found: Contradiction) -> ContradictionRow:
    """One row."""
    return ContradictionRow(
        claim=_side(found.claim),
        denial=_side(found.denial),
        kind=found.kind,
        origins=origins(known, (found.claim, *found.also)),
        evidence=evidence((found.claim, found.denial, *found.also)),
    )


def _side(entry: Entry) -> Side:
    return Side(join_names(entry.actors) or voice_words(entry), gist(entry), entry.stated, entry.report.id)

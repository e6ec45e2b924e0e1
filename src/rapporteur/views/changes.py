"""`changes`: positions that moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.changes import Change
from rapporteur.track.changes import changes as fold
from rapporteur.track.docket import Docket, docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import gist
from rapporteur.track.origins import attribution
from rapporteur.views.doubt import doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class Move:
    """A position before or after a change, the report that tells it, and whether somebody stands behind it."""

    stance: str
    gist: str
    date: str | None
    report: str
    attribution: str
    doubt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A position that moved: it `hardens`, `softens`, `reverses`, is `new` (then `from` is None) or `withdrawn`."""

    party: str
    issue: str
    from_: Move | None
    to: Move
    direction: str
    origins: int
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def changes(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[ChangeRow, ...]:
    """The changes told by `as_of`, by day, party and issue."""
    return change_rows(docket(postings, known_by=known_by), as_of)


def change_rows(known: Docket, as_of: str | None = None) -> tuple[ChangeRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(change_row(known, c, as_of) for c in fold(known, as_of))


def change_row(known: Docket, change: Change, as_of: str | None = None) -> ChangeRow:
    """One row."""
    before, after = change.before, change.after
    return ChangeRow(
        party=change.party,
        issue=change.issue,
        from_=_move(known, before, as_of) if before else None,
        to=_move(known, after, as_of),
        direction=change.direction,
        origins=origins(known, (after,)),
        doubt=doubt(known, (after,), as_of),
        evidence=evidence((*([before] if before else []), after)),
    )


def _move(known: Docket, entry: Entry, as_of: str | None) -> Move:
    stance = entry.act.type if entry.act else ""
    marks = doubt(known, (entry,), as_of)
    return Move(stance, gist(entry), entry.stated, entry.report.id, attribution((entry,)), marks)

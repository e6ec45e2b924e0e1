"""`meetings`: who met or is to meet whom, held or planned."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.docket import Docket, docket
from rapporteur.track.meetings import Meeting
from rapporteur.track.meetings import meetings as fold
from rapporteur.views.doubt import doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting. `status` is `held`, `planned`, `postponed` (to an open date) or `cancelled`; `moved_from` is the
    date that a postponement replaced.
    """

    parties: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    moved_from: str | None
    origins: int
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def meetings(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[MeetingRow, ...]:
    """The meetings told by `as_of`, by day; undated ones last."""
    return meeting_rows(docket(postings, known_by=known_by), as_of)


def meeting_rows(known: Docket, as_of: str | None = None) -> tuple[MeetingRow, ...]:
    """The same from a docket that is laid out already. A meeting that was held, of which neither the day nor the place
    is told, is left to the timeline.
    """
    return tuple(meeting_row(known, m, as_of) for m in fold(known, as_of) if is_shown(m))


def is_shown(meeting: Meeting) -> bool:
    """Whether anything is told of a meeting beyond that it was held."""
    return bool(meeting.date or meeting.place) or meeting.status != "held"


def meeting_row(known: Docket, meeting: Meeting, as_of: str | None = None) -> MeetingRow:
    """One row."""
    return MeetingRow(
        parties=meeting.parties,
        date=meeting.date,
        place=meeting.place,
        status=meeting.status,
        moved_from=meeting.moved_from,
        origins=origins(known, meeting.told),
        doubt=doubt(known, meeting.told, as_of),
        evidence=evidence(meeting.told),
    )

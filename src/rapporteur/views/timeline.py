"""`timeline`: dated entries of any kind, one after the other; undated ones last.

An act or statement whose own time is not told is dated by the day it was said, or as `../DAY`: at some time until the
day it was printed. Tellings of one thing on one day in many reports are one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.domain.posting import Posting
from rapporteur.domain.similarity import alike
from rapporteur.track.claims import SAME
from rapporteur.track.commitments import Commitment
from rapporteur.track.commitments import commitments as commitment_fold
from rapporteur.track.dates import earliest, latest
from rapporteur.track.docket import Docket, docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import gist, join_names, matter
from rapporteur.track.groups import connected
from rapporteur.track.meetings import Meeting
from rapporteur.track.meetings import meetings as meeting_fold
from rapporteur.views.doubt import doubt, origins
from rapporteur.views.evidence import Evidence, evidence

MOODS = ("negated", "possible", "planned")  # an act that did not take place, or has not yet, says so


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One dated entry. `kind` is an act type, `statement`, `meeting`, `commitment starts` or `commitment ends`.

    `doubt` opens with the act's modality where it did not take place, or has not yet (MOODS).
    """

    date: str | None
    kind: str
    parties: tuple[str, ...]
    gist: str
    origins: int
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def timeline(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[TimelineRow, ...]:
    """The timeline of what was told by `as_of`, what lies ahead of that day included."""
    return timeline_rows(docket(postings, known_by=known_by), as_of)


def timeline_rows(known: Docket, as_of: str | None = None) -> tuple[TimelineRow, ...]:
    """The same from a docket that is laid out already."""
    entries = [e for e in (*known.acts, *known.sayings) if e.known_at(as_of) and not is_meeting(e)]
    rows = [
        *entry_rows(known, entries, as_of),
        *(meeting_entry(known, m, as_of) for m in meeting_fold(known, as_of)),
        *(r for c in commitment_fold(known, as_of) for r in commitment_entries(known, c, as_of)),
    ]
    return tuple(sorted(rows, key=order))


def entry_rows(known: Docket, entries: Sequence[Entry], as_of: str | None = None) -> tuple[TimelineRow, ...]:
    """Rows for given acts and statements, tellings of one thing on one day in one row."""
    return tuple(entry_row(known, group, as_of) for group in told_together(entries))


def entry_date(entry: Entry) -> str | None:
    """When the entry happened: its own time, the day it was said, or at some time until it was printed."""
    said = entry.statement.said if entry.statement else None
    printed = entry.report.published
    return entry.time or said or (f"../{printed}" if printed else None)


def is_meeting(entry: Entry) -> bool:
    """Whether the entry is told in the row of its meeting."""
    return (
        entry.act is not None
        and entry.act.type == "CONSULT"
        and len(entry.parties) > 1
        and entry.act.modality != "negated"
    )


def told_as(entry: Entry) -> tuple[str, ...]:
    """Day, kind, mood and sides, which entries of one row have in common; without a day, they are of one report."""
    return (entry_date(entry) or entry.report.id, *_kind_and_mood(entry), *entry.actors)


def told_together(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Entries of one kind, date and side in groups that tell the same: a row each."""
    kinds: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(told_as(entry), []).append(entry)
    out = []
    for members in kinds.values():
        words = [matter(e) for e in members]
        groups = connected(len(members), lambda a, b, w=words: alike(w[a], w[b], SAME))  # type: ignore[misc]
        out += [tuple(members[n] for n in group) for group in groups]
    return out


def _kind(entry: Entry) -> str:
    return entry.act.type if entry.act else "statement"


def _kind_and_mood(entry: Entry) -> tuple[str, str]:
    return _kind(entry), entry.act.modality if entry.act else "actual"


def entry_row(known: Docket, told: tuple[Entry, ...], as_of: str | None = None) -> TimelineRow:
    """The row of entries that tell the same."""
    head = told[0]
    row = _row(known, entry_date(head), _kind(head), head.parties, gist(head), told, as_of)
    mood = _kind_and_mood(head)[1]
    return replace(row, doubt=(mood, *row.doubt)) if mood in MOODS else row


def meeting_entry(known: Docket, meeting: Meeting, as_of: str | None = None) -> TimelineRow:
    """The row of a meeting."""
    place = f", {meeting.place}" if meeting.place else ""
    moved = f" (moved from {meeting.moved_from})" if meeting.moved_from else ""
    words = f"{join_names(meeting.parties)}{place}: {meeting.status}{moved}"
    return _row(known, meeting.date, "meeting", meeting.parties, words, meeting.told, as_of)


def commitment_entries(known: Docket, commitment: Commitment, as_of: str | None = None) -> list[TimelineRow]:
    """The rows of a commitment: when it starts, when it ends."""
    ends = (("commitment starts", commitment.start), ("commitment ends", commitment.end))
    words = gist(commitment.head)
    return [_row(known, day, kind, commitment.parties, words, commitment.told, as_of) for kind, day in ends if day]


def _row(
    known: Docket,
    day: str | None,
    kind: str,
    parties: tuple[str, ...],
    words: str,
    told: tuple[Entry, ...],
    as_of: str | None,
) -> TimelineRow:
    return TimelineRow(day, kind, parties, words, origins(known, told), doubt(known, told, as_of), evidence(told))


def order(row: TimelineRow) -> tuple[date, date, str, tuple[str, ...], str, str, int]:
    """By day; then, so that the order of arrival makes no difference, by all that a row shows and its first place."""
    first, last = earliest(row.date), latest(row.date)
    start = last if first == date.min else first
    place = next(((e.report, e.span.start) for e in row.evidence), ("", 0))
    return start or date.max, last or date.max, row.kind, row.parties, row.gist, *place

"""The brief: what a reporter wants to know of a dossier, gathered from the views in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.posting import Posting
from rapporteur.domain.report import Report
from rapporteur.track.dates import earliest, latest
from rapporteur.track.docket import Docket, docket
from rapporteur.views.changes import ChangeRow, change_rows
from rapporteur.views.commitments import CommitmentRow, commitment_rows
from rapporteur.views.contradictions import ContradictionRow, contradiction_rows
from rapporteur.views.meetings import MeetingRow, meeting_rows
from rapporteur.views.positions import PositionRow, position_rows
from rapporteur.views.territory import TerritoryRow, territory_rows
from rapporteur.views.timeline import TimelineRow, entry_rows, timeline_rows

#: How many days before the day of the brief count as new, and how many entries are shown as new.
NEW_DAYS, NEW_ROWS = 2, 8


@dataclass(frozen=True, slots=True)
class ReportNote:
    """One report of the dossier under its number in the brief, with what was found in it and the doubts about it."""

    number: int
    report: Report
    source_file: str | None
    statements: int
    acts: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class IssueBlock:
    """The positions on one issue, party by party."""

    issue: str
    positions: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a brief tells, in reading order. `as_of` is the day it speaks of, None where nothing is dated;
    `first` and `last` bound the reports' dates (EDTF); `moved` leaves out first positions.
    """

    title: str
    as_of: str | None
    known_by: str | None
    first: str | None
    last: str | None
    outlets: tuple[str, ...]
    news: tuple[TimelineRow, ...]
    moved: tuple[ChangeRow, ...]
    issues: tuple[IssueBlock, ...]
    binding: tuple[CommitmentRow, ...]
    past_commitments: tuple[CommitmentRow, ...]
    ahead: tuple[MeetingRow, ...]
    past_meetings: tuple[MeetingRow, ...]
    territory: tuple[TerritoryRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    timeline: tuple[TimelineRow, ...]
    reports: tuple[ReportNote, ...]


def brief(
    postings: Sequence[Posting], *, title: str = "Dossier", as_of: str | None = None, known_by: str | None = None
) -> Brief:
    """The brief of a dossier at `as_of` (else the last day that it knows of), as far as known by `known_by`."""
    known = docket(postings, known_by=known_by)
    commitments, meetings = commitment_rows(known, as_of), meeting_rows(known, as_of)
    today = latest(known.until(as_of)) or date.min
    printed = sorted((p for posting in known.postings if (p := posting.record.report.published)), key=_first_day)
    return Brief(
        title=title,
        as_of=known.until(as_of),
        known_by=known_by,
        first=printed[0] if printed else None,
        last=printed[-1] if printed else None,
        outlets=tuple(sorted({o for p in known.postings if (o := p.record.report.outlet)})),
        news=_news(known, as_of, today),
        moved=tuple(c for c in change_rows(known, as_of) if c.direction != "new"),
        issues=_issues(known, as_of),
        binding=tuple(c for c in commitments if c.status in ("in force", "announced")),
        past_commitments=tuple(c for c in commitments if c.status not in ("in force", "announced")),
        ahead=tuple(m for m in meetings if _is_ahead(m, today)),
        past_meetings=tuple(m for m in meetings if not _is_ahead(m, today)),
        territory=territory_rows(known, as_of),
        contradictions=contradiction_rows(known, as_of),
        timeline=timeline_rows(known, as_of),
        reports=tuple(_note(n, p) for n, p in enumerate(known.postings, start=1)),
    )


def _first_day(edtf: str) -> tuple[date, str]:
    return earliest(edtf) or date.max, edtf


def _issues(known: Docket, as_of: str | None) -> tuple[IssueBlock, ...]:
    """The positions by issue, `other` last."""
    rows = sorted(position_rows(known, as_of), key=lambda r: (r.issue == "other", r.issue))
    return tuple(IssueBlock(issue, tuple(block)) for issue, block in groupby(rows, key=lambda r: r.issue))


def _news(known: Docket, as_of: str | None, today: date) -> tuple[TimelineRow, ...]:
    """The moves of the last days, newest first; where these are few, the latest ones whenever they were."""
    told = [
        e for e in known.acts if e.known_at(as_of) and e.day > date.min and e.act and e.act.modality != "background"
    ]
    told.sort(key=lambda e: e.day, reverse=True)
    since = today - timedelta(days=NEW_DAYS) if today.toordinal() > NEW_DAYS else date.min
    recent = [e for e in told if e.day > since]
    return entry_rows(known, recent if len(recent) >= NEW_ROWS // 2 else told[: NEW_ROWS // 2], as_of)[:NEW_ROWS]


def _is_ahead(meeting: MeetingRow, today: date) -> bool:
    last = latest(meeting.date)
    return meeting.status in ("planned", "postponed") and (last is None or last >= today)


def _note(number: int, posting: Posting) -> ReportNote:
    r = posting.record
    return ReportNote(number, r.report, posting.source_file, len(r.statements), len(r.acts), r.diagnostics)

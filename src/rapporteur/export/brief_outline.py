"""The brief as an outline of sections and lines, the common ground of its text and Markdown forms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapporteur.export.labels import counted, doubts, issue, reports, stance, when
from rapporteur.views.brief import Brief, ReportNote
from rapporteur.views.changes import ChangeRow
from rapporteur.views.commitments import CommitmentRow
from rapporteur.views.contradictions import ContradictionRow
from rapporteur.views.evidence import Evidence
from rapporteur.views.meetings import MeetingRow
from rapporteur.views.positions import PositionRow
from rapporteur.views.territory import TerritoryRow
from rapporteur.views.timeline import TimelineRow


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what stands in front (a date, a party), its words, details, labels of doubt, and the evidence."""

    lead: str
    words: str
    details: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; `level` 2 is a section, 3 one inside it; `empty` is said where there are none."""

    title: str
    lines: tuple[Line, ...]
    level: int = 2
    empty: str = ""


def outline(brief: Brief) -> tuple[Section, ...]:
    """The sections of a brief in reading order, without the list of reports; empty ones left out unless they say so."""
    found = (
        Section("What is new", tuple(map(_entry, brief.news)), empty="Nothing dated."),
        Section("Positions that moved", tuple(map(_change, brief.moved))),
        Section("Positions by issue", (), empty="" if brief.issues else "No positions found."),
        *(Section(issue(b.issue), tuple(map(position, b.positions)), level=3) for b in brief.issues),
        Section("In force or announced", tuple(map(_commitment, brief.binding)), empty="Nothing told to be in force."),
        Section("Run out, broken or lapsed", tuple(map(_commitment, brief.past_commitments))),
        Section("Meetings ahead", tuple(map(_meeting, brief.ahead)), empty="None told."),
        Section("Meetings so far", tuple(map(_meeting, brief.past_meetings))),
        Section("Territory: who claims, holds or recognises what", tuple(map(_territory, brief.territory))),
        Section("Denied and contradicted", tuple(map(_contradiction, brief.contradictions))),
        Section("Timeline", tuple(map(_entry, brief.timeline))),
    )
    return tuple(s for s in found if s.lines or s.empty or s.title == "Positions by issue")


def numbers(brief: Brief) -> Mapping[str, ReportNote]:
    """The reports of a brief by id."""
    return {note.report.id: note for note in brief.reports}


def headline(brief: Brief) -> str:
    """'10 reports from 9 outlets, 6 May 2025 to 13 June 2025; as of 13 June 2025'."""
    period = f", {when(brief.first)} to {when(brief.last)}" if brief.first else ""
    outlets = f" from {counted(len(brief.outlets), 'outlet')}" if brief.outlets else ""
    as_of = f"; as of {when(brief.as_of)}" if brief.as_of else ""
    known = f"; as known by {when(brief.known_by)}" if brief.known_by else ""
    return f"{counted(len(brief.reports), 'report')}{outlets}{period}{as_of}{known}"


def position_marks(row: PositionRow) -> tuple[str, ...]:
    """The doubts of a position row as labels."""
    return doubts(row.doubt)


def position(row: PositionRow) -> Line:
    """A position as a line."""
    since = f"since {when(row.since)}" if row.since and row.since != row.last_stated else ""
    stated = f"last stated {when(row.last_stated)}" if row.last_stated else "undated"
    footing = "" if row.attribution == "anonymous" else row.attribution
    count = reports(row.support, row.origins)
    return Line(
        f"{row.party} {stance(row.stance)}",
        row.gist,
        ("; ".join(_told(since, stated, count, footing)),),
        position_marks(row),
        row.evidence,
    )


def _entry(row: TimelineRow) -> Line:
    return Line(f"{when(row.date)} ({stance(row.kind)})", row.gist, (), doubts(row.doubt), row.evidence)


def _change(row: ChangeRow) -> Line:
    marks = "".join(f"  [{m}]" for m in doubts(row.from_.doubt)) if row.from_ else ""
    before = f"before, {when(row.from_.date)}: {row.from_.gist}{marks}" if row.from_ else ""
    lead = f"{row.party} {row.direction} on {issue(row.issue)}"
    return Line(lead, f"{when(row.to.date)}: {row.to.gist}", _told(before), doubts(row.doubt), row.evidence)


def _commitment(row: CommitmentRow) -> Line:
    condition = f"condition: {row.condition}" if row.condition else ""
    return Line(
        f"{', '.join(row.parties)} ({row.status})",
        row.gist,
        _told(term(row), condition),
        doubts(row.doubt),
        row.evidence,
    )


def term(row: CommitmentRow) -> str:
    """'from 12 May 2025 until 11 June 2025', empty where no date is told."""
    start = f"from {when(row.start)}" if row.start else ""
    end = f"until {when(row.end)}" if row.end else ""
    return " ".join(filter(None, [start, end]))


def _meeting(row: MeetingRow) -> Line:
    moved = f"moved from {when(row.moved_from)}" if row.moved_from else ""
    words = ", ".join(filter(None, [" and ".join(row.parties), row.place]))
    return Line(f"{when(row.date)} ({row.status})", words, _told(moved), doubts(row.doubt), row.evidence)


def _territory(row: TerritoryRow) -> Line:
    since = f"since {when(row.since)}" if row.since else ""
    until = f"until {when(row.until)}" if row.until else ""
    return Line(
        row.place,
        f"{row.party}: {row.status}",
        ("; ".join(_told(since, until, row.attribution)),),
        doubts(row.doubt),
        row.evidence,
    )


def _contradiction(row: ContradictionRow) -> Line:
    words = f"{row.claim.gist} ({when(row.claim.date)})"
    against = f"{row.denial.party or 'unnamed source'}, {when(row.denial.date)}: {row.denial.gist}"
    return Line(f"≠ {row.kind}", words, (f"against it, {against}",), (), row.evidence)


def _told(*parts: str) -> tuple[str, ...]:
    return tuple(filter(None, parts))


def shown(evidence: Iterable[Evidence], limit: int = 3) -> tuple[tuple[Evidence, ...], int]:
    """The first pieces of evidence that a line shows, and how many more there are."""
    found = tuple(evidence)
    return found[:limit], max(len(found) - limit, 0)

"""What the views tell of a story, beside what its table expects."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.domain.posting import Posting
from rapporteur.pipeline import Given, Stages, read_text
from rapporteur.track.docket import Docket, docket
from rapporteur.views.changes import change_rows
from rapporteur.views.commitments import commitment_rows
from rapporteur.views.contradictions import contradiction_rows
from rapporteur.views.meetings import meeting_rows
from rapporteur.views.positions import position_rows

STORIES = tuple(sorted(Path(__file__).parent.glob("*.toml")))
#: The views whose tables are complete.
COMPLETE = ("changes", "contradictions", "meetings")
ADDED = "2031-12-31T00:00:{:02d}.000000Z"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The rows of one view of one story: found as expected, missed, and told though the table has them not."""

    view: str
    right: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]


def story(path: Path) -> dict[str, Any]:
    """One story as it stands in its file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def postings(told: dict[str, Any], stages: Stages) -> tuple[Posting, ...]:
    """The story's reports as the product reads them."""
    out = []
    for number, report in enumerate(told["report"], start=1):
        given = Given(outlet=report["outlet"], published=report["published"])
        out.append(Posting(stages.record(read_text(report["text"].strip(), given)), ADDED.format(number), str(number)))
    return tuple(out)


def outcomes(told: dict[str, Any], read: Sequence[Posting]) -> tuple[Outcome, ...]:
    """What becomes of each row of the story's tables."""
    known = docket(read)
    number = {p.record.report.id: str(p.source_file) for p in read}
    names = {b.strip().lower(): a.strip().lower() for a, b in (x.split("=") for x in told.get("aliases", []))}
    rows = {
        "changes": _changes(known, number),
        "contradictions": _contradictions(known, number),
        "meetings": _meetings(known),
        "commitments": _commitments(known),
        "positions": _positions(known, told["positions"]),
    }
    return tuple(_outcome(view, told[view], found, names) for view, found in rows.items())


def _outcome(view: str, table: Sequence[str], found: Sequence[Row], names: dict[str, str]) -> Outcome:
    left, right, missed = list(found), [], []
    for line in table:
        hit = next((row for row in left if _answers(view, line, row, names)), None)
        if hit is None:
            missed.append(line)
        else:
            right.append(line)
            left.remove(hit)
    false = [" | ".join(row) for row in left] if view in COMPLETE else []
    return Outcome(view, tuple(right), tuple(missed), tuple(false))


def _answers(view: str, line: str, row: Row, names: dict[str, str]) -> bool:
    """Whether a row is the one that a line expects; of a commitment's parties one in common is enough."""
    wanted = [cell.strip() for cell in line.split("|")]
    if view == "commitments" and _parties(wanted[0], names) & _parties(row[0], names):
        return all(_same(w, r, names) for w, r in zip(wanted[1:], row[1:], strict=True))
    return len(wanted) == len(row) and all(_same(w, r, names) for w, r in zip(wanted, row, strict=True))


def _same(wanted: str, found: str, names: dict[str, str]) -> bool:
    """Whether a cell holds what the table asks for: parties in any order, one of several issues, anything for `*`."""
    if wanted == "*" or wanted == found:
        return True
    if "/" in wanted and found in wanted.split("/"):
        return True
    return _parties(wanted, names) == _parties(found, names)


def _parties(cell: str, names: dict[str, str]) -> set[str]:
    told = (p.strip().lower().removeprefix("the ") for p in cell.split(","))
    return {names.get(p, p) for p in told}


def _row(*cells: str | None) -> Row:
    return tuple(c or "-" for c in cells)


def _head(issue: str) -> str:
    return issue.partition(".")[0]


def _changes(known: Docket, number: dict[str, str]) -> list[Row]:
    moved = (c for c in change_rows(known) if c.direction != "new")
    return [_row(c.party, _head(c.issue), c.direction, number[c.to.report]) for c in moved]


def _contradictions(known: Docket, number: dict[str, str]) -> list[Row]:
    rows = contradiction_rows(known)
    return [_row(f"{number[c.claim.report]} > {number[c.denial.report]}", c.kind) for c in rows]


def _meetings(known: Docket) -> list[Row]:
    return [_row(", ".join(m.parties), m.date, m.status, m.moved_from) for m in meeting_rows(known)]


def _commitments(known: Docket) -> list[Row]:
    return [_row(", ".join(c.parties), c.start, c.end, c.status) for c in commitment_rows(known)]


def _positions(known: Docket, table: Iterable[str]) -> list[Row]:
    days = sorted({line.partition("|")[0].strip() for line in table})
    return [_row(day, p.party, _head(p.issue), p.stance) for day in days for p in position_rows(known, day)]

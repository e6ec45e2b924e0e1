"""Changes: the days on which a side's position on an issue moved, and which way.

The moves of a side on an issue are taken day by day; the one that stands at the end of each day is compared with the
last one before it that was about the same matter. Types are ranked from giving way to threatening; a change within a
rank is told only where the wording says that something was dropped or withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rapporteur.track.claims import same_claim
from rapporteur.track.dates import precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import VAGUE_DAYS, Entry
from rapporteur.track.origins import ON_RECORD, footing, relayed_outlet
from rapporteur.track.positions import fresh, head_of, moves_by_side
from rapporteur.track.turns import about_one_matter, absolute, recalled, withdraws
from rapporteur.track.wording import mentioned

#: From giving way to imposing a cost. A demand, a claim and a refusal of one matter are faces of one position; DENY and
#: DECLINE leave a position where it was.
RANK = {
    "CONCEDE": 0, "AGREE": 0, "SUPPORT": 0, "PLEDGE": 1, "OFFER": 1, "REQUEST": 2, "CLAIM": 2, "REJECT": 2,
    "THREATEN": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A side's position on an issue before (None where it is the first) and after, and which way it moved."""

    party: str
    issue: str
    before: Entry | None
    after: Entry
    direction: str


def changes(docket: Docket, as_of: str | None = None) -> tuple[Change, ...]:
    """All changes told by that date, by day, side and issue; the first position of a side on an issue is `new`."""
    told = [e for e in docket.acts if e.known_at(as_of)]
    by_report = {id_: list(entries) for id_, entries in groupby(told, key=lambda e: e.report.id)}
    old = {e.key for e in told if _relayed(e, by_report.get(docket.relays.get(e.report.id, ""), []))}
    moves = moves_by_side(e for e in with_recalled(told) if e.key not in old)
    rows = [
        c
        for (issue, party), entries in sorted(moves.items())
        for c in _changes(party, issue, _believed(entries, docket, as_of))
    ]
    return tuple(sorted(_once(rows, moves), key=lambda c: (c.after.day, c.party, c.issue, c.after.key)))


def with_recalled(acts: Sequence[Entry]) -> list[Entry]:
    """The acts, each withdrawal with the issues of what it takes back."""
    by_report = {id_: list(entries) for id_, entries in groupby(acts, key=lambda e: e.report.id)}
    return [recalled(e, by_report[e.report.id]) for e in acts]


def _believed(moves: Sequence[Entry], docket: Docket, as_of: str | None) -> list[Entry]:
    """The moves of a side on an issue without what is denied and nobody stands behind, there or in like words."""
    doubted = [e for e in moves if docket.disputed(e, as_of)]
    return [e for e in moves if not _disputed(e, doubted)]


def _once(rows: Sequence[Change], moves: Mapping[tuple[str, str], Sequence[Entry]]) -> Iterable[Change]:
    """A move on two issues is one change: on the issue on which its side said most about the matter, then on the first
    that it names.
    """

    def weight(row: Change) -> tuple[int, int]:
        named = row.after.act.issue.index(row.issue) if row.after.act and row.issue in row.after.act.issue else 0
        own = moves[row.issue, row.party]
        return sum(about_one_matter(e, row.after) for e in own), -named

    chosen: dict[tuple[object, ...], Change] = {}
    for row in sorted(rows, key=weight):
        chosen[row.party, row.direction == "new" and row.issue, row.after.key] = row
    return chosen.values()


def _relayed(entry: Entry, origin: Sequence[Entry]) -> bool:
    """Whether a report that draws on another only tells again what stands there: old news is no move."""
    return any(same_claim(e, entry) for e in origin)


def _disputed(entry: Entry, doubted: Sequence[Entry]) -> bool:
    """A report that is denied and that nobody puts his name to moves no position."""
    if footing(entry) == ON_RECORD and not relayed_outlet(entry):
        return False
    return any(e.key == entry.key or same_claim(e, entry) for e in doubted)


def _changes(party: str, issue: str, entries: Sequence[Entry]) -> Iterator[Change]:
    ranked = [e for e in entries if e.act and e.act.type in RANK and not mentioned(e)]
    days = [standing for _, day in groupby(ranked, key=lambda e: e.day) if (standing := _standing(list(day)))]
    if days:
        yield Change(party, issue, None, days[0][0], "new")
    dated = [d for d in days if d[0].day > date.min and precision(d[0].stated) <= VAGUE_DAYS]
    for number, today in enumerate(dated):
        turns = (_turn(now, dated[:number]) for now in today)
        turn = next((t for t in turns if t), None)
        if turn:
            yield Change(party, issue, *turn)


def _standing(day: Sequence[Entry]) -> list[Entry]:
    """The move that stands at the end of a day and the others of it that go the same way; [] where all is past."""
    head = head_of(day)
    return [head, *(e for e in day if e is not head and fresh(e) and _gives(e) == _gives(head))] if head else []


def _gives(entry: Entry) -> bool:
    return entry.act is not None and RANK[entry.act.type] <= 1


def _turn(now: Entry, days: Sequence[Sequence[Entry]]) -> tuple[Entry, Entry, str] | None:
    """What the move turned from, the move, and which way it went; None where it turned from nothing."""
    before = next((e for day in reversed(days) for e in day if about_one_matter(e, now)), None)
    if withdraws(now):
        before = next((e for day in reversed(days) for e in day if _gives(e)), before)
    direction = _direction(before, now) if before else None
    return (before, now, direction) if before and direction else None


def _direction(before: Entry, now: Entry) -> str | None:
    """Which way the later move goes; None where the position is the same or only its firmness eased."""
    assert before.act
    assert now.act
    first, second = RANK[before.act.type], RANK[now.act.type]
    if first <= 1 and (withdraws(now) or now.act.type in ("REJECT", "THREATEN")):
        return "reverses"
    if first >= 2 and second >= 2:
        harder = second > first or (absolute(now) and not absolute(before))
        return "withdrawn" if withdraws(now) else "hardens" if harder else None
    return None if first <= 1 and second <= 1 else "hardens" if second > first else "softens"

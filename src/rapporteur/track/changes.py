"""Changes: the days on which a side's position on an issue moved, and which way.

The moves of a side on an issue are taken day by day; the one that stands at the end of each day is compared with the
last one before it that was about the same matter. Types are ranked from giving way to threatening; a change within a
rank is told only where the wording says that something was dropped or withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from rapporteur.track.answers import Behind, antecedents, on_issues
from rapporteur.track.claims import same_claim
from rapporteur.track.dates import precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import VAGUE_DAYS, Entry, voice_side
from rapporteur.track.origins import ON_RECORD, footing, relayed_outlet
from rapporteur.track.positions import age, bears_stance, fresh, head_of, moves_by_side, relayed
from rapporteur.track.turns import (
    about_one_matter,
    absolute,
    breaks_off,
    drops,
    goes_on,
    hearsay,
    leaves,
    recalled,
    reclaims,
    settles,
    shares_a_word,
    told_together,
    withdraws,
)
from rapporteur.track.wording import mentioned

#: Heads of the catalogue that are about many things: a move on one of them and on another issue is told under that.
BROAD = frozenset(("process", "relations", "other", "governance", "territory", "security"))
#: From giving way to imposing a cost. A demand, a claim and a refusal of one matter are faces of one position; DENY and
#: DECLINE leave a position where it was.
RANK = {
    "CONCEDE": 0, "AGREE": 0, "SUPPORT": 0, "PLEDGE": 1, "OFFER": 1, "REQUEST": 2, "CLAIM": 2, "REJECT": 2,
    "THREATEN": 3, "SANCTION": 4,
}  # fmt: skip

#: Heads of the catalogue whose issues are faces of one matter: land is claimed under one id and held under another.
ONE_MATTER = frozenset(("territory", "labour"))
Turn = tuple[Entry, Entry, str]
Moves = Mapping[tuple[str, str], Sequence[Entry]]


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
    acts = [e for e in docket.acts if e.known_at(as_of)]
    told = on_issues(acts, across=True)
    doubted = _by_side(e for e in told if bears_stance(e) and docket.disputed(e, as_of))
    by_report = {id_: list(entries) for id_, entries in groupby(told, key=lambda e: e.report.id)}
    old = relayed(docket, told)
    fresh_news = [e for e in told if e.key not in old]
    news = [recalled(e, by_report[e.report.id]) for e in fresh_news if not hearsay(e, by_report[e.report.id])]
    denied = frozenset(e.key for e in news if _disputed(e, [d for s in e.actors for d in doubted.get(s, ())]))
    moves = moves_by_side(news)
    rows = [*_first(moves, denied), *_turns(moves, antecedents(acts), denied)]
    rows = sorted(_once(rows, moves_by_side(told)), key=order)
    first: dict[tuple[object, ...], Change] = {}
    for row in rows:
        first.setdefault(_news(row), row)
    return tuple(first.values())


def order(row: Change) -> tuple[date, str, str, tuple[str, str], bool, str]:
    """By day, side and issue; a first position before what it turned from."""
    return row.after.day, row.party, row.issue, row.after.key, row.direction != "new", row.direction


def _by_side(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    out: dict[str, list[Entry]] = {}
    for entry in entries:
        for side in entry.actors:
            out.setdefault(side, []).append(entry)
    return out


def _first(moves: Moves, denied: frozenset[tuple[str, str]]) -> Iterator[Change]:
    """The first position of each side on each issue."""
    for (issue, party), entries in sorted(moves.items()):
        days = _days([e for e in entries if e.key not in denied])
        if days:
            yield Change(party, issue, None, days[0][0], "new")


def _turns(moves: Moves, behind: Behind, denied: frozenset[tuple[str, str]]) -> Iterator[Change]:
    """What turned from what, by matter."""
    matters: dict[tuple[str, str], dict[tuple[str, str], Entry]] = {}
    for (issue, party), entries in sorted(moves.items()):
        matters.setdefault((_matter(issue), party), {}).update((e.key, e) for e in entries)
    for (matter, party), found in sorted(matters.items()):
        entries = sorted(found.values(), key=age)
        rumours = [e for e in entries if e.key in denied and fresh(e) and e.act and e.act.type in RANK]
        days = _days([e for e in entries if e.key not in denied])
        for change in _dated_turns([d for d in days if _is_dated(d[0])], rumours, behind):
            yield Change(party, _issue(change[1], matter), *change)


def _dated_turns(days: Sequence[Sequence[Entry]], rumours: Sequence[Entry], behind: Behind) -> Iterator[Turn]:
    """For each day what turned on it, if anything. What was denied (`rumours`) is turned from by unnamed sources alone:
    on the record nobody stood there.
    """
    for number, today in enumerate(days):
        told = list(days[:number])
        denied = [[e] for e in rumours if e.day < today[0].day and _is_dated(e)]
        unnamed = [now for now in today if footing(now) != ON_RECORD]
        turns = chain(
            (_turn(now, told, behind) for now in today),
            (_turn(now, denied, behind) for now in unnamed),
            (_settled(now, told) for now in today),
        )
        turn = next((t for t in turns if t), None)
        if turn:
            yield turn


def _is_dated(entry: Entry) -> bool:
    return entry.day > date.min and precision(entry.stated) <= VAGUE_DAYS


def _issue(entry: Entry, matter: str) -> str:
    """The first issue of a move that is of that matter."""
    return next(i for i in (entry.act.issue if entry.act else ()) if _matter(i) == matter)


def _matter(issue: str) -> str:
    """The head of an issue whose ids are faces of one matter, else the issue itself."""
    head = issue.partition(".")[0]
    return head if head in ONE_MATTER else issue


def _days(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The moves that stand at the end of each day on which something stands."""
    ranked = [e for e in entries if e.act and e.act.type in RANK and not mentioned(e)]
    return [standing for _, day in groupby(ranked, key=lambda e: e.day) if (standing := _standing(list(day)))]


def _news(row: Change) -> tuple[object, ...]:
    """One report's news of one side's turn on one matter is one change, however many moves it takes."""
    new = row.direction == "new" and (row.issue, row.after.key)
    return row.party, _matter(row.issue), row.direction, row.after.report.id, new


def _once(rows: Sequence[Change], moves: Moves) -> Iterable[Change]:
    """A move on two issues is one change: on the narrower issue, then on that on which its side said most about the
    matter, then on the first that it names.
    """

    def weight(row: Change) -> tuple[bool, int, int]:
        named = row.after.act.issue.index(row.issue) if row.after.act and row.issue in row.after.act.issue else 0
        told = sum(about_one_matter(e, row.after) for e in moves.get((row.issue, row.party), ()))
        return row.issue.partition(".")[0] not in BROAD, told, -named

    chosen: dict[tuple[object, ...], Change] = {}
    for row in sorted(rows, key=weight):
        chosen[row.party, row.direction == "new" and row.issue, row.after.key] = row
    return chosen.values()


def _disputed(entry: Entry, doubted: Sequence[Entry]) -> bool:
    """What is denied and the side itself does not stand behind moves no position: an unnamed source, another side."""
    voice = voice_side(entry.voice) if entry.voice else None
    if footing(entry) == ON_RECORD and not relayed_outlet(entry) and (entry.statement is None or voice in entry.actors):
        return False
    return any(e.key == entry.key or same_claim(e, entry) for e in doubted)


def _standing(day: Sequence[Entry]) -> list[Entry]:
    """The move that stands at the end of a day and the others of it that go the same way; [] where all is past."""
    head = head_of(day)
    return [head, *(e for e in day if e is not head and fresh(e) and _gives(e) == _gives(head))] if head else []


def _gives(entry: Entry) -> bool:
    return entry.act is not None and RANK[entry.act.type] <= 1


def _turn(now: Entry, days: Sequence[Sequence[Entry]], behind: Behind) -> Turn | None:
    """What the move turned from, the move, and which way it went; None where it turned from nothing."""
    told = [e for day in reversed(days) for e in day]
    earlier = [e for e in told if not told_together(e, now)]
    before = _turned_from(now, told, earlier, behind)
    direction = _direction(before, now) if before else None
    if direction == "hardens" and _threatens(now) and any(map(_threatens, told)):
        return None  # a threat made before is no harder for being made again
    return (before, now, direction) if before and direction else None


def _settled(now: Entry, days: Sequence[Sequence[Entry]]) -> Turn | None:
    """A joint agreement as a turn from the last refusal on its narrow issue, whatever the words."""
    told = [e for day in reversed(days) for e in day if not told_together(e, now)]
    before = next((e for e in told if _gives(e) or settles(e, now)), None)
    return (before, now, "softens") if before and settles(before, now) else None


def _turned_from(now: Entry, told: Sequence[Entry], earlier: Sequence[Entry], behind: Behind) -> Entry | None:
    """The last move on the same matter; for a withdrawal the last concession, for a demand dropped the last demand."""
    before = next((e for e in earlier if about_one_matter(e, now, behind)), None)
    if withdraws(now):
        return next((e for e in earlier if _gives(e)), before)
    if leaves(now):
        return before or next((e for e in earlier if _gives(e) and shares_a_word(e, now)), None)
    if drops(now) and (before is None or _gives(before)):
        return next((e for e in told if not _gives(e)), before)
    return before


def _threatens(entry: Entry) -> bool:
    return entry.act is not None and entry.act.type == "THREATEN"


def _direction(before: Entry, now: Entry) -> str | None:
    """Which way the later move goes; None where the position is the same or only its firmness eased."""
    assert before.act
    assert now.act
    first, second = RANK[before.act.type], RANK[now.act.type]
    if now.act.type == "SUPPORT" and before.act.type != "REJECT":
        return None  # whoever welcomes something keeps his own demands and threats
    if breaks_off(now) or (goes_on(now) and first >= 2):
        return None
    if first <= 1 and now.act.type == "THREATEN" and now.act.condition:
        return "hardens"
    if first <= 1 and (withdraws(now) or now.act.type in ("REJECT", "THREATEN", "SANCTION")):
        return "reverses"
    if first >= 2 and second >= 2:
        sharper = reclaims(before, now) or (absolute(now) and not absolute(before))
        harder = second > first or (second == first and sharper)
        return "withdrawn" if withdraws(now) else "hardens" if harder else None
    return None if first <= 1 and second <= 1 else "hardens" if second > first else "softens"

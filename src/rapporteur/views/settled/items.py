"""Items: the rows of each view over a docket, each with its place in the view and what it may be chosen by.

The same functions serve the whole docket and a part of it. An item's `unit` is the thread that it is kept under, or the
entry by whose thread that is found.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from rapporteur.ledger.shelf import Kept
from rapporteur.track.changes import changes
from rapporteur.track.claims import claims
from rapporteur.track.commitments import Commitment, commitments
from rapporteur.track.commitments import order as commitment_order
from rapporteur.track.contradictions import contradictions
from rapporteur.track.dates import earliest, latest
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, publication
from rapporteur.track.lineage import Tie
from rapporteur.track.meetings import meetings
from rapporteur.track.meetings import order as meeting_order
from rapporteur.track.positions import standings
from rapporteur.track.territory import holdings
from rapporteur.track.threads import thread
from rapporteur.views.changes import change_row
from rapporteur.views.commitments import commitment_row
from rapporteur.views.contradictions import contradiction_row
from rapporteur.views.lineage import lineage_row, printed
from rapporteur.views.meetings import is_shown, meeting_row
from rapporteur.views.origins import origin_row
from rapporteur.views.positions import position_row
from rapporteur.views.settled.rows import Order, day_of, sort_text, to_text
from rapporteur.views.territory import territory_row
from rapporteur.views.timeline import (
    TimelineRow,
    commitment_entries,
    entry_row,
    is_meeting,
    meeting_entry,
    order,
    told_as,
    told_together,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A row of `view`. `turns` are the days (ordinals) on which it may read otherwise as the dossier goes on."""

    view: str
    unit: int | tuple[str, str]
    sort: tuple[Order, ...]
    day: str
    tags: tuple[str, ...]
    row: object
    turns: tuple[int, ...] = ()


def position_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """By issue and side."""
    for (issue, party), group in groupby(standings(docket, as_of), key=lambda s: (s.issue, s.party)):
        unit, tags = thread("positions", issue, party), _tags([party], [issue])
        for place, s in enumerate(group):
            row = position_row(docket, s, as_of)
            yield Item("positions", unit, (issue, party, place), day_of(s.last_stated), tags, row)


def change_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """By side."""
    for c in changes(docket, as_of):
        sort = (c.after.day, c.party, c.issue, *c.after.key, int(c.direction != "new"), c.direction)
        tags = _tags([c.party], [c.issue])
        yield Item("changes", thread("changes", c.party), sort, _day(c.after), tags, change_row(docket, c, as_of))


def territory_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """By place and side."""
    for h in holdings(docket, as_of):
        unit, sort = thread("territory", h.place, h.party), (h.place, h.party, h.status)
        row = territory_row(docket, h, as_of)
        yield Item("territory", unit, sort, day_of(h.since), _tags([h.party], []), row)


def entry_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Entries of the timeline by day, kind, mood and sides; meetings and commitments have their own."""
    told = [e for e in (*docket.acts, *docket.sayings) if e.known_at(as_of) and not is_meeting(e)]
    for group in told_together(told):
        row = entry_row(docket, group, as_of)
        yield _timed(thread("timeline", *told_as(group[0])), row, group)


def meeting_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Meetings, and their rows of the timeline, by the threads of a telling."""
    for m in meetings(docket, as_of):
        unit, row = m.told[0].key, meeting_row(docket, m, as_of)
        first, last, parties, key = meeting_order(m)
        if is_shown(m):
            yield Item("meetings", unit, (first, last, parties, *key), day_of(m.date), _told_tags(m.told), row)
        yield _timed(unit, meeting_entry(docket, m, as_of), m.told)


def claim_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Claims, by the thread of a telling."""
    for c in claims(docket, as_of):
        head, reports = c.entries[0], len({e.report.id for e in c.entries})
        sort = (-reports, head.day, *head.key)
        yield Item("origins", head.key, sort, _day(head), _told_tags(c.entries), origin_row(docket, c, as_of))


def commitment_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Commitments, and their rows of the timeline, by the thread of a telling."""
    for c in commitments(docket, as_of):
        first, last, parties, key = commitment_order(c)
        row, tags, turns = commitment_row(docket, c, as_of), _told_tags(c.told), _turns(c)
        sort = (first, last, parties, *key)
        yield Item("commitments", c.head.key, sort, day_of(c.start or c.end), tags, row, turns)
        yield from (_timed(c.head.key, r, c.told) for r in commitment_entries(docket, c, as_of))


def contradiction_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Contradictions, by the thread of the denial."""
    for c in contradictions(docket, as_of):
        sort = (c.denial.day, *c.denial.key, c.kind, *c.claim.key)
        tags = _told_tags((c.claim, c.denial))
        yield Item("contradictions", c.denial.key, sort, _day(c.denial), tags, contradiction_row(docket, c))


def lineage_items(docket: Docket, as_of: str | None = None) -> Iterator[Item]:
    """Ties, by the report that draws on another."""
    return tie_items([t for t in docket.ties if printed(t, as_of)])


def tie_items(ties: Sequence[Tie]) -> Iterator[Item]:
    """The same from the ties themselves, which stand report by report."""
    for place, tie in enumerate(ties):
        undated, day, id_ = publication(tie.report)
        sort = (int(undated), day, id_, place)
        yield Item("lineage", thread("lineage", id_), sort, day_of(tie.report.published), (), lineage_row(tie))


def kept(item: Item, unit: int) -> Kept:
    """The item as it is kept under a unit."""
    return Kept(item.view, sort_text(item.sort), unit, item.day, to_text(item.row), item.tags)


ITEMS: Mapping[str, Sequence[Callable[[Docket, str | None], Iterable[Item]]]] = {
    "positions": (position_items,),
    "changes": (change_items,),
    "territory": (territory_items,),
    "timeline": (entry_items, meeting_items, commitment_items),
    "meetings": (meeting_items,),
    "origins": (claim_items,),
    "commitments": (commitment_items,),
    "contradictions": (contradiction_items,),
    "lineage": (lineage_items,),
}
"""What each view's rows come from."""


def _timed(unit: int | tuple[str, str], row: TimelineRow, told: Sequence[Entry]) -> Item:
    return Item("timeline", unit, order(row), day_of(row.date), _told_tags(told), row)


def _turns(commitment: Commitment) -> tuple[int, ...]:
    """The days on which a commitment starts to be in force, and on which it no longer is."""
    first, last = earliest(commitment.start), latest(commitment.end)
    ended = last + timedelta(days=1) if last and last < date.max else None
    return tuple(d.toordinal() for d in (first, ended) if d)


def _day(entry: Entry) -> str:
    return entry.day.isoformat() if date.min < entry.day < date.max else ""


def _told_tags(told: Iterable[Entry]) -> tuple[str, ...]:
    entries = list(told)
    return _tags([p for e in entries for p in e.parties], [i for e in entries if e.act for i in e.act.issue])


def _tags(parties: Iterable[str], issues: Iterable[str]) -> tuple[str, ...]:
    """What --party and --issue choose by: an issue is found by its own name and by its head."""
    named = {f"party {p}" for p in parties}
    return tuple(sorted(named | {f"issue {name}" for i in issues for name in (i, i.split(".")[0])}))

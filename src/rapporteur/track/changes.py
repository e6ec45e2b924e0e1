"""Changes: the days on which a side's position on an issue moved, and which way.

The moves of a side on an issue are taken day by day; the one that stands at the end of each day is compared with the
last one before it that was about the same matter. Types are ranked from giving way to threatening; a change within a
rank is told only where the wording says that something was dropped or withdrawn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rapporteur.domain.similarity import content_words, overlap
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.positions import head_of, moves_by_side
from rapporteur.track.wording import sentence_of

#: From giving way to imposing a cost. A demand, a claim and a refusal of one matter are faces of one position; DENY and
#: DECLINE leave a position where it was.
RANK = {
    "CONCEDE": 0, "AGREE": 0, "SUPPORT": 0, "PLEDGE": 1, "OFFER": 1, "REQUEST": 2, "CLAIM": 2, "REJECT": 2,
    "THREATEN": 3,
}  # fmt: skip
#: Share of the words of two moves' sentences from which they are about one matter.
MATTER = 0.2
_WITHDRAWN = re.compile(r"\b(withdr[ae]w|take back|took back|rescind|retract|revok)", re.IGNORECASE)


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
    moves = moves_by_side(e for e in docket.acts if e.known_at(as_of))
    rows = [c for (issue, party), entries in sorted(moves.items()) for c in _changes(party, issue, entries)]
    once = {(c.party, c.before and c.before.key, c.after.key): c for c in reversed(rows)}
    return tuple(sorted(once.values(), key=lambda c: (c.after.day, c.party, c.issue, c.after.key)))


def _changes(party: str, issue: str, entries: Sequence[Entry]) -> Iterator[Change]:
    ranked = [e for e in entries if e.act and e.act.type in RANK and e.act.modality != "background"]
    days = [head for _, day in groupby(ranked, key=lambda e: e.day) if (head := head_of(list(day)))]
    if days:
        yield Change(party, issue, None, days[0], "new")
    for number, now in enumerate(days):
        before = next((e for e in reversed(days[:number]) if e.day > date.min and _same_matter(e, now)), None)
        direction = _direction(before, now) if before else None
        if direction:
            yield Change(party, issue, before, now, direction)


def _same_matter(before: Entry, now: Entry) -> bool:
    """Whether two moves are about one thing, their numbers apart: four years then, five years now."""
    names = content_words(" ".join((*before.parties, *now.parties)))
    first, second = (content_words(sentence_of(e)) - names for e in (before, now))
    return overlap(first, second) >= MATTER


def _direction(before: Entry, now: Entry) -> str | None:
    """Which way the later move goes; None where the position is the same or only its firmness eased."""
    assert before.act
    assert now.act
    first, second = RANK[before.act.type], RANK[now.act.type]
    withdrawn = _WITHDRAWN.search(sentence_of(now))
    if first <= 1 and (withdrawn or now.act.type in ("REJECT", "THREATEN")):
        return "reverses"
    if first >= 2 and second >= 2:
        return "withdrawn" if withdrawn else "hardens" if second > first else None
    return None if first <= 1 and second <= 1 else "hardens" if second > first else "softens"

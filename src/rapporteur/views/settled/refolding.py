"""Refolding: what each fold of the views needs of the dossier to fold some units anew, and the rows that this gives."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rapporteur.ledger.shelf import Node
from rapporteur.track import threads
from rapporteur.track.denials import Denial
from rapporteur.track.docket import Docket
from rapporteur.track.reach import REACH, told_day
from rapporteur.track.threads import thread
from rapporteur.views.settled import items
from rapporteur.views.settled.folds import Fold
from rapporteur.views.settled.items import Item, kept
from rapporteur.views.settled.parts import Library

FOREVER = 4_000_000
"""An ordinal after every day."""

Roots = dict[tuple[str, str], int]
"""The unit of each entry, by its key."""
Rows = Callable[[Docket, str | None], Iterable[Item]]


def refold(library: Library, fold: Fold, units: Sequence[int]) -> None:
    """Fold these units anew and keep their rows."""
    if fold in SINGLE:
        found = [(i, i.unit) for i in single(library, fold, units) if isinstance(i.unit, int)]
    else:
        units = sorted(set(library.shelf.roots(units).values()))  # they may have been joined since they were marked
        found = _joined(library, fold, units)
    library.shelf.keep(units, [kept(i, unit) for i, unit in found], _terms(library, found))


def single(library: Library, fold: Fold, units: Iterable[int], as_of: str | None = None) -> list[Item]:
    """Units that are threads: what lies there, folded; rows of other threads are in part and not kept."""
    wanted = set(units)
    nodes = {(n, e) for _, n, e in library.shelf.members(wanted)}
    whole = _told_again(library, nodes) if fold in (Fold.CHANGES, Fold.POSITIONS) else set()
    docket = library.part(nodes, whole).docket
    return [i for i in SINGLE[fold](docket, as_of) if i.unit in wanted]


def _told_again(library: Library, nodes: Iterable[Node]) -> set[int]:
    """The reports that tell of these moves, since what a move answers is told beside it, and those in which they may
    have been told first.
    """
    own = {n for n, _ in nodes}
    return own | {source for source, _ in library.shelf.sources(own).values() if source is not None}


def _joined(library: Library, fold: Fold, units: Iterable[int]) -> list[tuple[Item, int]]:
    """Units that are roots of joined threads: what lies in any of these, folded with what bears on it."""
    branches = library.shelf.branches(units)
    members = library.shelf.members(branches)
    roots = {(n, e): branches[t] for t, n, e in members}
    docket, numbers = JOINED[fold](library, roots)
    ids = _by_key(roots, numbers)
    return [(i, ids[i.unit]) for i in ROWS[fold](docket, None) if isinstance(i.unit, tuple) and i.unit in ids]


def _by_key(roots: Mapping[Node, int], numbers: Mapping[str, int]) -> Roots:
    id_of = {n: i for i, n in numbers.items()}
    return {(id_of[n], e): root for (n, e), root in roots.items() if n in id_of}


def _meetings(library: Library, roots: Mapping[Node, int]) -> tuple[Docket, Mapping[str, int]]:
    """With all that the same reports tell: 'talks resume' takes its sides from there."""
    part = library.part((), whole={n for n, _ in roots})
    return part.docket, part.numbers


def _claims(library: Library, roots: Mapping[Node, int]) -> tuple[Docket, Mapping[str, int]]:
    part = library.part(roots)
    return part.docket, part.numbers


def _commitments(library: Library, roots: Mapping[Node, int]) -> tuple[Docket, Mapping[str, int]]:
    """With all that their reports tell beside them, and with what may break them or take them back."""
    sheets = library.sheets(n for n, _ in roots)
    bonds = [b for n, s in sheets.items() for b in threads.report_bonds(s) if (n, b.entry.id) in roots]
    keys = {(side, i) for b in bonds for side in b.entry.actors for i in (b.entry.act.issue if b.entry.act else ())}
    bearing = {(n, e) for _, n, e in library.shelf.members(thread("bearing", *key) for key in keys)}
    part = library.part(bearing, whole=sheets)
    return replace(part.docket, sayings=(), rows=()), part.numbers


def _contradictions(library: Library, roots: Mapping[Node, int]) -> tuple[Docket, Mapping[str, int]]:
    """Denials as they were folded, with what they touch and where that may be told again."""
    rows = [r for r in library.shelf.denied_by({n for n, _ in roots}) if (r[0], r[2]) in roots]
    touches = {(r[0], r[1]): [(n, e) for n, e in json.loads(r[4])] for r in rows}
    firsts = library.entries(t[0] for t in touches.values() if t)
    spots = {(p.thread, told_day(e)) for e in firsts.values() for p in threads.claim_places(e)}
    again = {(n, e) for n, e, _ in library.shelf.around(spots, REACH)}
    part = library.part({*roots, *again, *(t for found in touches.values() for t in found)})
    entries = {e.key: e for e in (*part.docket.acts, *part.docket.sayings)}
    ids = {n: i for i, n in part.numbers.items()}
    found = [
        Denial(entries[ids[r[0]], r[2]], r[3], tuple(entries[ids[n], e] for n, e in touches[r[0], r[1]])) for r in rows
    ]
    found.sort(key=lambda d: (d.entry.key, d.kind, [e.key for e in d.touches]))
    return replace(part.docket, denials=tuple(found)), part.numbers


def _terms(library: Library, found: Iterable[tuple[Item, int]]) -> dict[int, tuple[int, int]]:
    """For units whose rows read otherwise as days go by, the days between which they hold."""
    turns: dict[int, set[int]] = {}
    for item, unit in found:
        turns.setdefault(unit, set()).update(item.turns)
    day = library.shelf.last_day()
    return {unit: _between(days, day) for unit, days in turns.items() if days}


def _between(turns: Iterable[int], day: int) -> tuple[int, int]:
    if not day:
        return 0, 1
    days = set(turns)
    return max((t for t in days if t <= day), default=1), min((t for t in days if t > day), default=FOREVER)


SINGLE: Mapping[Fold, Rows] = {
    Fold.POSITIONS: items.position_items,
    Fold.CHANGES: items.change_items,
    Fold.TERRITORY: items.territory_items,
    Fold.TIMELINE: items.entry_items,
}
ROWS: Mapping[Fold, Rows] = {
    Fold.MEETINGS: items.meeting_items,
    Fold.ORIGINS: items.claim_items,
    Fold.COMMITMENTS: items.commitment_items,
    Fold.CONTRADICTIONS: items.contradiction_items,
}
JOINED: Mapping[Fold, Callable[[Library, Mapping[Node, int]], tuple[Docket, Mapping[str, int]]]] = {
    Fold.MEETINGS: _meetings,
    Fold.ORIGINS: _claims,
    Fold.COMMITMENTS: _commitments,
    Fold.CONTRADICTIONS: _contradictions,
}

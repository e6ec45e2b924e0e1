"""Filing: a new report is entered in the threads that its entries lie in, and what it can touch is marked."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapporteur.domain.record import Record
from rapporteur.ledger.shelf import Node
from rapporteur.track import threads
from rapporteur.track.claims import retold
from rapporteur.track.commitments import one_bond, renews
from rapporteur.track.docket import horizon_days
from rapporteur.track.entries import Entry
from rapporteur.track.outlets import offered
from rapporteur.track.people import said_sides, side_by, with_sides
from rapporteur.track.reach import REACH, in_reach, printed_day, told_day
from rapporteur.track.threads import Place, Sheet
from rapporteur.views.settled.folds import Fold, Mark, own_thread
from rapporteur.views.settled.parts import Library
from rapporteur.views.settled.sheets import record_of, sides_in
from rapporteur.views.timeline import is_meeting, told_as


@dataclass
class Filing:
    """What is to be entered for some reports: their places, the threads to be joined, the units to be folded."""

    places: list[tuple[int, int, int, str]] = field(default_factory=list)
    joined: list[tuple[int, int]] = field(default_factory=list)
    marks: set[Mark] = field(default_factory=set)

    def put(self, number: int, places: Iterable[Place]) -> None:
        """The places of one report."""
        self.places += [(p.thread, p.day, number, p.entry) for p in places]


def file(library: Library, ids: Sequence[str]) -> None:
    """File these reports and mark all that they can touch."""
    texts = library.shelf.records_of(ids)
    records = {id_: record_of(texts[id_]) for id_ in ids}
    numbers = library.shelf.file([_filed(id_, Sheet.of(records[id_])) for id_ in ids])
    moved, marks = enrol(library, {numbers[id_]: records[id_] for id_ in ids})
    sides = sides_in(library.shelf, records.values())
    new = {numbers[id_]: Sheet.of(with_sides(records[id_], sides)) for id_ in ids}
    for id_ in ids:
        library.hold(numbers[id_], new[numbers[id_]], len(texts[id_]))
    again = {**library.sheets(moved), **new}
    filing = Filing()
    for number, sheet in again.items():
        _places(filing, number, sheet)
    library.shelf.place(sorted(set(filing.places)))
    _retellings(library, filing, again)
    _bonds(library, filing, again)
    _join(library, filing.joined)
    library.shelf.mark({*((Fold.LINEAGE, n) for n in new), *_kin(library, new), *touched(library, again), *marks})


def enrol(library: Library, records: Mapping[int, Record]) -> tuple[set[int], set[Mark]]:
    """Enter the people of new reports. The filed reports whose people stand on other sides since, taken out of their
    threads so that they can be filed again, and what has to be folded again for having been theirs.
    """
    said = {number: said_sides(record) for number, record in records.items()}
    before = library.shelf.votes({name for told in said.values() for name in told})
    after = {name: Counter(votes) for name, votes in before.items()}
    for told in said.values():
        for name, side in told.items():
            after.setdefault(name, Counter()).update([side] if side else [])
    turned = {name for name, votes in after.items() if side_by(votes) != side_by(before.get(name, {}))}
    moved = library.shelf.naming(turned)
    marks = _withdraw(library, moved)
    rows = [(name, number) for number, told in sorted(said.items()) for name in told]
    library.shelf.name(rows, {name: dict(votes) for name, votes in after.items() if votes})
    library.drop(moved)
    return moved, marks


def _withdraw(library: Library, numbers: Iterable[int]) -> set[Mark]:
    """Take these reports out of their threads, and forget what denials touch there."""
    sheets = library.sheets(numbers)
    marks = touched(library, sheets)
    denying = {unit for fold, unit in marks if fold == Fold.DENIALS}
    for number, _, entry, _, touches in library.shelf.denied_by(denying):
        marks |= units(library, [(number, entry), *((n, e) for n, e in json.loads(touches))])
    for number in sorted(denying):
        library.shelf.deny(number, (), ())
        library.shelf.echo(number, ())
    for number, sheet in sheets.items():
        filing = Filing()
        _places(filing, number, sheet)
        library.shelf.unplace(number, {thread for thread, *_ in filing.places})
    return marks


def _filed(id_: str, sheet: Sheet) -> dict[str, Any]:
    printed, happened, year = horizon_days(sheet.record.report, sheet.acts)
    return {"report_id": id_, "entries": len(sheet.told), "printed": printed, "happened": happened, "year": year}


def _places(filing: Filing, number: int, sheet: Sheet) -> None:
    filing.put(number, (p for _, p in threads.lineage_places(sheet)))
    filing.put(number, (p for _, _, p in threads.denial_places(sheet)))
    for _, place in _single(sheet):
        filing.put(number, [place])
    for group in (*threads.meeting_places(sheet), *threads.denier_places(sheet)):
        filing.put(number, group)
        filing.joined += [(group[0].thread, p.thread) for p in group[1:]]
    for entry in sheet.told:
        filing.put(number, [*threads.claim_places(entry), _own(Fold.ORIGINS, entry)])
    for bond in threads.report_bonds(sheet):
        filing.put(number, [*threads.bond_places(bond), _own(Fold.COMMITMENTS, bond.entry)])
    filing.put(number, (p for p, _ in threads.bearing_places(sheet)))


def _own(fold: Fold, entry: Entry) -> Place:
    return Place(own_thread(fold, entry.key), told_day(entry), entry.id)


def _single(sheet: Sheet) -> Iterator[tuple[Fold, Place]]:
    """The places in threads that are never joined: each is a unit."""
    yield from ((Fold.POSITIONS, p) for p in threads.position_places(sheet))
    yield from ((Fold.CHANGES, p) for p in threads.change_places(sheet))
    yield from ((Fold.TERRITORY, p) for p in threads.territory_places(sheet))
    for entry in (e for e in sheet.told if not is_meeting(e)):
        yield Fold.TIMELINE, Place(threads.thread("timeline", *told_as(entry)), told_day(entry), entry.id)


def _retellings(library: Library, filing: Filing, new: Mapping[int, Sheet]) -> None:
    """Claims of the new reports are joined to what tells the same within reach."""
    own = [(n, e) for n, sheet in new.items() for e in sheet.told]
    spots = {(p.thread, p.day) for _, e in own for p in threads.claim_places(e)}
    open_days = {thread for thread, day in spots if not day}
    near = library.entries(_nodes(library.shelf.around([s for s in spots if s[0] not in open_days or not s[1]], REACH)))
    blocks: dict[int, list[tuple[Node, Entry]]] = {}
    for node, entry in near.items():
        for place in threads.claim_places(entry):
            blocks.setdefault(place.thread, []).append((node, entry))
    groups = _Groups()
    for number, entry in own:
        for place in threads.claim_places(entry):
            for node, other in blocks.get(place.thread, ()):
                if node == (number, entry.id) or groups.same(entry.key, other.key):
                    continue
                if in_reach(place.day, told_day(other)) and retold(entry, other):
                    groups.join(entry.key, other.key)
                    filing.joined.append((own_thread(Fold.ORIGINS, entry.key), own_thread(Fold.ORIGINS, other.key)))


def join_retellings(library: Library, numbers: Iterable[int]) -> None:
    """Claims of these reports are joined to what tells the same in the reports that go back to the same one."""
    joined = []
    for root in sorted({_root(library, n) for n in numbers}):
        told = [e for s in library.sheets(with_relays(library, {root})).values() for e in s.told]
        joined += [
            (own_thread(Fold.ORIGINS, a.key), own_thread(Fold.ORIGINS, b.key))
            for place, b in enumerate(told)
            for a in told[:place]
            if a.report.id != b.report.id and retold(a, b)
        ]
    _join(library, joined)


def with_relays(library: Library, numbers: Iterable[int]) -> set[int]:
    """The reports and all that draw on them, directly or by others."""
    found, asked = set(numbers), set(numbers)
    while asked := library.shelf.drawn_on(asked) - found:
        found |= asked
    return found


def _root(library: Library, number: int) -> int:
    seen = {number}
    while (source := library.shelf.sources([number]).get(number, (None, None))[0]) is not None and source not in seen:
        seen.add(source)
        number = source
    return number


def _bonds(library: Library, filing: Filing, new: Mapping[int, Sheet]) -> None:
    """Commitments that the new reports tell of are joined to other tellings of them, a renewal to all of its side on
    its issue, one of which it carries on.
    """
    own = [(b, {p.thread for p in threads.bond_places(b)}) for s in new.values() for b in threads.report_bonds(s)]
    numbers = {n for _, n, _ in library.shelf.members({t for _, found in own for t in found})}
    known = [b for s in library.sheets(numbers).values() for b in threads.report_bonds(s)]
    blocks: dict[int, list[Any]] = {}
    for bond in known:
        for place in threads.bond_places(bond):
            blocks.setdefault(place.thread, []).append(bond)
    groups = _Groups()
    for bond, found in own:
        for other in (o for t in sorted(found) for o in blocks.get(t, ())):
            first, second = bond.entry.key, other.entry.key
            if first == second or groups.same(first, second):
                continue
            if renews(bond) or renews(other) or one_bond(bond, other):
                groups.join(first, second)
                filing.joined.append((own_thread(Fold.COMMITMENTS, first), own_thread(Fold.COMMITMENTS, second)))


def _join(library: Library, pairs: Iterable[tuple[int, int]]) -> None:
    wanted = sorted(set(pairs))
    root = library.shelf.roots(t for pair in wanted for t in pair)

    def top(thread: int) -> int:
        while root.setdefault(thread, thread) != thread:
            thread = root[thread]
        return thread

    for a, b in wanted:
        first, second = top(a), top(b)
        if first != second:
            kept = library.shelf.join(first, second)
            root[first] = root[second] = kept


def _kin(library: Library, new: Mapping[int, Sheet]) -> set[Mark]:
    """The reports that may draw on the new ones: by a fingerprint, or citing the outlet."""
    prints = [p.thread for s in new.values() for kind, p in threads.lineage_places(s) if kind == "print"]
    reports = [s.record.report for s in new.values()]
    spots = {(threads.thread("cites", k), printed_day(r.published)) for r in reports for k in sorted(offered(r.outlet))}
    citing = {number for number, _, _ in library.shelf.around(spots, REACH)}
    return {(Fold.LINEAGE, n) for n in citing.union(n for _, n, _ in library.shelf.members(prints))}


def touched(library: Library, sheets: Mapping[int, Sheet]) -> set[Mark]:
    """All units beyond lineage that entries of these filed reports have a part in."""
    marks: set[Mark] = set()
    asked: set[tuple[int, int]] = set()
    for number, sheet in sheets.items():
        if any(threads.denier_places(sheet)):
            marks.add((Fold.DENIALS, number))
        for kind, name, place in threads.denial_places(sheet):
            if kind == "offers":
                asked.add((threads.thread("asks", *name.split("\x1f")), place.day))
    marks |= {(Fold.DENIALS, number) for number, _, _ in library.shelf.around(asked, REACH)}
    return marks | units(library, [(n, e.id) for n, s in sheets.items() for e in (*s.told, *s.rows)])


def units(library: Library, nodes: Iterable[Node]) -> set[Mark]:
    """The units of the views that these entries have a part in."""
    wanted: dict[int, set[str]] = {}
    for number, entry in nodes:
        wanted.setdefault(number, set()).add(entry)
    marks: set[Mark] = set()
    rooted: set[tuple[Fold, int]] = set()
    bonds, echoes = set[int](), set[tuple[int, int]]()
    for number, sheet in library.sheets(wanted).items():
        ids = wanted[number]
        marks |= {(fold, p.thread) for fold, p in _single(sheet) if p.entry in ids}
        for fold, groups in ((Fold.MEETINGS, threads.meeting_places), (Fold.CONTRADICTIONS, threads.denier_places)):
            rooted |= {(fold, g[0].thread) for g in groups(sheet) if g[0].entry in ids}
        rooted |= {(Fold.ORIGINS, own_thread(Fold.ORIGINS, e.key)) for e in sheet.told if e.id in ids}
        rooted |= {
            (Fold.COMMITMENTS, own_thread(Fold.COMMITMENTS, b.entry.key))
            for b in threads.report_bonds(sheet)
            if _of_one_report(b.entry, sheet, ids)
        }
        bonds |= {thread for p, thread in threads.bearing_places(sheet) if p.entry in ids}
        echoes |= {(p.thread, p.day) for e in sheet.acts if e.id in ids for p in threads.claim_places(e)}
    rooted |= _bearing_on(library, bonds)
    rooted |= _denials_of(library, _nodes(library.shelf.echoes_around(echoes, REACH)))
    roots = library.shelf.roots(thread for _, thread in rooted)
    return marks | {(fold, roots[thread]) for fold, thread in rooted}


def _of_one_report(entry: Entry, sheet: Sheet, ids: set[str]) -> bool:
    """Whether the bond or what its report tells beside it is touched."""
    return entry.id in ids or any(e.id in ids for e in sheet.acts)


def _bearing_on(library: Library, bonds: Iterable[int]) -> set[tuple[Fold, int]]:
    nodes = [(n, e) for _, n, e in library.shelf.members(bonds)]
    return {(Fold.COMMITMENTS, own_thread(Fold.COMMITMENTS, e.key)) for e in library.entries(nodes).values()}


def _denials_of(library: Library, nodes: Iterable[Node]) -> set[tuple[Fold, int]]:
    wanted = set(nodes)
    return {
        (Fold.CONTRADICTIONS, group[0].thread)
        for number, sheet in library.sheets(n for n, _ in wanted).items()
        for group in threads.denier_places(sheet)
        if (number, group[0].entry) in wanted
    }


def _nodes(found: Iterable[tuple[int, str, int]]) -> list[Node]:
    return [(number, entry) for number, entry, _ in found]


class _Groups:
    """Which entries were joined a moment ago: those need no comparing."""

    def __init__(self) -> None:
        self._root: dict[tuple[str, str], tuple[str, str]] = {}

    def _top(self, key: tuple[str, str]) -> tuple[str, str]:
        while (above := self._root.get(key, key)) != key:
            key = above
        return key

    def same(self, a: tuple[str, str], b: tuple[str, str]) -> bool:
        """Whether they are of one group already."""
        return self._top(a) == self._top(b)

    def join(self, a: tuple[str, str], b: tuple[str, str]) -> None:
        """Make one group of two."""
        self._root[self._top(a)] = self._top(b)

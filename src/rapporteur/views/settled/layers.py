"""The two folds under the views: what each report draws on, and what its denials touch."""

import json
from collections.abc import Iterable, Mapping, Sequence

from rapporteur.domain.posting import Posting
from rapporteur.ledger.shelf import Kept, Node
from rapporteur.track import threads
from rapporteur.track.claims import claim_keys
from rapporteur.track.denials import Denial, denials
from rapporteur.track.docket import floors_of
from rapporteur.track.lineage import lineage, origins_of, superseded
from rapporteur.track.prints import looked_for
from rapporteur.track.reach import REACH, printed_day, told_day
from rapporteur.track.threads import Sheet, thread
from rapporteur.views.settled.filing import join_retellings, touched, units, with_relays
from rapporteur.views.settled.items import kept, tie_items
from rapporteur.views.settled.parts import Library


def draw(library: Library, numbers: Sequence[int]) -> None:
    """Fold anew what these reports draw on; where that is another, all that they and their relays tell is marked."""
    own = library.sheets(numbers)
    sheets = library.in_order({*numbers, *_kin(library, own.values())})
    ties = lineage([Posting(s.record, "") for s in sheets.values()])
    by_id = {s.record.report.id: n for n, s in sheets.items()}
    relays, floors = origins_of(ties), floors_of(ties)
    rows, changed, before = list[Kept](), set[int](), library.shelf.sources(numbers)
    replaced = library.shelf.replaced_by(numbers)
    for number, sheet in own.items():
        id_ = sheet.record.report.id
        rows += [kept(i, _unit(sheet)) for i in tie_items([t for t in ties if t.report.id == id_])]
        floor = floors[id_].toordinal() if id_ in floors else None
        drawn = by_id[relays[id_]] if id_ in relays else None
        source = None if drawn is None and floor is None else (drawn, floor)
        if source != before.get(number):
            library.shelf.relay(number, source)
            changed.add(number)
        older = {by_id[i] for i in superseded([t for t in ties if t.report.id == id_])}
        if older != replaced.get(number, set()):
            library.shelf.replace(number, older)
            changed |= older
    library.shelf.keep([_unit(s) for s in own.values()], rows, {})
    if changed:
        told = with_relays(library, changed)
        join_retellings(library, told)
        library.shelf.mark(touched(library, library.sheets(told)))


def _kin(library: Library, sheets: Iterable[Sheet]) -> set[int]:
    """The reports that these may draw on: by a fingerprint, or cited by outlet."""
    prints, spots = set[int](), set[tuple[int, int]]()
    for sheet in sheets:
        report = sheet.record.report
        prints |= {p.thread for kind, p in threads.lineage_places(sheet) if kind == "print"}
        cited = looked_for(sheet.record)
        spots |= {(thread("outlet", key), printed_day(report.published)) for key in cited}
    alike = {number for _, number, _ in library.shelf.members(prints)}
    return alike | {number for number, _, _ in library.shelf.around(spots, REACH)}


def _unit(sheet: Sheet) -> int:
    return thread("lineage", sheet.record.report.id)


def deny(library: Library, numbers: Sequence[int]) -> None:
    """Fold anew what the denials of these reports touch; where that is something else, it is marked."""
    own = library.sheets(numbers)
    part = library.part((), whole={*numbers, *_answerable(library, own.values())})
    told = (*part.docket.acts, *part.docket.sayings)
    found: dict[int, list[Denial]] = {n: [] for n in own}
    for denial in denials(told):
        if (number := part.numbers[denial.entry.report.id]) in found and denial.touches:
            found[number].append(denial)
    before = _before(library, numbers)
    changed = set[Node]()
    for number, rows in found.items():
        rows.sort(key=lambda d: (d.entry.key, d.kind, [e.key for e in d.touches]))
        plain = [_plain(d, part.numbers) for d in rows]
        if plain != before.get(number, []):
            _enter(library, number, rows, plain)
            changed |= {node for row in (*plain, *before.get(number, [])) for node in _nodes(number, row)}
    if changed:
        library.shelf.mark(units(library, changed))


Plain = tuple[str, str, tuple[Node, ...]]
"""A denial by ids: the entry, the kind, what it touches."""


def _answerable(library: Library, sheets: Iterable[Sheet]) -> set[int]:
    """The reports that tell what these may deny or contradict."""
    spots = {
        (thread("offers", *name.split("\x1f")), place.day)
        for sheet in sheets
        for kind, name, place in threads.denial_places(sheet)
        if kind == "asks"
    }
    return {number for number, _, _ in library.shelf.around(spots, REACH)}


def _before(library: Library, numbers: Iterable[int]) -> dict[int, list[Plain]]:
    out: dict[int, list[Plain]] = {}
    for number, _, entry, kind, touches in library.shelf.denied_by(numbers):
        out.setdefault(number, []).append((entry, kind, tuple((n, e) for n, e in json.loads(touches))))
    return out


def _plain(denial: Denial, numbers: Mapping[str, int]) -> Plain:
    return denial.entry.id, denial.kind, tuple((numbers[e.report.id], e.id) for e in denial.touches)


def _nodes(number: int, row: Plain) -> set[Node]:
    return {(number, row[0]), *row[2]}


def _enter(library: Library, number: int, found: Sequence[Denial], plain: Sequence[Plain]) -> None:
    rows = [(number, place, e, kind, json.dumps(touches)) for place, (e, kind, touches) in enumerate(plain)]
    disputed = [(n, entry, e, kind) for e, kind, touches in plain for n, entry in touches]
    library.shelf.deny(number, rows, disputed)
    spots = {
        (thread("claims", *key), told_day(d.touches[0]), number, d.entry.id)
        for d in found
        for key in claim_keys(d.touches[0])
    }
    library.shelf.echo(number, sorted(spots))

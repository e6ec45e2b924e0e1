"""Threads: where a report's entries lie, so that a fold finds what can bear on them without looking at all reports.

A thread is a name for what can influence one another (docs/decisions/0015-scale.md): 'what Norland holds on tariffs',
'what is told of Norland's refusals'. Here it is said which threads each fold has; the folds' rules are in their files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from rapporteur.domain.record import Record
from rapporteur.track.answers import on_issues
from rapporteur.track.claims import claim_keys
from rapporteur.track.commitments import Bond, bonds
from rapporteur.track.denials import contradicting, contrary_blocks, denies, may_contradict
from rapporteur.track.denied import can_be_denied
from rapporteur.track.entries import Entry, act_entries, saying_entries, territory_entries
from rapporteur.track.outlets import offered
from rapporteur.track.positions import bears_stance
from rapporteur.track.prints import common_marks, looked_for
from rapporteur.track.reach import names_in, names_of, printed_day, told_day
from rapporteur.track.seats import tellings


class Place(NamedTuple):
    """One entry (its id; '' for the report as a whole) in a thread, on a day (an ordinal; 0 where that is open)."""

    thread: int
    day: int
    entry: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report's entries, in text order."""

    record: Record
    acts: tuple[Entry, ...]
    sayings: tuple[Entry, ...]
    rows: tuple[Entry, ...]

    @classmethod
    def of(cls, record: Record) -> "Sheet":
        """The entries of a record."""
        return cls(record, tuple(act_entries(record)), tuple(saying_entries(record)), tuple(territory_entries(record)))

    @property
    def told(self) -> tuple[Entry, ...]:
        """Acts and statements."""
        return (*self.acts, *self.sayings)


def thread(fold: str, *key: str) -> int:
    """The number of a thread: 64 bits of a digest of its name, so that tables of millions stay small."""
    name = "\x1f".join((fold, *key)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), signed=True)


def lineage_places(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    """What marks the text and its unnamed sources, the outlet that printed it, and those that it cites: `print`,
    `outlet`, `cites`.
    """
    report = sheet.record.report
    day = printed_day(report.published)
    for number in sorted(common_marks(sheet.record)):
        yield "print", Place(thread("print", str(number)), 0, "")
    for kind, keys in (("outlet", offered(report.outlet)), ("cites", looked_for(sheet.record))):
        for word in sorted(keys):
            yield kind, Place(thread(kind, word), day, "")


def denial_places(sheet: Sheet) -> Iterator[tuple[str, str, Place]]:
    """What the report asks of others for its denials, and what it offers to theirs: (`asks` or `offers`, the thread's
    name, the place).
    """
    asks = {(told_day(e), "name", n) for e in sheet.told if denies(e) for n in names_of(e)}
    offers = {(told_day(e), "name", n) for e in sheet.told if can_be_denied(e) for n in names_in(e)}
    for entry in sheet.acts:
        side = contradicting(entry)
        if side and entry.act:
            group = asks if side == "no" else offers
            group |= {(told_day(entry), "deed", "\x1e".join(block)) for block in contrary_blocks(entry)}
    for kind, found in (("asks", asks), ("offers", offers)):
        for day, *name in sorted(found):
            yield kind, "\x1f".join(name), Place(thread(kind, *name), day, "")


def position_places(sheet: Sheet) -> Iterator[Place]:
    """By issue and side."""
    for entry, issue, party in _moves(on_issues(sheet.acts)):
        yield Place(thread("positions", issue, party), told_day(entry), entry.id)


def change_places(sheet: Sheet) -> Iterator[Place]:
    """By side: a move on two issues is told under one of them."""
    for entry, _, party in _moves(sheet.acts):
        yield Place(thread("changes", party), told_day(entry), entry.id)


def _moves(acts: Iterable[Entry]) -> Iterator[tuple[Entry, str, str]]:
    return ((e, issue, party) for e in acts if e.act and bears_stance(e) for issue in e.act.issue for party in e.actors)


def territory_places(sheet: Sheet) -> Iterator[Place]:
    """By place and side."""
    for entry in sheet.rows:
        if entry.row:
            yield Place(thread("territory", entry.row.place.name, entry.row.party), told_day(entry), entry.id)


def meeting_places(sheet: Sheet) -> Iterator[tuple[Place, ...]]:
    """For each telling of a meeting the pairs of its sides: such threads are joined."""
    for entry in tellings(sheet.acts):
        pairs = combinations(sorted(set(entry.parties)), 2)
        yield tuple(Place(thread("meetings", *pair), told_day(entry), entry.id) for pair in pairs)


def claim_places(entry: Entry) -> tuple[Place, ...]:
    """By kind and mover: where retellings are looked for."""
    return tuple(Place(thread("claims", *key), told_day(entry), entry.id) for key in claim_keys(entry))


def bond_places(bond: Bond) -> tuple[Place, ...]:
    """By side and issue: where other tellings of the commitment are looked for."""
    issues = bond.entry.act.issue if bond.entry.act else ()
    keys = sorted({(side, issue) for side in bond.entry.actors for issue in issues})
    return tuple(Place(thread("bonds", *key), told_day(bond.entry), bond.entry.id) for key in keys)


def bearing_places(sheet: Sheet) -> Iterator[tuple[Place, int]]:
    """Acts that may break a commitment, take it back or tell how it ended, by side and issue, each with the thread of
    the bonds there.
    """
    for entry in (e for e in sheet.acts if e.act):
        issues = entry.act.issue if entry.act else ()
        for key in sorted({(side, issue) for side in entry.parties for issue in issues}):
            yield Place(thread("bearing", *key), told_day(entry), entry.id), thread("bonds", *key)


def report_bonds(sheet: Sheet) -> list[Bond]:
    """The commitments that the report tells of."""
    return bonds(sheet.acts)


def denier_places(sheet: Sheet) -> Iterator[tuple[Place, ...]]:
    """For each entry that may contradict another its deniers: such threads are joined."""
    for entry in sheet.told:
        if may_contradict(entry):
            names: list[tuple[str, ...]] = [(a,) for a in entry.actors] or [entry.key]
            yield tuple(Place(thread("contradictions", *n), told_day(entry), entry.id) for n in names)

"""Sheets: the entries of filed reports, a few thousand reports of them held in memory."""

import json
from collections import OrderedDict
from collections.abc import Iterable

from rapporteur.domain.record import Record, from_dict
from rapporteur.ledger.shelf import Shelf
from rapporteur.track.people import said_sides, side_by, with_sides
from rapporteur.track.threads import Sheet

#: Code points of records that are held; as Python's objects they take some ten bytes each.
ROOM = 60_000_000


class Sheets:
    """Sheets by the number of their report, read from the shelf where they are not at hand."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, tuple[Sheet, int]] = OrderedDict()
        self._size = 0

    def put(self, number: int, sheet: Sheet, size: int) -> None:
        """Hold a sheet whose record's JSON is so long; those not asked for longest go when there is no room."""
        self._held[number] = sheet, size
        self._size += size
        while self._size > ROOM and len(self._held) > 1:
            self._size -= self._held.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Hold none."""
        self._held.clear()
        self._size = 0

    def of(self, shelf: Shelf, numbers: Iterable[int]) -> dict[int, Sheet]:
        """The sheets of these reports."""
        wanted = sorted(set(numbers))
        found = {}
        for number in wanted:
            if number in self._held:
                self._held.move_to_end(number)
                found[number] = self._held[number][0]
        read = {number: (record_of(t), len(t)) for number, t in shelf.records(n for n in wanted if n not in found)}
        sides = sides_in(shelf, [record for record, _ in read.values()])
        for number, (record, size) in read.items():
            found[number] = Sheet.of(with_sides(record, sides))
            self.put(number, found[number], size)
        return found

    def drop(self, numbers: Iterable[int]) -> None:
        """Hold these no longer: their people have changed sides."""
        for number in numbers:
            self._size -= self._held.pop(number, (None, 0))[1]


def sides_in(shelf: Shelf, records: Iterable[Record]) -> dict[str, str]:
    """The side that the dossier gives everybody whom these reports name."""
    told = shelf.votes({name for record in records for name in said_sides(record)})
    return {name: side for name, votes in told.items() if (side := side_by(votes))}


def record_of(text: str) -> Record:
    """The record of its JSON."""
    return from_dict(json.loads(text))

"""Parts: as much of a dossier's docket as some threads need, so that a fold runs over it as over the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.ledger.shelf import Node, Shelf
from rapporteur.track.denials import Denial
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, publication
from rapporteur.track.threads import Sheet
from rapporteur.views.settled.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Part:
    """A docket without postings and ties, with the number of each of its reports."""

    docket: Docket
    numbers: Mapping[str, int]


class Library:
    """What parts are made of: the shelf and the sheets."""

    def __init__(self, shelf: Shelf, sheets: Sheets) -> None:
        self.shelf, self._sheets = shelf, sheets

    def sheets(self, numbers: Iterable[int]) -> dict[int, Sheet]:
        """The sheets of these reports."""
        return self._sheets.of(self.shelf, numbers)

    def hold(self, number: int, sheet: Sheet, size: int) -> None:
        """Have a sheet at hand."""
        self._sheets.put(number, sheet, size)

    def drop(self, numbers: Iterable[int]) -> None:
        """Have these sheets at hand no longer."""
        self._sheets.drop(numbers)

    def part(self, nodes: Iterable[Node], whole: Iterable[int] = ()) -> Part:
        """The docket of these entries, and of all entries of the reports in `whole`."""
        all_of = set(whole)
        wanted: dict[int, set[str]] = {n: set() for n in all_of}
        for number, entry in nodes:
            wanted.setdefault(number, set()).add(entry)
        sheets = self.in_order(wanted)
        floors, relays = self._relays(sheets)
        gone = self.shelf.gone(sheets)
        standing = {n: s for n, s in sheets.items() if n not in gone}
        docket = Docket(
            postings=(),
            acts=_chosen(standing, "acts", wanted, all_of, floors),
            sayings=_chosen(standing, "sayings", wanted, all_of, floors),
            rows=_chosen(standing, "rows", wanted, all_of, floors),
            ties=(),
            relays=relays,
            denials=(),
            disputes=self._disputes(wanted, all_of),
            horizon=_day(self.shelf.last_day()),
        )
        return Part(docket, {s.record.report.id: n for n, s in sheets.items()})

    def entries(self, nodes: Iterable[Node]) -> dict[Node, Entry]:
        """Entries by node, each with the day before which its report was not printed."""
        wanted = sorted(set(nodes))
        sheets = self.sheets(n for n, _ in wanted)
        sources = self.shelf.sources(sheets)
        by_id = {
            (n, e.id): _from_floor(e, sources[n][1] if n in sources else None)
            for n, s in sheets.items()
            for e in (*s.told, *s.rows)
        }
        return {node: by_id[node] for node in wanted}

    def in_order(self, numbers: Iterable[int]) -> dict[int, Sheet]:
        """The sheets by publication, as in a docket."""
        return dict(sorted(self.sheets(numbers).items(), key=lambda s: publication(s[1].record.report)))

    def _relays(self, sheets: Mapping[int, Sheet]) -> tuple[dict[int, int | None], dict[str, str]]:
        """Floors by number; what each report draws on by id, and these on in turn."""
        found: dict[int, tuple[int | None, int | None]] = {}
        asked = set(sheets)
        while asked:
            more = self.shelf.sources(asked)
            found |= more
            asked = {source for source, _ in more.values() if source is not None} - set(found)
        drawn = {n: source for n, (source, _) in found.items() if source is not None}
        ids = self.shelf.ids_of({*drawn, *drawn.values()})
        floors = {n: found[n][1] for n in sheets if n in found}
        return floors, {ids[n]: ids[source] for n, source in drawn.items()}

    def _disputes(self, wanted: Mapping[int, set[str]], whole: set[int]) -> dict[tuple[str, str], tuple[Denial, ...]]:
        rows = [r for r in self.shelf.disputes(wanted) if r[0] in whole or r[1] in wanted[r[0]]]
        by = self.entries((r[2], r[3]) for r in rows)
        ids = {n: s.record.report.id for n, s in self.sheets({r[0] for r in rows}).items()}
        out: dict[tuple[str, str], list[Denial]] = {}
        for number, entry, by_number, by_entry, kind in rows:
            out.setdefault((ids[number], entry), []).append(Denial(by[by_number, by_entry], kind, ()))
        return {key: tuple(found) for key, found in out.items()}


def _chosen(
    sheets: Mapping[int, Sheet],
    kind: str,
    wanted: Mapping[int, set[str]],
    whole: set[int],
    floors: Mapping[int, int | None],
) -> tuple[Entry, ...]:
    return tuple(
        _from_floor(e, floors.get(n))
        for n, sheet in sheets.items()
        for e in getattr(sheet, kind)
        if n in whole or e.id in wanted[n]
    )


def _from_floor(entry: Entry, floor: int | None) -> Entry:
    return replace(entry, floor=date.fromordinal(floor)) if floor else entry


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None

"""Asking: a page of a view, from the kept rows where they serve, else from all postings as before."""

from pathlib import Path
from typing import TypeVar

from rapporteur.domain.similarity import spellings
from rapporteur.errors import DossierError
from rapporteur.ledger.ledger import READING, Ledger
from rapporteur.ledger.shelf import Shelf, Wanted
from rapporteur.track.docket import docket
from rapporteur.views.dossier import WORD, load
from rapporteur.views.search import SearchRow, search_rows
from rapporteur.views.settled.folds import Fold
from rapporteur.views.settled.items import ITEMS, Item
from rapporteur.views.settled.parts import Library
from rapporteur.views.settled.refolding import single
from rapporteur.views.settled.rows import of_text
from rapporteur.views.settled.settle import settle, settled
from rapporteur.views.settled.sheets import Sheets

MOST = 1000
"""Entries that a search weighs. Where more hold the words, the full-text index chooses (near_some)."""

KEPT = 3
"""The version of the tables since which rows are kept."""

AT_ANY_DAY = {"positions": Fold.POSITIONS, "territory": Fold.TERRITORY}
"""Views that stand in the order of their threads: of these a page of the past needs the threads of that page alone."""

STRIDE = 50
"""Rows of today of which the threads are folded together for a page of the past."""

Row = TypeVar("Row")


def ask(
    address: str | Path,
    view: str,
    row_type: type[Row],
    wanted: Wanted,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
) -> tuple[Row, ...]:
    """The wanted rows of a view. Raises DossierError.

    The dossier as it stands is answered from the kept rows, once what is new is folded; a day of the past, a dossier of
    an earlier version or one that may not be written to, from all postings.
    """
    if as_of is None and known_by is None:
        with Ledger(address) as ledger:
            if ledger.version >= KEPT and (settled(ledger) or brought_up(address)):
                texts = ledger.shelf(lambda shelf: shelf.page(view, wanted))
                return tuple(of_text(row_type, text) for text in texts)
    if known_by is None and as_of and view in AT_ANY_DAY and wanted.limit is not None:
        with Ledger(address) as ledger:
            if ledger.version >= KEPT and (settled(ledger) or brought_up(address)):
                past = ledger.shelf(lambda shelf: _past(shelf, AT_ANY_DAY[view], view, wanted, as_of))
                return tuple(i.row for i in past if isinstance(i.row, row_type))
    found = _chosen(view, wanted, address, as_of, known_by)
    return tuple(i.row for i in found if isinstance(i.row, row_type))


def _past(shelf: Shelf, fold: Fold, view: str, wanted: Wanted, as_of: str) -> list[Item]:
    """A page of a view that stands in the order of its threads, each folded as of a day until the page is full."""
    assert wanted.limit is not None
    library, found, start, seen = Library(shelf, Sheets()), list[Item](), 0, set[int]()
    end = wanted.offset + wanted.limit
    while len(found) < end and (units := shelf.units(view, wanted.tags, start, STRIDE)):
        some = [i for i in single(library, fold, set(units) - seen, as_of) if _fits(i, wanted)]
        seen |= set(units)
        found += sorted(some, key=lambda i: i.sort)
        start += STRIDE
    return found[wanted.offset : end]


def find(address: str | Path, words: str, limit: int) -> tuple[SearchRow, ...] | None:
    """Entries that the words find, of the MOST that the full-text index gives; None where it must be done otherwise."""
    with Ledger(address) as ledger:
        if ledger.version < KEPT or not (settled(ledger) or brought_up(address)):
            return None
        found = ledger.near_some([{w, *spellings(w)} for w in WORD.findall(words)], MOST)
        return ledger.shelf(lambda shelf: _found(shelf, words, limit, found))


def _found(shelf: Shelf, words: str, limit: int, among: frozenset[tuple[str, str]]) -> tuple[SearchRow, ...]:
    numbers = shelf.numbers_of(report for report, _ in among)
    part = Library(shelf, Sheets()).part((numbers[report], entry) for report, entry in among)
    return search_rows(part.docket, words, None, limit, among, shelf.entries())


def brought_up(address: str | Path) -> bool:
    """Fold what is new; False where the dossier may not be written to, or others keep it too long."""
    try:
        with Ledger(address, writable=True, wait=READING) as ledger:
            settle(ledger)
    except DossierError:
        return False
    return True


def _chosen(view: str, wanted: Wanted, address: str | Path, as_of: str | None, known_by: str | None) -> list[Item]:
    known = docket(load(address, known_by=known_by), known_by=known_by)
    items = [i for rows in ITEMS[view] for i in rows(known, as_of) if i.view == view and _fits(i, wanted)]
    items.sort(key=lambda i: i.sort)
    return items[wanted.offset : None if wanted.limit is None else wanted.offset + wanted.limit]


def _fits(item: Item, wanted: Wanted) -> bool:
    tagged = set(wanted.tags) <= set(item.tags)
    early = wanted.since is None or item.day >= wanted.since
    return tagged and early and (wanted.until is None or "" < item.day <= wanted.until)

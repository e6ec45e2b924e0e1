"""Asking: a page of a view, from the kept rows where they serve, else from all postings as before."""

from pathlib import Path
from typing import TypeVar

from rapporteur.errors import DossierError
from rapporteur.ledger.ledger import READING, Ledger
from rapporteur.ledger.shelf import Wanted
from rapporteur.track.docket import docket
from rapporteur.views.dossier import load
from rapporteur.views.settled.items import ITEMS, Item
from rapporteur.views.settled.rows import of_text
from rapporteur.views.settled.settle import settle, settled

KEPT = 3
"""The version of the tables since which rows are kept."""

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
    found = _chosen(view, wanted, address, as_of, known_by)
    return tuple(i.row for i in found if isinstance(i.row, row_type))


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

"""Settling: all that is new in a dossier is filed and folded, in short transactions, so that nobody waits long."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.shelf import Shelf
from rapporteur.views.settled.filing import file
from rapporteur.views.settled.folds import Fold
from rapporteur.views.settled.layers import deny, draw
from rapporteur.views.settled.parts import Library
from rapporteur.views.settled.refolding import refold
from rapporteur.views.settled.sheets import Sheets

FILED, FOLDED = 100, 200
"""Reports filed and marks folded in one transaction: some tenths of a second each."""


def settled(ledger: Ledger) -> bool:
    """Whether the kept rows are those of all reports, by the rules of this version."""
    return ledger.shelf(lambda shelf: shelf.at_rest(rules()))


def settle(ledger: Ledger, told: Callable[[str, int], None] | None = None) -> None:
    """File and fold all that is new. `told` hears what was done ('filed', 'folded') and how many."""
    sheets = Sheets()
    while done := _step(ledger, sheets):
        if told:
            told(*done)


def _step(ledger: Ledger, sheets: Sheets) -> tuple[str, int] | None:
    try:
        return ledger.shelf(lambda shelf: _work(shelf, sheets))
    except BaseException:
        sheets.clear()  # numbers given in a transaction that failed may be given again, to others
        raise


def _work(shelf: Shelf, sheets: Sheets) -> tuple[str, int] | None:
    shelf.lock()
    if shelf.rules() != rules():
        shelf.begin_anew(rules())
    library = Library(shelf, sheets)
    if ids := shelf.unfiled(FILED):
        file(library, ids)
        return "filed", len(ids)
    if marked := shelf.marked(FOLDED):
        fold, units = marked
        _fold(library, Fold(fold), list(units))
        shelf.unmark(id_ for ids_ in units.values() for id_ in ids_)
        return "folded", len(units)
    if outlived := shelf.outlived():
        shelf.mark((Fold.COMMITMENTS, unit) for unit in outlived)
        return "folded", 0
    return None


def _fold(library: Library, fold: Fold, units: list[int]) -> None:
    if fold == Fold.LINEAGE:
        draw(library, units)
    elif fold == Fold.DENIALS:
        deny(library, units)
    else:
        refold(library, fold, units)


@cache
def rules() -> str:
    """A mark of all code and words that decide what a fold gives: rows kept by others are folded anew."""
    digest = blake2b(digest_size=16)
    for package in ("rapporteur.domain", "rapporteur.track", "rapporteur.views"):
        for name, content in sorted(_contents(files(package), package)):
            digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    out = []
    for part in folder.iterdir():
        if part.is_dir() and part.name != "__pycache__":
            out += _contents(part, f"{name}/{part.name}")
        elif part.is_file():
            out.append((f"{name}/{part.name}", part.read_bytes()))
    return out

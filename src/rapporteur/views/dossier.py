"""The way from a dossier's file to its postings; the only place where views touch the ledger."""

from pathlib import Path

from rapporteur.domain.posting import Posting
from rapporteur.track.dates import latest


def load(path: Path, *, known_by: str | None = None) -> tuple[Posting, ...]:
    """All postings of a dossier, those known by a date (EDTF) where one is given.

    Raises DossierError where the file is missing, locked or no dossier.
    """
    from rapporteur.ledger.ledger import Ledger  # not at import time: views stay usable without a database

    with Ledger(path) as ledger:
        return tuple(ledger.postings(known_by=latest(known_by)))

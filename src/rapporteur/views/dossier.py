"""The way from a dossier to its postings; the only place where views touch the ledger."""

from pathlib import Path

from rapporteur.domain.posting import Posting
from rapporteur.track.dates import latest


def load(address: str | Path, *, known_by: str | None = None) -> tuple[Posting, ...]:
    """All postings of a dossier (a file or a `postgresql://` URL), those known by a date (EDTF) where one is given.

    Raises DossierError where it is missing, locked or no dossier.
    """
    from rapporteur.ledger.ledger import Ledger  # not at import time: views stay usable without a database

    with Ledger(address) as ledger:
        return tuple(ledger.postings(known_by=latest(known_by)))

"""The way from a dossier to its postings; the only place where views touch the ledger."""

import re
from pathlib import Path

from rapporteur.domain.posting import Posting
from rapporteur.domain.similarity import spellings
from rapporteur.track.dates import latest

WORD = re.compile(r"[^\W_]+")


def near(address: str | Path, words: str) -> frozenset[tuple[str, str]] | None:
    """Keys of the entries that the dossier's full-text index finds for any of the words, for `search`; None where it
    cannot tell. Raises DossierError.
    """
    from rapporteur.ledger.ledger import Ledger

    with Ledger(address) as ledger:
        return ledger.near({*WORD.findall(words), *spellings(words)})


def load(address: str | Path, *, known_by: str | None = None) -> tuple[Posting, ...]:
    """All postings of a dossier (a file or a `postgresql://` URL), those known by a date (EDTF) where one is given.

    Raises DossierError where it is missing, locked or no dossier.
    """
    from rapporteur.ledger.ledger import Ledger  # not at import time: views stay usable without a database

    with Ledger(address) as ledger:
        return tuple(ledger.postings(known_by=latest(known_by)))

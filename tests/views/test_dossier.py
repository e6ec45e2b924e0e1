from pathlib import Path

import pytest
from dispute import Paper, strait

from rapporteur.errors import NotADossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.views.dossier import load
from rapporteur.views.positions import positions


def test_what_a_dossier_holds_answers_as_the_postings_do(tmp_path: Path) -> None:
    path = tmp_path / "strait.rapporteur"
    late = Paper("Daily Buoy", "2031-06-03", "Norland rejected it.").act("REJECT", "rejected", "Norland")
    with Ledger(path, writable=True) as ledger:
        for posting in [*strait(), late.posting("2031-08-01T08:00:00.000000Z")]:
            ledger.post(posting)
    assert positions(load(path, known_by="2031-07")) == positions(strait())
    assert len(load(path)) == 7


def test_a_missing_dossier_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotADossier):
        load(tmp_path / "none.rapporteur")

"""Dossiers that earlier versions made: each stays readable as it is, and adding brings it forward."""

import shutil
from pathlib import Path

import pytest
from numbered import numbered

from rapporteur.domain.record import Record
from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.migrations import STEPS, VERSIONS
from rapporteur.ledger.tables import SCHEMA
from rapporteur.upkeep import check

OLD = sorted((Path(__file__).parents[1] / "data").glob("version-*.rapporteur"))
"""One file a released version, made by that version: the numbered postings 0 to 2 of the full record."""


def test_every_version_but_the_present_has_a_file_and_a_step() -> None:
    assert [p.stem for p in OLD] == [f"version-{n}" for n in range(1, SCHEMA)]
    assert set(VERSIONS) == set(range(1, SCHEMA + 1))
    assert set(STEPS) == set(range(2, SCHEMA + 1))


@pytest.mark.parametrize("old", OLD, ids=lambda p: p.stem)
def test_reading_an_old_dossier_leaves_it_as_it_is(old: Path, tmp_path: Path, record: Record) -> None:
    path = Path(shutil.copy(old, tmp_path))
    with Ledger(path) as ledger:
        assert {p.record.report.text[-7:] for p in ledger.postings()} == {"Note 0.", "Note 1.", "Note 2."}
        assert len(ledger.search("toll")) == 6
        assert list(check(ledger)) == []
    assert path.read_bytes() == old.read_bytes()


@pytest.mark.parametrize("old", OLD, ids=lambda p: p.stem)
def test_adding_brings_an_old_dossier_forward(old: Path, tmp_path: Path, record: Record) -> None:
    path = Path(shutil.copy(old, tmp_path))
    with Ledger(path, writable=True) as ledger:
        assert ledger.version == SCHEMA
        assert ledger.post(numbered(record, 2)) is not None
        ledger.post(numbered(record, 3))
    with Ledger(path) as ledger, Ledger(tmp_path / "new", writable=True) as new:
        for number in range(4):
            new.post(numbered(record, number))
        assert (ledger.version, new.version) == (SCHEMA, SCHEMA)
        assert list(ledger.kept(ledger.told())) == list(new.kept(new.told()))
        assert list(check(ledger)) == []

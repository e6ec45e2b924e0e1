"""What can be wrong with a dossier's file, made for real: nothing stored is harmed and the message says what to do."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from numbered import numbered

from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.errors import DossierBusy, NewerDossier, NotADossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.upkeep import check

ADDED = "2031-05-08T09:00:00.000000Z"


@pytest.fixture
def dossier(tmp_path: Path, record: Record) -> Path:
    path = tmp_path / "d.rapporteur"
    with Ledger(path, writable=True) as ledger:
        ledger.post(Posting(record, ADDED))
    return path


def reports_in(path: Path) -> int:
    with Ledger(path) as ledger:
        return len(list(ledger.postings()))


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("content", [b"not a database at all, " * 50, os.urandom(5000)])
def test_a_random_file(tmp_path: Path, content: bytes, writable: bool) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(NotADossier, match="another file"):
        Ledger(path, writable=writable)
    assert path.read_bytes() == content


@pytest.mark.parametrize("writable", [True, False])
def test_another_programs_database(tmp_path: Path, writable: bool) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotADossier, match="something else"):
        Ledger(path, writable=writable)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_dossier_only_by_adding(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(NotADossier):
        Ledger(path)
    Ledger(path, writable=True).close()
    assert reports_in(path) == 0


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="rapporteur add"):
        Ledger(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DossierBusy, match="folder exists"):
        Ledger(tmp_path / "absent" / "d", writable=True)


@pytest.mark.parametrize("writable", [True, False])
def test_a_later_versions_dossier(dossier: Path, writable: bool) -> None:
    with sqlite3.connect(dossier) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(NewerDossier, match="upgrade"):
        Ledger(dossier, writable=writable)


def test_a_file_cut_short(dossier: Path) -> None:
    whole = dossier.read_bytes()
    dossier.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotADossier, match="cut short"):
        Ledger(dossier, writable=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.close()


def test_a_locked_dossier(dossier: Path, bare: Record) -> None:
    with Ledger(dossier, writable=True, wait=0.1) as ledger:
        with locked(dossier), pytest.raises(DossierBusy, match="another process"):
            ledger.post(Posting(bare, ADDED))
        with locked(dossier):
            assert reports_in(dossier) == 1  # whoever reads does not wait for whoever writes
        ledger.post(Posting(bare, ADDED))
    assert reports_in(dossier) == 2


def test_a_full_file(dossier: Path, bare: Record) -> None:
    with Ledger(dossier, writable=True) as ledger:
        with ledger.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        big = replace(bare, report=replace(bare.report, text="word " * 20_000))
        with pytest.raises(DossierBusy, match="free some disk space"):
            ledger.post(Posting(big, ADDED))
    assert reports_in(dossier) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount a file system here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(small_disk: Path, dossier: Path, bare: Record) -> None:
    path = Path(shutil.copy(dossier, small_disk))
    big = replace(bare, report=replace(bare.report, text="word " * 100_000))
    with Ledger(path, writable=True) as ledger, pytest.raises(DossierBusy, match="free some disk space"):
        ledger.post(Posting(big, ADDED))
    assert reports_in(path) == 1


def test_a_read_only_disk(small_disk: Path, dossier: Path) -> None:
    path = Path(shutil.copy(dossier, small_disk))
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(DossierBusy, match="allow writing"):
        Ledger(path, writable=True)
    with pytest.raises(DossierBusy, match="read and written"):
        Ledger(small_disk / "new", writable=True)
    assert reports_in(path) == 1


KILLED_HALFWAY = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA cache_size = 2")  # so that pages reach the file before the commit that never comes
c.execute("BEGIN IMMEDIATE")
c.execute("DELETE FROM reports")
for i in range(2000):
    c.execute("INSERT INTO meta VALUES (?, ?)", (f"k{i}", "x" * 500))
os._exit(9)
"""


def test_an_add_that_was_killed_leaves_what_was_stored(dossier: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED_HALFWAY, dossier], check=False)
    assert dossier.with_name(dossier.name + "-wal").stat().st_size > 100_000
    assert reports_in(dossier) == 1
    assert [p.name for p in dossier.parent.iterdir()] == [dossier.name]  # whoever asks takes the log in


def test_the_one_file_is_the_whole_dossier_once_all_have_closed_it(dossier: Path, tmp_path: Path, bare: Record) -> None:
    with Ledger(dossier, writable=True) as ledger:
        ledger.post(Posting(bare, ADDED))
        assert dossier.with_name(dossier.name + "-wal").exists()
        assert reports_in(dossier) == 2
    copy = Path(shutil.copy(dossier, tmp_path / "copy"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", dossier.name]
    assert reports_in(copy) == 2


def test_adding_nothing_new_changes_no_byte(dossier: Path, record: Record) -> None:
    before = dossier.read_bytes()
    with Ledger(dossier, writable=True) as ledger:
        assert ledger.post(Posting(record, ADDED)) is not None
    assert dossier.read_bytes() == before


def post_all(ledger: Ledger, postings: Iterable[Posting]) -> None:
    for posting in postings:
        ledger.post(posting)


def test_going_on_after_a_full_disk(small_disk: Path, record: Record) -> None:
    path, added = small_disk / "d", count()
    with Ledger(path, writable=True) as ledger, pytest.raises(DossierBusy, match="free some disk space"):
        post_all(ledger, (numbered(record, number) for number in added))
    stored = next(added) - 1
    assert reports_in(path) == stored > 0
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    with Ledger(path, writable=True) as ledger:
        post_all(ledger, (numbered(record, number) for number in range(stored + 1)))
        assert list(check(ledger)) == []
    assert reports_in(path) == stored + 1

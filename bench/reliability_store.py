"""The store under attack: 300 reports added by processes that are killed, locked out, many at once, or out of space.

Every figure counts reports that are lost, doubled or other than they were entered, and faults that `check` finds: all
have to be 0. What cannot be tried is said to be left out: PostgreSQL where it is not installed, the full disk where no
file system may be mounted.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from bench import postgresql
from rapporteur.domain.posting import Posting
from rapporteur.errors import DossierBusy
from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.stored import Stored, compact
from rapporteur.pipeline import Given, Stages, read_text
from rapporteur.read.identity import report_id
from rapporteur.upkeep import check, dump

REPORTS, KILLS = 300, 100
ADDED = "2031-05-08T09:00:00.000000Z"
TEXT = (
    "HALDEN, May {day}, 2031 (Coast Wire) — Norland offered on Tuesday to open the canal if Southmark lifts its toll, "
    "an official told the Harbour Post.\n\n“We signed nothing,” Foreign Minister Ada Venn told reporters. Southmark "
    "rejected the plan, and both sides agreed to meet in Halden on May 20.\n"
)
TRIALS = (("killed", KILLS, KILLS), ("together", 4, 8), ("reopened", 4, 4), ("locked", 2, 2))
"""Trial, times in SQLite, times in PostgreSQL."""


def run(stages: Stages) -> dict[str, float]:
    """All trials in both databases."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        entries = _dump(stages, Path(folder))
        for trial, times, _ in TRIALS:
            figures |= _trial(f"sqlite {trial}", trial, str(Path(folder) / f"{trial}.rapporteur"), entries, times)
        figures |= _full_disk(Path(folder), entries)
        if not postgresql.programs():
            print("PostgreSQL: left out, it is not installed")
            return figures
        figures |= _full_disk_postgresql(Path(folder), entries)
        with postgresql.server() as url:
            for trial, _, times in TRIALS:
                figures |= _trial(f"postgresql {trial}", trial, postgresql.fresh(url), entries, times)
    return figures


def _dump(stages: Stages, folder: Path) -> Path:
    """A dump of as many reports as are wanted: some short texts, read once, each with an ending of its own."""
    records = [stages.record(read_text(TEXT.format(day=day), Given())) for day in range(3, 10)]
    lines = []
    for number in range(REPORTS):
        record = records[number % len(records)]
        text = f"{record.report.text}\n\nNote {number}."
        record = replace(record, report=replace(record.report, id=report_id(text), text=text))
        lines.append(Stored.of(Posting(record, ADDED, f"note-{number}.txt")).line())
    path = folder / "entries.jsonl"
    head = compact({"rapporteur": "dossier", "dump": 1, "reports": REPORTS})
    path.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    return path


def _trial(name: str, trial: str, address: str, entries: Path, times: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.store_trials", trial, address, str(entries), "--times", str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return {f"{name}: wrong": 1.0}
    told = json.loads(done.stdout)
    return {f"{name} ({times}): wrong": told["wrong"], f"{name} ({times}): seconds": told["seconds"]}


def _full_disk(folder: Path, entries: Path) -> dict[str, float]:
    """Add until the disk is full, make room, go on."""
    with _disk(folder / "disk") as disk:
        if disk is None:
            print("full disk: left out, no file system may be mounted here")
            return {}
        path, stopped = disk / "d.rapporteur", 0
        stored = [Stored.of_line(line) for line in entries.read_text("utf-8").splitlines()[1:]]
        try:
            _add(path, stored)
        except DossierBusy as error:
            stopped = int("free some disk space" in str(error))
        with Ledger(path) as ledger:
            kept, faults = ledger.count(), len(list(check(ledger)))
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        _add(path, stored)
        with Ledger(path) as ledger:
            faults += len(list(check(ledger)))
            faults += len({*dump(ledger)} ^ {f"{line}\n" for line in entries.read_text("utf-8").splitlines()})
        return {"sqlite full disk: wrong": faults + (not stopped) + (not 0 < kept < REPORTS)}


def _full_disk_postgresql(folder: Path, entries: Path) -> dict[str, float]:
    """The same on a server whose disk is full: what fills it is taken away, then adding goes on."""
    with _disk(folder / "server", "240m") as disk:
        if disk is None:
            print("full disk under PostgreSQL: left out, no file system may be mounted here")
            return {}
        disk.chmod(0o755)
        stored = [Stored.of_line(line) for line in entries.read_text("utf-8").splitlines()[1:]]
        with postgresql.server(disk, "-c min_wal_size=32MB -c max_wal_size=32MB") as url:
            address, stopped, filler = postgresql.fresh(url), 0, disk / "filler"
            _add(address, stored[: REPORTS // 10])
            with filler.open("wb") as file, suppress(OSError):
                while True:
                    file.write(b"\0" * 65536)
                    file.flush()
            try:
                _add(address, stored)
            except DossierBusy as error:
                stopped = int("free some disk space" in str(error))
            with Ledger(address) as ledger:
                kept, faults = ledger.count(), len(list(check(ledger)))
            filler.unlink()
            _add(address, stored)
            with Ledger(address) as ledger:
                faults += len(list(check(ledger)))
                faults += len({*dump(ledger)} ^ {f"{line}\n" for line in entries.read_text("utf-8").splitlines()})
            return {"postgresql full disk: wrong": faults + (not stopped) + (not 0 < kept < REPORTS)}


def _add(path: str | Path, stored: list[Stored]) -> None:
    with Ledger(path, writable=True) as ledger:
        for entry in stored:
            ledger.enter(entry)


@contextmanager
def _disk(folder: Path, size: str = "2m") -> Iterator[Path | None]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)

"""Killed, locked out, many at once: nothing lost, nothing doubled. In larger numbers: bench/reliability_store.py."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from numbered import numbered

from rapporteur.domain.record import Record
from rapporteur.ledger.ledger import Ledger
from rapporteur.upkeep import dump

ROOT = Path(__file__).parents[2]
REPORTS = 40


@pytest.fixture
def entries(tmp_path: Path, record: Record) -> Path:
    path = tmp_path / "entries.jsonl"
    with Ledger(tmp_path / "single", writable=True) as ledger:
        for number in range(REPORTS):
            ledger.post(numbered(record, number))
        path.write_text("".join(dump(ledger)), "utf-8")
    return path


@pytest.mark.parametrize(("trial", "times"), [("killed", 3), ("together", 4), ("reopened", 3), ("locked", 1)])
def test_a_trial(address: str | Path, entries: Path, trial: str, times: int) -> None:
    if trial == "together" and isinstance(address, str):
        times = 8
    command = [sys.executable, "-m", "bench.store_trials", trial, str(address), str(entries), "--times", str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    assert (figures["wrong"], figures["reports"]) == (0, REPORTS)

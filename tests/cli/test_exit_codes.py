"""Exit codes and what a command leaves behind when something is wrong."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rapporteur.cli.app import app

TEXT = "HALDEN, May 7, 2031 (Coast Wire) — “We reject the toll,” Foreign Minister Ada Venn told reporters on Tuesday.\n"
PROGRAM = [sys.executable, "-c", "from rapporteur.cli.app import main; main()"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "toll.txt"
    path.write_text(TEXT)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x.txt", "--format", "pdf"],
        ["add", "x.txt"],
        ["nonsense"],
        ["positions", "-d", "DOSSIER", "--as-of", "yesterday"],
        ["search", "?", "-d", "DOSSIER"],
    ],
)
def test_misuse_is_2(arguments: list[str], talks: Path) -> None:
    result = run(*(str(talks) if a == "DOSSIER" else a for a in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def one_line(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("rapporteur: ")
    assert all(word in result.stderr for word in words)


def test_no_dossier(tmp_path: Path) -> None:
    one_line(run("brief", "--dossier", tmp_path / "absent"), "no dossier", "rapporteur add")
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("command", [["brief"], ["add", "REPORT"], ["timeline"]])
def test_a_file_that_is_no_dossier(report: Path, command: list[str], tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear reader, " * 300)
    one_line(run(*(report if a == "REPORT" else a for a in command), "--dossier", letter), "not a dossier")
    assert letter.read_text() == "Dear reader, " * 300


def test_a_missing_model(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORTEUR_MODEL", str(tmp_path / "nowhere"))
    one_line(run("read", report), "nowhere")
    one_line(run("add", report, "--dossier", tmp_path / "d"), "nowhere")
    assert not (tmp_path / "d").exists()


def test_threads_that_are_no_number(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORTEUR_THREADS", "many")
    assert run("read", report).exit_code == 2


def test_output_that_cannot_be_written(report: Path, tmp_path: Path) -> None:
    one_line(run("read", report, "-o", tmp_path / "absent" / "out"), "no such folder")
    one_line(run("read", report, "-o", tmp_path), "is a folder")


@pytest.mark.parametrize("arguments", ["-o /dev/full", "> /dev/full"])
def test_a_full_disk_under_the_output(report: Path, arguments: str) -> None:
    command = f"{' '.join(map(repr, PROGRAM))} read {report} {arguments}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "rapporteur: the output cannot be written: No space left on device; give another -o FILE"
    ]


def test_output_stays_as_it_was_when_a_command_fails(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.write_text("yesterday's records")
    monkeypatch.setenv("RAPPORTEUR_MODEL", str(tmp_path / "nowhere"))
    assert run("read", report, "-o", out).exit_code == 1
    assert out.read_text() == "yesterday's records"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "toll.txt"]


def test_a_reader_that_has_seen_enough(report: Path) -> None:
    command = f"{' '.join(map(repr, PROGRAM))} read {report} --format jsonl | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_keeps_what_was_stored(report: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "d.rapporteur"
    command = [*PROGRAM, "add", str(report), "-", "--dossier", str(dossier)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not stored(dossier) and running.poll() is None:  # once it has stored one it waits for standard input
            time.sleep(0.05)
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.decode().splitlines() == ["rapporteur: stopped; nothing that was stored is lost"]
    assert stored(dossier) == 1


def stored(dossier: Path) -> int:
    if not dossier.exists():
        return 0
    connection = sqlite3.connect(dossier)
    try:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:  # not laid out yet
        return 0
    finally:
        connection.close()

"""Bad input, given as real files: one line that says what to do, exit code 1, and the others are still read."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rapporteur.cli.app import app

GOOD = "PORT TOWN, May 6, 2031 (Lake Wire) — “We reject the toll,” Minister Ada Venn told reporters on Tuesday.\n"
TOLD = "The envoys met at the lake on Tuesday, officials said."
PAGE = f"<html><body><article><p>{TOLD}</p></article></body></html>"
PROGRAM = [sys.executable, "-c", "from rapporteur.cli.app import main; main()"]

REFUSED: dict[str, tuple[bytes, str, str]] = {  # file: its bytes, what the line says is wrong, and what to do
    "empty.txt": (b"", "empty", "give a file"),
    "blank.txt": (b" \n\t\n", "empty", "give a file"),
    "signs.txt": (b". . . !!!", "no text", "give a file"),
    "noise.bin": (bytes(range(256)) * 20, "binary", "give a text"),
    "packed.txt": (gzip.compress(GOOD.encode()), "gzip", "unpack"),
    "paper.txt": (b"%PDF-1.7 and more", "a PDF", "extract its text"),
    "long.txt": (f"{TOLD} ".encode() * 950_000, "too many", "split it"),  # 52 MB
    "head.html": (b'<html><head><meta property="og:title" con', "no main text", "plain text"),
    "menu.html": (b"<html><body><nav><a href='/a'>World</a><a href='/b'>Sport</a></nav></body></html>", "no", "text"),
    "deep.html": (b"<div>" * 9000 + TOLD.encode() + b"</div>" * 9000, "no main text", "plain text"),
    "broken.jsonl": (b'{"text": "They m', "no JSON", "one object a line"),
    "number.jsonl": (b'{"text": 5}', "not a string", "in quotes"),
    "bare.jsonl": (b'{"title": "x"}', "no 'text'", "in that field"),
    "nested.jsonl": (b"[" * 100_000, "no JSON", "one object a line"),
    "bulk.jsonl": (json.dumps({"text": TOLD * 100_000}).encode(), "too many", "split it"),
}
READ: dict[str, bytes] = {  # files with something odd in them that are reports all the same
    "good.txt": GOOD.encode(),
    "undated.txt": TOLD.encode(),
    "date.jsonl": json.dumps({"text": TOLD + " One.", "published": "the day after"}).encode(),
    "half.html": b"<html><body><article><p>" + TOLD.encode() + b"</p><p>They will me",
    "scripts.html": PAGE.replace("<body>", f"<script>{'var a=1;' * 1_500_000}</script><body>").encode(),
    "latin.txt": "The café in Zürich was closed on Tuesday, the señor said.".encode("latin-1"),
    "wide.txt": GOOD.replace("toll", "fee").encode("utf-16"),
    "unmarked.txt": GOOD.replace("toll", "levy").encode("utf-16-le"),
    "zero.txt": (TOLD.replace("lake", "la\0ke") + f" {TOLD}" * 9).encode(),
    "turned.txt": TOLD.replace("lake", "\u202equay\u202c \u2066now\u2069").encode(),
    "surrogate.jsonl": b'{"text": "They met \\ud800 on Tuesday.", "title": "T\\udfff", "outlet": "O\\u0000 \\ud800"}',
}
DAMAGED = {"latin.txt", "unmarked.txt", "surrogate.jsonl"}  # those with a doubt about their encoding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (data, _, _) in REFUSED.items():
        (tmp_path / name).write_bytes(data)
    for name, data in READ.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_batch_of_bad_files_is_read_as_far_as_it_can_be(folder: Path) -> None:
    out = folder / "out" / "records"
    out.parent.mkdir()
    names = [*REFUSED, *READ, "folder.txt", "link.txt", "absent.txt", "*.none", "x" * 300]
    result = run("read", *(folder / n for n in names), "--format", "jsonl", "--diagnostics", "-o", out)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(REFUSED) + 5
    for name, (_, wrong, todo) in REFUSED.items():
        (line,) = (told for told in lines if f"/{name}:" in told)
        what, advice = line.split(";", 1)
        assert wrong in what
        assert todo in advice
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    found = {Path(r["source_file"]).name.split(":")[0]: r for r in records}
    assert set(found) == set(READ)
    doubted = {n for n, r in found.items() if any(d["code"].startswith("encoding.") for d in r["diagnostics"])}
    assert doubted == DAMAGED
    assert found["turned.txt"]["report"]["text"] == TOLD.replace("lake", "quay now")
    told = found["surrogate.jsonl"]["report"]
    assert (told["text"], told["title"], told["outlet"]) == ("They met \ufffd on Tuesday.", "T\ufffd", "O \ufffd")


def test_adding_a_batch_stores_what_can_be_read(folder: Path) -> None:
    dossier = folder / "d.rapporteur"
    names = ["good.txt", "noise.bin", "surrogate.jsonl", "bare.jsonl", "zero.txt", "latin.txt"]
    result = run("add", *(folder / n for n in names), "--dossier", dossier)
    assert result.exit_code == 1
    assert "4 reports added" in result.stdout
    assert [line.split(": ")[1].split("/")[-1] for line in result.stderr.splitlines()][:2] == [
        "noise.bin",
        "bare.jsonl:1",
    ]
    assert run("brief", "--dossier", dossier).exit_code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "is a folder; give --dossier"),
        ("pipe", "no ordinary file; give --dossier"),
        ("absent/d", "check that the folder exists"),
        ("letter/d", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("letter", "is not a dossier; give another file"),
    ],
)
def test_a_dossier_that_cannot_be_one(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter").write_text("Dear reader, " * 300)
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    asked = [run("brief", "-d", tmp_path / name)] if "/" not in name[:7] else []
    for result in [run("add", tmp_path / "good.txt", "-d", tmp_path / name), *asked]:
        assert result.exit_code == 1
        (line,) = result.stderr.splitlines()
        assert line.startswith("rapporteur: ")
        assert words in line
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "letter").read_text() == "Dear reader, " * 300


def test_an_empty_dossier_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "d").touch()
    result = run("brief", "-d", tmp_path / "d")
    assert result.exit_code == 1
    assert "is empty; add reports to it with `rapporteur add" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "shut.txt").write_text(GOOD)
    (tmp_path / "shut.txt").chmod(0)
    result = run("read", tmp_path / "shut.txt", tmp_path / "good.txt", "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "Permission denied; check the path" in result.stderr


def bash(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = " ".join(map(repr, PROGRAM))
    line = command.replace("RAPPORTEUR", program)
    return subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("RAPPORTEUR read - <&-", 1, "standard input: empty"),
        ("RAPPORTEUR read good.txt >&-", 1, "the output cannot be written"),
        ("RAPPORTEUR read good.txt noise.bin --format jsonl <&- 2>&- | grep -c toll", 0, ""),
        ("RAPPORTEUR read <(cat good.txt) --format jsonl -o out", 0, ""),
        ("cp good.txt $'na\\xffme.txt'; RAPPORTEUR add $'na\\xffme.txt' --outlet $'O\\xff' -d d", 0, ""),
        ("RAPPORTEUR read good.txt --published 2025-13-45", 2, "write it like"),
    ],
)
def test_odd_streams_and_names(folder: Path, command: str, code: int, words: str) -> None:
    done = bash(command, folder)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == bool(words)
    assert words in done.stderr

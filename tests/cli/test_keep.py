"""`check`, `dump`, `load`, and a dossier given by URL or by the surroundings."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rapporteur.cli.app import app
from rapporteur.dossier import Dossier

TEXT = "HALDEN, May 7, 2031 (Coast Wire) — “We reject the toll,” Foreign Minister Ada Venn told reporters on Tuesday.\n"


def run(*arguments: object, stdin: bytes | None = None, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, env=environment)


def one_line(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("rapporteur: ")
    assert all(word in line for word in words), line


def test_a_dossier_in_postgresql_does_what_one_in_a_file_does(talks: Path, in_postgresql: str, tmp_path: Path) -> None:
    dumped, again = tmp_path / "talks.jsonl", tmp_path / "again.jsonl"
    assert run("dump", "-d", talks, "-o", dumped).exit_code == 0
    loaded = run("load", dumped, "-d", in_postgresql)
    assert (loaded.exit_code, loaded.stderr) == (0, "")
    assert loaded.stdout.endswith(": 12 reports loaded, 0 held already\n")
    assert run("load", "-", "-d", in_postgresql, stdin=dumped.read_bytes()).stdout.endswith(
        "0 reports loaded, 12 held already\n"
    )
    assert run("dump", "-o", again, RAPPORTEUR_DOSSIER=in_postgresql).exit_code == 0
    assert again.read_bytes() == dumped.read_bytes()
    for question in (
        ["timeline"],
        ["positions", "--as-of", "2026-02-20"],
        ["search", "truce"],
        ["export", "--format", "csv"],
    ):
        asked = run(*question, RAPPORTEUR_DOSSIER=in_postgresql)
        assert asked.exit_code == 0
        assert asked.stdout == run(*question, "-d", talks).stdout
    assert run("check", "-d", in_postgresql).stdout.endswith(": 12 reports checked, nothing wrong\n")


def test_adding_to_postgresql(in_postgresql: str, tmp_path: Path) -> None:
    (tmp_path / "toll.txt").write_text(TEXT)
    one_line(run("brief", "-d", in_postgresql), "there is no dossier in", "rapporteur add")
    assert "1 report added, 0 held already" in run("add", tmp_path / "toll.txt", "-d", in_postgresql).stdout
    assert "0 reports added, 1 held already" in run("add", tmp_path / "toll.txt", "-d", in_postgresql).stdout
    assert "reject the toll" in run("timeline", "-d", in_postgresql, "--format", "json").stdout


def test_an_address_that_leads_nowhere(server: str, tmp_path: Path) -> None:
    (tmp_path / "toll.txt").write_text(TEXT)
    nowhere = f"postgresql://desk:secret@/talks?host={tmp_path}"
    for command in (["brief"], ["add", tmp_path / "toll.txt"], ["check"]):
        result = run(*command, "-d", nowhere)
        one_line(result, "cannot be opened", "check the address")
        assert "secret" not in result.stderr
    missing = server.replace("/postgres?", "/no-such-database?")
    one_line(run("brief", "-d", missing), "cannot be opened", "no-such-database")
    other = run("brief", "-d", "mysql://desk@host/talks")
    assert (other.exit_code, "postgresql://USER@HOST/DATABASE" in other.stderr) == (2, True)


def test_a_database_with_something_else_in_it(server: str, in_postgresql: str, tmp_path: Path) -> None:
    import psycopg

    (tmp_path / "toll.txt").write_text(TEXT)
    with psycopg.connect(in_postgresql) as connection:
        connection.execute("CREATE TABLE birds (name text)")
    for command in (["brief"], ["add", tmp_path / "toll.txt"]):
        one_line(run(*command, "-d", in_postgresql), "holds something else", "a database of its own")


def test_a_later_versions_database(talks: Path, in_postgresql: str, tmp_path: Path) -> None:
    import psycopg

    run("load", "-", "-d", in_postgresql, stdin=run("dump", "-d", talks).stdout_bytes)
    with psycopg.connect(in_postgresql) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    for command in (["brief"], ["check"], ["dump"]):
        one_line(run(*command, "-d", in_postgresql), "dossier version 99", "upgrade")


def test_no_dossier_is_named(tmp_path: Path) -> None:
    assert run("check", RAPPORTEUR_DOSSIER="").exit_code == 2


def test_a_sound_dossier(talks: Path) -> None:
    result = run("check", "--dossier", talks)
    assert (result.exit_code, result.stdout) == (0, f"{talks}: 12 reports checked, nothing wrong\n")


def test_a_changed_dossier(talks: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.rapporteur"
    shutil.copy(talks, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE statements SET quote = 'They agreed' WHERE rowid = 1")
    connection.close()
    result = run("check", "--dossier", path)
    assert result.exit_code == 1
    assert "12 reports checked, 1 wrong" in result.stdout
    what, todo = result.stderr.splitlines()
    assert "table statements does not agree with its record" in what
    assert "to repair it" in todo


@pytest.mark.parametrize("command", ["brief", "check", "dump", "add"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.999])
def test_a_file_cut_short_stays_as_it_is(talks: Path, tmp_path: Path, command: str, share: float) -> None:
    path = tmp_path / "d.rapporteur"
    whole = talks.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    arguments = [__file__] if command == "add" else []
    one_line(run(command, *arguments, "-d", path), "damaged or cut short")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_dump_cut_short_is_told_and_can_be_gone_on_with(talks: Path, tmp_path: Path) -> None:
    lines = run("dump", "-d", talks).stdout_bytes.splitlines(keepends=True)
    assert len(lines) == 13
    path = tmp_path / "d.rapporteur"
    short = run("load", "-", "-d", path, stdin=b"".join(lines[:5]) + lines[5][:99])
    assert short.exit_code == 1
    assert [line.split(":")[1] for line in short.stderr.splitlines()] == [" -", " -"]
    assert short.stdout == f"{path}: 4 reports loaded, 0 held already\n"
    assert run("load", "-", "-d", path, stdin=b"".join(lines)).stdout == f"{path}: 8 reports loaded, 4 held already\n"
    assert run("dump", "-d", path).stdout_bytes == b"".join(lines)


@pytest.mark.parametrize(("content", "words"), [(b"", "is no dump"), (b"{}\n", "is no dump"), (None, "cannot be read")])
def test_what_is_no_dump_makes_no_dossier(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "dump").write_bytes(content)
    one_line(run("load", tmp_path / "dump", "-d", tmp_path / "d"), words, "give a")
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("share", [0.0, 0.4, 0.97, 1.0])
def test_a_dump_that_was_stopped_goes_on(talks: Path, tmp_path: Path, share: float) -> None:
    whole = run("dump", "-d", talks).stdout_bytes
    out, part = tmp_path / "talks.jsonl", tmp_path / "talks.jsonl.part"
    part.write_bytes(whole[: int(len(whole) * share)])
    with Dossier(talks) as dossier:
        held = dossier.dumped(part)
    assert (held is None) == (share == 0.0)
    assert held is None or held == max(0, whole[: int(len(whole) * share)].count(b"\n") - 1)
    assert run("dump", "-d", talks, "-o", out).exit_code == 0
    assert out.read_bytes() == whole
    assert not part.exists()


def test_a_dump_of_something_else_is_no_start(talks: Path, tmp_path: Path) -> None:
    whole = run("dump", "-d", talks).stdout_bytes
    lines = whole.splitlines(keepends=True)
    (tmp_path / "t.jsonl.part").write_bytes(lines[0] + lines[2])
    assert run("dump", "-d", talks, "-o", tmp_path / "t.jsonl").exit_code == 0
    assert (tmp_path / "t.jsonl").read_bytes() == whole

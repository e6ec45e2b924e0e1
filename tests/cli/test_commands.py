import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rapporteur.cli.app import app

TEXT = "HALDEN, May 7, 2031 (Coast Wire) — “We reject the toll,” Foreign Minister Ada Venn told reporters on Tuesday.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "toll.txt"
    path.write_text(TEXT)
    return path


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)


def test_reading_prints_a_table(report: Path) -> None:
    result = run("read", report)
    assert result.exit_code == 0
    assert "Coast Wire › Ada Venn" in result.stdout
    assert "“We reject the toll,”" in result.stdout


def test_reading_as_json_lines_to_a_file(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("read", report, "--format", "jsonl", "-o", out, "--outlet", "Harbour Post").exit_code == 0
    (line,) = out.read_text().splitlines()
    record = json.loads(line)
    assert (record["source_file"], record["report"]["outlet"]) == (str(report), "Harbour Post")
    assert "diagnostics" not in record
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "toll.txt"]


def test_reading_standard_input_and_rows_with_an_id() -> None:
    rows = [{"id": 7, "text": TEXT}, {"id": "b", "text": "Ada Venn said no."}]
    result = run("read", "-", "--format", "jsonl", stdin="".join(json.dumps(r) + "\n" for r in rows))
    assert [json.loads(line)["source_file"] for line in result.stdout.splitlines()] == ["7", "b"]


def test_reading_as_a_page_with_doubts(report: Path) -> None:
    page = run("read", report, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "Ada Venn" in page


def test_doubts_are_shown_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Ada Venn said on Tuesday that Norland was ready.")
    assert "--diagnostics shows them" in run("read", path).stdout
    shown = run("read", path, "--diagnostics", "--format", "jsonl").stdout
    assert {"outlet.unknown"} <= {d["code"] for d in json.loads(shown)["diagnostics"]}


def test_unsure_entries_are_held_back_on_demand(report: Path, tmp_path: Path) -> None:
    result = run("read", report, "--format", "jsonl", "--at-least", "1")
    record = json.loads(result.stdout)
    assert record["statements"] == record["acts"] == []
    assert record["held_back"]["statements"] == ["s1"]
    assert result.stderr == "rapporteur: held back, less sure than 1 or resting on what is: 1 statement, 1 act\n"
    assert "Held back below 1: s1, a1" in run("read", report, "--at-least", "1").stdout
    assert run("read", report, "--at-least", "0").stderr == ""
    assert run("read", report, "--at-least", "1.5").exit_code == 2


def test_a_dossier_without_the_unsure(report: Path, tmp_path: Path) -> None:
    result = run("add", report, "--dossier", tmp_path / "d.rapporteur", "--at-least", "1")
    assert "1 report added" in result.stdout
    assert "1 statement, 1 act" in result.stderr
    assert run("search", "toll", "--dossier", tmp_path / "d.rapporteur", "--format", "json").stdout.strip() == "[]"


def test_the_surroundings_may_set_the_threshold(report: Path) -> None:
    def held(value: str, *options: str) -> Result:
        return CliRunner().invoke(app, ["read", str(report), *options], env={"RAPPORTEUR_AT_LEAST": value})

    assert "Held back below 1: s1, a1" in held("1").stdout
    assert "Held back below 0: none" in held("1", "--at-least", "0").stdout
    assert held("most").exit_code == 2
    assert "RAPPORTEUR_AT_LEAST" in held("most").stderr


def test_adding_twice_and_a_copy_from_elsewhere(report: Path, tmp_path: Path) -> None:
    dossier, copy = tmp_path / "d.rapporteur", tmp_path / "copy.txt"
    copy.write_text(TEXT)
    assert "1 report added, 0 held already" in run("add", report, "--dossier", dossier).stdout
    before = dossier.read_bytes()
    again = run("add", report, copy, "--dossier", dossier, "--outlet", "Evening Copy")
    assert again.exit_code == 0
    assert "0 reports added, 2 held already" in again.stdout
    assert f"copy.txt: the very text of {report} (Coast Wire)" in again.stderr
    assert dossier.read_bytes() == before


def test_what_cannot_be_read_has_its_line_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    bad = {"empty.txt": b"", "noise.txt": bytes(range(256)) * 40, "rows.jsonl": b'{"text": 1}\nnot json\n'}
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    dossier = tmp_path / "d.rapporteur"
    result = run("add", *(tmp_path / name for name in bad), tmp_path / "absent.txt", report, "--dossier", dossier)
    assert result.exit_code == 1
    assert "1 report added" in result.stdout
    lines = result.stderr.splitlines()
    assert len(lines) == 6
    assert lines[-1].endswith("5 could not be read")
    for name in ("empty.txt", "noise.txt", "rows.jsonl:1", "rows.jsonl:2", "absent.txt"):
        assert any(name in line for line in lines)
    read = run("read", tmp_path / "empty.txt", report)
    assert read.exit_code == 1
    assert "We reject the toll" in read.stdout


VIEWS = ("positions", "changes", "commitments", "meetings", "territory", "timeline", "lineage", "origins")


@pytest.mark.parametrize("view", [*VIEWS, "contradictions", "search"])
def test_every_view_prints_every_format(talks: Path, view: str) -> None:
    arguments = [view, "truce"] if view == "search" else [view]
    shown = {f: run(*arguments, "-d", talks, "--format", f) for f in ("table", "json", "csv", "markdown")}
    assert {r.exit_code for r in shown.values()} == {0}
    rows = json.loads(shown["json"].stdout)
    assert len(list(csv.reader(io.StringIO(shown["csv"].stdout)))) == len(rows) + 1
    assert len(re.findall(r"(?m)^\| ", shown["markdown"].stdout)) == len(rows) + 2
    assert shown["table"].stdout.strip()


def test_a_view_takes_its_dates(talks: Path) -> None:
    early = run("timeline", "-d", talks, "--as-of", "2026-02-10", "--format", "json").stdout
    assert 0 < len(json.loads(early)) < len(json.loads(run("timeline", "-d", talks, "--format", "json").stdout))
    assert run("timeline", "-d", talks, "--known-by", "2026-03-19", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(("format", "start"), [("text", "BRIEF"), ("markdown", "# "), ("html", "<!doctype html>")])
def test_the_brief(talks: Path, tmp_path: Path, format: str, start: str) -> None:
    out = tmp_path / "brief"
    assert run("brief", "-d", talks, "--format", format, "-o", out).exit_code == 0
    assert out.read_text().startswith(start)
    assert "Dorvak" in out.read_text()


def test_the_version() -> None:
    assert re.fullmatch(r"rapporteur \d+\.\d+\.\d+\n", run("--version").stdout)


@pytest.mark.parametrize("name", ["read", "add", "brief", "export", "search", *VIEWS])
def test_every_commands_help_has_an_example_and_the_exit_codes(name: str) -> None:
    shown = " ".join(run(name, "--help").stdout.split())
    assert f"rapporteur {name} " in shown
    assert "Exit codes:" in shown


ISSUES = '[[issue]]\nid = "harbour.toll"\nstrong = ["toll*"]\n'


def test_issues_of_the_users_own(report: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(ISSUES)

    def issues(*options: object, **environment: str) -> list[str]:
        arguments = ["read", str(report), "--format", "jsonl", *map(str, options)]
        shown = CliRunner().invoke(app, arguments, env=environment).stdout
        return json.loads(shown)["acts"][0]["issue"]

    assert "harbour.toll" not in issues()
    assert issues("--issues", mine) == issues(RAPPORTEUR_ISSUES=str(mine)) == ["harbour.toll"]
    assert run("add", report, "-d", tmp_path / "d.rapporteur", "--issues", mine).exit_code == 0
    assert "harbour.toll" in run("positions", "-d", tmp_path / "d.rapporteur", "--format", "csv").stdout


def test_issues_that_are_none_are_refused_before_anything_is_written(report: Path, tmp_path: Path) -> None:
    bad, dossier = tmp_path / "bad.toml", tmp_path / "d.rapporteur"
    bad.write_text('[[issue]]\nid = "Harbour Toll"\nstrong = ["toll"]\n')
    for name, says in ((bad, "entry 1 ('Harbour Toll'): an id is small letters"), (tmp_path / "none.toml", "give a")):
        for command in (("read", report), ("add", report, "-d", dossier)):
            result = run(*command, "--issues", name)
            assert (result.exit_code, result.stdout) == (2, "")
            assert str(name) in result.stderr
            assert says in result.stderr
            assert len(result.stderr.splitlines()) == 1
    assert not dossier.exists()


PEOPLE = '[[party]]\nname = "Tarn Union"\nkind = "union"\n[[person]]\nname = "Ada Venn"\nparty = "Tarn Union"\n'


def test_people_of_the_users_own(report: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(PEOPLE)

    def voice(*options: object, **environment: str) -> str:
        shown = CliRunner().invoke(app, ["read", str(report), *map(str, options)], env=environment).stdout
        return next(line for line in shown.splitlines() if line.startswith("  s1"))

    assert "Tarn Union" not in voice()
    assert "› Ada Venn (Tarn Union)" in voice("--people", mine)
    assert voice("--people", mine) == voice(RAPPORTEUR_PEOPLE=str(mine))
    assert run("add", report, "-d", tmp_path / "d.rapporteur", "--people", mine).exit_code == 0
    assert "Tarn Union" in run("positions", "-d", tmp_path / "d.rapporteur", "--format", "csv").stdout


def test_people_that_are_none_are_refused_before_anything_is_written(report: Path, tmp_path: Path) -> None:
    bad, dossier = tmp_path / "bad.toml", tmp_path / "d.rapporteur"
    bad.write_text('[[person]]\nname = "Ada Venn"\nparty = "Norlnad"\n')
    for name, says in (
        (bad, "person 1 ('Ada Venn'): party 'Norlnad' is not known"),
        (tmp_path / "none.toml", "give a"),
    ):
        for command in (("read", report), ("add", report, "-d", dossier)):
            result = run(*command, "--people", name)
            assert (result.exit_code, result.stdout) == (2, "")
            assert str(name) in result.stderr
            assert says in result.stderr
            assert len(result.stderr.splitlines()) == 1
    assert not dossier.exists()


def test_reasons_are_shown_on_demand(report: Path) -> None:
    assert "| rules: plain_cue" in run("read", report, "--explain").stdout
    assert "| rules:" not in run("read", report).stdout
    shown = json.loads(run("read", report, "--explain", "--format", "jsonl").stdout)
    assert shown["statements"][0]["reasons"]
    assert shown["times"]
    for format in ("html", "plover"):
        refused = run("read", report, "--explain", "--format", format)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"--explain has no place in {format}" in refused.stderr

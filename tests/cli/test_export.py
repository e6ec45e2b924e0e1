import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rapporteur import open as open_dossier
from rapporteur.cli.app import app
from rapporteur.errors import UsageError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, arguments)])


def test_plover_records_with_a_note_of_what_is_left_out(talks: Path) -> None:
    result = run(talks, "--format", "plover")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {e["rapporteur"]["modality"] for e in events} == {"actual", "background"}
    assert result.stderr.startswith(f"rapporteur: {len(events)} events; left out: ")
    assert "DECLINE" in result.stderr
    assert run("--dossier", talks).stdout == result.stdout


def test_the_acts_that_are_asked_for(talks: Path) -> None:
    def modalities(*options: str) -> set[str]:
        shown = run(talks, *options).stdout.splitlines()
        return {json.loads(line)["rapporteur"]["modality"] for line in shown}

    assert modalities("--modality", "planned", "--modality", "negated") == {"planned", "negated"}
    assert {"actual", "planned", "negated"} <= modalities("--modality", "all")
    assert modalities("--known-by", "2020") == set()
    sure = run(talks, "--at-least", "0.9")
    assert 0 < len(sure.stdout.splitlines()) < len(run(talks).stdout.splitlines())
    assert "held back, less sure than 0.9" in sure.stderr


def test_whole_records_and_a_sheet_of_acts(talks: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(talks, "--format", "jsonl", "-o", out).exit_code == 0
    records = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(records) == 12
    rows = list(csv.DictReader(io.StringIO(run(talks, "--format", "csv").stdout)))
    assert len(rows) == sum(len(r["acts"]) for r in records)
    assert {"type", "modality", "actor", "voice", "evidence"} <= set(rows[0])
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "name one dossier"),
        (("{talks}", "-d", "{talks}"), 2, "name one dossier"),
        (("{talks}", "--format", "csv", "--modality", "planned"), 2, "--modality is for --format plover"),
        (("{talks}", "--known-by", "soon"), 2, "YYYY-MM-DD"),
        (("{talks}.none",), 1, "none"),
        (("{talks}", "-o", "{talks}/x"), 1, "another -o FILE"),
    ],
)
def test_misuse_has_one_line_that_says_what_to_do(
    talks: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    result = run(*(a.replace("{talks}", str(talks)) for a in arguments))
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_reports_are_read_to_plover_records_without_a_dossier() -> None:
    path = Path(__file__).parents[2] / "examples" / "01-strand-agency.txt"
    result = CliRunner().invoke(app, ["read", str(path), "--format", "plover"])
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert {e["rapporteur"]["source_file"] for e in events} == {str(path)}
    assert f"{len(events)} events" in result.stderr


def test_the_same_from_python(talks: Path) -> None:
    with open_dossier(talks) as dossier:
        events = dossier.plover()
        assert [json.dumps(e, ensure_ascii=False) for e in events] == run(talks).stdout.splitlines()
        assert len(dossier.plover(modalities=["all"])) > len(events) > len(dossier.plover(at_least=0.95))
        with pytest.raises(UsageError, match="choose actual, planned"):
            dossier.plover(modalities=["certain"])

import re
from pathlib import Path

from typer.testing import CliRunner

from rapporteur.cli.app import app
from rapporteur.resolve.catalogue import load_catalogue, own_catalogue

PAGE = (Path(__file__).parents[2] / "docs" / "issues.md").read_text("utf-8")
EXAMPLE = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL).group(1)  # type: ignore[union-attr]


def test_the_page_lists_the_catalogue_as_it_is() -> None:
    listed = re.findall(r"^\| `([a-z.]+)` \| (.+) \|$", PAGE, re.M)
    assert listed == [(i.id, i.covers) for i in own_catalogue().issues]


def test_the_example_is_a_file_that_works(tmp_path: Path) -> None:
    path, report = tmp_path / "choir.toml", tmp_path / "report.txt"
    path.write_text(EXAMPLE, "utf-8")
    assert load_catalogue(path).ids == (*own_catalogue().ids, "choir.seating")
    report.write_text("The tenors on Monday rejected a new seating plan for the nave.")
    shown = CliRunner().invoke(app, ["read", str(report), "--issues", str(path), "--format", "jsonl"]).stdout
    assert '"issue": ["choir.seating"]' in shown

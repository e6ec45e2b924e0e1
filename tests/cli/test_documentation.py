import re
from pathlib import Path

import typer

from rapporteur.cli import edge
from rapporteur.cli.app import app
from rapporteur.domain.edtf import bounds
from rapporteur.read.inputs import ENDINGS
from rapporteur.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")


def test_the_page_lists_every_command() -> None:
    group = typer.main.get_command(app)
    assert set(re.findall(r"^\| `rapporteur (\w+) ", PAGE, re.M)) == set(group.commands)  # type: ignore[attr-defined]


def test_the_page_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.M)}
    assert listed == {0, edge.FAILED, edge.MISUSED, edge.STOPPED}
    assert all(str(code) in edge.EXIT_CODES for code in listed)


def test_the_page_names_every_ending_and_setting() -> None:
    assert all(f"`{ending}`" in PAGE for ending in ENDINGS)
    names = set(re.findall(r"^\| `(RAPPORTEUR_\w+)`", PAGE, re.M))
    assert names == {f"RAPPORTEUR_{name.upper()}" for name in Settings.__slots__}


def test_the_dates_of_the_page_are_dates() -> None:
    assert str(bounds("2025-03")[1]) == "2025-03-31"
    assert all(bounds(date)[1] for date in re.findall(r"`(2025[-\d]*)`", PAGE))

"""Tables of single lines: dates, addresses, datelines, furniture, bylines."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.read import dateline, dates, furniture, headline
from rapporteur.read.layout import passages

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "read_lines.toml").read_text("utf-8"))


@pytest.mark.parametrize(("line", "edtf"), CASES["dates"].items())
def test_date(line: str, edtf: str) -> None:
    assert next((f.edtf or "" for f in dates.find(line)), "") == edtf


@pytest.mark.parametrize(("url", "edtf"), CASES["addresses"].items())
def test_date_of_address(url: str, edtf: str) -> None:
    assert (dates.from_url(url) or "") == edtf


@pytest.mark.parametrize(("line", "wanted"), CASES["datelines"].items())
def test_dateline(line: str, wanted: str) -> None:
    found = dateline.parse(line)
    told = f"{found.place or ''}|{found.agency or ''}|{line[found.length :].split()[0]}" if found else ""
    assert told == wanted


@pytest.mark.parametrize(("line", "role"), CASES["furniture"].items())
def test_furniture(line: str, role: str) -> None:
    (passage,) = passages(line)
    assert (furniture.role_of(passage, edge=True) or "body") == role


@pytest.mark.parametrize(("line", "role"), CASES["bylines"].items())
def test_byline(line: str, role: str) -> None:
    assert headline.is_byline(line) == (role == "byline")


def test_ambiguous_order_keeps_both_readings() -> None:
    (found,) = dates.find("7-5-2025")
    assert (found.edtf, found.ambiguous) == ("2025-05-07", "2025-07-05")

"""Data files of this stage: readable tables and word lists, read once from the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME`, a tab-separated table with comment lines (`#`) and a header line."""
    head, *cells = _cells(name)
    return tuple(dict(zip(head, row, strict=True)) for row in cells)


def lines(name: str) -> list[str]:
    """The lines of `data/NAME` under its header line, without the comments."""
    return _lines(name)[1:]


def _lines(name: str) -> list[str]:
    text = (files("rapporteur.resolve") / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def _cells(name: str) -> list[list[str]]:
    cells = [line.split("\t") for line in _lines(name)]
    if any(len(row) != len(cells[0]) for row in cells):
        raise ValueError(f"{name}: a row with more or fewer cells than the header has")
    return cells


@cache
def lists(name: str) -> dict[str, Any]:
    """The word lists of `data/NAME`, a TOML file."""
    return tomllib.loads((files("rapporteur.resolve") / "data" / name).read_text("utf-8"))


def parts(cell: str) -> tuple[str, ...]:
    """The items of a cell that lists several, separated by `|`."""
    return tuple([item.strip() for item in cell.split("|") if item.strip()]) if cell else ()


@cache
def forms(key: str) -> frozenset[str]:
    """A closed word list of forms.toml as a set."""
    return frozenset(lists("forms.toml")[key].split())

"""Data files of this stage: readable tables and word lists, read once from the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME`, a tab-separated table with comment lines (`#`) and a header line."""
    head, *cells = _cells(name)
    return tuple(dict(zip(head, row, strict=True)) for row in cells)


def columns(name: str, *keys: str) -> tuple[tuple[str, ...], ...]:
    """Some columns of every row of `data/NAME`, in the order asked for: cheaper than `rows` for long tables."""
    head, *cells = _cells(name)
    wanted = [head.index(key) for key in keys]
    return tuple(tuple([row[n] for n in wanted]) for row in cells)


def _cells(name: str) -> list[list[str]]:
    text = (files("rapporteur.resolve") / "data" / name).read_text("utf-8")
    cells = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
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

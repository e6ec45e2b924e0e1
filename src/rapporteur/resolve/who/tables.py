"""Data files of this stage: readable tables and word lists, read once from the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME`, a tab-separated table with comment lines (`#`) and a header line."""
    text = (files("rapporteur.resolve") / "data" / name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])


@cache
def lists(name: str) -> dict[str, Any]:
    """The word lists of `data/NAME`, a TOML file."""
    return tomllib.loads((files("rapporteur.resolve") / "data" / name).read_text("utf-8"))


def parts(cell: str) -> tuple[str, ...]:
    """The items of a cell that lists several, separated by `|`."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())


@cache
def forms(key: str) -> frozenset[str]:
    """A closed word list of forms.toml as a set."""
    return frozenset(lists("forms.toml")[key].split())

"""The issue catalogue: what parties negotiate about, with the words that point to each issue (docs/issues.md).

The project's own is `data/issues.toml`, whose head tells the form; a user's file has the same form and adds to it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rapporteur.resolve.issue_terms import NOTHING, SHORTEST_STEM, Classes, Term, elements_of, of_classes

STRENGTHS = ("strong", "clear", "weak")
_KEYS = frozenset(("id", "covers", *STRENGTHS))
_ID = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*")
_EXAMPLE = '[[issue]] with id = "my.issue" and strong = ["some words"]'

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Issue:
    """One entry of the catalogue: its dotted id and what it covers."""

    id: str
    covers: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The issues in the order of their files, and their terms by first word or stem."""

    issues: tuple[Issue, ...]
    terms: Mapping[str, tuple[Term, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(i.id for i in self.issues)


@cache
def own_catalogue() -> Catalogue:
    """The project's own catalogue, read once."""
    return _catalogue(_own_tables())


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The project's catalogue with the user's file added: an id that both have gets the words of both.

    Raises OSError where the file cannot be read, and ValueError where it is no catalogue, which says where and what
    to write instead.
    """
    return own_catalogue() if extra is None else _catalogue([*_own_tables(), *_tables(_read(extra))])


def _own_tables() -> list[Table]:
    return _tables(_own_words(), own=True)


@cache
def _own_words() -> str:
    return (files("rapporteur.resolve") / "data" / "issues.toml").read_text("utf-8")


@cache
def _classes() -> Classes:
    """The classes of words that terms may name (`@people`); the project's own, for the user's file too."""
    return {name: frozenset(words) for name, words in tomllib.loads(_own_words())["classes"].items()}


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("the file is not UTF-8 text; save it as UTF-8") from error


def _catalogue(tables: list[Table]) -> Catalogue:
    issues: dict[str, Issue] = {}
    index: dict[str, dict[Term, None]] = {}
    for table in tables:
        if table["id"] != NOTHING:
            issues.setdefault(table["id"], Issue(table["id"], table.get("covers", "")))
        for term in _terms(table):
            index.setdefault(str(term.elements[0]), {})[term] = None
    return Catalogue(tuple(issues.values()), {key: tuple(terms) for key, terms in index.items()})


def _terms(table: Mapping[str, Any]) -> Iterator[Term]:
    for strength in STRENGTHS:
        for wording in table.get(strength, ()):
            for elements in of_classes(elements_of(wording), _classes()):
                yield Term(table["id"], strength, elements)


def _tables(toml: str, *, own: bool = False) -> list[Table]:
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"no TOML: {error}") from error
    if unknown := sorted(set(data) - {"issue", "nothing", *(("classes",) if own else ())}):
        raise ValueError(f"{unknown[0]!r} is not known here; write {_EXAMPLE}")
    nothing = _words(data.get("nothing", []), "'nothing'")
    entries = data.get("issue", [])
    if not isinstance(entries, list) or not (entries or nothing):
        raise ValueError(f"no issue in it; write {_EXAMPLE}")
    return [*(_checked(e, n) for n, e in enumerate(entries, 1)), {"id": NOTHING, "clear": nothing}]


def _checked(entry: Any, number: int) -> Table:
    """The entry, if it is one. Raises ValueError."""
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise ValueError(f"entry {number} has no id; write {_EXAMPLE}")
    where = f"entry {number} ({entry['id']!r})"
    if not _ID.fullmatch(entry["id"]):
        raise ValueError(f"{where}: an id is small letters, digits, - and _ with dots between, as in 'my.issue'")
    if unknown := sorted(set(entry) - _KEYS):
        raise ValueError(f"{where}: {unknown[0]!r} is not known; use {', '.join(('id', 'covers', *STRENGTHS))}")
    if not isinstance(entry.get("covers", ""), str):
        raise ValueError(f"{where}: 'covers' is no text; write it in quotes")
    if not any(_words(entry.get(s, []), f"{where}: {s!r}") for s in STRENGTHS):
        raise ValueError(f'{where} has no words; give some, as in strong = ["front pew*"]')
    return entry


def _words(value: Any, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(w, str) for w in value):
        raise ValueError(f'{where} is no list of words; write ["one wording", "another"]')
    for wording in value:
        try:
            next(of_classes(elements_of(wording), _classes()), None) if elements_of(wording) else None
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
    if bad := [w for w in value if not _findable(elements_of(w))]:
        raise ValueError(f"{where}: {bad[0]!r} can never be found; begin with a word, or two letters and a *")
    return value


def _findable(elements: tuple[str, ...]) -> bool:
    return bool(elements) and len(elements[0].rstrip("*")) >= SHORTEST_STEM - (not elements[0].endswith("*"))

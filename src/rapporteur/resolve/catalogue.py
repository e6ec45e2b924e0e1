"""The issue catalogue: what parties negotiate about, with the words that point to each issue, and how they are found.

The form of the file is told at its head (`data/issues.toml`); a user's own file has the same form. Terms are matched on
words and not by regular expressions, since an act is looked up against some 1,800 of them.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rapporteur.domain.span import Span

WEIGHTS = {"strong": 3.0, "clear": 2.0, "weak": 1.0}
NOTHING = ""  # the id of terms that take their words and point to no issue
PARTICLES = frozenset(("al", "el", "an", "as", "ash", "de", "van", "von", "bin"))  # 'al-Bab' is a name all the same
GAP = 5  # words that `..` may stand for
_SHORTEST_STEM = 2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;]+")
_ELEMENT = re.compile(r"\.\.|\^|[^\W_]+(?:['’][^\W_]+)*\*?")


@dataclass(frozen=True, slots=True)
class Issue:
    """One entry of the catalogue: its dotted id and what it covers."""

    id: str
    covers: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that point to an issue; `elements` are words, stems (`annex*`), gaps (`..`) and capitalised words (`^`)."""

    issue: str
    weight: float
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text in lower case, without a possessive ending; punctuation that ends a clause is a word too."""

    span: Span
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A term found in the text, with the words that it rests on (those a gap skips are not among them)."""

    term: Term
    words: frozenset[Span]


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
def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The project's catalogue, with the issues of the user's file added; an id that both have gets the terms of both.

    Raises OSError where `extra` cannot be read and ValueError (TOMLDecodeError is one) where it is no catalogue.
    """
    tables = _entries(files("rapporteur.resolve").joinpath("data/issues.toml").read_text("utf-8"))
    if extra is not None:
        tables += _entries(extra.read_text("utf-8"))
    issues: dict[str, Issue] = {}
    index: dict[str, list[Term]] = {}
    for table in tables:
        if table["id"] != NOTHING:
            issues.setdefault(table["id"], Issue(table["id"], table.get("covers", "")))
        for term in _terms(table):
            index.setdefault(term.elements[0], []).append(term)
    return Catalogue(tuple(issues.values()), {k: tuple(v) for k, v in index.items()})


def _entries(toml: str) -> list[dict[str, Any]]:
    data = tomllib.loads(toml)
    entries = data.get("issue")
    if not isinstance(entries, list) or not all(isinstance(e, dict) and isinstance(e.get("id"), str) for e in entries):
        raise ValueError("an issue catalogue is a list of [[issue]] tables, each with an id")
    return [*entries, {"id": NOTHING, "clear": data.get("nothing", [])}]


def _terms(table: Mapping[str, Any]) -> Iterator[Term]:
    for strength, weight in WEIGHTS.items():
        for wording in table.get(strength, ()):
            elements = tuple(e.replace("’", "'") for e in _ELEMENT.findall(str(wording).lower()))
            if not elements or elements[0] in ("..", "^") or elements[-1] == "..":
                elements = tuple(e for e in elements if e != "..")[elements[:1] == ("^",) :]
            if elements:
                yield Term(table["id"], weight, elements)


def words_of(text: str, area: Span) -> list[Word]:
    """The words of an area of the text; hyphens part words, apostrophes do not."""
    out = []
    for m in _WORD.finditer(text, area.start, area.end):
        lower = m.group().lower().replace("’", "'").removesuffix("'s")
        out.append(Word(Span(*m.span()), lower, m.group()[0].isupper()))
    return out


def find(words: Sequence[Word], catalogue: Catalogue) -> list[Found]:
    """The terms in the words. Where one term's words are among a longer one's, the longer one keeps them:

    'a limited ceasefire' is no general 'ceasefire'.
    """
    found = [f for at in range(len(words)) for f in _at(words, at, catalogue)]
    kept = [f for f in found if not any(f.words < other.words for other in found)]
    return [f for f in kept if f.term.issue != NOTHING]


def _at(words: Sequence[Word], at: int, catalogue: Catalogue) -> Iterator[Found]:
    for key in _keys(words[at].lower):
        for term in catalogue.terms.get(key, ()):
            matched = _match(words, at + 1, term.elements[1:])
            if matched is not None:
                yield Found(term, frozenset((words[at].span, *matched)))


def _keys(word: str) -> Iterator[str]:
    yield word
    for n in range(_SHORTEST_STEM, len(word) + 1):
        yield word[:n] + "*"


def _match(words: Sequence[Word], at: int, elements: Sequence[str]) -> list[Span] | None:
    """The spans of the words that the elements match from `at` on, None where they do not."""
    if not elements:
        return []
    if elements[0] == "..":
        return next(
            (m for skip in range(GAP + 1) if _clear(words, at, skip) and (m := _match(words, at + skip, elements[1:]))),
            None,
        )
    if at >= len(words) or not _fits(words[at], elements[0]):
        return None
    rest = _match(words, at + 1, elements[1:])
    return None if rest is None else [words[at].span, *rest]


def _clear(words: Sequence[Word], at: int, skip: int) -> bool:
    return all(w.lower[0].isalnum() for w in words[at : at + skip])


def _fits(word: Word, element: str) -> bool:
    if element == "^":
        return word.capital or word.lower in PARTICLES
    return word.lower.startswith(element[:-1]) if element.endswith("*") else word.lower == element

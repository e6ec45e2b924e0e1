"""GUM's discourse trees: which words an attribution relation attributes, by units of rhetorical structure.

In GUM's files the first word of each unit names its relation, its head and the height at which it is attached to it
(`attribution-positive:4->3:0`): a unit that is attached lower belongs to what the higher one speaks of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.domain.span import Span

_RELATION = re.compile(r"Discourse=([a-z-]+)(?:_m)?:(\d+)->(\d+):(\d+)|Discourse=(ROOT):(\d+):(\d+)")


@dataclass(frozen=True)
class Word:
    """A word with its lemma, Penn tag and morphological features."""

    span: Span
    lemma: str
    tag: str
    features: str


@dataclass
class Unit:
    """An elementary discourse unit with its words and how it hangs on its head (None for the root)."""

    number: int
    relation: str
    head: int | None
    height: int
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True)
class Relation:
    """An attribution: the unit that attributes, with its other half where one is cut in two, and what it attributes."""

    told: tuple[Unit, ...]
    content: tuple[Unit, ...]


@dataclass
class Discourse:
    """A document: its text, paragraphs by blank lines, and its units."""

    name: str
    text: str = ""
    units: list[Unit] = field(default_factory=list)

    def attributions(self) -> Iterator[Relation]:
        """The attribution relations in text order."""
        for unit in self.units:
            if unit.relation.startswith("attribution") and unit.head is not None:
                below = [u for u in self.units if u.head == unit.head and u.height < unit.height and u is not unit]
                content = {unit.head, *(n for u in below for n in self._tree(u.number))} - {unit.number}
                halves = (u for u in self.units if u.head == unit.number and u.relation == "same-unit")
                yield Relation((unit, *halves), tuple(u for u in self.units if u.number in content))

    def _tree(self, number: int) -> set[int]:
        return {number, *(n for u in self.units if u.head == number for n in self._tree(u.number))}


def read(path: Path) -> Discourse:
    """The document in a CoNLL-U file."""
    doc = Discourse(path.stem)
    inside = 0  # last word of a multiword token, which prints for all of them
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and doc.text and not doc.text.endswith("\n"):
            doc.text = doc.text.rstrip() + "\n\n"
        row = line.split("\t")
        if line.startswith("# sent_id"):
            inside = 0
        if line.startswith("#") or len(row) < 10 or "." in row[0]:
            continue
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            inside, cursor = int(row[0].split("-")[1]), len(doc.text)
            doc.text += row[1] + space
            continue
        part = int(row[0]) <= inside
        start = cursor if part else len(doc.text)
        cursor = start + len(row[1])
        doc.text += "" if part else row[1] + space
        _add(doc, row, Span(start, cursor))
    return doc


def _add(doc: Discourse, row: list[str], span: Span) -> None:
    found = _RELATION.search(row[9])
    if found and found.group(5):
        doc.units.append(Unit(int(found.group(6)), "root", None, 0))
    elif found:
        doc.units.append(Unit(int(found.group(2)), found.group(1), int(found.group(3)), int(found.group(4))))
    if doc.units:
        doc.units[-1].words.append(Word(span, row[2].lower(), row[4], row[5]))

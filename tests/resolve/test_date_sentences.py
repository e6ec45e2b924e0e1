"""Every time expression of the table's sentences has its value, and nothing else in them has one."""

import re
import tomllib
from pathlib import Path

import pytest

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.when import find_times

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))
ROWS = [row for name in ("sentences", "second", "third", "fourth", "fifth", "sixth") for row in TABLE[name]]
ASKED, SHARE = 250, 0.98


def read(text: str, published: str) -> list[When]:
    ends = [m.start() for m in re.finditer(r"(?<=[a-z0-9][.”]) (?=[A-Z“])", text)]
    sentences = [Span(a, b) for a, b in zip([0, *(e + 1 for e in ends)], [*ends, len(text)], strict=True)]
    return [w for w in find_times(text, sentences, published=published or None)[0] if w.edtf]


def right(text: str, published: str, expected: list[list[str]]) -> bool:
    """Whether the values found are those told, each over its words; an open expression has none."""
    left = read(text, published)
    for words, edtf in expected:
        start = text.index(words)
        over = [w for w in left if w.span.overlaps(Span(start, start + len(words)))]
        if [w.edtf for w in over] != ([edtf] if edtf else []):
            return False
        left = [w for w in left if w not in over]
    return not left


@pytest.mark.parametrize(("published", "text", "expected"), ROWS)
def test_the_values_in_a_sentence(published: str, text: str, expected: list[list[str]]) -> None:
    assert right(text, published, expected), [(w.text, w.edtf) for w in read(text, published)]


@pytest.mark.parametrize(("published", "text", "expected"), TABLE["wrong"])
def test_what_is_listed_as_wrong_is_wrong_still(published: str, text: str, expected: list[list[str]]) -> None:
    assert not right(text, published, expected)


def test_the_table_is_long_enough_and_nearly_all_of_it_is_right() -> None:
    told = sum(len(expected) for _, _, expected in ROWS)
    wrong = sum(len(expected) for _, _, expected in TABLE["wrong"])
    assert told >= ASKED
    assert told / (told + wrong) >= SHARE

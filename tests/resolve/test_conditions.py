"""Conditions against the table, with and without a parse, and for any text."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.domain.act import CONDITION_KINDS
from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.resolve.conditions.conditions import ConditionSpan, find_conditions

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "conditions.toml").read_text("utf-8"))
PIECES = ["if", "unless", "until", "before", "once", "not", "will", "in exchange for", "as a condition of", "should"]
PIECES += [",", "“", '"', "the north", "signs", "said", "June 11", "—"]


def read(text: str) -> tuple[ConditionSpan, ...]:
    return find_conditions(text, Span(0, len(text)), ())


@pytest.mark.parametrize(("sentence", "expected"), CASES["cases"])
def test_the_conditions_of_a_sentence(sentence: str, expected: list[list[str]]) -> None:
    assert [[c.kind, c.span.of(sentence)] for c in read(sentence)] == expected


@pytest.mark.parametrize(("sentence", "asked"), CASES["asked"])
def test_what_is_asked_in_an_exchange(sentence: str, asked: str) -> None:
    assert [c.asked.of(sentence) for c in read(sentence) if c.asked] == [asked]


def test_spans_count_from_the_start_of_the_report() -> None:
    text = "It rained. They stay if it stops."
    (found,) = find_conditions(text, Span(11, len(text)), ())
    assert (found.span.of(text), found.marker.of(text)) == ("if it stops", "if")


def test_a_parse_ends_the_clause_at_a_comma_that_words_read_over() -> None:
    text = "They leave if it rains, a walk of days."
    words = ["They", "leave", "if", "it", "rains", ",", "a", "walk", "of", "days", "."]
    heads = [1, 1, 4, 4, 1, 7, 7, 1, 9, 7, 1]
    tokens, at = [], 0
    for word, head in zip(words, heads, strict=True):
        at = text.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), "X", "X", head, "dep", 0))
        at += len(word)
    (plain,), (parsed,) = read(text), find_conditions(text, Span(0, len(text)), tokens)
    assert plain.span.of(text) == "if it rains, a walk of days"
    assert parsed.span.of(text) == "if it rains"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=20).map(" ".join))
def test_any_sentence_can_be_read(text: str) -> None:
    found = read(text)
    assert found == read(text)
    assert all(c.kind in CONDITION_KINDS and c.span.covers(c.marker) and c.span.end <= len(text) for c in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))

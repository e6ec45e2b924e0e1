"""Terms of commitments against the table."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.domain.act import Term
from rapporteur.domain.span import Span
from rapporteur.resolve.times.terms import carried_on, merge_terms, read_term, term_from
from rapporteur.resolve.times.when import find_times

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "terms.toml").read_text("utf-8"))


def plain(term: Term | None) -> list[str]:
    if term is None:
        return []
    return [term.start or "", term.duration or "", term.end or "", *([term.words] if term.words else [])]


@pytest.mark.parametrize(("published", "act_time", "text", "expected"), CASES["cases"])
def test_the_term_of_a_sentence(published: str, act_time: str, text: str, expected: list[str]) -> None:
    sentence = Span(0, len(text))
    times, _ = find_times(text, [sentence], published=published or None)
    assert plain(read_term(text, sentence, times, act_time=act_time or None)) == expected


@pytest.mark.parametrize(("start", "duration", "end", "expected"), CASES["from"])
def test_a_term_is_completed_from_what_is_told(start: str, duration: str, end: str, expected: list[str]) -> None:
    assert plain(term_from(start or None, duration or None, end or None)) == expected


def test_times_of_other_sentences_do_not_count() -> None:
    text = "They agreed to a pause. It runs until June 11."
    sentences = [Span(0, 23), Span(24, len(text))]
    times, _ = find_times(text, sentences, published="2025-05-14")
    assert read_term(text, sentences[0], times, act_time="2025-05-12") is None


def test_two_wordings_of_a_term_are_one() -> None:
    told, more = Term(duration="P30D"), Term(start="2025-05-12", duration="P31D", end="2025-06-11")
    assert merge_terms(told, more) == Term("2025-05-12", "P30D", "2025-06-11")


@pytest.mark.parametrize(("published", "made", "first", "second", "expected"), CASES["carried"])
def test_the_next_sentence_carries_a_term_on(
    published: str, made: str, first: str, second: str, expected: list[str]
) -> None:
    text = f"{first} {second}"
    sentences = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    times, _ = find_times(text, sentences, published=published or None)
    told = read_term(text, sentences[0], times, act_time=made or None)
    assert plain(carried_on(text, *sentences, times, told)) == expected

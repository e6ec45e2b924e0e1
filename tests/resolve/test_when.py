"""Time expressions against the table, the story's own anchors, and the laws that hold for any text."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.when import find_times
from rapporteur.resolve.times.words import times

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "when.toml").read_text("utf-8"))
WORDS = [w for name in ("months", "weekdays", "seasons", "ordinals", "numbers") for w in times()[name]]
WORDS += [
    "last",
    "next",
    "this",
    "the",
    "of",
    "in",
    "by",
    "until",
    "since",
    "from",
    "to",
    "and",
    "between",
    "week",
    "days",
    "ago",
    "later",
    "early",
    "end",
    "overnight",
]
WORDS += ["30", "31", "2024", "9999", "99/99/2024", "Q4", "said", "will", "“", '"']
DATES = st.sampled_from([None, "2025", "2025-05", "2025-05-14", "2024-02-29", "2200-12-31", "1000-01-01", "x"])


def read(text: str, published: str | None) -> tuple[When, ...]:
    return find_times(text, [Span(0, len(text))], published=published or None)[0]


@pytest.mark.parametrize(("published", "text", "expected"), CASES["cases"])
def test_the_times_of_a_sentence(published: str, text: str, expected: list[list[str]]) -> None:
    assert [[w.text, w.edtf or ""] for w in read(text, published)] == expected


@pytest.mark.parametrize(("published", "text", "codes"), CASES["doubts"])
def test_the_doubts_about_a_sentence(published: str, text: str, codes: list[str]) -> None:
    assert [d.code for d in find_times(text, [Span(0, len(text))], published=published or None)[1]] == codes


def test_a_week_later_counts_from_the_sentence_before_and_not_further_back() -> None:
    text = "They came on April 19. They left a week later. It rained. They returned two days later."
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.", text)]
    whens, doubts = find_times(text, sentences, published="2025-05-14")
    assert [w.edtf for w in whens] == ["2025-04-19", "2025-04-26", None]
    assert [d.code for d in doubts] == ["date.no-anchor"]


def test_hours_later_is_the_same_day() -> None:
    text = "The truce expired on Monday. Hours later the army moved."
    whens, _ = find_times(text, [Span(0, 28), Span(29, len(text))], published="2025-05-14")
    assert [w.edtf for w in whens] == ["2025-05-12", "2025-05-12"]


def test_a_relative_time_names_its_anchor_and_an_absolute_one_has_none() -> None:
    relative, absolute = read("He left last week; he came on 3 May 2020.", "2025-05-14")
    assert (relative.anchor, absolute.anchor) == ("2025-05-14", None)


def test_kinds() -> None:
    whens = read("By June 1 a 30-day pause on what began in 2014 must start, until August.", "2025-05-14")
    assert [w.kind for w in whens] == ["deadline", "term", "point", "term"]


def test_an_ambiguous_weekday_keeps_both_days() -> None:
    (doubt,) = find_times("He returns next Sunday.", [Span(0, 23)], published="2025-05-14")[1]
    assert doubt.candidates == ("2025-05-18", "2025-05-25")


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=25).map(" ".join), DATES)
def test_any_text_can_be_read(text: str, published: str | None) -> None:
    whens = read(text, published)
    assert whens == read(text, published)
    assert all(w.span.of(text) == w.text for w in whens)
    assert all(not re.search(r"\b(0\d{3}|2[3-9]\d\d|[3-9]\d{3})\b", (w.edtf or "").replace("/", " ")) for w in whens)

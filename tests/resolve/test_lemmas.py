"""Lemmas and verb forms against the table, and the laws between the two."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.resolve.lemmas import inflect_verb, irregular_pasts, lemma

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "lemmas.toml").read_text("utf-8"))
VERBS = [
    "accept",
    "refuse",
    "stop",
    "veto",
    "expel",
    "cancel",
    "patrol",
    "signal",
    "control",
    "destroy",
    "scare",
    "prepare",
    "star",
    "free",
    "pledge",
    "begin",
    "offer",
    "renounce",
    "annex",
    "recognise",
    "threaten",
    "deport",
    "invade",
    "suspend",
    "impose",
    "lift",
    "announce",
    "describe",
    "exchange",
    "rescue",
]


@pytest.mark.parametrize(("word", "pos", "expected"), CASES["lemma"])
def test_the_lemma_of_a_word(word: str, pos: str, expected: str) -> None:
    assert lemma(word, pos) == expected


@pytest.mark.parametrize("row", CASES["forms"], ids=lambda row: row[0])
def test_forms_of_a_verb(row: list[str]) -> None:
    assert set(row) <= set(inflect_verb(row[0]))


@pytest.mark.parametrize(("base", "wrong"), CASES["not_forms"])
def test_forms_that_no_verb_has(base: str, wrong: str) -> None:
    assert wrong not in inflect_verb(base)


@pytest.mark.parametrize("base", [v for v in VERBS if v != "star"])
def test_every_form_leads_back_to_its_verb(base: str) -> None:
    assert {lemma(form, "VERB") for form in inflect_verb(base)} == {base}


def test_irregular_pasts_hold_pasts_only() -> None:
    assert {"said", "met", "withdrawn"} <= irregular_pasts()
    assert not {"says", "is", "meeting", "stopped"} & irregular_pasts()


@given(st.text(max_size=30), st.sampled_from(["VERB", "NOUN", "ADJ", "AUX", "X", ""]))
def test_any_word_has_a_lemma(word: str, pos: str) -> None:
    assert lemma(word, pos) == lemma(word, pos)
    inflect_verb(word)

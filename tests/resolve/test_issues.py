import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.resolve.catalogue import load_catalogue
from rapporteur.resolve.issues import dominant, issues_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/issues.toml").read_text("utf-8"))["case"]


def _issues(text: str, act: str, **options: object) -> tuple[str, ...]:
    start = text.index(act)
    return issues_of(text, [Span(start, start + len(act))], context=Span(0, len(text)), **options)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['act']}: {c['text'][:60]}")
def test_case(case):
    got = _issues(case["text"], case["act"])
    if "issues" in case:
        assert list(got) == case["issues"]
    else:
        assert set(case["among"]) <= set(got)


def test_sentence_that_tells_nothing_takes_the_fallback():
    text = "She brushed that aside."
    assert _issues(text, "brushed", fallback=("prisoners",)) == ("prisoners",)
    assert _issues(text, "brushed") == ("other",)


def test_fallback_never_replaces_what_the_sentence_tells():
    assert _issues("He refused to lift the tariffs.", "refused", fallback=("prisoners",)) == ("trade.tariffs",)


def test_words_outside_the_sentence_count_nothing():
    text = "The tariffs stay. She refused to free the hostages. The embassy is shut."
    sentence = Span(18, 51)
    assert sentence.of(text) == "She refused to free the hostages."
    assert issues_of(text, [Span(22, 29)], context=sentence) == ("hostages",)


def test_own_spans_outside_the_sentence_count():
    text = "The tariffs stay. She said so."
    assert issues_of(text, [Span(4, 11)], context=Span(18, 30)) == ("trade.tariffs",)


def test_dominant_issue_of_a_report():
    text = "Trawlers came home.\n\nThe fishing quota is disputed, the fisheries minister said. Talks on cod go on."
    assert dominant(text) == ("resources",)
    assert dominant("A quiet day.") == ()


def test_gap_does_not_run_over_the_end_of_a_sentence():
    assert _issues("They will recognise it. The border is shut.", "recognise") != _issues(
        "They will recognise the old border.", "recognise"
    )


def test_every_issue_of_the_catalogue_has_words_and_a_meaning():
    catalogue = load_catalogue()
    told = {t.issue for terms in catalogue.terms.values() for t in terms}
    assert set(catalogue.ids) <= told
    assert all(i.covers for i in catalogue.issues)
    assert len(catalogue.ids) == len(set(catalogue.ids)) == 22


def test_user_file_adds_issues_and_words(tmp_path):
    extra = tmp_path / "mine.toml"
    extra.write_text('[[issue]]\nid = "choir.seating"\ncovers = "who sits where"\nstrong = ["front pew*"]\n', "utf-8")
    mine = load_catalogue(extra)
    text = "The tenors demanded the front pews."
    assert _issues(text, "demanded", catalogue=mine) == ("choir.seating",)
    assert _issues(text, "demanded") == ("other",)


@pytest.mark.parametrize("content", ["[issue]\nid = 1", "x = 1", "[[issue]]\ncovers = 'no id'", "not toml"])
def test_file_that_is_no_catalogue_is_refused(tmp_path, content):
    extra = tmp_path / "bad.toml"
    extra.write_text(content, "utf-8")
    with pytest.raises(ValueError):
        load_catalogue(extra)


@given(st.text(max_size=120), st.integers(0, 60), st.integers(1, 60))
@settings(max_examples=40)
def test_any_text_gives_ids_of_the_catalogue(text, start, length):
    got = issues_of(text, [Span(start, start + length)], context=Span(0, len(text)))
    assert 1 <= len(got) <= 3
    assert set(got) <= set(load_catalogue().ids)

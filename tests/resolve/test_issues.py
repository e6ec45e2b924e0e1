import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.resolve.catalogue import load_catalogue, own_catalogue
from rapporteur.resolve.issue_terms import Term, find, words_of
from rapporteur.resolve.issues import Asked, best, issues_of, read_topics, scores_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/issues.toml").read_text("utf-8"))["case"]


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _issues(text: str, *acts: str, **options: object) -> tuple[str, ...]:
    """The issues of the last of the acts, each given by its own words; sentences end with a full stop."""
    topics = read_topics(text, [Span(0, len(text))], **options)  # type: ignore[arg-type]
    return issues_of(topics, [Asked((_at(text, a),), _sentence(text, _at(text, a))) for a in acts])[-1]


def _sentence(text: str, span: Span) -> Span:
    end = text.find(". ", span.end)
    return Span(text.rfind(". ", 0, span.start) + 1, end if end > 0 else len(text))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['act']}: {c['text'][:60]}")
def test_case(case):
    got = _issues(case["text"], case["act"])
    if "issues" in case:
        assert list(got) == case["issues"]
    else:
        assert set(case["among"]) <= set(got)


def test_an_act_that_says_little_goes_on_with_the_one_before_it():
    text = "She asked for the release of the two spies. A tariff on steel is planned. He brushed that aside."
    assert _issues(text, "asked for the release of the two spies", "brushed that aside")[0] == "prisoners"
    assert _issues("She brushed that aside.", "brushed that aside") == ("other",)


def test_an_act_that_says_little_is_about_what_the_report_is_about():
    text = "Trawlers came home.\n\nThe fishing quota is disputed.\n\nHe brushed that aside."
    paragraphs = [Span(0, 19), Span(21, 51), Span(53, len(text))]
    topics = read_topics(text, paragraphs)
    assert topics.shares["resources"] == 1
    assert issues_of(topics, [Asked((_at(text, "brushed"),), paragraphs[-1])]) == [("resources",)]


def test_words_of_the_act_count_more_than_those_of_its_sentence_and_these_more_than_the_rest():
    text = "He refused to lift the tariffs for the sake of the hostages. The embassy is shut."
    own, sentence = _at(text, "refused to lift the tariffs"), Span(0, 60)
    scores = scores_of(read_topics(text, [Span(0, len(text))]), Asked((own,), sentence))
    assert scores["trade.tariffs"] > scores["hostages"] > scores["relations"] > 0


def test_words_that_only_say_who_speaks_say_little():
    text = "The energy and oil envoy warned of a strike by dockers."
    topics = read_topics(text, [Span(0, len(text))])
    plain = Asked((_at(text, "warned of a strike"),), Span(0, len(text)))
    told = Asked(plain.own, plain.sentence, who=(_at(text, "The energy and oil envoy"),))
    assert scores_of(topics, told)["trade.energy"] < scores_of(topics, plain)["trade.energy"]


def test_a_word_of_two_meanings_means_what_the_report_is_about():
    held = "He released them."
    camp = f"The kidnappers want a ransom for the captives. {held}"
    jail = f"The prison holds forty prisoners of war. {held}"
    assert _issues(camp, "released them")[0] == "hostages"
    assert _issues(jail, "released them")[0] == "prisoners"


def test_several_issues_an_act():
    assert set(_issues("They will free the prisoners when the sanctions are lifted.", "free the prisoners")) == {
        "prisoners"
    }
    text = "The union struck over wages and staffing, over night shifts and overtime pay."
    assert set(_issues(text, "struck over wages and staffing")) == {"labour.pay", "labour.conditions"}


def test_scores_that_tie_are_named_in_order():
    assert best({"nuclear": 2.0, "hostages": 2.0, "process": 2.0}) == ("hostages", "nuclear")
    assert best({}) == ("other",)


def test_gap_does_not_run_over_the_end_of_a_sentence():
    terms = {"renounc*": (Term("islands", "clear", ("renounc*", "..", "claim")),)}
    found = [
        find(words_of(t, Span(0, len(t))), terms) for t in ("They renounce it. A claim.", "They renounce the claim.")
    ]
    assert [len(f) for f in found] == [0, 1]


def test_every_issue_of_the_catalogue_has_words_and_a_meaning():
    catalogue = own_catalogue()
    told = {t.issue for terms in catalogue.terms.values() for t in terms}
    assert set(catalogue.ids) <= told
    assert all(i.covers for i in catalogue.issues)
    assert len(catalogue.ids) == len(set(catalogue.ids)) == 22


def test_user_file_adds_issues_and_words(tmp_path):
    extra = tmp_path / "mine.toml"
    extra.write_text(
        'nothing = ["prisoner of the moment"]\n'
        '[[issue]]\nid = "choir.seating"\ncovers = "who sits where"\nstrong = ["front pew*"]\n'
        '[[issue]]\nid = "prisoners"\nstrong = ["caged tenors"]\n',
        "utf-8",
    )
    mine = load_catalogue(extra)
    text = "The tenors demanded the front pews."
    assert _issues(text, "demanded", catalogue=mine) == ("choir.seating",)
    assert _issues(text, "demanded") == ("other",)
    assert _issues("They freed the caged tenors.", "freed", catalogue=mine) == ("prisoners",)
    assert _issues("He is a prisoner of the moment.", "is", catalogue=mine) == ("other",)
    assert len(mine.ids) == 23


WRONG = tomllib.loads((Path(__file__).parents[1] / "cases/issue_files.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", WRONG, ids=lambda c: c["file"][:40])
def test_file_that_is_no_catalogue_is_refused_with_what_to_do(tmp_path, case):
    extra = tmp_path / "bad.toml"
    extra.write_text(case["file"], "utf-8")
    with pytest.raises(ValueError) as error:
        load_catalogue(extra)
    assert case["says"] in str(error.value)


def test_file_in_another_encoding_is_refused(tmp_path):
    extra = tmp_path / "bad.toml"
    extra.write_bytes('[[issue]]\nid = "a"\nstrong = ["café"]'.encode("utf-16"))
    with pytest.raises(ValueError, match="UTF-8"):
        load_catalogue(extra)


@given(st.text(max_size=120), st.integers(0, 60), st.integers(1, 60))
@settings(max_examples=40)
def test_any_text_gives_ids_of_the_catalogue(text, start, length):
    topics = read_topics(text, [Span(0, len(text))])
    (got,) = issues_of(topics, [Asked((Span(start, start + length),), Span(0, len(text)))])
    assert 1 <= len(got) <= 3
    assert set(got) <= set(own_catalogue().ids)


def test_a_class_that_nobody_knows_is_refused_with_those_there_are(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[[issue]]\nid = "choir.seats"\nstrong = ["seat* .. @tenors"]\n')
    with pytest.raises(ValueError, match="'@tenors' is no class of words; there are @number, @people, @ships"):
        load_catalogue(path)


def test_the_type_of_an_act_leans_to_what_such_acts_are_about():
    text = "Norland wants a toll on the bridge. The eastern half is its own, it maintains."
    topics = read_topics(text, [Span(0, len(text))])
    asked = Asked((_at(text, "is its own"),), _sentence(text, _at(text, "is its own")), type="CLAIM")
    assert issues_of(topics, [asked])[0][0] == "territory.recognition"

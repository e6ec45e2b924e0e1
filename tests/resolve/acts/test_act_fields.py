"""The fields of an act: who, at whom, on what condition, when, how surely, and what is no act of its own."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.domain.act import TYPES
from rapporteur.domain.annotation import Annotation
from rapporteur.resolve.acts.sentences import trees_of
from tests.resolve.acts.act_reading import acts_of, reading_of, said


def names(actors) -> list[str | None]:  # type: ignore[no-untyped-def]
    return [a.name for a in actors]


def test_joint_subjects_are_all_actors() -> None:
    (act,) = acts_of("Norway and Iceland agreed to share the quota.")
    assert names(act.actor) == ["Norway", "Iceland"]


def test_passive_agent_acts_and_subject_receives() -> None:
    (act,) = acts_of("Norway was urged by Iceland to open its ports.")
    assert (names(act.actor), names(act.recipient)) == (["Iceland"], ["Norway"])


def test_possessor_of_a_noun_acts() -> None:
    (act,) = acts_of("Norway's refusal to open the gates angered the farmers.")
    assert (act.type, names(act.actor)) == ("REJECT", ["Norway"])


def test_who_is_asked_receives() -> None:
    (act,) = acts_of("Norway called on Iceland to open its ports.")
    assert names(act.recipient) == ["Iceland"]


def test_about_is_the_complement() -> None:
    text = "Norway asked Iceland to open its ports."
    (act,) = acts_of(text)
    assert [s.of(text) for s in act.about] == ["to open its ports"]


def test_condition_with_kind_and_words() -> None:
    text = "Norway offered to lift the ban if Iceland frees the crew."
    (act,) = acts_of(text)
    assert act.condition is not None
    assert (act.condition.kind, act.condition.span.of(text)) == ("if", "if Iceland frees the crew")


def test_what_is_offered_is_no_second_act() -> None:
    assert [a.type for a in acts_of("Norway offered to withdraw its troops.")] == ["OFFER"]


def test_own_time_and_background() -> None:
    (act,) = acts_of("Norway seized the trawler in March 2019.")
    assert (act.time, act.modality) == ("2019-03", "background")


def test_saying_so_dates_the_act_of_the_voice() -> None:
    text = "Norway rejects the plan, Ada Venn said."
    statement = said(text, "Norway rejects the plan", "said", "Ada Venn", party="Norway")
    (act,) = acts_of(text, statements=(statement,))
    assert (act.time, act.statement) == ("2025-05-13", "s1")


def test_we_is_the_voice() -> None:
    text = "“We will never recognise the border,” Ada Venn said."
    statement = said(text, "“We will never recognise the border,”", "said", "Ada Venn", party="Norway")
    (act,) = acts_of(text, statements=(statement,))
    assert (act.type, names(act.actor), act.actor[0].party) == ("REJECT", ["Ada Venn"], "Norway")


def test_denial_is_one_act_and_its_content_none() -> None:
    text = "The palace denied that it had attacked the port."
    statement = said(text, "it had attacked the port", "denied", "The palace", stance="denies")
    assert [a.type for a in acts_of(text, statements=(statement,))] == ["DENY"]


def test_denial_under_a_verb_of_saying() -> None:
    text = "The palace said it had never received such an offer."
    statement = said(text, "it had never received such an offer", "said", "The palace", stance="denies")
    (act,) = acts_of(text, statements=(statement,))
    assert (act.type, act.trigger.of(text)) == ("DENY", "had never received")


def test_silence_is_an_act_without_content() -> None:
    text = "The palace stayed away from its telephone."
    statement = said(text, "", "stayed away from its telephone", "The palace", stance="declines")
    assert [a.type for a in acts_of(text, statements=(statement,))] == ["DECLINE"]


def test_place_of_a_meeting() -> None:
    (act,) = acts_of("The envoys met in Geneva.")
    assert act.place == "Geneva"


def test_term_of_a_commitment() -> None:
    (act,) = acts_of("Norway agreed to a 30-day pause on Tuesday.")
    assert act.term is not None
    assert (act.term.duration, act.term.end) == ("P30D", "2025-06-12")


def test_headings_yield_nothing() -> None:
    reading = reading_of("Norway rejects plan", "Norway slept.")
    headed = replace(reading, headings=reading.sentences[:1])
    assert [t.index for t in trees_of(headed, Annotation())] == [1]


@given(st.text(alphabet="abcdefgh ,.'’“”-NORWAYtoif\n", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for act in acts_of(text or "."):
        assert act.type in TYPES
        assert 0 <= act.trigger.start < act.trigger.end <= len(text)
        assert 0.3 <= act.confidence <= 0.95


def test_same_text_same_acts() -> None:
    text = "Norway rejected the plan and urged Iceland to return to the table."
    assert acts_of(text) == acts_of(text)


def test_an_answer_is_aimed_at_whose_move_it_answers() -> None:
    offer, answer = acts_of("Norway offered a new quota.", "Iceland brushed the offer aside.")
    assert (offer.type, answer.type, names(answer.recipient)) == ("OFFER", "REJECT", ["Norway"])


def test_talks_spoken_of_again_date_what_was_agreed() -> None:
    acts = acts_of(
        "Norway and Iceland spoke by phone during Tuesday's call.", "Norway agreed to a 30-day pause during the call."
    )
    assert [a.time for a in acts if a.type == "AGREE"] == ["2025-05-13"]

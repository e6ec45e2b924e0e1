"""Who acts and at whom it is aimed where the words of the sentence alone do not say it. All names are invented."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.domain.act import Act, Actor
from tests.resolve.acts.act_reading import acts_of

LABOUR = "The managing director of Granite Stone met the Quarry Workers' Union in May."
PAIR = "On Monday Norland and Sudria agreed on a truce in Port Ash."


def sides(actors: tuple[Actor, ...]) -> set[str | None]:
    """The parties of the actors."""
    return {a.party for a in actors}


def one(type_: str, *sentences: str) -> Act:
    """The last act of that type in a report with these sentences."""
    return [a for a in acts_of(*sentences) if a.type == type_][-1]


def test_in_a_labour_dispute_a_demand_is_aimed_at_the_other_side() -> None:
    act = one("REQUEST", LABOUR, "The union demanded nine percent.")
    assert (sides(act.actor), sides(act.recipient)) == ({"Quarry Workers' Union"}, {"Granite Stone"})


def test_without_an_other_side_it_is_aimed_at_nobody() -> None:
    act = one("REQUEST", "The Quarry Workers' Union met in May.", "The union demanded nine percent.")
    assert not act.recipient


def test_both_of_a_joint_subject_act() -> None:
    act = one("AGREE", "Norland's envoy was late.", PAIR)
    assert (sides(act.actor), sides(act.recipient)) == ({"Norland", "Sudria"}, set())


def test_a_strike_that_was_suspended_was_the_unions() -> None:
    act = one("RETREAT", LABOUR, "The strike was called off on Sunday.")
    assert sides(act.actor) == {"Quarry Workers' Union"}


def test_an_offer_is_made_to_whoever_turns_it_down() -> None:
    act = one("OFFER", "Norway on Monday rejected Iceland's proposal to share the quota.")
    assert (sides(act.actor), sides(act.recipient)) == ({"Iceland"}, {"Norway"})


def test_no_comment_is_aimed_at_nobody() -> None:
    acts = acts_of("Norway offered Iceland a larger quota.", "Iceland declined to comment.")
    assert [a.recipient for a in acts if a.type == "DECLINE"] == [()]


def test_an_unanswered_offer_is_its_makers() -> None:
    acts = acts_of("Norway offered Iceland a larger quota.", "Iceland has not replied.")
    assert [sides(a.recipient) for a in acts if a.type == "DECLINE"] == [{"Norway"}]


def test_the_state_of_captives_is_no_addressee() -> None:
    act = one("OFFER", "Iceland offered to free nine Norwegian divers.", "It rained.")
    assert "Norway" not in sides(act.recipient)


CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "acts_sides.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_sides_of_the_table(case: dict) -> None:
    act = one(case["act"], *case["text"])
    told = [sorted(p for p in sides(x) if p) for x in (act.actor, act.recipient)]
    assert told == [case["actor"], case["recipient"]]


@pytest.mark.parametrize(
    ("type_", "sentence", "nobody"),
    [
        ("PLEDGE", "Denmark will not lay claim to Bergen.", "Bergen"),
        ("REQUEST", "Denmark wants Reuters to publish the map.", "Reuters"),
    ],
)
def test_a_town_that_is_spoken_of_and_an_outlet_that_tells_are_not_acted_upon(
    type_: str, sentence: str, nobody: str
) -> None:
    act = one(type_, "Denmark and Iceland met on Monday.", sentence)
    assert nobody not in {a.name for a in act.recipient}

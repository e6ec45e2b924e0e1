"""Whom a side must not be given to: what looks like a name or an office and tells of nobody's side."""

import pytest

from rapporteur.domain.record import Record
from rapporteur.pipeline import Given, Read, Stages
from rapporteur.read.reader import read_text


@pytest.fixture(scope="module")
def stages() -> Stages:
    return Stages()


def record(stages: Stages, text: str) -> Record:
    return stages.record(Read(*read_text(text, given=Given(outlet="Vask Courier", published="2026-03-02"))))


def test_an_honour_is_no_party(stages: Stages) -> None:
    text = (
        "His Excellency the Minister of Foreign Affairs, Mr. Pavel Orun, called upon Sudria to open the pass. "
        "His Excellency rejected the accusations of the Sudrian army."
    )
    acts = record(stages, text).acts
    assert acts
    assert all(a.party != "Excellency" for act in acts for a in act.actor)


def test_an_office_that_another_holds_gives_no_side(stages: Stages) -> None:
    text = (
        "Norland and Sudria extended their truce on Sunday.\n\n"
        "Foreign Minister Pavel Orun declined to comment on the map.\n\n"
        "Sudria’s foreign minister, Lena Ahlm, rejected a Norlandic proposal on fish."
    )
    actors = {a.name: a.party for act in record(stages, text).acts for a in act.actor}
    assert actors["Lena Ahlm"] == "Sudria"
    assert actors["Pavel Orun"] != "Sudria"


def test_a_condition_told_by_a_voice_is_not_that_of_an_act_before_it(stages: Stages) -> None:
    text = (
        "After a phone call with the Sudrian premier on Sunday, President Ida Holm argued that the war could have been "
        "avoided if Sudria had accepted the map."
    )
    calls = [a for a in record(stages, text).acts if a.type == "CONSULT"]
    assert calls
    assert all(a.condition is None for a in calls)

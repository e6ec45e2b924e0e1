"""Triggers by the shipped network: where acts are named, of which type, and whom they point to."""

import pytest

from rapporteur.domain.annotation import Annotation, Trigger
from rapporteur.read.reader import read_text
from rapporteur.tag.tagger import Tagger


def read(text: str) -> tuple[str, Annotation]:
    reading, _ = read_text(text)
    return reading.report.text, Tagger.load().annotate(reading, wide=False)[0]


def at(text: str, found: Annotation, words: str) -> Trigger:
    return next(t for t in found.triggers or () if words in t.span.of(text))


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("The dockers’ union rejected the port’s offer on Tuesday.", "rejected", "REJECT"),
        ("Norland urged Sudria to free the crew of the tug.", "urged", "REQUEST"),
        ("Rebels shelled the market of Orsk overnight, killing four people.", "shelled", "ASSAULT"),
        ("The ministers of Norland and Sudria met in Vask on Sunday.", "met", "CONSULT"),
        ("Police detained eleven members of the opposition before dawn.", "detained", "COERCE"),
        ("The premier vowed to reopen the canal by June.", "vowed", "PLEDGE"),
    ],
)
def test_the_words_that_name_an_act_have_its_type(text: str, words: str, type_: str) -> None:
    text, found = read(text)
    trigger = at(text, found, words)
    assert trigger.present > 0.5
    assert trigger.types[0][0] == type_


def test_a_trigger_points_to_who_acts_and_to_whom() -> None:
    text, found = read("Norland urged Sudria to free the crew of the tug.")
    trigger = at(text, found, "urged")
    assert found.tokens[trigger.actors[0][0]].span.of(text) == "Norland"
    assert found.tokens[trigger.recipients[0][0]].span.of(text) == "Sudria"


def test_probabilities_are_shares_and_triggers_stand_in_order() -> None:
    _, found = read("The union struck on Monday. The company locked the drivers out and called them thieves.")
    triggers = found.triggers or ()
    assert triggers
    assert [t.span for t in triggers] == sorted(t.span for t in triggers)
    for t in triggers:
        assert 0 <= t.present <= 1
        assert sum(p for _, p in t.types) <= 1.001
        assert sum(p for _, p in t.actors) <= 1.001
        assert [p for _, p in t.types] == sorted((p for _, p in t.types), reverse=True)


def test_ordinary_prose_names_no_act_for_sure() -> None:
    _, found = read("The river rises in the hills and turns south below the town. Its water is brown in spring.")
    assert all(t.present < 0.9 for t in found.triggers or ())

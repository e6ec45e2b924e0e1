"""Clauses beside the act's own: what is told of it ends where another begins."""

from rapporteur.api import read

HEAD = "Harbour talks go on\n\nThe ministers of Norland and Sudria met again on Monday.\n\n"


def test_what_is_asked_ends_before_but() -> None:
    record = read(
        HEAD
        + "Envoy Vera Holm sought to persuade Sudria to agree on a truce along the river, but Sudria stood firmly by "
        "its demands, the Vask Courier added.",
        outlet="Norland Post",
    )
    asked = [c.of(record.report.text) for a in record.acts if a.type == "REQUEST" for c in a.about]
    assert asked
    assert not any("but" in words.split() for words in asked)


def test_a_silence_is_not_about_what_somebody_else_said_meanwhile() -> None:
    record = read(
        HEAD
        + "Spokesman Ivo Dahl did not immediately respond to a request for comment, while envoy Vera Holm said the "
        "talks were going well.",
        outlet="Norland Post",
    )
    (silence,) = [a for a in record.acts if a.type == "DECLINE"]
    assert not any("Holm" in c.of(record.report.text) for c in silence.about)


def test_both_halves_of_hyphenated_talks_take_part() -> None:
    record = read(
        HEAD
        + "Russia-Ukraine negotiations are scheduled to continue in Geneva on Sunday, envoy Vera Holm told reporters.",
        outlet="Norland Post",
    )
    (talks,) = [a for a in record.acts if a.type == "CONSULT" and a.modality == "planned"]
    assert {x.party for x in talks.actor} == {"Russia", "Ukraine"}


def test_the_reason_for_an_intention_is_not_its_holders_word() -> None:
    record = read(
        HEAD + "The Courier suggested that Holm intends to keep pushing on, as the union “has no time to wait.”",
        outlet="Norland Post",
    )
    assert not [s for s in record.statements if s.cue and s.cue[0].of(record.report.text) == "intends"]

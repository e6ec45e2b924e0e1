"""Notes of the house: every specimen of the table is one, and every counter-specimen is none."""

import pytest

from rapporteur.read.notes import note, table

NOTES = {n.name: n for n in table()}


@pytest.mark.parametrize("name", NOTES)
def test_specimens_are_notes_and_the_others_are_none(name: str) -> None:
    kind = NOTES[name]
    assert [s for s in kind.specimens if note(s, edge=True) is None] == []
    assert [s for s in kind.others if note(s, edge=True)] == []


@pytest.mark.parametrize("name", [n for n in NOTES if NOTES[n].edge])
def test_weak_signs_count_at_the_edges_alone(name: str) -> None:
    assert [s for s in NOTES[name].specimens if note(s, edge=False) == name] == []


def test_a_line_that_quotes_somebody_is_no_note() -> None:
    assert note("Reach Bo Author at 555-0142.", edge=True)
    assert note("“Reach Bo Author at 555-0142.”", edge=True) is None

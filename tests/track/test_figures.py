"""Numbers that clash, and those that do not."""

import pytest
from dispute import Paper

from rapporteur.track.contradictions import contradictions
from rapporteur.track.docket import docket
from rapporteur.track.figures import figures


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("more than 300 people are at the gate", "there are 180", True),
        ("2,100 drivers had walked out", "no more than 900 drivers had walked out", True),
        ("Norland owed it 40 million crowns", "the debt was 15 million crowns", True),
        ("2,100 drivers had walked out", "some 2,100 drivers had walked out", False),
        ("40 soldiers were killed at the mill", "12 sailors were drowned off the cape", False),
        ("prices rose by 4 percent", "wages had fallen by 2 percent", False),
        ("the boats lay three miles off", "no officers of the two sides met", False),
        ("fourteen will walk east, nine will walk west", "the guns must leave before the 14 walk home", False),
        ("the pier was shut on May 3", "the pier was shut on May 9", False),
    ],
)
def test_two_voices_side_by_side(first: str, second: str, clash: bool) -> None:
    paper = Paper("Coast Wire", "2031-05-02", f"The union says {first}. The police say {second}.")
    paper.says("Pilots' Union", "Pilots' Union", first)
    paper.says("Port Police", None, second)
    rows = contradictions(docket([paper.posting()]))
    assert [r.kind for r in rows] == (["conflicting"] if clash else [])


def test_what_is_asked_for_and_what_is_offered_are_no_figures_of_one_thing() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "The union said it wants 9 crowns. The board said it offers 4 crowns.")
    by = paper.says("Union", "Union", "it wants 9 crowns")
    paper.act("REQUEST", "wants", "Union", by=by)
    by = paper.says("Board", "Board", "it offers 4 crowns")
    paper.act("OFFER", "offers", "Board", by=by)
    assert contradictions(docket([paper.posting()])) == ()


def test_a_figure_has_the_noun_that_it_counts() -> None:
    assert [(f.value, f.unit) for f in figures("40 million euros, 4 percent, 12 men and 300 on May 3, 2031")] == [
        ("40 million", "euro"), ("4", "%"), ("12", "men"), ("300", ""),
    ]  # fmt: skip

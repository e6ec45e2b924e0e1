"""Thresholds of the pronoun ranker: from what share on enough of the answers are right."""

from hypothesis import given
from hypothesis import strategies as st

from training.pronoun_folds import AIM, GRID, thresholds
from training.pronouns import Judged

JUDGED = st.builds(Judged, place=st.just(0), plural=st.booleans(), sure=st.floats(0, 1), linked=st.booleans())


def test_the_least_share_that_is_good_enough() -> None:
    wrong = [Judged(0, False, sure=0.62) for _ in range(3)]
    right = [Judged(0, False, sure=0.72, linked=True) for _ in range(9)]
    assert thresholds([*wrong, *right]) == (0.65, GRID[-1])


@given(st.lists(JUDGED, max_size=40))
def test_what_is_answered_is_as_good_as_asked_or_the_bar_is_at_its_top(some: list[Judged]) -> None:
    for plural, least in enumerate(thresholds(some)):
        answered = [j for j in some if j.plural is bool(plural) and j.sure >= least]
        assert least == GRID[-1] or sum(j.linked for j in answered) >= AIM * len(answered) > 0

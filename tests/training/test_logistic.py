import math

from training.logistic import fit


def test_it_finds_the_odds_of_each_group() -> None:
    facts = [{"short": 0.0}] * 40 + [{"short": 1.0}] * 40
    right = [True] * 36 + [False] * 4 + [True] * 20 + [False] * 20
    found = fit(facts, right, penalty=0.01)
    assert math.isclose(found["base"], math.log(9), abs_tol=0.05)
    assert math.isclose(found["base"] + found["short"], 0.0, abs_tol=0.05)


def test_a_rare_fact_moves_little_and_a_case_counts_as_told() -> None:
    facts, right = [{"rare": 0.0}] * 50 + [{"rare": 1.0}], [True] * 45 + [False] * 6
    assert -1.5 < fit(facts, right, penalty=2.0)["rare"] < 0
    unheard = fit(facts, right, each=[1.0] * 50 + [0.0], penalty=2.0)
    assert abs(unheard["rare"]) < 1e-6

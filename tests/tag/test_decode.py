import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rapporteur.tag.attributions import bio_bans
from rapporteur.tag.decode import marginals, runs, tree, viterbi

LABELS = ["O", "B-cue", "I-cue", "B-source", "I-source"]
scores = st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n, len(LABELS)), elements=st.floats(-8, 8, width=32)))


def best_by_search(emissions: np.ndarray, start: np.ndarray, moves: np.ndarray) -> float:
    def total(path: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
        return float(start[path[0]] + steps + sum(emissions[i, x] for i, x in enumerate(path)))

    return max(total(p) for p in itertools.product(range(len(LABELS)), repeat=len(emissions)))


@given(scores)
@settings(max_examples=25, deadline=None)
def test_viterbi_finds_the_best_path_and_it_is_well_formed(emissions: np.ndarray) -> None:
    start, moves = bio_bans(LABELS)
    path = viterbi(emissions, start, moves)
    value = start[path[0]] + sum(moves[a, b] for a, b in itertools.pairwise(path))
    value += sum(emissions[i, x] for i, x in enumerate(path))
    assert np.isclose(value, best_by_search(emissions, start, moves), atol=1e-3)
    assert all(not LABELS[b].startswith("I-") or LABELS[a][2:] == LABELS[b][2:] for a, b in itertools.pairwise(path))


@given(scores)
@settings(max_examples=25, deadline=None)
def test_marginals_are_distributions(emissions: np.ndarray) -> None:
    sure = marginals(emissions, *bio_bans(LABELS))
    assert np.allclose(sure.sum(axis=1), 1.0, atol=1e-3)


def test_marginals_of_one_word_are_its_softmax() -> None:
    emissions = np.array([[1.0, 2.0, 9.0, 0.0, 9.0]], dtype=np.float32)
    allowed = np.exp([1.0, 2.0, 0.0])
    assert np.allclose(marginals(emissions, *bio_bans(LABELS))[0, [0, 1, 3]], allowed / allowed.sum(), atol=1e-4)


def test_runs() -> None:
    labels = ["B-cue", "I-cue", "O", "B-source", "B-source", "I-source"]
    assert runs(labels) == [("cue", 0, 2), ("source", 3, 4), ("source", 4, 6)]


matrices = st.integers(1, 6).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=32)))


@given(matrices)
@settings(max_examples=60, deadline=None)
def test_a_tree_has_one_root_and_no_cycle(matrix: np.ndarray) -> None:
    heads = tree(matrix)
    assert sum(h == i for i, h in enumerate(heads)) == 1
    for i in range(len(heads)):
        seen = set()
        while heads[i] != i:
            assert i not in seen
            seen.add(i)
            i = heads[i]


def test_a_cycle_is_opened_where_it_costs_least() -> None:
    # words 0 and 1 point at each other; 2 is the root, and 1 would rather hang on it than 0 would
    matrix = np.array([[-9, 5, 0], [5, -9, 4], [-9, -9, 9]], dtype=np.float32)
    assert tree(matrix) == [1, 2, 2]

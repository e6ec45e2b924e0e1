import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rapporteur.tag.attributions import bio_bans
from rapporteur.tag.decode import Chain, best_selection, runs, tree, viterbi, with_like

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


def paths(n: int) -> list[tuple[int, ...]]:
    return list(itertools.product(range(len(LABELS)), repeat=n))


@given(scores)
@settings(max_examples=25, deadline=None)
def test_marginals_are_distributions(emissions: np.ndarray) -> None:
    sure = Chain(emissions, *bio_bans(LABELS)).marginals()
    assert np.allclose(sure.sum(axis=1), 1.0, atol=1e-3)


def test_marginals_of_one_word_are_its_softmax() -> None:
    emissions = np.array([[1.0, 2.0, 9.0, 0.0, 9.0]], dtype=np.float32)
    allowed = np.exp([1.0, 2.0, 0.0])
    sure = Chain(emissions, *bio_bans(LABELS)).marginals()
    assert np.allclose(sure[0, [0, 1, 3]], allowed / allowed.sum(), atol=1e-4)


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, len(LABELS)), elements=st.floats(-3, 3, width=32))))
@settings(max_examples=25, deadline=None)
def test_a_span_is_as_likely_as_all_label_sequences_that_hold_it(emissions: np.ndarray) -> None:
    start, moves = bio_bans(LABELS)
    weight: dict[tuple[str, int, int], float] = {}
    total = 0.0
    for path in paths(len(emissions)):
        value = start[path[0]] + sum(moves[a, b] for a, b in itertools.pairwise(path))
        p = float(np.exp(float(value) + sum(emissions[i, x] for i, x in enumerate(path))))
        total += p
        for span in runs([LABELS[x] for x in path]):
            weight[span] = weight.get(span, 0.0) + p
    chain = Chain(emissions, start, moves)
    for kind, begin, inside in (("cue", 1, 2), ("source", 3, 4)):
        found = {(a, b): p for p, a, b in chain.spans(begin, inside, least=1e-6, longest=400)}
        for (name, a, b), p in weight.items():
            if name == kind and p / total > 1e-4:
                assert np.isclose(found[a, b], p / total, atol=1e-4)


@given(st.lists(st.tuples(st.floats(-1, 1), st.integers(0, 8), st.integers(1, 4)), max_size=7))
@settings(max_examples=50, deadline=None)
def test_the_selection_gains_as_much_as_any(rows: list[tuple[float, int, int]]) -> None:
    candidates = [(gain, "cue", a, a + size) for gain, a, size in rows]
    chosen = best_selection(candidates)
    assert all(x[2] <= y[1] for x, y in itertools.pairwise(chosen))
    worth = {span: max(g for g, *s in candidates if tuple(s) == span) for span in chosen}
    best = 0.0
    for r in range(len(candidates) + 1):
        for some in itertools.combinations(candidates, r):
            ordered = sorted(some, key=lambda c: c[2])
            if all(x[3] <= y[2] for x, y in itertools.pairwise(ordered)):
                best = max(best, sum(c[0] for c in some))
    assert np.isclose(sum(worth.values()), best, atol=1e-6)


def test_spans_much_alike_are_summed_and_others_are_not() -> None:
    found = [(0.4, 10, 14), (0.3, 10, 15), (0.2, 2, 4), (0.1, 14, 18)]
    assert [(round(s, 3), a, b) for _, s, a, b in with_like(found)] == [
        (0.2, 2, 4),
        (0.7, 10, 14),
        (0.7, 10, 15),
        (0.1, 14, 18),
    ]


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

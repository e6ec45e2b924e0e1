"""Decoding: word scores to labels, spans and trees. Pure functions on arrays, no model in sight."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def viterbi(emissions: Floats, start: Floats, moves: Floats) -> list[int]:
    """The best label sequence.

    emissions `[W, n]`, start `[n]`, moves `[n, n]` from row to column; impossible moves carry a large negative score.
    """
    if not len(emissions):
        return []
    score = start + emissions[0]
    back = np.zeros(emissions.shape, dtype=np.int64)
    for i in range(1, len(emissions)):
        paths = score[:, None] + moves
        back[i] = paths.argmax(axis=0)
        score = paths.max(axis=0) + emissions[i]
    best = [int(score.argmax())]
    for i in range(len(emissions) - 1, 0, -1):
        best.append(int(back[i, best[-1]]))
    return best[::-1]


def marginals(emissions: Floats, start: Floats, moves: Floats) -> Floats:
    """Posterior probability `[W, n]` of every label by the forward-backward algorithm (Rabiner 1989)."""
    w, n = emissions.shape
    forward, backward = np.empty((w, n)), np.zeros((w, n))
    forward[0] = start + emissions[0]
    for i in range(1, w):
        forward[i] = _logsumexp(forward[i - 1][:, None] + moves, 0) + emissions[i]
    for i in range(w - 2, -1, -1):
        backward[i] = _logsumexp(moves + (emissions[i + 1] + backward[i + 1])[None, :], 1)
    joint = forward + backward
    joint -= _logsumexp(joint, 1)[:, None]
    return np.exp(joint).astype(np.float32)


def runs(labels: list[str]) -> list[tuple[str, int, int]]:
    """The spans of a BIO sequence as (kind, first, end)."""
    out: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if label.startswith("I-") and out and out[-1][2] == i and out[-1][0] == label[2:]:
            out[-1] = (label[2:], out[-1][1], i + 1)
        elif label != "O":
            out.append((label[2:], i, i + 1))
    return out


def softmax(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


def tree(scores: Floats) -> list[int]:
    """The best tree over one sentence; scores `[n, n]` of child (row) and head (column), the diagonal for the root.

    Exactly one word is its own head (the root). Maximum spanning arborescence by Chu-Liu and Edmonds (1967); the
    single root is the word whose tree loses least against the best one.
    """
    n = len(scores)
    heads = scores.argmax(axis=1)
    if int((heads == np.arange(n)).sum()) == 1 and not _cycle(heads):
        return [int(h) for h in heads]
    root = int(np.argmax(np.diag(scores) - np.where(np.eye(n, dtype=bool), -1e9, scores).max(axis=1))) if n > 1 else 0
    arcs = np.array(scores, dtype=np.float64)
    np.fill_diagonal(arcs, -1e9)
    return _arborescence(arcs, root)


def _arborescence(arcs: NDArray[np.float64], root: int) -> list[int]:
    heads = arcs.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return [int(h) for h in heads]
    outside = [i for i in range(len(arcs)) if i not in cycle]
    small = np.full((len(outside) + 1, len(outside) + 1), -1e9)
    small[:-1, :-1] = arcs[np.ix_(outside, outside)]
    kept = arcs[cycle, heads[cycle]]
    small[:-1, -1] = arcs[np.ix_(outside, cycle)].max(axis=1)
    enter = arcs[np.ix_(cycle, outside)] - kept[:, None]
    small[-1, :-1] = enter.max(axis=0) + kept.sum()
    inner = _arborescence(small, outside.index(root))
    result = heads.copy()
    for i, head in enumerate(inner[:-1]):
        child = outside[i]
        if child != root:
            result[child] = outside[head] if head < len(outside) else cycle[int(arcs[child, cycle].argmax())]
    above = inner[-1]
    result[cycle[int(enter[:, above].argmax())]] = outside[above]
    result[root] = root
    return [int(h) for h in result]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Some cycle of more than one word, in index order; [] where there is none."""
    state = [0] * len(heads)
    for begin in range(len(heads)):
        path, i = [], begin
        while state[i] == 0:
            state[i] = begin + 1
            path.append(i)
            i = int(heads[i])
        if state[i] == begin + 1 and i in path and int(heads[i]) != i:
            return sorted(path[path.index(i) :])
    return []


def _logsumexp(x: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = x.max(axis=axis, keepdims=True)
    return np.asarray(np.log(np.exp(x - top).sum(axis=axis)) + top.squeeze(axis))

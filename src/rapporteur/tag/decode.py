"""Decoding: word scores to labels, spans and trees. Pure functions on arrays, no model in sight."""

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


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


class Chain:
    """A linear-chain conditional random field over one text: sums over all its label sequences.

    emissions `[W, n]`, start `[n]`, moves `[n, n]` from row to column, as for `viterbi`.
    """

    def __init__(self, emissions: Floats, start: Floats, moves: Floats) -> None:
        """Run the forward-backward algorithm, each word's row scaled to sum to 1 (Rabiner 1989, section V.A).

        Scaled and not in logarithms, since these two loops are what decoding spends its time on.
        """
        self.scores = emissions.astype(np.float64)
        self.moves = moves.astype(np.float64)
        step, top = np.exp(self.moves), self.scores.max(axis=1)
        local = np.exp(self.scores - top[:, None])
        ahead, grown = _ahead(np.exp(start.astype(np.float64)) * local[0], step, local)
        behind, shrunk = _behind(step, local)
        with np.errstate(divide="ignore"):  # the logarithm of what cannot be
            self.forward = np.log(ahead) + np.cumsum(grown + top)[:, None]
            later = np.cumsum((shrunk[:-1] + top[1:])[::-1])[::-1]
            self.backward = np.log(behind) + np.append(later, 0.0)[:, None]
        self.total = float(np.sum(grown + top))

    def marginals(self) -> Floats:
        """Posterior probability `[W, n]` of every label."""
        return np.asarray(np.exp(self.forward + self.backward - self.total), dtype=np.float32)

    def spans(self, begin: int, inside: int, *, least: float, longest: int) -> list[tuple[float, int, int]]:
        """Every span of one kind with a posterior probability above `least`: (probability, first, end).

        `begin` and `inside` are the labels that open and continue it. The probability is that of exactly these words,
        summed over all that the labels around them may be. Spans of more than `longest` words are not looked at.
        """
        after_begin, after_inside = self._leaving(begin, inside), self._leaving(inside, inside)
        run = np.concatenate([[0.0], np.cumsum(self.moves[inside, inside] + self.scores[:, inside])])
        floor = np.log(least)
        opened = self.forward[:, begin] - self.total
        found: list[tuple[float, int, int]] = []
        for i in np.nonzero(opened + self.backward[:, begin] > floor)[0].tolist():
            alone = opened[i] + after_begin[i]
            if alone > floor:
                found.append((float(np.exp(alone)), i, i + 1))
            last = np.arange(i + 1, min(len(run) - 1, i + longest))
            if not len(last):
                continue
            second = opened[i] + self.moves[begin, inside] + self.scores[i + 1, inside]
            p = second + run[last + 1] - run[i + 2] + after_inside[last]
            found += [(float(np.exp(p[k])), i, int(last[k]) + 1) for k in np.nonzero(p > floor)[0]]
        return found

    def _leaving(self, label: int, inside: int) -> NDArray[np.float64]:
        """Log of all that may follow each word when it carries `label` and the next one is not `inside`: `[W]`."""
        on = self.moves[label] + self.scores[1:] + self.backward[1:]
        on[:, inside] = -1e9
        return np.concatenate([_logsumexp(on, 1), [0.0]])


def _ahead(first: Doubles, step: Doubles, local: Doubles) -> tuple[Doubles, Doubles]:
    """Scaled forward rows `[W, n]` and the logarithms `[W]` of their scales."""
    rows, scales = np.empty_like(local), np.empty(len(local))
    row = first
    for i, here in enumerate(local):
        if i:
            row = (row @ step) * here
        scales[i] = scale = row.sum()
        rows[i] = row = row / scale
    return rows, np.log(scales)


def _behind(step: Doubles, local: Doubles) -> tuple[Doubles, Doubles]:
    """Scaled backward rows `[W, n]` and the logarithms `[W]` of their scales; the last row is of ones."""
    rows, scales = np.ones_like(local), np.ones(len(local))
    row = rows[-1]
    for i in range(len(local) - 2, -1, -1):
        row = step @ (local[i + 1] * row)
        scales[i] = scale = row.sum()
        rows[i] = row = row / scale
    return rows, np.log(scales)


def with_like(found: list[tuple[float, int, int]]) -> list[tuple[float, float, int, int]]:
    """Each (probability, first, end) with the summed probability of all spans that share half of the words of either.

    Its own is among them. The result is (probability, sum, first, end) in text order.
    """
    out: list[tuple[float, float, int, int]] = []
    for group in _overlapping(sorted(found, key=lambda f: f[1:])):
        p, a, b = (np.array(column) for column in zip(*group, strict=True))
        shared = np.minimum.outer(b, b) - np.maximum.outer(a, a)
        alike = 2 * shared >= np.maximum.outer(b, b) - np.minimum.outer(a, a)
        sums = (alike * p[None, :]).sum(axis=1)
        out += [(q, float(s), x, y) for (q, x, y), s in zip(group, sums, strict=True)]
    return out


def _overlapping(found: list[tuple[float, int, int]]) -> list[list[tuple[float, int, int]]]:
    """Runs of spans, sorted by their first word, that touch one another directly or by way of others."""
    groups: list[list[tuple[float, int, int]]] = []
    reach = 0
    for span in found:
        if not groups or span[1] >= reach:
            groups.append([])
        groups[-1].append(span)
        reach = max(reach, span[2])
    return groups


def best_selection(candidates: list[tuple[float, str, int, int]]) -> list[tuple[str, int, int]]:
    """The disjoint spans of greatest total gain (weighted interval scheduling), in text order.

    candidates are (gain, kind, first, end); those without gain are never taken.
    """
    useful = sorted((end, first, kind, gain) for gain, kind, first, end in candidates if gain > 0)
    ends = [u[0] for u in useful]
    best: list[tuple[float, int]] = [
        (0.0, -1)
    ]  # total gain of the first k candidates; where to go on, -1: the last is left
    for k, (_, first, _, gain) in enumerate(useful):
        before = bisect_right(ends, first, 0, k)
        total = best[before][0] + gain
        best.append((total, before) if total > best[k][0] else (best[k][0], -1))
    chosen, k = [], len(useful)
    while k:
        before = best[k][1]
        if before >= 0:
            end, first, kind, _ = useful[k - 1]
            chosen.append((kind, first, end))
        k = before if before >= 0 else k - 1
    return chosen[::-1]


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

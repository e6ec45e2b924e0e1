"""Windows: a report cut into overlapping stretches of whole sentences that fit the encoder."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """Words `[first, end)` go through the encoder together; the scores of `[keep_first, keep_end)` are used."""

    first: int
    end: int
    keep_first: int
    keep_end: int


def plan(sizes: Sequence[int], sentences: Sequence[tuple[int, int]], *, limit: int, overlap: int) -> list[Window]:
    """Windows over all words.

    `sizes[i]` is the number of word pieces of word i, `sentences` word ranges in order that cover all words; a window
    has at most `limit` pieces and shares about `overlap` of them with the one before. Where windows overlap, the
    sentences in the first half of the overlap keep the scores of the earlier window.
    """
    units = [u for s in sentences for u in _bounded(sizes, s, limit)]
    windows: list[tuple[int, int]] = []  # unit ranges
    begin = 0
    while begin < len(units):
        end = _fill(sizes, units, begin, limit)
        windows.append((begin, end))
        if end == len(units):
            break
        begin = _step_back(sizes, units, begin, end, overlap)
    cuts = [0, *[(b + a) // 2 for (_, a), (b, _) in pairwise(windows)], len(units)]
    return [
        Window(units[a][0], units[b - 1][1], units[cuts[i]][0], units[cuts[i + 1] - 1][1])
        for i, (a, b) in enumerate(windows)
        if cuts[i] < cuts[i + 1]
    ]


def _bounded(sizes: Sequence[int], sentence: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    """A sentence as one unit, or cut hard where it alone is longer than a window."""
    first, end = sentence
    out, total, begin = [], 0, first
    for i in range(first, end):
        if total + sizes[i] > limit and i > begin:
            out.append((begin, i))
            begin, total = i, 0
        total += sizes[i]
    return [*out, (begin, end)]


def _fill(sizes: Sequence[int], units: Sequence[tuple[int, int]], begin: int, limit: int) -> int:
    total, end = 0, begin
    while end < len(units):
        total += sum(sizes[units[end][0] : units[end][1]])
        if total > limit and end > begin:
            break
        end += 1
    return end


def _step_back(sizes: Sequence[int], units: Sequence[tuple[int, int]], begin: int, end: int, overlap: int) -> int:
    total, back = 0, end
    while back - 1 > begin:
        total += sum(sizes[units[back - 1][0] : units[back - 1][1]])
        if total > overlap:
            break
        back -= 1
    return back

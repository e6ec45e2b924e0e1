"""Groups: the connected parts of a set under a relation, in order of first member.

What is related has something in common: `candidates` gives the pairs worth asking about, so that a fold over a year of
news need not compare everything with everything.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rapporteur.track.reach import REACH


def connected(size: int, related: Callable[[int, int], bool]) -> tuple[tuple[int, ...], ...]:
    """The numbers 0 to `size` - 1 in groups such that related numbers share one (single link)."""
    return joined(size, ((a, b) for b in range(size) for a in range(b) if related(a, b)))


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The numbers 0 to `size` - 1 in groups such that the two of each pair share one."""
    head = list(range(size))

    def root(n: int) -> int:
        while head[n] != n:
            head[n] = head[head[n]]
            n = head[n]
        return n

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        head[second] = first
    groups: dict[int, list[int]] = {}
    for n in range(size):
        groups.setdefault(root(n), []).append(n)
    return tuple(tuple(g) for g in groups.values())


def candidates(keys: Sequence[Iterable[Hashable]], days: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """The pairs (a < b) that share a key, each once; with `days` (ordinals, 0: open) those in reach of each other."""
    told = [frozenset(k) for k in keys]
    blocks: dict[Hashable, list[int]] = {}
    for number, own in enumerate(told):
        for key in own:
            blocks.setdefault(key, []).append(number)
    for key, block in blocks.items():
        for a, b in _within(block, days):
            common = told[a] & told[b]
            if len(common) == 1 or key == min(common, key=repr):  # of several keys in common one is enough
                yield a, b


class Blocks:
    """Numbers by what they have in common: which of them share a key with another."""

    def __init__(self, keys: Sequence[Iterable[Hashable]]) -> None:
        self._blocks: dict[Hashable, list[int]] = {}
        for number, own in enumerate(keys):
            for key in frozenset(own):
                self._blocks.setdefault(key, []).append(number)

    def sharing(self, keys: Iterable[Hashable]) -> list[int]:
        """The numbers that have one of these keys, in order."""
        return sorted({n for key in keys for n in self._blocks.get(key, ())})


def _within(block: Sequence[int], days: Sequence[int] | None) -> Iterator[tuple[int, int]]:
    if days is None:
        yield from ((a, b) for n, b in enumerate(block) for a in block[:n])
        return
    dated = sorted((days[n], n) for n in block if days[n])
    for place, (day, n) in enumerate(dated):
        start = bisect_left(dated, (day - REACH, -1), 0, place)
        yield from ((min(n, other), max(n, other)) for _, other in dated[start:place])
    for n in (n for n in block if not days[n]):
        yield from ((min(n, other), max(n, other)) for other in block if days[other] or other < n)

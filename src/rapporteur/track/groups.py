"""Groups: the connected parts of a set under a relation, in order of first member."""

from collections.abc import Callable, Iterable


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

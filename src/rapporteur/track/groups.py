"""Groups: the connected parts of a set under a relation, in order of first member."""

from collections.abc import Callable


def connected(size: int, related: Callable[[int, int], bool]) -> tuple[tuple[int, ...], ...]:
    """The numbers 0 to `size` - 1 in groups such that related numbers share one (single link)."""
    head = list(range(size))

    def root(n: int) -> int:
        while head[n] != n:
            n = head[n]
        return n

    for b in range(size):
        for a in range(b):
            first, second = root(a), root(b)
            if first != second and related(a, b):
                head[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = {}
    for n in range(size):
        groups.setdefault(root(n), []).append(n)
    return tuple(tuple(g) for g in groups.values())

"""Offsets: from a character of the clean text to its place in the raw text, kept as runs.

A tuple of integers would take some forty bytes a character; a report's map is a few runs a paragraph instead.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

INSERTED = -1


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """A sequence of raw places (code points), one for each character of the clean text.

    Run `k` covers the characters from `starts[k]`; the first of them stands at `places[k]` of the raw text and each
    further one a place later, or nowhere where `places[k]` is -1 (a separator that cleaning put in).
    """

    starts: tuple[int, ...]
    places: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, places: Iterable[int]) -> "Offsets":
        """The runs of a plain sequence of places."""
        starts: list[int] = []
        firsts: list[int] = []
        expected, length = None, 0
        for i, place in enumerate(places):
            if place != expected:
                starts.append(i)
                firsts.append(place)
            expected = place if place == INSERTED else place + 1
            length = i + 1
        return cls(tuple(starts), tuple(firsts), length)

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self._at(i) for i in range(*index.indices(self.length)))
        i = index + self.length if index < 0 else index
        if not 0 <= i < self.length:
            raise IndexError(index)
        return self._at(i)

    def __iter__(self) -> Iterator[int]:
        for k, start in enumerate(self.starts):
            end = self.starts[k + 1] if k + 1 < len(self.starts) else self.length
            place = self.places[k]
            yield from (INSERTED for _ in range(start, end)) if place == INSERTED else range(place, place + end - start)

    def _at(self, i: int) -> int:
        k = bisect_right(self.starts, i) - 1
        return INSERTED if self.places[k] == INSERTED else self.places[k] + i - self.starts[k]

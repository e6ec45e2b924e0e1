"""Counts behind the figures of a score, and the pairing of gold with found rows."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Pairs = list[tuple[int, int]]


@dataclass
class Tally:
    """Counts by figure: what is right, what was found, what the gold has."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def found(self, name: str, right: int, found: int, gold: int) -> None:
        """Count towards an F1."""
        row = self.counts[name]
        for at, number in enumerate((right, found, gold)):
            row[at] += number

    def answer(self, name: str, right: object) -> None:
        """Count towards an accuracy: one question, one answer."""
        self.found(name, int(bool(right)), 1, 1)

    def figures(self) -> dict[str, float]:
        """F1 by figure, which is the accuracy where every question has its answer."""
        return {
            n: 2 * right / (found + gold) if found + gold else 0.0 for n, (right, found, gold) in self.counts.items()
        }


def best_pairs(scores: dict[tuple[int, int], float]) -> Pairs:
    """Pairs of gold and found rows, each used once, the best first."""
    golds: set[int] = set()
    founds: set[int] = set()
    pairs = []
    for gold, found in sorted((pair for pair in scores if scores[pair]), key=lambda pair: (-scores[pair], pair)):
        if gold not in golds and found not in founds:
            golds.add(gold)
            founds.add(found)
            pairs.append((gold, found))
    return pairs

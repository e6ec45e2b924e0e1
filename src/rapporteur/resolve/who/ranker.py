"""The pronoun ranker: a weighted sum of evidence for each candidate, shares by softmax, an answer where one is clear.

The weights are learnt (training/pronouns.py) and kept readable in data/pronouns.toml; docs/decisions/0005-pronouns.md
tells what was tried.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.pronoun_features import Evidence
from rapporteur.resolve.who.tables import lists

GUESS = 0.35  # share from which the likeliest candidate is remembered for the pronouns behind
WORTH_TELLING = 0.2  # share from which a candidate that was not chosen is named


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidate that was chosen, None where none is clear enough, and the shares of all.

    `guess` is the candidate that a pronoun which stays open likeliest means, None where it may mean nobody told of;
    `sure` is how sure its name is.
    """

    chosen: int | None
    shares: tuple[float, ...]
    guess: int | None = None
    sure: float = 1.0


class Chooser(Protocol):
    """What decides between candidates; the trained ranker, or in training the annotation."""

    def choose(self, place: Place, candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> Ranked:
        """The choice for one pronoun."""
        ...


@dataclass(frozen=True)
class Ranker:
    """Weights for singular and plural pronouns, and the share that the best must have; singular, plural."""

    single: dict[str, float]
    plural: dict[str, float]
    share: tuple[float, float] = (0.5, 0.5)

    def choose(self, place: Place, candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> Ranked:
        """The likeliest candidate where its share and its lead are large enough."""
        if not candidates:
            return Ranked(None, ())
        weights = self.plural if place.plural else self.single
        shares = softmax([sum(weights.get(k, 0.0) * v for k, v in e.items()) for e in evidence])
        best = min(range(len(shares)), key=lambda k: (-shares[k], k))
        sure = shares[best] * candidates[best].last.sure
        clear = sure >= self.share[place.plural] and candidates[best].figure.kind != "open"
        return Ranked(best if clear else None, tuple(shares), best if shares[best] >= GUESS else None, sure)


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    return [p / sum(parts) for p in parts]


@cache
def ranker() -> Ranker:
    """The shipped weights, read once."""
    data = lists("pronouns.toml")
    return Ranker(
        data["single"]["weights"],
        data["plural"]["weights"],
        (data["single"]["share"], data["plural"]["share"]),
    )

"""Modality: what words and dates tell, weighed against the trained reader's probabilities."""

import math

from rapporteur.resolve.acts.seen import Seen

# Log-odds that the rules' modality adds; swept on our own gold and half of the held-out passages. `actual` is what they
# say where nothing speaks for another one, so it counts less.
ACTUAL, ANOTHER, UNLIKELY = 0.7, 4.0, 0.02


def modality_of(told: str, seen: Seen | None, *, denial: bool = False) -> str:
    """The likelier modality: what words and dates tell counts by how often it was right.

    The 'no' of a `denial` is the act itself and does not undo it.
    """
    if seen is None:
        return told
    scores = {m: p for m, p in seen.trigger.modalities if not (denial and m == "negated")}
    scores[told] = scores.get(told, UNLIKELY) * math.exp(ACTUAL if told == "actual" else ANOTHER)
    return max(scores, key=lambda m: (scores[m], m))

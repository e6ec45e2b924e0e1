"""Leanings: modality and issues, where the rules' answer is weighed against the trained reader's probabilities."""

import math
from collections.abc import Sequence

from rapporteur.resolve.acts.seen import Seen

OTHER = "other"
# Log-odds that the rules' modality adds; swept on our own gold and half of the held-out passages. `actual` is what they
# say where nothing speaks for another one, so it counts less.
ACTUAL, ANOTHER, UNLIKELY = 1.0, 3.0, 0.02
LIKELY, SOME, MOST = 0.5, 0.3, 3  # an issue's probability to be given, to be given where the words name it, how many


def modality_of(told: str, seen: Seen | None) -> str:
    """The likelier modality: what words and dates tell counts by how often it was right."""
    if seen is None:
        return told
    scores = dict(seen.trigger.modalities)
    scores[told] = scores.get(told, UNLIKELY) * math.exp(ACTUAL if told == "actual" else ANOTHER)
    return max(scores, key=lambda m: (scores[m], m))


def issues_by(told: Sequence[str], seen: Seen | None) -> tuple[str, ...]:
    """The issues, likeliest first: the trained reader's, with those that the act's words name and it half expects."""
    if seen is None:
        return tuple(told)
    shares = dict(seen.trigger.issues)
    known = [(p, i) for i, p in shares.items() if p >= LIKELY or (i in told and p >= SOME)]
    ranked = [i for _, i in sorted(known, key=lambda f: (-f[0], f[1]))]
    named = [i for i in ranked if i != OTHER] or [i for i in told if i != OTHER]
    return tuple(named[:MOST]) or tuple(ranked[:1]) or tuple(told)

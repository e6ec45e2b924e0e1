"""From word scores to triggers: where acts may be named, of which type, and whom they point to."""

from collections.abc import Sequence

import numpy as np

from rapporteur.domain.annotation import Trigger
from rapporteur.domain.span import Span
from rapporteur.tag.decode import Chain, Floats, best_selection, softmax, with_like
from rapporteur.tag.model import Model

BEGIN, INSIDE = 1, 2  # of the labels O, B-act, I-act
LEAST, LONGEST = 0.02, 8  # posterior below which a span is not looked at; words
PRICE = 0.08  # summed posterior of a span and those much like it from which it is a candidate: the rules decide further
LEAST_TYPE, LEAST_ISSUE, LEAST_WORD = 0.03, 0.1, 0.05  # probabilities below which an alternative is left out
REACH = 80  # words from a trigger to whom it points, as in training


def find_triggers(
    model: Model, text: str, words: Sequence[Span], sentences: Sequence[tuple[int, int]], scores: Floats
) -> tuple[Trigger, ...]:
    """The candidates in text order; `scores` `[W, n]` in the columns of the manifest's `blocks.acts`."""
    columns = {k: scores[:, a:b] for k, (a, b) in model.manifest["blocks"]["acts"].items()}
    labels = model.manifest["labels"]
    sentence = {i: s for s in sentences for i in range(*s)}
    pointers = {r: _Pointer(columns[r], model.manifest["links"][f"no_{r}"]) for r in ("actor", "recipient")}
    out = []
    for present, first, end in _spans(model, columns["trigger"]):
        span = Span(words[first].start, words[end - 1].end)
        if not any(map(str.isalnum, span.of(text))) or end > sentence[first][1]:
            continue
        out.append(
            Trigger(
                span,
                present,
                _likely(labels["types"], softmax(columns["type"][first]), LEAST_TYPE),
                _likely(labels["modalities"], softmax(columns["modality"][first]), LEAST_TYPE),
                _likely(labels["issues"], _sigmoid(columns["issue"][first]), LEAST_ISSUE),
                *(pointers[r].at(first) for r in ("actor", "recipient")),
            )
        )
    return tuple(out)


def _spans(model: Model, emissions: Floats) -> list[tuple[float, int, int]]:
    """Disjoint spans that an act may be named by: (probability with those much like it, first, end)."""
    chain = Chain(emissions, *model.moves("acts"))
    found = with_like(chain.spans(BEGIN, INSIDE, least=LEAST, longest=LONGEST))
    gains = {(a, b): (p, like) for p, like, a, b in found}
    chosen = best_selection([(like - PRICE + 0.1 * p, "act", a, b) for (a, b), (p, like) in gains.items()])
    return [(round(min(1.0, gains[a, b][1]), 4), a, b) for _, a, b in chosen]


def _likely(names: Sequence[str], shares: Floats, least: float) -> tuple[tuple[str, float], ...]:
    ranked = sorted(zip(shares.tolist(), names, strict=True), key=lambda f: (-f[0], f[1]))
    return tuple((name, round(p, 4)) for p, name in ranked if p >= least)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)


class _Pointer:
    """Which words a trigger points to in one role."""

    def __init__(self, columns: Floats, nobody: float) -> None:
        half = columns.shape[1] // 2
        self.query, self.key, self.nobody = columns[:, :half], columns[:, half:], nobody

    def at(self, word: int) -> tuple[tuple[int, float], ...]:
        """Words with their probabilities, the likeliest first; the rest to 1 is that of nobody."""
        low, high = max(0, word - REACH), min(len(self.key), word + REACH + 1)
        scores = self.key[low:high] @ self.query[word] / np.float32(self.query.shape[1] ** 0.5)
        shares = softmax(np.append(scores, np.float32(self.nobody)))[:-1]
        ranked = sorted(np.nonzero(shares >= LEAST_WORD)[0].tolist(), key=lambda i: (-shares[i], i))
        return tuple((low + i, round(float(shares[i]), 4)) for i in ranked)

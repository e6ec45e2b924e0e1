"""From word scores to linked attributions: spans by what they promise, links by pointer scores."""

from collections.abc import Sequence

import numpy as np

from rapporteur.domain.annotation import Attribution
from rapporteur.domain.span import Span
from rapporteur.tag.decode import Chain, Floats, best_selection, softmax, with_like
from rapporteur.tag.model import Model, Scores

FORBIDDEN = np.float32(1e4)
DISTANCE = (
    0.03  # score a word between: of two alike, the nearer; swept on PolNeAR dev, see docs/decisions/0001-model.md
)
# All swept on PolNeAR dev, see docs/decisions/0001-model.md.
SHARPNESS = 1.4  # factor on the scores: the network is less sure of its labels than it is right
KINDS = {
    "source": (0.25, 0.2),
    "cue": (0.32, 0.3),
    "content": (0.45, 0.4),
}  # a span's price, the worth of one much like it
LEAST, LONGEST = 0.02, 400  # posterior below which a span is not looked at; words
REACH = 250  # words: how far a content may lie from its cue, a cue from its source


def bio_bans(labels: Sequence[str]) -> tuple[Floats, Floats]:
    """Start and move scores that allow only well-formed BIO sequences."""
    n = len(labels)
    start = np.array([-1e4 if x.startswith("I-") else 0.0 for x in labels], dtype=np.float32)
    moves = np.zeros((n, n), dtype=np.float32)
    for i, a in enumerate(labels):
        for j, b in enumerate(labels):
            if b.startswith("I-") and a[2:] != b[2:]:
                moves[i, j] = -1e4
    return start, moves


def decode(
    model: Model,
    text: str,
    words: Sequence[Span],
    scores: Scores,
    *,
    head: str,
    layer: int = 0,
    opening: Sequence[int] = (),
) -> list[Attribution]:
    """The attributions of one layer, in text order of their cues.

    `head` is `roles` for attributions by the corpus's guidelines, `says` for statements by ours. `opening` are words
    that open a paragraph: no span runs over them (in PolNeAR none does).
    """
    sure = _chosen(model, scores, head, opening)
    spans: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    for kind, a, b in sure:
        if kind == "cue" or any(map(str.isalnum, _span(words, (a, b)).of(text))):  # a colon may be a cue
            spans[kind].append((a, b))
    if not spans["cue"]:
        return []
    links = _Links(model, scores.links)
    cue_of = {c: links.cue_of(c, spans["cue"]) for c in spans["content"]}
    out = []
    for cue in spans["cue"]:
        contents = [c for c, (found, _) in cue_of.items() if found == cue]
        source, p_source = links.source_of(cue, spans["source"])
        p_links = [cue_of[c][1] for c in contents] + [p_source]
        parts = [("cue", *cue), *(("content", *c) for c in contents), *([("source", *source)] if source else [])]
        certainty = float(np.mean([sure[part] for part in parts]) * np.prod(p_links))
        out.append(
            Attribution(
                content=tuple(_span(words, c) for c in contents),
                cue=(_span(words, cue),),
                source=(_span(words, source),) if source else (),
                confidence=calibrated(model.manifest["calibration"][head], certainty),
                layer=layer,
            )
        )
    return out


def _chosen(model: Model, scores: Scores, head: str, opening: Sequence[int]) -> dict[tuple[str, int, int], float]:
    """The spans that promise most, with their posterior probabilities, in text order.

    Not the best path of labels: of a span that is nearly sure and only its end is not, that path may leave out every
    version. A span brings its posterior, and in part that of others much like it, less a price.
    """
    labels = model.manifest["labels"]["roles"]
    start, moves = model.moves(head)
    emissions: Floats = getattr(scores, head) * SHARPNESS
    for word in opening:
        emissions[word, [label.startswith("I-") for label in labels]] -= FORBIDDEN
    chain = Chain(emissions, start * SHARPNESS, moves * SHARPNESS)
    candidates, sure = [], {}
    for kind, (price, share) in KINDS.items():
        found = chain.spans(labels.index("B-" + kind), labels.index("I-" + kind), least=LEAST, longest=LONGEST)
        for p, near, a, b in with_like(found):
            candidates.append(((1 - share) * p + share * near - price, kind, a, b))
            sure[kind, a, b] = p
    return {span: sure[span] for span in best_selection(candidates)}


def calibrated(table: dict[str, list[float]], certainty: float) -> float:
    """The share of right attributions among those as certain, by linear interpolation of the manifest's table."""
    return round(float(np.interp(certainty, table["certainty"], table["precision"])), 3)


class _Links:
    """Pointer scores between spans, from the query and key blocks of the network."""

    def __init__(self, model: Model, links: Floats) -> None:
        low, high = model.manifest["blocks"]["link"]
        size = (high - low) // 4
        self.content, self.cue_key, self.cue, self.source_key = (
            links[:, low + i * size : low + (i + 1) * size] for i in range(4)
        )
        self.scale = size**0.5
        self.no_source = float(model.manifest["links"]["no_source"])

    def cue_of(self, content: tuple[int, int], cues: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, float]:
        """The cue that a content belongs to, and how sure that is."""
        near = [c for c in cues if abs(c[0] - content[0]) <= REACH or abs(c[0] - content[1]) <= REACH]
        if not near:
            return None, 0.0
        query = self.content[content[0] : content[1]].mean(axis=0)
        scores = [query @ self.cue_key[a] / self.scale - DISTANCE * _gap(content, (a, b)) for a, b in near]
        p = softmax(np.array(scores, dtype=np.float32))
        return near[int(p.argmax())], float(p.max())

    def source_of(self, cue: tuple[int, int], sources: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, float]:
        """The source of a cue, None where it has none in words."""
        near = [s for s in sources if abs(s[0] - cue[0]) <= REACH]
        query = self.cue[cue[0] : cue[1]].mean(axis=0)
        scores = [query @ self.source_key[a] / self.scale - DISTANCE * _gap(cue, (a, b)) for a, b in near]
        p = softmax(np.array([*scores, self.no_source], dtype=np.float32))
        best = int(p.argmax())
        return (near[best] if best < len(near) else None), float(p[best])


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _span(words: Sequence[Span], part: tuple[int, int]) -> Span:
    return Span(words[part[0]].start, words[part[1] - 1].end)

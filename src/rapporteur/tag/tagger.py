"""The tagger: a reading in, attributions, parsed words and names out, in one pass of the encoder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rapporteur.domain.annotation import Annotation, Entity, Token
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.tag import attributions as attribution_decoding
from rapporteur.tag.decode import Floats, runs, tree, viterbi
from rapporteur.tag.model import Model, Scores, load
from rapporteur.tag.windows import plan
from rapporteur.tag.words import find_words

WINDOW, OVERLAP, BATCH = 382, 128, 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text with their pieces: `first` and `last` index into `ids`, one pair a word."""

    spans: tuple[Span, ...]
    sentences: tuple[tuple[int, int], ...]
    ids: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Wraps the model; `annotate` is pure: the same reading gives the same annotation."""

    model: Model

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> "Tagger":
        """The tagger with the shipped model, or with the one in folder `path`. Raises ModelError."""
        return cls(load(path, threads=threads))

    def annotate(self, reading: Reading) -> tuple[Annotation, tuple[Diagnostic, ...]]:
        """All attributions of the report (`layer` 0 and those inside the contents), its parsed words and its names."""
        text = reading.report.text
        words = self._words(text, reading.sentences)
        if not words.spans:
            return Annotation(), ()
        scores = self._scores(words)
        outer = attribution_decoding.decode(self.model, words.spans, scores, layer=0)
        inner = self._inside(text, reading, words, outer)
        found = sorted([*outer, *inner], key=lambda a: (a.content or a.cue, a.layer))
        return Annotation(tuple(found), self._tokens(words, scores), self._entities(words, scores)), ()

    def _words(self, text: str, sentences: Sequence[Span]) -> Words:
        spans: list[Span] = []
        bounds: list[tuple[int, int]] = []
        for sentence in sentences:
            here = find_words(text, sentence)
            bounds.append((len(spans), len(spans) + len(here)))
            spans += here
        ids, first, last = self._pieces(text, spans)
        return Words(tuple(spans), tuple(bounds), ids, first, last)

    def _pieces(self, text: str, spans: Sequence[Span]) -> tuple[list[int], list[int], list[int]]:
        """Word pieces of the text and, for every word, its outer ones; a word that has none shares the one before."""
        encoding = self.model.tokenizer.encode(text, add_special_tokens=False)
        offsets = encoding.offsets
        first, last, k = [], [], 0
        for span in spans:
            while k < len(offsets) - 1 and offsets[k][1] <= span.start:
                k += 1
            end = k
            while end < len(offsets) - 1 and offsets[end + 1][0] < span.end:
                end += 1
            first.append(k)
            last.append(end)
        return encoding.ids, first, last

    def _scores(self, words: Words) -> Scores:
        """Scores of all words, stitched from overlapping windows."""
        sizes = _sizes(words)
        windows = plan(sizes, [s for s in words.sentences if s[0] < s[1]], limit=WINDOW, overlap=OVERLAP)
        parts: list[Scores] = []
        for i in range(0, len(windows), BATCH):
            batch = windows[i : i + BATCH]
            bases = [words.first[w.first] for w in batch]
            out = self.model.score(
                [words.ids[b : words.last[w.end - 1] + 1][:510] for w, b in zip(batch, bases, strict=True)],
                [[min(p - b, 509) for p in words.first[w.first : w.end]] for w, b in zip(batch, bases, strict=True)],
                [[min(p - b, 509) for p in words.last[w.first : w.end]] for w, b in zip(batch, bases, strict=True)],
            )
            for w, s in zip(batch, out, strict=True):
                keep = slice(w.keep_first - w.first, w.keep_end - w.first)
                parts.append(_sliced(s, keep))
        return Scores(*[np.concatenate([getattr(p, f) for p in parts]) for f in Scores.__slots__])

    def _inside(
        self, text: str, reading: Reading, words: Words, outer: Sequence[attribution_decoding.Found]
    ) -> list[attribution_decoding.Found]:
        """Attributions inside the contents of others: each content that holds a cue word is read once more alone."""
        return []

    def _tokens(self, words: Words, scores: Scores) -> tuple[Token, ...]:
        labels = self.model.manifest["labels"]
        tags, pos, rels = (
            [labels[k][i] for i in getattr(scores, k).argmax(axis=1).tolist()] for k in ("tags", "pos", "rels")
        )
        heads = self._heads(words, scores.links)
        number = [k for k, (a, b) in enumerate(words.sentences) for _ in range(a, b)]
        return tuple(
            Token(span, pos[i], tags[i], heads[i], "root" if heads[i] == i else _not_root(rels[i]), number[i])
            for i, span in enumerate(words.spans)
        )

    def _heads(self, words: Words, links: Floats) -> list[int]:
        low, high = self.model.manifest["blocks"]["arc"]
        half = (high - low) // 2
        child, head = links[:, low : low + half], links[:, low + half : high]
        heads: list[int] = []
        for a, b in words.sentences:
            heads += [a + h for h in tree(child[a:b] @ head[a:b].T / half**0.5)] if a < b else []
        return heads

    def _entities(self, words: Words, scores: Scores) -> tuple[Entity, ...]:
        labels = self.model.manifest["labels"]["names"]
        start, moves = attribution_decoding.bio_bans(labels)
        found = viterbi(scores.names, start, moves)
        return tuple(
            Entity(Span(words.spans[a].start, words.spans[b - 1].end), kind)
            for kind, a, b in runs([labels[i] for i in found])
        )


def _not_root(rel: str) -> str:
    return "dep" if rel == "root" else rel


def _sizes(words: Words) -> list[int]:
    """Word pieces that each word adds to a window."""
    return [max(0, b - a + 1) if i else b + 1 for i, (a, b) in enumerate(zip(words.first, words.last, strict=True))]


def _sliced(scores: Scores, keep: slice) -> Scores:
    return Scores(*[getattr(scores, f)[keep] for f in Scores.__slots__])

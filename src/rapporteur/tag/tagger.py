"""The tagger: a reading in, attributions, parsed words and names out, in one pass of the encoder."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rapporteur.domain.annotation import Annotation, Attribution, Entity, Token
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.tag.attributions import bio_bans, decode
from rapporteur.tag.decode import Floats, runs, tree, viterbi
from rapporteur.tag.model import Model, Scores, load
from rapporteur.tag.triggers import find_triggers
from rapporteur.tag.windows import plan
from rapporteur.tag.words import find_words

WINDOW, OVERLAP, BATCH = 382, 128, 8  # word pieces, word pieces, windows
MAX_LAYERS = 3
MAX_PIECES = 510  # of the encoder, without its two special tokens
HELPERS = frozenset(["was", "were", "had", "did", "would", "could", "should", "might", "must", "'d", "’d", "got"])
QUOTES = frozenset('"“”„«»')
MIN_INNER, MAX_INNER = 5, 120  # words of a content that is read once more


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text with their pieces: `first` and `last` index into `ids`, one pair a word."""

    spans: tuple[Span, ...]
    sentences: tuple[tuple[int, int], ...]
    ids: list[int]
    first: list[int]
    last: list[int]

    def at(self, offset: int) -> int:
        """The first word that begins at `offset` (code points) or after it."""
        return bisect_left(self.spans, (offset, offset))


@dataclass(frozen=True, slots=True)
class Tagger:
    """Wraps the model; `annotate` is pure: the same reading gives the same annotation."""

    model: Model

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> "Tagger":
        """The tagger with the shipped model, or with the one in folder `path`. Raises ModelError."""
        return cls(load(path, threads=threads))

    def annotate(self, reading: Reading, *, wide: bool = True) -> tuple[Annotation, tuple[Diagnostic, ...]]:
        """The attributions of the report, its sayings of every layer, its parsed words, its names and triggers.

        Without `wide` the attributions are left out, which nobody needs but who asks for them.
        """
        text = reading.report.text
        words = self._words(text, reading.sentences)
        if not words.spans:
            return Annotation(), ()
        scores = self._scores(words)
        opening = [i for p in reading.paragraphs if (i := words.at(p.start)) < len(words.spans)]
        found = decode(self.model, text, words.spans, scores, head="roles", opening=opening) if wide else []
        outer = decode(self.model, text, words.spans, scores, head="says", opening=opening)
        sayings = sorted([*outer, *self._inside(text, words, outer)], key=lambda a: (a.content or a.cue, a.layer))
        tokens, entities = self._tokens(text, words, scores), self._entities(words, scores)
        triggers = find_triggers(self.model, text, words.spans, words.sentences, scores.acts)
        return Annotation(tuple(found), tuple(sayings), tokens, entities, triggers), ()

    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Token, ...]:
        """The parsed words of a text whose sentences are given, nothing else."""
        words = self._words(text, sentences)
        return self._tokens(text, words, self._scores(words)) if words.spans else ()

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
            out = self.model.score(*_cut(words, [(w.first, w.end) for w in batch]))
            for w, s in zip(batch, out, strict=True):
                keep = slice(w.keep_first - w.first, w.keep_end - w.first)
                parts.append(_sliced(s, keep))
        return Scores(*[np.concatenate([getattr(p, f) for p in parts]) for f in Scores.__slots__])

    def _inside(self, text: str, words: Words, outer: Sequence[Attribution]) -> list[Attribution]:
        """Attributions inside the contents of others: each content that holds a cue word is read once more, alone.

        The training corpus marks the outermost layer only, so a content by itself is a text whose outermost layer is
        the next one. Repeated inside what is found, to MAX_LAYERS.
        """
        found: list[Attribution] = []
        layer = list(outer)
        for depth in range(1, MAX_LAYERS):
            ranges = sorted({r for a in layer for c in a.content if (r := self._readable(text, words, c))})
            layer = []
            for i in range(0, len(ranges), BATCH):
                batch = ranges[i : i + BATCH]
                out = self.model.score(*_cut(words, batch))
                for (first, end), scores in zip(batch, out, strict=True):
                    spans = words.spans[first:end]
                    inner = decode(self.model, text, spans, scores, head="says", layer=depth)
                    layer += [a for a in inner if _is_inner(a, spans)]
            found += layer
        return found

    def _readable(self, text: str, words: Words, content: Span) -> tuple[int, int] | None:
        """The words of a content without edge punctuation and 'that', where a cue word stands among enough of them."""
        first, end = words.at(content.start), words.at(content.end)
        said = [s.of(text).lower() for s in words.spans[first:end]]
        begin, stop = _core(said)
        cue_words = self.model.cue_words
        if stop - begin < MIN_INNER or stop - begin > MAX_INNER or not cue_words & set(said[begin:stop]):
            return None
        return first + begin, first + stop

    def _tokens(self, text: str, words: Words, scores: Scores) -> tuple[Token, ...]:
        labels = self.model.manifest["labels"]
        tags, pos, rels = (
            [labels[k][i] for i in getattr(scores, k).argmax(axis=1).tolist()] for k in ("tags", "pos", "rels")
        )
        heads = self._heads(words, scores.links)
        number = [k for k, (a, b) in enumerate(words.sentences) for _ in range(a, b)]
        tokens = [
            Token(span, pos[i], tags[i], heads[i], "root" if heads[i] == i else _not_root(rels[i]), number[i])
            for i, span in enumerate(words.spans)
        ]
        tokens = [_no_auxiliary(tokens, i, text) for i in range(len(tokens))]
        for i in range(len(tokens)):  # one by one: two moves together could close a ring
            _after_its_verb(tokens, i)
        tokens = [_joined_by_nothing(tokens, i) for i in range(len(tokens))]
        subjects = {t.head for t in tokens if t.rel.startswith("nsubj")}
        return tuple(_in_front(tokens, i, subjects) for i in range(len(tokens)))

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
        start, moves = bio_bans(labels)
        found = viterbi(scores.names, start, moves)
        return tuple(
            Entity(Span(words.spans[a].start, words.spans[b - 1].end), kind)
            for kind, a, b in runs([labels[i] for i in found])
        )


def _no_auxiliary(tokens: Sequence[Token], i: int, text: str) -> Token:
    """'but the talks failed to': a past tense that is none of the helping verbs is a verb of its own."""
    token = tokens[i]
    if token.pos != "AUX" or token.tag != "VBD" or token.span.of(text).lower() in HELPERS:
        return token
    return replace(token, pos="VERB", rel="conj" if token.rel in ("advmod", "aux", "dep") else token.rel)


def _after_its_verb(tokens: list[Token], i: int) -> None:
    """'failed to produce': an infinitive hangs on the tensed verb right before its 'to', not on one farther left. Where
    that verb hangs on it, the two change places.
    """
    token = tokens[i]
    mark = next((k for k in range(max(0, i - 3), i) if tokens[k].head == i and tokens[k].tag == "TO"), None)
    if token.tag != "VB" or not mark or token.head >= mark - 1:
        return
    verb = tokens[mark - 1]
    if verb.pos != "VERB" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.sentence != token.sentence:
        return
    if verb.head == i:
        rel = "conj" if token.rel == "xcomp" else token.rel  # what has a tense is no bare complement
        tokens[mark - 1] = replace(verb, head=token.head, rel=rel)
    elif _hangs_on(tokens, mark - 1, i):
        return  # each on the other would be no tree
    tokens[i] = replace(token, head=mark - 1, rel="xcomp")


def _hangs_on(tokens: Sequence[Token], i: int, above: int) -> bool:
    """Whether token `i` hangs on the token `above`, directly or not."""
    while i != above and tokens[i].head != i:
        i = tokens[i].head
    return i == above


def _joined_by_nothing(tokens: Sequence[Token], i: int) -> Token:
    """'is pressing them to sign': an infinitive that no 'and' and no comma joins is no conjunct but a complement."""
    token = tokens[i]
    between = range(min(token.head, i) + 1, max(token.head, i))
    if token.rel != "conj" or token.tag != "VB" or any(tokens[k].pos in ("CCONJ", "PUNCT") for k in between):
        return token
    marked = any(tokens[k].head == i and tokens[k].tag == "TO" for k in between)
    return replace(token, rel="xcomp") if marked else token


def _in_front(tokens: Sequence[Token], i: int, subjects: set[int]) -> Token:
    """'the raids made him think': a noun before a tensed verb without a subject is that subject and no object."""
    token, verb = tokens[i], tokens[tokens[i].head]
    alone = token.rel == "obj" and i < token.head and token.head not in subjects and token.pos in ("NOUN", "PROPN")
    tensed = verb.tag in ("VBD", "VBZ", "VBP") and not verb.rel.startswith("acl")
    return replace(token, rel="nsubj") if alone and tensed else token


def _not_root(rel: str) -> str:
    return "dep" if rel == "root" else rel


def _core(said: list[str]) -> tuple[int, int]:
    """Word range without 'that', edge punctuation and the quotation marks that enclose it all."""
    begin, stop = 0, len(said)
    while begin < stop and (said[begin] in ",;:-–—" or said[begin] == "that"):
        begin += 1
    while stop > begin and said[stop - 1] in ",;:.-–—":
        stop -= 1
    enclosed = stop - begin > 2 and said[begin] in QUOTES and said[stop - 1] in QUOTES
    if enclosed and not QUOTES & set(said[begin + 1 : stop - 1]):
        begin, stop = begin + 1, stop - 1
    return begin, stop


def _is_inner(attribution: Attribution, spans: Sequence[Span]) -> bool:
    """A whole attribution that is not all of what was read."""
    return bool(attribution.content and attribution.cue) and attribution.content[0] != Span(
        spans[0].start, spans[-1].end
    )


def _cut(words: Words, ranges: Sequence[tuple[int, int]]) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """Word pieces of word ranges, and each word's first and last piece counted from the range's first."""
    ids, first, last = [], [], []
    for a, b in ranges:
        base = words.first[a]
        ids.append(words.ids[base : words.last[b - 1] + 1][:MAX_PIECES])
        first.append([min(p - base, MAX_PIECES - 1) for p in words.first[a:b]])
        last.append([min(p - base, MAX_PIECES - 1) for p in words.last[a:b]])
    return ids, first, last


def _sizes(words: Words) -> list[int]:
    """Word pieces that each word adds to a window."""
    return [max(0, b - a + 1) if i else b + 1 for i, (a, b) in enumerate(zip(words.first, words.last, strict=True))]


def _sliced(scores: Scores, keep: slice) -> Scores:
    return Scores(*[getattr(scores, f)[keep] for f in Scores.__slots__])

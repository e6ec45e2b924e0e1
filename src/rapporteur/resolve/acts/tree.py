"""Tree: one sentence as the act rules see it, words with lemmas in a dependency tree, and questions about them.

Relations are those of Universal Dependencies 2. A rule never looks at the annotation itself, so it cannot tell a
trained parse from the shallow one that stands in where there is none (shallow.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rapporteur.domain.span import Span

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "conj"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `i` its place in the sentence, `low` lower-cased, quotes straight; `head` its governor's place."""

    i: int
    span: Span
    text: str
    low: str
    lemma: str
    pos: str
    tag: str
    head: int
    rel: str

    @property
    def base_rel(self) -> str:
        """The relation without its subtype."""
        return self.rel.partition(":")[0]


@dataclass(frozen=True)
class Tree:
    """A sentence: its words, its place in the report (`span`, and `index` in the reading's sentences).

    `clauses` keeps what rules have worked out of each word, so that it is worked out once (see Clause.at).
    """

    words: tuple[Word, ...]
    span: Span
    index: int
    kids: tuple[tuple[int, ...], ...] = field(default=(), compare=False)
    clauses: dict[int, Any] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(words: tuple[Word, ...], span: Span, index: int) -> "Tree":
        """The tree over `words`, children listed in text order."""
        kids: list[list[int]] = [[] for _ in words]
        for w in words:
            if w.head != w.i:
                kids[w.head].append(w.i)
        return Tree(words, span, index, tuple(tuple(k) for k in kids))

    def children(self, i: int, *rels: str) -> tuple[Word, ...]:
        """The words governed by `i`, in one of `rels` (subtypes count) where any is given."""
        words, kids = self.words, self.kids[i]
        if not kids or not rels:
            return tuple(words[k] for k in kids)
        return tuple(w for k in kids if (w := words[k]).rel in rels or w.base_rel in rels)

    def child(self, i: int, *rels: str) -> Word | None:
        """The first such child."""
        found = self.children(i, *rels)
        return found[0] if found else None

    def below(self, i: int, stop: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """`i` and all below it in text order, without branches whose relation is in `stop`."""
        out, queue = {i}, [i]
        while queue:
            for k in self.kids[queue.pop()]:
                if k not in out and self.words[k].rel not in stop and self.words[k].base_rel not in stop:
                    out.add(k)
                    queue.append(k)
        return tuple(sorted(out))

    def above(self, i: int) -> Iterator[Word]:
        """The governors of `i`, nearest first, `i` itself left out; ends at the root, and in a loop."""
        seen = {i}
        while self.words[i].head not in seen:
            i = self.words[i].head
            seen.add(i)
            yield self.words[i]

    def cover(self, places: tuple[int, ...] | list[int]) -> Span:
        """The stretch of text from the first of `places` to the last, punctuation at its ends left out."""
        kept = sorted(places)
        while len(kept) > 1 and self.words[kept[-1]].low in {",", ".", ";", ":", "-", "–", "—"}:
            kept.pop()
        while len(kept) > 1 and self.words[kept[0]].low in {",", ".", ";", ":", "-", "–", "—"}:
            kept.pop(0)
        return Span(self.words[kept[0]].span.start, self.words[kept[-1]].span.end)

    def inside(self, span: Span) -> tuple[Word, ...]:
        """The words that lie in `span`."""
        return tuple(w for w in self.words if span.start <= w.span.start and w.span.end <= span.end)

    def lows(self, start: int, stop: int) -> list[str]:
        """The lower-cased words from place `start` to before `stop`."""
        return [w.low for w in self.words[max(start, 0) : stop]]


def head_of(tree: Tree, places: tuple[int, ...]) -> int:
    """The word of `places` whose governor lies outside them: the head of the stretch."""
    inside = set(places)
    return next((p for p in places if tree.words[p].head not in inside or tree.words[p].head == p), places[0])

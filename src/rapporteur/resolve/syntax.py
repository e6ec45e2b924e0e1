"""Syntax: questions to the dependency parse of a report, by spans of its text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"})
# Relations by which a word belongs to the clause of its head and opens no clause of its own.
_OPENS_CLAUSE = ("advcl", "acl", "ccomp", "csubj", "parataxis", "xcomp")


class Syntax:
    """The tokens of a report with their children; every method is empty-handed, not wrong, where there is no parse."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._starts = [t.span.start for t in tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token the indices of its dependants, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                out[token.head].append(i)
        return out

    def inside(self, span: Span) -> range:
        """Indices of the tokens that begin in `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def word(self, i: int) -> str:
        """The words of token `i`, lower case."""
        return self.tokens[i].span.of(self.text).lower()

    def words(self, span: Span) -> list[str]:
        """The words inside a span, lower case."""
        return [self.word(i) for i in self.inside(span)]

    def head_of(self, span: Span) -> int | None:
        """The token of `span` whose head lies outside it: the head of the phrase, the first verb or noun of several."""
        here = self.inside(span)
        tops = [i for i in here if self.tokens[i].head not in here or self.tokens[i].head == i]
        tops = [i for i in tops if self.tokens[i].pos != "PUNCT"] or tops
        return next((i for i in tops if self.tokens[i].pos in ("VERB", "NOUN", "PROPN", "PRON", "AUX")), None) or (
            tops[0] if tops else None
        )

    def of(self, i: int, *rels: str) -> list[int]:
        """Dependants of token `i` with one of the relations, subtypes included ('nsubj' finds 'nsubj:pass')."""
        return [c for c in self.children[i] if self.tokens[c].rel in rels or self.tokens[c].rel.split(":")[0] in rels]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all that depends on it, in text order."""
        out, stack = [], [i]
        while stack:
            top = stack.pop()
            out.append(top)
            stack += self.children[top]
        return sorted(out)

    def span_of(self, indices: Sequence[int]) -> Span:
        """The span from the first to the last of the tokens."""
        return Span(
            min(self.tokens[i].span.start for i in indices),
            max(self.tokens[i].span.end for i in indices),
        )

    def phrase(self, i: int) -> Span:
        """The noun phrase headed by token `i`: modifiers, no relative clause set off by commas, no conjuncts."""
        keep = [i]
        for c in self.children[i]:
            token = self.tokens[c]
            if token.rel in ("punct", "cc", "conj", "parataxis", "cop", "appos") or token.rel in SUBJECTS:
                continue
            if token.rel == "acl:relcl" and c > i and self._after_comma(i, c):
                continue
            keep += [k for k in self.subtree(c) if self.tokens[k].sentence == self.tokens[i].sentence]
        run = sorted(k for k in keep)
        return self.span_of(_contiguous(run, i))

    def _after_comma(self, i: int, c: int) -> bool:
        first = self.subtree(c)[0]
        return any(self.word(k) == "," for k in range(i + 1, first + 1) if self.tokens[k].rel == "punct")

    def subject(self, i: int) -> int | None:
        """The subject of a verb, also the shared one of a conjunct and the controller of an infinitive."""
        seen = set()
        while i not in seen:
            seen.add(i)
            found = [c for c in self.children[i] if self.tokens[c].rel in SUBJECTS]
            if found:
                return found[0]
            token = self.tokens[i]
            if token.rel not in ("conj", "xcomp", "advcl", "parataxis") or token.head == i:
                return None
            i = token.head
        return None

    def is_finite(self, i: int) -> bool:
        """Whether token `i` heads a finite clause: a tensed verb, a modal or a copula with tense, or a subject."""
        parts = [i, *self.of(i, "aux", "cop")]
        return any(self.tokens[k].tag in FINITE_TAGS for k in parts)

    def clause(self, i: int) -> Iterator[int]:
        """Tokens of the clause headed by `i`, subordinate clauses left out."""
        yield i
        for c in self.children[i]:
            if self.tokens[c].rel.split(":")[0] not in _OPENS_CLAUSE and self.tokens[c].rel != "conj":
                yield from self.clause(c)


def _contiguous(run: list[int], around: int) -> list[int]:
    """The stretch of consecutive indices that holds `around`, gaps of one (a bracket, a comma) allowed."""
    at = run.index(around)
    first = last = at
    while first > 0 and run[first - 1] >= run[first] - 2:
        first -= 1
    while last < len(run) - 1 and run[last + 1] <= run[last] + 2:
        last += 1
    return run[first : last + 1]

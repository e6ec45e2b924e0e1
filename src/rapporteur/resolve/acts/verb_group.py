"""Verb group: a verb with its helpers, its negation and its subject; the part of a clause that carries mood."""

from dataclasses import dataclass
from functools import cached_property

from rapporteur.resolve.acts.nearby import helpers_before
from rapporteur.resolve.acts.tree import SUBJECTS, Tree, Word

NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "cannot", "no-one", "nobody"})
MODALS = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would", "'d": "would", "may": "may",
    "might": "may", "can": "can", "ca": "can", "could": "could", "should": "should", "must": "must",
}  # fmt: skip


@dataclass(frozen=True)
class VerbGroup:
    """The word at place `v` of `tree`, as a verb or predicate."""

    tree: Tree
    v: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.tree.words[self.v]

    @cached_property
    def helpers(self) -> tuple[Word, ...]:
        """Auxiliaries and copula, its own, else those of the verb that it is coordinated with."""
        own = self.tree.children(self.v, "aux", "cop") or helpers_before(self.tree, self.v)
        if own or self.word.rel != "conj" or self.own_subjects:
            return own
        first = self.tree.words[self.word.head]
        if first.tag and self.word.tag and first.tag != self.word.tag:
            return own
        return VerbGroup(self.tree, first.i).helpers if first.pos in {"VERB", "ADJ"} else own

    @cached_property
    def modal(self) -> str | None:
        """'will', 'would', 'may', 'can', 'could', 'should' or 'must'; 'going to' counts as 'will'."""
        found = next((MODALS[h.low] for h in self.helpers if h.low in MODALS and not self._is_had(h)), None)
        if found is None and self.infinitive and self.governor is not None and self.governor.low == "going":
            return "will"
        return found

    def _is_had(self, helper: Word) -> bool:
        """Whether a 'd is 'had': a past participle follows."""
        return helper.low == "'d" and self.word.tag == "VBN"

    @cached_property
    def infinitive(self) -> bool:
        """Whether 'to' introduces it."""
        return any(k.low == "to" for k in self.tree.children(self.v, "mark"))

    @cached_property
    def gerund(self) -> bool:
        """Whether it is an -ing form without a helper."""
        return self.word.low.endswith("ing") and not any(h.lemma == "be" for h in self.helpers)

    @cached_property
    def passive(self) -> bool:
        """Passive by its helper or its subject, or a participle that modifies a noun."""
        if self.word.pos == "ADJ":
            return False
        if any(k.rel in {"aux:pass", "nsubj:pass"} for k in self.tree.children(self.v)):
            return True
        if self.word.pos == "VERB" and self.word.tag != "VBG" and self._be_before():
            return True
        if self.word.rel == "acl" and not self.word.low.endswith("ing") and not self.infinitive:
            return True
        if self.word.rel == "conj" and not self.own_subjects and self.word.tag in {"", "VBN"}:
            return self.tree.words[self.word.head].pos == "VERB" and any(h.rel == "aux:pass" for h in self.helpers)
        return False

    def _be_before(self) -> bool:
        """A form of 'be' as the last helper before a participle: 'was flatly rejected', not 'is rejecting'."""
        last = max(self.helpers, key=lambda h: h.i, default=None)
        ending = self.word.low != self.word.lemma and not self.word.low.endswith(("ing", "s"))
        return last is not None and last.lemma == "be" and last.i < self.v and ending

    @cached_property
    def governor(self) -> Word | None:
        """The word that governs it, None for the root."""
        return None if self.word.head == self.v else self.tree.words[self.word.head]

    @cached_property
    def negated(self) -> bool:
        """'not', 'never', 'no longer', 'yet to', 'without -ing', negative subject ('neither side') or object."""
        kids = self.tree.children(self.v)
        if any(k.low in NEGATIONS for k in kids if k.base_rel in {"advmod", "cc", "det"}) or self._not_between():
            return True
        if self.yet_to or any(k.low == "without" for k in self.tree.children(self.v, "mark")):
            return True
        if self.no_longer or any(k.low in NEGATIONS for h in self.helpers for k in self.tree.children(h.i)):
            return True
        if (
            self.word.head != self.v
            and any(h.head != self.v for h in self.helpers)
            and VerbGroup(self.tree, self.word.head).negated
            and self._shares_not()
        ):
            return True
        return any(self._negative_phrase(n) for n in (*self.own_subjects, *self.tree.children(self.v, "obj")))

    @property
    def yet_to(self) -> bool:
        """'has [yet to] answer': what has not been done."""
        return self.tree.lows(self.v - 2, self.v) == ["yet", "to"] and self.v >= 2

    def _not_between(self) -> bool:
        """By word order: a negation between the first helper and the verb."""
        start = min((h.i for h in self.helpers if h.i < self.v and self.v - h.i < 6), default=self.v)
        return bool(NEGATIONS & set(self.tree.lows(start, self.v)))

    def _shares_not(self) -> bool:
        """Whether a coordinated verb shares the negation of the first: 'did not meet or speak', not '... but spoke'."""
        return any(k.low in {"or", "nor"} for k in self.tree.children(self.v, "cc"))

    def _negative_phrase(self, noun: Word) -> bool:
        if noun.low in {"nobody", "nothing", "none", "neither"}:
            return True
        return any(k.low in {"no", "neither"} for k in self.tree.children(noun.i, "det", "advmod"))

    @cached_property
    def no_longer(self) -> bool:
        """'no longer'."""
        places = {k.i for k in self.tree.children(self.v)} | {self.v - 1}
        return any(
            self.tree.words[p].low == "longer" and p and self.tree.words[p - 1].low == "no" for p in places if p > 0
        )

    @cached_property
    def own_subjects(self) -> tuple[Word, ...]:
        """The subjects that hang on this very word."""
        return self.tree.children(self.v, *SUBJECTS)

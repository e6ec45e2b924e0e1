"""Clause: a word that may name an act, with what stands around it: subject, objects, complements, helpers, negation."""

from dataclasses import dataclass
from functools import cached_property

from rapporteur.resolve.acts.nearby import (
    infinitive_after,
    phrase_after,
    preposition_after,
    subject_before,
)
from rapporteur.resolve.acts.tree import Tree, Word
from rapporteur.resolve.acts.verb_group import VerbGroup

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True)
class Clause(VerbGroup):
    """A verb, adjective or noun that may name an act, with its participants and complements."""

    @classmethod
    def at(cls, tree: Tree, v: int) -> "Clause":
        """The clause of a word, the same one each time."""
        found: Clause | None = tree.clauses.get(v)
        if found is None:
            found = tree.clauses[v] = cls(tree, v)
        return found

    @cached_property
    def agents(self) -> tuple[Word, ...]:
        """Heads of 'by' phrases."""
        return tuple(
            n for n in self.tree.children(self.v, "obl", "nmod") if self.case(n) == "by" and not self._gerund_or_time(n)
        )

    def _gerund_or_time(self, n: Word) -> bool:
        return (
            n.pos == "VERB"
            or n.pos == "NUM"
            or n.lemma in {"phone", "telephone", "end", "letter", "force", "day", "video"}
        )

    def case(self, n: Word) -> str:
        """The preposition of a phrase, words of a compound one joined ('out of'); '' where there is none."""
        marks = self.tree.children(n.i, "case")
        return " ".join(k.low for k in marks) if marks else ""

    @cached_property
    def oblique(self) -> tuple[tuple[str, Word], ...]:
        """Prepositional phrases of the clause and of its objects, where parsers vary: (preposition, head)."""
        heads = [self.v, *(o.i for o in self.objects if o.i > self.v)]
        found = [n for h in heads for n in self.tree.children(h, "obl", "nmod") if n.rel != "nmod:poss"]
        found += [n for n in self.tree.children(self.v, "advcl", "acl", "xcomp") if self._marker(n) not in {"", "to"}]
        out = [(self.case(n) or self._marker(n), n) for n in found]
        near = preposition_after(self.tree, self.v, self.objects[-1] if self.objects else None)
        if near is not None and near[0] not in {p for p, _ in out}:
            out.append(near)
        return tuple(out)

    def _marker(self, n: Word) -> str:
        return next((k.low for k in self.tree.children(n.i, "mark")), "")

    def after(self, *prepositions: str) -> tuple[Word, ...]:
        """Heads of the phrases with one of these prepositions."""
        return tuple(n for p, n in self.oblique if p in prepositions)

    @cached_property
    def objects(self) -> tuple[Word, ...]:
        """What is acted upon: object, subject of a passive, noun that a participle or relative clause modifies."""
        own = self.tree.children(self.v, "obj")
        if self.passive and self.word.rel != "acl":
            before = self.own_subjects or self._subject_before()
            own += tuple(s for s in before if s.low not in RELATIVES)
        own = tuple(o for o in own if o.low not in RELATIVES)
        return own or self._shared_objects() or self._next_object()

    def _next_object(self) -> tuple[Word, ...]:
        """By word order: the noun phrase right after an active verb that no clause of its own follows."""
        noun = phrase_after(self.tree, self.v) if self.word.pos == "VERB" and not self.passive else None
        if noun is None or self._subject_of_next(noun):
            return ()
        return (noun,)

    def _subject_of_next(self, noun: Word) -> bool:
        """Whether a finite verb has the noun as subject: 'said Norland [left]', not 'accused them of leaving'."""
        verb = self.tree.words[noun.head]
        finite = verb.tag in {"VBD", "VBZ", "VBP", ""} or bool(self.tree.children(verb.i, "aux", "cop"))
        return noun.rel.startswith("nsubj") and verb.i > noun.i and finite

    def _subject_before(self) -> tuple[Word, ...]:
        if not self.helpers or self.word.rel in {"conj", "xcomp", "acl:relcl"}:
            return ()
        found = subject_before(self.tree, min(h.i for h in self.helpers))
        return (found,) if found is not None else ()

    def _shared_objects(self) -> tuple[Word, ...]:
        g = self.governor
        if g is None:
            return ()
        if self.word.rel == "acl" and self.passive:
            return (g,)
        if self.word.rel == "acl:relcl" and (self._relative_object() or self.passive):
            return (g,)
        if self.word.rel == "conj" and g.pos == "VERB" and self.passive and not self.own_subjects:
            return Clause.at(self.tree, g.i).objects
        later = [
            k
            for k in self.tree.children(self.v, "conj")
            if k.pos == "VERB" and not Clause.at(self.tree, k.i).own_subjects
        ]
        return self.tree.children(later[0].i, "obj") if later and self._adjoins(later[0]) else ()

    def _relative_object(self) -> bool:
        """A relative clause whose verb has a subject of its own and no object: the noun before it is the object."""
        return any(s.low not in RELATIVES for s in self.own_subjects)

    def _adjoins(self, later: Word) -> bool:
        """'rejected and condemned the plan': nothing but a conjunction or comma between."""
        return all(w in {"and", "or", ",", "then"} for w in self.tree.lows(self.v + 1, later.i))

    @cached_property
    def recipients(self) -> tuple[Word, ...]:
        """Indirect objects."""
        return self.tree.children(self.v, "iobj")

    @cached_property
    def infinitival(self) -> Word | None:
        """The verb of an infinitive that depends on it ('agreed to meet', 'urged them to stop')."""
        heads = [self.v, *(o.i for o in self.tree.children(self.v, "obj", "iobj", "nsubj:pass"))]
        for h in heads:
            for k in self.tree.children(h, "xcomp", "ccomp", "advcl", "acl", "obl"):
                if k.i > self.v and any(m.low == "to" for m in self.tree.children(k.i, "mark")):
                    return k
        return infinitive_after(self.tree, self.v)

    @cached_property
    def that_clause(self) -> Word | None:
        """The predicate of a finite clause that it takes ('said [that] it rained'); not an infinitive, not a gerund."""
        for k in self.tree.children(self.v, "ccomp", "acl", "parataxis", "dep"):
            if k.rel == "dep" and k.i > self.v:
                continue
            inner = Clause.at(self.tree, k.i)
            if k.rel == "acl" and not any(m.low == "that" for m in self.tree.children(k.i, "mark")):
                continue
            if not inner.infinitive and not inner.gerund and inner.own_subjects:
                return k
        return None

    @cached_property
    def gerund_clause(self) -> Word | None:
        """The -ing form that it takes as object ('denied taking money')."""
        kids = self.tree.children(self.v, "xcomp", "ccomp", "obj", "obl", "advcl")
        return next((k for k in kids if k.i > self.v and k.pos == "VERB" and k.low.endswith("ing")), None)

    @cached_property
    def predicate_object(self) -> tuple[Word, ...]:
        """Object complements: 'called it [a crime]', 'described it as [reckless]'."""
        kids = self.tree.children(self.v, "xcomp", "obl", "advcl", "ccomp", "obj", "iobj")
        as_ones = [k for k in kids if any(m.low == "as" for m in self.tree.children(k.i, "case", "mark"))]
        plain = [k for k in kids if k.base_rel == "xcomp" and not Clause.at(self.tree, k.i).infinitive]
        objects = self.tree.children(self.v, "obj")
        return tuple(as_ones or plain or objects[1:])

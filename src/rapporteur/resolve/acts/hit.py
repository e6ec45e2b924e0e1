"""Hit: a place in a sentence where a rule found an act, before it is known who acts."""

from dataclasses import dataclass, replace

from rapporteur.domain.span import Span
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.seen import Seen
from rapporteur.resolve.acts.tree import Tree


@dataclass(frozen=True)
class Hit:
    """An act found at word `v` of `tree`.

    `words` are the places of the trigger, `kind` is `verb`, `noun` or `adjective`; `prior` the confidence of the rules
    so far and `rules` their names; `negation_used` says that the entry itself asks for the negation ('did not budge'),
    `inverse` that the subject is the one acted upon ('came under fire'). `seen` is what the trained reader makes of the
    same words, None where it passes them over.
    """

    type: str
    tree: Tree
    v: int
    words: tuple[int, ...]
    kind: str
    prior: float
    rules: tuple[str, ...]
    modality: str = "actual"
    negation_used: bool = False
    inverse: bool = False
    seen: Seen | None = None

    @property
    def clause(self) -> Clause:
        """The surroundings of the trigger."""
        return Clause.at(self.tree, self.v)

    @property
    def trigger(self) -> Span:
        """The trigger's place in the report's text."""
        return self.tree.cover(self.words)

    def as_type(
        self, type_: str, rule: str, *, factor: float = 1.0, modality: str | None = None, words: tuple[int, ...] = ()
    ) -> "Hit":
        """The same hit under another type, by `rule`, perhaps with more words in the trigger."""
        return replace(
            self,
            type=type_,
            rules=(*self.rules, rule),
            prior=self.prior * factor,
            modality=modality or self.modality,
            words=tuple(sorted({*self.words, *words})),
        )

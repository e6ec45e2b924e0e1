"""Headline: what a report's title says, kept apart from what its text says and never counted with it."""

from collections.abc import Set
from dataclasses import dataclass

from rapporteur.domain.act import Act
from rapporteur.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Headline:
    """A title with its statements and acts.

    All spans are `[start, end)` in code points of `text`, the report's title. `repeats` maps the id of a statement
    (`h1`) or act (`ha1`) to the id of the one in the report's text that it repeats, None where the text has none of
    the kind.
    """

    text: str
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    repeats: tuple[tuple[str, str | None], ...] = ()

    def repeated(self, id_: str) -> str | None:
        """The id of the entry of the text that a headline's entry repeats."""
        return dict(self.repeats).get(id_)

    @property
    def sureness(self) -> dict[str, float]:
        """The confidence of every entry by its id."""
        return {s.id: s.confidence for s in self.statements} | {a.id: a.confidence for a in self.acts}

    def surer_than(self, at_least: float) -> "Headline":
        """The headline without entries less sure than that."""
        return self.without({id_ for id_, confidence in self.sureness.items() if confidence < at_least})

    def without(self, ids: Set[str]) -> "Headline":
        """The headline without these entries and the acts that rest on them."""
        statements = tuple(s for s in self.statements if s.id not in ids)
        left = {s.id for s in statements}
        acts = tuple(a for a in self.acts if a.id not in ids and (a.statement is None or a.statement in left))
        kept = left | {a.id for a in acts}
        return Headline(self.text, statements, acts, tuple(r for r in self.repeats if r[0] in kept))

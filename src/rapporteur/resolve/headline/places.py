"""Places: from a headline as it was read back to the title as it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapporteur.domain.act import Act
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Places:
    """`offsets[i]` is the place in the title of character `i` that was read, -1 where that was put in."""

    offsets: Sequence[int]

    def span(self, span: Span) -> Span | None:
        """The span in the title, None for words that were put in."""
        here = [p for p in self.offsets[span.start : span.end] if p >= 0]
        return Span(here[0], here[-1] + 1) if here else None

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the spans that the title has."""
        return tuple(s for span in spans if (s := self.span(span)))

    def statement(self, s: Statement) -> Statement:
        """The statement with its spans in the title."""
        chain = tuple(
            replace(link, cue=self.spans(link.cue), span=self.span(link.span) if link.span else None)
            for link in s.chain
        )
        return replace(
            s, content=self.spans(s.content), cue=self.spans(s.cue), source=self.spans(s.source), chain=chain
        )

    def act(self, a: Act) -> Act | None:
        """The act with its spans in the title, None where its trigger was put in."""
        trigger = self.span(a.trigger)
        if trigger is None:
            return None
        actor, recipient = (
            tuple(replace(x, span=self.span(x.span) if x.span else None) for x in people)
            for people in (a.actor, a.recipient)
        )
        where = self.span(a.condition.span) if a.condition else None
        condition = replace(a.condition, span=where) if a.condition and where else None
        return replace(
            a, trigger=trigger, actor=actor, recipient=recipient, about=self.spans(a.about), condition=condition
        )

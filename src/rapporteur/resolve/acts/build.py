"""Build: from the hits of one sentence to its acts, every field filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.act import Act, Condition
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.clauses import condition_of, times_of
from rapporteur.resolve.acts.conditions_here import conditions_in
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.participants import about_places, actor_words, recipient_words
from rapporteur.resolve.acts.scope import standing
from rapporteur.resolve.acts.settle import settle
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.acts.triggers import find_hits
from rapporteur.resolve.acts.who import actors_of
from rapporteur.resolve.cast import Cast
from rapporteur.resolve.issues import issues_of


@dataclass(frozen=True)
class Desk:
    """What all rules of one report may look at."""

    reading: Reading
    statements: tuple[Statement, ...]
    cast: Cast
    times: tuple[When, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text


def build(tree: Tree, desk: Desk) -> tuple[Act, ...]:
    """The acts of one sentence."""
    conditions = conditions_in(tree, desk.text)
    hits = find_hits(tree)
    settled = []
    for hit in hits:
        condition = condition_of(hit, conditions, ())
        mood = settle(hit, condition.kind if condition else None, dated=bool(times_of(hit, desk.times)))
        if mood is not None:
            settled.append(mood)
    stand = standing(tuple(settled))
    return tuple(_act(hit, desk, conditions, stand) for hit in stand)


def _act(hit: Hit, desk: Desk, conditions: Sequence[Condition], others: Sequence[Hit]) -> Act:
    statement = statement_of(hit.trigger, desk.statements)
    actor = actors_of(actor_words(hit), hit.tree, desk.cast, statement)
    recipient = actors_of(recipient_words(hit), hit.tree, desk.cast, statement)
    about = about_places(hit)
    spans = (hit.tree.cover(about),) if about else ()
    condition = condition_of(hit, conditions, others)
    dates = times_of(hit, desk.times)
    time = next((t.edtf for t in dates if t.kind == "point" and t.edtf), None)
    return Act(
        id="",
        type=hit.type,
        trigger=hit.trigger,
        statement=statement.id if statement else None,
        actor=actor,
        recipient=recipient,
        about=spans,
        issue=issues_of(desk.text, (*spans, hit.trigger), context=hit.tree.span),
        condition=condition,
        modality=hit.modality,
        time=time,
        confidence=round(min(0.95, max(0.3, hit.prior)), 2),
        reasons=hit.rules,
    )


def statement_of(trigger: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content or cue holds the trigger."""
    found = [s for s in statements if any(x.overlaps(trigger) for x in (*s.content, *s.cue))]
    return min(found, key=_size, default=None)


def _size(statement: Statement) -> int:
    return sum(s.end - s.start for s in (*statement.content, *statement.cue))

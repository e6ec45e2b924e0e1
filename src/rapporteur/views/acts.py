"""`acts`: every act of every report, one row each, as it was read; nothing is folded. For spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act. Actors are told by name, with the party where that is another; `voice` is whom it rests on.

    `voice` is None where the outlet tells it itself; `unnamed` tells that the voice has no name.
    """

    report: str
    outlet: str | None
    published: str | None
    act: str
    type: str
    modality: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    about: str
    issue: tuple[str, ...]
    condition: str | None
    condition_kind: str | None
    time: str | None
    place: str | None
    start: str | None
    end: str | None
    voice: str | None
    unnamed: bool
    confidence: float
    evidence: tuple[Evidence, ...]


def acts(postings: Sequence[Posting]) -> tuple[ActRow, ...]:
    """The acts of the reports in their order."""
    return tuple(_row(p.record, act) for p in postings for act in p.record.acts)


def _row(record: Record, act: Act) -> ActRow:
    report, condition, term = record.report, act.condition, act.term
    statement = record.statement(act.statement)
    spans = (act.trigger, *act.about, *((condition.span,) if condition else ()))
    return ActRow(
        report=report.id,
        outlet=report.outlet,
        published=report.published,
        act=act.id,
        type=act.type,
        modality=act.modality,
        actor=tuple(map(_name, act.actor)),
        recipient=tuple(map(_name, act.recipient)),
        about=" … ".join(s.of(report.text) for s in act.about),
        issue=act.issue,
        condition=condition.span.of(report.text) if condition else None,
        condition_kind=condition.kind if condition else None,
        time=act.time,
        place=act.place,
        start=term.start if term else None,
        end=term.end if term else None,
        voice=(statement.voice.name or statement.voice.description) if statement else None,
        unnamed=bool(statement and statement.voice.anonymous),
        confidence=act.confidence,
        evidence=tuple(Evidence(report.id, report.outlet, s, s.of(report.text)) for s in _distinct(spans)),
    )


def _distinct(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _name(actor: Actor) -> str:
    name = actor.name or actor.party or "not named"
    return f"{name} ({actor.party})" if actor.party and actor.party != name else name

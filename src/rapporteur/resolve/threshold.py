"""Threshold: entries of a record that are less sure than asked are held back, and said to be."""

from dataclasses import replace

from rapporteur.domain.act import Act, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.headline import Headline
from rapporteur.domain.record import HeldBack, Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement

Resting = Act | TerritoryStatus


def hold_back(record: Record, at_least: float) -> Record:
    """The record without the entries whose confidence is below `at_least`, each with a diagnostic `held-back`.

    What rests on a statement that is held back goes with it: without its voice it would stand as the outlet's own
    word. A statement inside one that is held back stays, with its whole chain. Ids stay those of the full record. What
    the headline says is held back likewise, and with the entry of the text that it repeats.
    """
    unsure = tuple(s.id for s in record.statements if s.confidence < at_least)
    gone = tuple(a for a in record.acts if _goes(a, unsure, at_least))
    rows = tuple(t for t in record.territory if _goes(t, unsure, at_least))
    doubts = (
        *(_doubt(s.id, s, at_least) for s in record.statements if s.id in unsure),
        *(_doubt(a.id, a, at_least, rests=a.statement in unsure) for a in gone),
        *(_doubt(f"{t.party} {t.status} {t.place.name}", t, at_least, rests=t.statement in unsure) for t in rows),
    )
    lost = {*unsure, *(a.id for a in gone)}
    headline, more = _headline(record.headline, lost, at_least) if record.headline else (None, ())
    return replace(
        record,
        statements=tuple(s for s in record.statements if s.id not in unsure),
        acts=tuple(_without(a, lost) for a in record.acts if a not in gone),
        territory=tuple(t for t in record.territory if t not in rows),
        diagnostics=(*record.diagnostics, *doubts, *more),
        headline=headline,
        held_back=HeldBack(at_least, unsure, tuple(a.id for a in gone), len(rows)),
    )


def _without(act: Act, lost: set[str]) -> Act:
    """An act whose condition names no act that is held back."""
    if act.condition is None or not lost & set(act.condition.acts):
        return act
    return replace(act, condition=replace(act.condition, acts=tuple(a for a in act.condition.acts if a not in lost)))


def _headline(headline: Headline, lost: set[str], at_least: float) -> tuple[Headline, tuple[Diagnostic, ...]]:
    """The headline without what is unsure or repeats what is held back; its places are not the text's."""
    kept = headline.surer_than(at_least)
    kept = kept.without({id_ for id_, repeated in kept.repeats if repeated in lost})
    gone = (id_ for id_ in headline.sureness if id_ not in kept.sureness)
    return kept, tuple(Diagnostic("held-back", f"{id_} of the headline is held back") for id_ in gone)


def _goes(entry: Resting, unsure: tuple[str, ...], at_least: float) -> bool:
    return entry.confidence < at_least or entry.statement in unsure


def _doubt(name: str, entry: Statement | Resting, at_least: float, *, rests: bool = False) -> Diagnostic:
    message = f"{name} ({entry.confidence:.2f}) is held back: asked for at least {at_least:.2f}"
    if rests and entry.confidence >= at_least:
        message = f"{name} is held back with the statement that it rests on"
    return Diagnostic("held-back", message, _place(entry))


def _place(entry: Statement | Resting) -> Span:
    if isinstance(entry, Statement):
        return (*entry.content, *entry.cue, *entry.source)[0]
    return entry.trigger if isinstance(entry, Act) else entry.span

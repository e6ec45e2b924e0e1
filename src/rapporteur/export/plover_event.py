"""One act as a PLOVER event record. What PLOVER has no field for is in one object of our own, `rapporteur`, so that
nothing is lost.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.edtf import bounds
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record, to_dict
from rapporteur.domain.span import Span
from rapporteur.export.plover_actors import Coder, iso3
from rapporteur.export.plover_codes import CODEBOOK, category, contexts, modes, quad_code, scale

Json = dict[str, Any]
REACH = 300  # code points from the trigger up to which an actor's words are shown with the act's: about a sentence


@dataclass(frozen=True)
class Source:
    """A report from which event records are made; `coder` is what they name as their maker."""

    posting: Posting
    names: Coder
    coder: str

    @property
    def record(self) -> Record:
        """All that was read out of the report."""
        return self.posting.record

    @property
    def text(self) -> str:
        """The report's text."""
        return self.record.report.text

    def event(self, act: Act) -> Json:
        """The event record of an act that has a category, an actor and a date."""
        kind = category(act) or ""
        first, last, basis = self.when(act)
        about, span = [s.of(self.text) for s in act.about], _cover(act)
        mode = modes(kind, act.trigger.of(self.text), about)
        source, recipient = self._sides(act, mode)
        return {
            "id": f"{self.record.report.id.removeprefix('sha256:')[:16]}-{act.id}",
            "date": str(first),
            "enddate": str(last) if last and last != first else None,
            "source": source,
            "recipient": recipient,
            "event": [kind],
            "mode": mode,
            "context": contexts(act),
            "quad_code": quad_code(kind),
            "event_scale": scale(kind),
            "event_loc": self._place(act.place),
            "event_text": [act.trigger.of(self.text), *about],
            "text": span.of(self.text),
            "text_info": {"start": span.start, "end": span.end},
            "cite_info": self._cited(),
            "coder": self.coder,
            "coded_date": self.posting.added[:10] or None,
            "rapporteur": self._own(act, basis),
        }

    def when(self, act: Act) -> tuple[date | None, date | None, str | None]:
        """First and last day, and what they rest on: the act's own time, when it was said, or when it was printed."""
        said = self.record.statement(act.statement)
        report = self.record.report
        for edtf, basis in ((act.time, "act"), (said.said if said else None, "said"), (report.published, "published")):
            first, last = bounds(edtf)
            if first or last:
                return first or last, last or first, basis
        return None, None, None

    def _sides(self, act: Act, mode: list[str]) -> tuple[list[Json], list[Json]]:
        """Sources and recipients. All who meet are sources, unless one visits another (manual, section on actors)."""
        source, recipient = ([self._actor(a) for a in people] for people in (act.actor, act.recipient))
        return (source + recipient, []) if act.type == "CONSULT" and "visit" not in mode else (source, recipient)

    def _actor(self, actor: Actor) -> Json:
        return self.names.actor(actor, actor.span.of(self.text) if actor.span else None)

    def _place(self, place: str | None) -> Json | None:
        if place is None:
            return None
        entry = self.names.gazetteer.find(place)
        state = entry and self.names.gazetteer.find(entry.party or "")
        code = state.code if state and state.kind == "state" else None
        return {"name": place, "country code": code, "cc3": iso3().get(code or "")}

    def _cited(self) -> Json:
        r = self.record.report
        return {
            "citation": r.id,
            "url": r.url,
            "title": r.title,
            "language": r.language,
            "publication": r.outlet,
            "codebook": CODEBOOK,
        }

    def _own(self, act: Act, basis: str | None) -> Json:
        """What PLOVER has no field for: the act as the record has it, its words, and the statement that it rests on."""
        plain = to_dict(_only(self.record, act))
        (told,), statements = plain["acts"], plain["statements"]
        condition = act.condition and {**told["condition"], "words": act.condition.span.of(self.text)}
        return {
            "report": self.record.report.id,
            "source_file": self.posting.source_file,
            "published": self.record.report.published,
            "act": act.id,
            **{k: v for k, v in told.items() if k not in ("id", "condition")},
            "condition": condition,
            "date_basis": basis,
            "stance": statements[0]["stance"] if statements else None,
            "chain": statements[0]["chain"] if statements else None,
        }


def _only(record: Record, act: Act) -> Record:
    """The record with that act and its statement alone."""
    return Record(record.report, tuple(s for s in record.statements if s.id == act.statement), (act,))


def _cover(act: Act) -> Span:
    """From the first to the last word of the act: who acts, the trigger, what it is about, on which condition."""
    near = [a.span for a in (*act.actor, *act.recipient) if a.span and abs(a.span.start - act.trigger.start) < REACH]
    spans = [act.trigger, *act.about, *near, *([act.condition.span] if act.condition else [])]
    return Span(min(s.start for s in spans), max(s.end for s in spans))

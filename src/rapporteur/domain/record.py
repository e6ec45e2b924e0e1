"""Record: all that was read out of one report, and its plain form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rapporteur.domain import unnamed
from rapporteur.domain.act import Act, Actor, Condition, Place, Term, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.grounds import Grounds
from rapporteur.domain.headline import Headline
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What a threshold of confidence held back: ids of statements and acts (ids of the rest stay as they were), and how
    many territory rows, which have none.
    """

    at_least: float
    statements: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    territory: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """A report with its statements, acts and territory rows in text order, and the doubts about it.

    `held_back` is None where no threshold was asked for. `headline` is what the title says, None where there is no
    title; it counts nowhere. `grounds` is what was read on the way to it, None for a record that was stored.
    """

    report: Report
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    territory: tuple[TerritoryStatus, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    held_back: HeldBack | None = None
    headline: Headline | None = None
    grounds: Grounds | None = field(default=None, compare=False, repr=False)

    @property
    def unnamed(self) -> tuple[ChainLink, ...]:
        """The unnamed sources of the statements, each once, as they are first cited."""
        links = [link for s in self.statements for link in s.chain if link.unnamed]
        first = {link.unnamed.same: link for link in reversed(links) if link.unnamed}
        return tuple(first[same] for same in sorted(first, key=lambda u: (len(u), u)))

    def statement(self, id_: str | None) -> Statement | None:
        """The statement of that id, None where there is none."""
        return next((s for s in self.statements if s.id == id_), None)


def to_dict(record: Record) -> dict[str, Any]:
    """The record in the form of docs/record.md, ready for JSON: keys in a fixed order, spans as `[start, end]`."""
    r = record.report
    return {
        "report": {
            "id": r.id,
            "url": r.url,
            "outlet": r.outlet,
            "title": r.title,
            "byline": r.byline,
            "language": r.language,
            "published": r.published,
            "published_basis": r.published_basis,
            "credit": list(r.credit),
            "related": list(r.related),
            "text": r.text,
        },
        "statements": [_statement(s) for s in record.statements],
        "acts": [_act(a) for a in record.acts],
        "territory": [_territory(t) for t in record.territory],
        **({"held_back": _held_back(record.held_back)} if record.held_back else {}),
        **({"headline": _headline(record.headline)} if record.headline else {}),
    }


def from_dict(data: Mapping[str, Any]) -> Record:
    """The record that `to_dict` wrote. Diagnostics and reasons are not part of that form.

    Raises KeyError or TypeError where `data` is no record.
    """
    r = dict(data["report"])
    r["credit"], r["related"] = tuple(r["credit"]), tuple(r["related"])
    return Record(
        report=Report(**r),
        statements=tuple(_read_statement(s) for s in data["statements"]),
        acts=tuple(_read_act(a) for a in data["acts"]),
        territory=tuple(_read_territory(t) for t in data["territory"]),
        held_back=_read_held_back(data["held_back"]) if "held_back" in data else None,
        headline=_read_headline(data["headline"]) if "headline" in data else None,
    )


def _held_back(h: HeldBack) -> dict[str, Any]:
    return {
        "at_least": h.at_least,
        "statements": list(h.statements),
        "acts": list(h.acts),
        "territory": h.territory,
    }


def _read_held_back(data: Mapping[str, Any]) -> HeldBack:
    return HeldBack(data["at_least"], tuple(data["statements"]), tuple(data["acts"]), data["territory"])


def _headline(h: Headline) -> dict[str, Any]:
    return {
        "text": h.text,
        "statements": [{**_statement(s), "repeats": h.repeated(s.id)} for s in h.statements],
        "acts": [{**_act(a), "repeats": h.repeated(a.id)} for a in h.acts],
    }


def _read_headline(data: Mapping[str, Any]) -> Headline:
    def own(entry: Mapping[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in entry.items() if k != "repeats"}

    return Headline(
        text=data["text"],
        statements=tuple(_read_statement(own(s)) for s in data["statements"]),
        acts=tuple(_read_act(own(a)) for a in data["acts"]),
        repeats=tuple((e["id"], e["repeats"]) for e in (*data["statements"], *data["acts"])),
    )


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _read_spans(spans: Any) -> tuple[Span, ...]:
    return tuple(Span(*s) for s in spans)


def _link(link: ChainLink) -> dict[str, Any]:
    out: dict[str, Any] = {"name": link.name, "role": link.role}
    if link.role != "outlet":
        out["party"] = link.party
    if link.anonymous:
        out["anonymous"] = True
        out["description"] = link.description
        out["class"] = link.anonymity
        out |= unnamed.to_row(link.unnamed) if link.unnamed else {}
    if link.cue:
        out["cue"] = _spans(link.cue)
    if link.members:
        out["members"] = list(link.members)
    return out


def _read_link(data: Mapping[str, Any]) -> ChainLink:
    plain = {k: data[k] for k in ("name", "role", "party", "anonymous", "description") if k in data}
    cue, members = _read_spans(data.get("cue", [])), tuple(data.get("members", []))
    return ChainLink(**plain, cue=cue, members=members, unnamed=unnamed.of_row(data))


def _statement(s: Statement) -> dict[str, Any]:
    return {
        "id": s.id,
        "kind": s.kind,
        "content": _spans(s.content),
        "cue": _spans(s.cue),
        "source": _spans(s.source),
        "stance": s.stance,
        "chain": [_link(link) for link in s.chain],
        "said": s.said,
        "said_text": s.said_text,
        "channel": s.channel,
        "confidence": s.confidence,
    }


def _read_statement(data: Mapping[str, Any]) -> Statement:
    spans = {k: _read_spans(data[k]) for k in ("content", "cue", "source")}
    return Statement(**{**data, **spans, "chain": tuple(_read_link(c) for c in data["chain"])})


def _actor(a: Actor) -> dict[str, Any]:
    return {"name": a.name, "party": a.party, "span": list(a.span) if a.span else None}


def _read_actor(data: Mapping[str, Any]) -> Actor:
    return Actor(data["name"], data["party"], Span(*data["span"]) if data["span"] else None)


def _act(a: Act) -> dict[str, Any]:
    return {
        "id": a.id,
        "type": a.type,
        "trigger": list(a.trigger),
        "statement": a.statement,
        "actor": [_actor(x) for x in a.actor],
        "recipient": [_actor(x) for x in a.recipient],
        "about": _spans(a.about),
        "issue": list(a.issue),
        "condition": _condition(a.condition) if a.condition else None,
        "modality": a.modality,
        "time": a.time,
        "place": a.place,
        "term": _term(a.term) if a.term else None,
        "confidence": a.confidence,
    }


def _condition(c: Condition) -> dict[str, Any]:
    party = {"party": c.party} if c.party else {}
    acts = {"acts": list(c.acts)} if c.acts else {}
    return {"kind": c.kind, "span": list(c.span), **party, **acts}


def _read_condition(data: Mapping[str, Any]) -> Condition:
    return Condition(data["kind"], Span(*data["span"]), data.get("party"), tuple(data.get("acts", ())))


def _term(t: Term) -> dict[str, Any]:
    words = {"words": t.words} if t.words else {}
    return {"start": t.start, "duration": t.duration, "end": t.end, **words}


def _read_act(data: Mapping[str, Any]) -> Act:
    c, t = data["condition"], data["term"]
    return Act(
        **{
            **data,
            "trigger": Span(*data["trigger"]),
            "actor": tuple(_read_actor(x) for x in data["actor"]),
            "recipient": tuple(_read_actor(x) for x in data["recipient"]),
            "about": _read_spans(data["about"]),
            "issue": tuple(data["issue"]),
            "condition": _read_condition(c) if c else None,
            "term": Term(**t) if t else None,
        }
    )


def _territory(t: TerritoryStatus) -> dict[str, Any]:
    return {
        "place": {"name": t.place.name, "code": t.place.code},
        "party": t.party,
        "status": t.status,
        "time": t.time,
        "statement": t.statement,
        "span": list(t.span),
        "confidence": t.confidence,
    }


def _read_territory(data: Mapping[str, Any]) -> TerritoryStatus:
    return TerritoryStatus(**{**data, "place": Place(**data["place"]), "span": Span(*data["span"])})

"""Postings to rows and back. Pure: the same posting gives the same rows, and its rows give the posting again."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from rapporteur.domain.act import Act, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.headline import Headline
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record, from_dict, to_dict
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement

Row = dict[str, Any]
E = TypeVar("E", Statement, Act, TerritoryStatus)


def rows_of(posting: Posting) -> dict[str, list[Row]]:
    """The rows of each table, by table name, with the report's id and `added` on each; `reports` first.

    The row of `reports` lacks its digest (stored.py).
    """
    record, text = posting.record, posting.record.report.text
    rows = {
        "reports": [_report(posting)],
        "statements": [_statement(s, text) for s in record.statements],
        "acts": [_act(a, text) for a in record.acts],
        "actors": [row for a in record.acts for row in _actors(a)],
        "issues": [{"act": a.id, "issue": i} for a in record.acts for i in sorted(set(a.issue))],
        "territory": [_territory(i, t, text) for i, t in enumerate(record.territory)],
        "diagnostics": [_diagnostic(i, d) for i, d in enumerate(record.diagnostics)],
    }
    key = {"report_id": record.report.id, "added": posting.added}
    undated = ("actors", "issues", "diagnostics")
    for table in (t for t in rows if t != "reports"):
        own = {"report_id": key["report_id"]} if table in undated else key
        rows[table] = [{**own, **row} for row in rows[table]]
    return rows


def index_rows(record: Record) -> list[Row]:
    """What the full-text index keeps of every statement and act: its words, its names, and the paragraphs around it."""
    return [
        {
            "report_id": record.report.id,
            "kind": kind,
            "id": id_,
            "words": _quote(spans, record.report.text),
            "names": names,
            "around": _paragraphs(spans, record.report.text),
        }
        for kind, id_, spans, names in (*_said(record), *_done(record))
    ]


def _said(record: Record) -> Iterator[tuple[str, str, tuple[Span, ...], str]]:
    for s in record.statements:
        yield "statement", s.id, (*s.content, *s.cue), _voices(s)


def _done(record: Record) -> Iterator[tuple[str, str, tuple[Span, ...], str]]:
    for a in record.acts:
        statement = record.statement(a.statement)
        voices = _voices(statement) if statement else record.report.outlet or ""
        yield "act", a.id, (a.trigger, *a.about, *_condition_spans(a)), " ; ".join(filter(None, (_names(a), voices)))


def _paragraphs(spans: Sequence[Span], text: str) -> str:
    """The whole paragraphs that the spans stand in."""
    if not spans:
        return ""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    until = text.find("\n\n", end)
    return text[text.rfind("\n\n", 0, start) + 1 : until if until >= 0 else len(text)].strip()


def posting_of(report: Mapping[str, Any], diagnostics: Iterable[Mapping[str, Any]]) -> Posting:
    """The posting that a row of `reports` and its diagnostics were made from."""
    record = _with_reasons(from_dict(json.loads(report["record"])), report["reasons"])
    record = replace(record, diagnostics=tuple(_read_diagnostic(d) for d in diagnostics))
    return Posting(record, report["added"], report["source_file"])


def _report(posting: Posting) -> Row:
    r = posting.record.report
    return {
        "id": r.id,
        "source_file": posting.source_file,
        "added": posting.added,
        "url": r.url,
        "outlet": r.outlet,
        "title": r.title,
        "byline": r.byline,
        "language": r.language,
        "published": r.published,
        "published_basis": r.published_basis,
        "record": json.dumps(to_dict(posting.record), ensure_ascii=False, separators=(",", ":")),
        "reasons": _reasons(posting.record),
    }


def _reasons(record: Record) -> dict[str, list[list[str]]]:
    parts: dict[str, Sequence[Statement | Act | TerritoryStatus]] = {
        "statements": record.statements,
        "acts": record.acts,
        "territory": record.territory,
    }
    if record.headline:
        parts |= {"headline_statements": record.headline.statements, "headline_acts": record.headline.acts}
    return {name: [list(e.reasons) for e in entries] for name, entries in parts.items()}


def _with_reasons(record: Record, reasons: Mapping[str, Sequence[Sequence[str]]]) -> Record:
    return replace(
        record,
        statements=_given(record.statements, reasons["statements"]),
        acts=_given(record.acts, reasons["acts"]),
        territory=_given(record.territory, reasons["territory"]),
        headline=record.headline and _headline(record.headline, reasons),
    )


def _headline(headline: Headline, reasons: Mapping[str, Sequence[Sequence[str]]]) -> Headline:
    return replace(
        headline,
        statements=_given(headline.statements, reasons["headline_statements"]),
        acts=_given(headline.acts, reasons["headline_acts"]),
    )


def _given(entries: tuple[E, ...], reasons: Sequence[Sequence[str]]) -> tuple[E, ...]:
    return tuple(replace(e, reasons=tuple(r)) for e, r in zip(entries, reasons, strict=True))


def _statement(s: Statement, text: str) -> Row:
    return {
        "id": s.id,
        "kind": s.kind,
        "stance": s.stance,
        "voice": s.voice.name,
        "party": s.voice.party,
        "anonymous": s.voice.anonymous,
        "description": s.voice.description,
        "said": s.said,
        "channel": s.channel,
        "quote": _quote(s.content, text),
        "confidence": s.confidence,
    }


def _act(a: Act, text: str) -> Row:
    return {
        "id": a.id,
        "type": a.type,
        "modality": a.modality,
        "statement": a.statement,
        "trigger": a.trigger.of(text),
        "about": _quote(a.about, text),
        "condition_kind": a.condition.kind if a.condition else None,
        "condition": a.condition.span.of(text) if a.condition else None,
        "time": a.time,
        "place": a.place,
        "term_start": a.term.start if a.term else None,
        "term_end": a.term.end if a.term else None,
        "confidence": a.confidence,
    }


def _actors(a: Act) -> list[Row]:
    sides = (("actor", a.actor), ("recipient", a.recipient))
    return [
        {"act": a.id, "side": side, "position": i, "name": x.name, "party": x.party}
        for side, people in sides
        for i, x in enumerate(people)
    ]


def _territory(position: int, t: TerritoryStatus, text: str) -> Row:
    return {
        "position": position,
        "place": t.place.name,
        "code": t.place.code,
        "party": t.party,
        "status": t.status,
        "time": t.time,
        "statement": t.statement,
        "quote": t.span.of(text),
        "confidence": t.confidence,
    }


def _diagnostic(position: int, d: Diagnostic) -> Row:
    start, end = d.span or (None, None)
    candidates = list(d.candidates)
    return {
        "position": position,
        "code": d.code,
        "message": d.message,
        "start": start,
        "end": end,
        "candidates": candidates,
    }


def _read_diagnostic(row: Mapping[str, Any]) -> Diagnostic:
    span = None if row["start"] is None else Span(row["start"], row["end"])
    return Diagnostic(row["code"], row["message"], span, tuple(row["candidates"]))


def _quote(spans: Iterable[Span], text: str) -> str:
    return " … ".join(s.of(text) for s in spans)


def _condition_spans(a: Act) -> tuple[Span, ...]:
    return (a.condition.span,) if a.condition else ()


def _voices(s: Statement) -> str:
    links = [(link.name, link.party, link.description, *link.members) for link in s.chain]
    return " ; ".join(name for link in links for name in link if name)


def _names(a: Act) -> str:
    people = [n for x in (*a.actor, *a.recipient) for n in (x.name, x.party) if n]
    return " ; ".join([*people, *([a.place] if a.place else [])])

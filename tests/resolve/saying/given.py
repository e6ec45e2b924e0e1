"""Statements read from given spans: `[@ source]`, `[: cue]`, `[= content]`, with a number where there are several."""

import re

from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.pipeline import Stages
from rapporteur.read.reader import Given, read_text
from rapporteur.resolve.resolver import resolve

_MARK = re.compile(r"\[(\d*)([@:=])|(\])")
_ROLES = {"@": "source", ":": "cue", "=": "content"}
Spans = dict[int, dict[str, list[Span]]]


def unmarked(marked: str) -> tuple[str, Spans]:
    """The text without its marks, and the spans of every statement by role."""
    text, at, opened = "", 0, []
    spans: Spans = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[2]:
            opened.append((int(match[1] or 1), _ROLES[match[2]], len(text)))
        else:
            number, role, start = opened.pop()
            spans.setdefault(number, {}).setdefault(role, []).append(Span(start, len(text)))
    return text + marked[at:], spans


def statements_of(stages: Stages, marked: str, outlet: str = "Vask Courier") -> dict[int, Statement | None]:
    """What the rules make of the given spans, by number; None where they make no statement of them. Parsed for real."""
    text, spans = unmarked(marked)
    reading, _ = read_text(text, given=Given(outlet=outlet, published="2026-03-02"))
    assert reading.report.text == text, "cleaning moved the spans"
    parsed, _ = stages.tagger.annotate(reading)
    sayings = tuple(_saying(n, spans) for n in sorted(spans))
    annotation = Annotation(sayings, sayings, parsed.tokens, parsed.entities)
    record, _ = resolve(reading, annotation, gazetteer=stages.gazetteer)
    return {n: _found(record.statements, parts) for n, parts in sorted(spans.items())}


def _saying(number: int, spans: Spans) -> Attribution:
    own = {role: tuple(spans[number].get(role, ())) for role in _ROLES.values()}
    cue = own["cue"] or own["content"]
    holders = [p for n, p in spans.items() if n != number and any(c.covers(cue[0]) for c in p.get("content", ()))]
    return Attribution(own["content"], own["cue"], own["source"], 1.0, len(holders))


def _found(statements: tuple[Statement, ...], parts: dict[str, list[Span]]) -> Statement | None:
    cue, content = parts.get("cue"), parts.get("content", [])
    same = [
        s
        for s in statements
        if (any(c.overlaps(x) for c in s.cue for x in cue) if cue else s.content[:1] == (*content,)[:1])
    ]
    return same[0] if same else None

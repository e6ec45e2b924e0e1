"""Retold: reports that have one matter from the same unnamed people.

A minister at a press conference is heard by all outlets; 'two officials briefed on the closed sessions' spoke to one.
Two reports that describe their unnamed source in the same particular words, or bring several quotations of unnamed
people alike, are hardly independent, whatever they say about it.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rapporteur.domain.record import Record
from rapporteur.domain.similarity import content_words
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.track.documents import is_document
from rapporteur.track.sentences import quotations

Key = tuple[str, ...]

#: Fewest particular words of a description, fewest words of a quotation.
_PARTICULAR, _QUOTED = 2, 6
#: Fewest words of a description that is told by its wording.
_WORDED = 6


def told_by(record: Record) -> Mapping[Key, Span]:
    """What is particular to a report's unnamed sources: descriptions ('who', …) and quotations ('words', …)."""
    out: dict[Key, Span] = {}
    for statement in record.statements:
        if _in_private(statement, record.report.text):
            for key, span in (*_described(statement), *_quoted(statement, record.report.text)):
                out.setdefault(key, span)
    return out


def by_same_people(here: Mapping[Key, Span], there: Mapping[Key, Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where two reports show the same unnamed people, in each: one description or two quotations, else nothing."""
    shared = [k for k in here if k in there]
    if len(shared) < 2 and not any(k[0] == "who" for k in shared):
        return (), ()
    return tuple(here[k] for k in shared), tuple(there[k] for k in shared)


def described_alike(here: Record, there: Record) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where one report has the other's description of an unnamed source word for word, in each of them."""
    for statement in there.statements:
        description = statement.voice.description or ""
        words = description.split()
        if (
            len(words) < _WORDED
            or not _in_private(statement, there.report.text)
            or not content_words(description) - _any_source()
        ):
            continue
        places = [re.search(rf"\b{re.escape(description)}\b", r.report.text, re.I) for r in (here, there)]
        if places[0] and places[1]:
            return (Span(*places[0].span()),), (Span(*places[1].span()),)
    return (), ()


def _in_private(statement: Statement, text: str) -> bool:
    """An unnamed voice that did not speak to all: 'told reporters' is a briefing."""
    around = " ".join(s.of(text) for s in statement.cue) + text[statement.cue[-1].end :][:40] if statement.cue else ""
    return statement.voice.anonymous and not re.search(
        r"\b(?:reporters|journalists|news conference|briefing)\b", around
    )


def _described(statement: Statement) -> list[tuple[Key, Span]]:
    description = statement.voice.description or ""
    words = frozenset[str]() if is_document(description) else content_words(description) - _any_source()
    span = statement.voice.span or (statement.source[0] if statement.source else None)
    return [(("who", *sorted(words)), span)] if len(words) >= _PARTICULAR and span else []


def _quoted(statement: Statement, text: str) -> list[tuple[Key, Span]]:
    inside = (q for q in quotations(text) if any(c.overlaps(q.span) for c in statement.content))
    return [(("words", *q.words), q.span) for q in inside if len(q.words) >= _QUOTED]


@cache
def _any_source() -> frozenset[str]:
    text = (files("rapporteur.track") / "data" / "any_source.txt").read_text(encoding="utf-8")
    return content_words(" ".join(line for line in text.splitlines() if not line.startswith("#")))

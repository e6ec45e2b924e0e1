"""Told times: the time expressions of a sentence that can be the time of saying at all (guideline 9)."""

import re
from collections.abc import Sequence

from rapporteur.domain.edtf import bounds
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_CLOCK_ONLY = re.compile(r"^\d{1,2}[:.]\d\d")
_AHEAD = re.compile(r"\b(?:ahead of|before|prior to|in the run-up to|until|by)(?: the| this| next)?\s*$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|during|from|to|by)(?: the| this| last)?\s*$", re.IGNORECASE)
_EVENT_FIRST = re.compile(r"[“\"]?(?:following|after|since|despite|amid|over)\s[^,;:]*", re.IGNORECASE)
_CONVERTED = re.compile(r"\([^()]*\b(?:GMT|UTC|CET|CEST|EST|EDT|BST|[A-Z]{2,4}T|local time)\b[^()]*$")
_OWNED = re.compile(r"(?:\s\w+)?[’']s?\s(?:[\w’'-]+\s){0,3}?(?P<noun>[\w-]+)")


def candidates(scene: Scene, frame: Frame, sentence: Span, closed: Sequence[Span] = ()) -> list[When]:
    """Points in time outside the content; no bare clock time, nothing ahead of the report, no bound or conversion.

    `closed` are the contents of other statements, whose times are those of what is told there.
    """
    return [
        t
        for t in scene.times
        if t.kind == "point"
        and sentence.covers(t.span)
        and not any(c.overlaps(t.span) for c in (*frame.content, *closed))
        and not _CLOCK_ONLY.match(t.text)
        and not _lies_ahead(scene, t)
        and not _CONVERTED.search(scene.text, max(sentence.start, t.span.start - 60), t.span.start)
        and not _AHEAD.search(scene.text, max(sentence.start, t.span.start - 24), t.span.start)
        and not _of_an_event(scene, frame, t)
    ]


def _lies_ahead(scene: Scene, time: When) -> bool:
    """Nothing that a report tells was said after it came out."""
    start, published = bounds(time.edtf)[0], bounds(scene.reading.report.published)[1]
    return bool(start and published and start > published)


def _of_an_event(scene: Scene, frame: Frame, time: When) -> bool:
    """'Tuesday's blast', 'Following the vote on Sunday, …': the day of an event; 'in Monday's talk' is not."""
    start = scene.sentence(time.span).start
    if _EVENT_FIRST.fullmatch(scene.text, start, time.span.start):
        return True
    match = _OWNED.match(scene.text, time.span.end)
    if match is None:
        return False
    spoken = any(s.covers(time.span) for s in frame.source)
    if not spoken and not _AT.search(scene.text, max(start, time.span.start - 24), time.span.start):
        return True
    nouns = scene.text[time.span.end : match.end() + 24].lower().replace("’", "'").split()[:4]
    return not {n.strip(".,'s") for n in nouns} & speech_nouns()


def speech_nouns() -> frozenset[str]:
    """Occasions of speech and papers, whose day is that of what they say: 'speech', 'letter'."""
    return cues()["occasion_nouns"] | cues()["document_nouns"]

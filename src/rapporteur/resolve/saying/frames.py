"""Frames: the tagger's attributions, cleaned to the guidelines' spans, joined by what rules find."""

import re
from dataclasses import replace

from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.span import Span
from rapporteur.resolve.saying.admission import is_statement
from rapporteur.resolve.saying.chains import hearsay
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.free_quotes import attach_free_quotes
from rapporteur.resolve.saying.kind import kind_of
from rapporteur.resolve.saying.silence import find_silence
from rapporteur.resolve.saying.stance import stance_of

_RELATIVE = re.compile(r",\s+(?:who|whose|whom|which|where)\b")
_INTRODUCING = re.compile(r"^(?:that|as saying|how)\s+", re.IGNORECASE)


def all_frames(annotation: Annotation) -> list[Frame]:
    """The tagger's outermost attributions as they are (what `--attributions` prints)."""
    return [_frame(a) for a in annotation.attributions if a.layer == 0 and a.content]


def statement_frames(scene: Scene, annotation: Annotation) -> list[Frame]:
    """The frames that a record counts as statements, in text order, with kind and stance."""
    silences = find_silence(scene)
    spoken = []
    for attribution in annotation.attributions:
        frame = _trimmed(scene, _frame(attribution))
        if any(s.cue[0].overlaps(c) for s in silences for c in frame.cue):
            continue
        stance, reason = stance_of(scene, frame)
        frame = frame.because(reason, stance=stance, heard=hearsay(scene, frame))
        if is_statement(scene, frame) and not _in_heading(scene, frame):
            spoken.append(frame)
    frames = attach_free_quotes(scene, _distinct([*spoken, *silences]))
    return [replace(f, kind=kind_of(scene, f, _inner(f, frames))) for f in frames]


def _frame(a: Attribution) -> Frame:
    return Frame(a.content, a.cue, a.source, a.confidence, a.layer)


def _trimmed(scene: Scene, frame: Frame) -> Frame:
    """Content without an introducing 'that' and without a final full stop outside the quotes, a span a paragraph."""
    spans: list[Span] = []
    for content in frame.content:
        for paragraph in scene.reading.paragraphs:
            if paragraph.overlaps(content):
                part = Span(max(content.start, paragraph.start), min(content.end, paragraph.end))
                spans += _tidy(scene.text, part)
    source = tuple(_source(scene, s) for s in frame.source)
    return replace(frame, content=tuple(spans), source=source)


def _source(scene: Scene, span: Span) -> Span:
    """A source without a relative clause set off by a comma, a time at its end ('Norland on Monday'), edge commas."""
    text = scene.text
    match = _RELATIVE.search(span.of(text))
    end = span.start + match.start() if match else span.end
    for time in scene.times:
        if span.start < time.span.start and time.span.end >= end > time.span.start:
            end = time.span.start
    words = text[span.start : end].rstrip(" ,;:")
    words = re.sub(r"\s+(?:on|in|at|late|early|since|during|by)$", "", words) if end < span.end else words
    return Span(span.start, span.start + len(words)) if words else span


def _tidy(text: str, span: Span) -> list[Span]:
    words = span.of(text)
    match = _INTRODUCING.match(words)
    start = span.start + (match.end() if match else 0)
    end = span.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        if text[end - 1] == "." and re.search(r"\b(?:[A-Za-z]\.)+$|\.\.\.$", text[start:end]):
            break
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    return [Span(start, end)] if any(c.isalnum() for c in text[start:end]) else []


def _distinct(frames: list[Frame]) -> list[Frame]:
    """No two frames with the same cue and content; the more certain one stays."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (-f.confidence, f.start)):
        same = [f for f in out if f.cue == frame.cue and (f.content == frame.content or not frame.content)]
        if not same:
            out.append(frame)
    return sorted(out, key=lambda f: (f.start, f.layer))


def _inner(frame: Frame, frames: list[Frame]) -> tuple[Span, ...]:
    """Contents of the statements inside this one."""
    return tuple(
        c
        for other in frames
        if other is not frame
        for c in other.content
        if any(mine.covers(c) and mine != c for mine in frame.content) and other.cue and holds(frame, other)
    )


def holds(outer: Frame, inner: Frame) -> bool:
    """Whether a statement lies inside another one's content: its cue does, or all of it where it has none."""
    spans = inner.cue or inner.content
    return bool(spans) and all(any(c.covers(s) for c in outer.content) for s in spans) and outer.anchor != inner.anchor


def _in_heading(scene: Scene, frame: Frame) -> bool:
    """Subheads, entry heads and interviewers' questions yield nothing."""
    return any(h.covers(frame.anchor) for h in scene.reading.headings)

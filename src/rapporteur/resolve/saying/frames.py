"""Frames: the tagger's attributions, cleaned to the guidelines' spans, joined by what rules find."""

from dataclasses import replace

from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.span import Span
from rapporteur.resolve.saying.admission import is_statement
from rapporteur.resolve.saying.apart import taken_apart
from rapporteur.resolve.saying.chains import hearsay
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.free_quotes import attach_free_quotes
from rapporteur.resolve.saying.hearsay import with_hearsay
from rapporteur.resolve.saying.inside import with_inner
from rapporteur.resolve.saying.kind import kind_of
from rapporteur.resolve.saying.receivers import without_receiver
from rapporteur.resolve.saying.relays import with_relays
from rapporteur.resolve.saying.silence import find_silence
from rapporteur.resolve.saying.spans import trimmed
from rapporteur.resolve.saying.stance import stance_of
from rapporteur.resolve.saying.subjects import with_subject


def all_frames(annotation: Annotation) -> list[Frame]:
    """The tagger's outermost attributions as they are (what `--attributions` prints)."""
    return [_frame(a) for a in annotation.attributions if a.layer == 0 and a.content]


def statement_frames(scene: Scene, annotation: Annotation) -> list[Frame]:
    """The frames that a record counts as statements, in text order, with kind and stance."""
    silences = find_silence(scene)
    spoken = []
    told = with_relays(scene, [trimmed(scene, _frame(a)) for a in annotation.sayings])
    for frame in with_hearsay(scene, with_inner(scene, taken_apart(scene, told))):
        if any(s.cue[0].overlaps(c) for s in silences for c in frame.cue):
            continue
        stance, reason = stance_of(scene, frame)
        frame = frame.because(reason, stance=stance, heard=hearsay(scene, frame))
        frame = with_subject(scene, without_receiver(scene, frame))
        if is_statement(scene, frame) and not _in_heading(scene, frame):
            spoken.append(frame)
    frames = [f for f in attach_free_quotes(scene, _distinct([*spoken, *silences])) if not _in_heading(scene, f)]
    return [replace(f, kind=kind_of(scene, f, _inner(f, frames))) for f in frames]


def _frame(a: Attribution) -> Frame:
    return Frame(a.content, a.cue, a.source, a.confidence, a.layer)


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
    told = frame.content or (frame.anchor,)
    return any(h.covers(frame.anchor) or all(h.covers(c) for c in told) for h in scene.reading.headings)

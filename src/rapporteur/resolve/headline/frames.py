"""Frames of a headline: what the tagger finds and what punctuation tells, held against the grammar of headlines."""

import re
from dataclasses import replace

from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.span import Span
from rapporteur.resolve.headline.cleaning import cleaned
from rapporteur.resolve.headline.cuts import cuts_of
from rapporteur.resolve.headline.speakers import Speakers
from rapporteur.resolve.headline.unspoken import hearsays, is_around, quotations, silences
from rapporteur.resolve.headline.words import listed
from rapporteur.resolve.saying.admission import is_statement, quoted
from rapporteur.resolve.saying.chains import hearsay
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.kind import kind_of
from rapporteur.resolve.saying.stance import stance_of

_PREPOSITION = re.compile(r"(?:to|of|on|over|for|about|with|against|at|in|into)\s")


def headline_frames(speakers: Speakers, annotation: Annotation) -> list[Frame]:
    """The frames of a headline's statements in text order, with stance and kind."""
    scene = speakers.scene
    found: list[Frame] = []
    for sentence in scene.reading.sentences:
        found += _of_part(speakers, annotation, sentence)
    frames = sorted(found, key=lambda f: (f.start, f.layer))
    return [replace(f, kind=kind_of(scene, f, ())) for f in frames]


def _of_part(speakers: Speakers, annotation: Annotation, part: Span) -> list[Frame]:
    scene = speakers.scene
    cuts = cuts_of(speakers, part)
    frames = [_settled(scene, f) for f in cuts.frames]
    frames += [f for f in silences(scene, part) if not _same_cue(f, frames)]
    for saying in annotation.sayings:
        frame = _within(part, saying)
        if not frame.cue or not part.covers(frame.cue[0]) or _same_cue(frame, frames):
            continue
        frame = _settled(scene, cleaned(speakers, frame, part, cuts.topics))
        if _admitted(scene, frame) and not any(f.content == frame.content for f in frames):
            frames.append(frame)
    frames += hearsays(scene, part, frames)
    return frames + [f for f in quotations(speakers, part) if not any(_touches(f, g) for g in frames)]


def _within(part: Span, saying: Attribution) -> Frame:
    """An attribution of the tagger, cut to one part of the headline: 'says mediator; | rebels deny it'."""
    spans = ((Span(max(s.start, part.start), min(s.end, part.end)) for s in x) for x in (saying.content, saying.source))
    content, source = (tuple(s for s in x if s.start < s.end) for x in spans)
    return Frame(content, saying.cue, source, saying.confidence, saying.layer)


def _settled(scene: Scene, frame: Frame) -> Frame:
    if frame.stance != "asserts" or "headline_hearsay" in frame.reasons:
        return frame
    stance, reason = stance_of(scene, frame)
    return frame.because(reason, stance=stance, heard=frame.heard or hearsay(scene, frame))


def _same_cue(frame: Frame, others: list[Frame]) -> bool:
    taken = [(o, f.cue) for f in others for o in (*f.cue, *f.source)]
    return any(c.overlaps(o) for o, _ in taken for c in frame.cue) or any(
        s.overlaps(c) for _, cue in taken for c in cue for s in frame.source
    )


def _touches(a: Frame, b: Frame) -> bool:
    return any(x.overlaps(y) for x in a.content for y in (*b.content, *b.cue, *b.source))


def _admitted(scene: Scene, frame: Frame) -> bool:
    """Whether a frame with a verb states something; headlines leave out the verb 'be' ('thinks deal dead')."""
    if not frame.content:
        return frame.stance == "declines"
    words = frame.content[0].of(scene.text).lower()
    lemmas = set(scene.lemmas(frame.cue[0]))
    if "say" in lemmas and any(re.match(rf"{re.escape(w)}\b", words) for w in listed("idioms")):
        return False
    if frame.source and frame.source[0].of(scene.text).lower() in ("nobody", "who", "what", "no one"):
        return False
    if frame.stance in ("denies", "declines"):
        return True
    after = frame.content[0].start > frame.cue[0].start
    if after and (
        re.match(r"(?:to|of|on|over|for|about|with|against|at|in|into)\s", words) and not quoted(scene, frame)
    ):
        return False
    if re.match(r"(?:capture|control|responsibility|credit|victory|win)\b", words) and "claim" in lemmas:
        return False
    if lemmas & cues()["call"] and is_around(scene, frame.cue[0], frame.content[0]):
        return False
    if lemmas & listed("plain") or quoted(scene, frame):
        return True
    if lemmas & listed("acts_only") and not _opens_with_subject(scene, frame.content[0]):
        return False
    return is_statement(scene, frame) or _small_clause(scene, frame.content[0])


def _opens_with_subject(scene: Scene, span: Span) -> bool:
    """'vows | it will respond': a finite clause with its subject, not an object with a clause somewhere in it."""
    syntax = scene.syntax
    head = syntax.head_of(span)
    return head is not None and syntax.is_finite(head) and any(c < head for c in syntax.of(head, "nsubj"))


def _small_clause(scene: Scene, span: Span) -> bool:
    """'strike near', 'deal dead', 'rates rising': a noun with its predicate."""
    syntax = scene.syntax
    return any(
        syntax.tokens[c].rel.startswith("nsubj") and c < i for i in syntax.inside(span) for c in syntax.children[i]
    )

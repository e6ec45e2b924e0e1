"""Cleaning: the tagger's spans in a headline, put right where headlines leave out what sentences have."""

import re
from dataclasses import replace

from rapporteur.domain.span import Span
from rapporteur.resolve.headline.speakers import Speakers
from rapporteur.resolve.headline.words import listed, stripped
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.kind import is_sentence
from rapporteur.resolve.saying.spans import trimmed
from rapporteur.resolve.saying.subjects import with_subject

_VERB_COMMA = re.compile(r",\s+(?=\w)")


def cleaned(speakers: Speakers, frame: Frame, part: Span, topics: tuple[Span, ...]) -> Frame:
    """The tagger's spans without topic, hearer and later clauses; what it left empty, filled."""
    scene = speakers.scene
    frame = _completed(scene, frame, part)
    frame = _without_topic(frame, topics)
    frame = frame if "headline_rest" in frame.reasons else trimmed(scene, frame)
    frame = _without_hearer(scene, _without_object(scene, frame))
    return with_subject(scene, _before_next_clause(scene, frame))


def _completed(scene: Scene, frame: Frame, part: Span) -> Frame:
    """Content that was missed: 'Coach denies | rift with captain', 'Court rules that | …', '…, Orlov stresses'."""
    if frame.content or not frame.source:
        return frame
    after = stripped(scene.text, Span(frame.cue[0].end, part.end))
    before = stripped(scene.text, Span(part.start, frame.source[0].start))
    if after.start < after.end:
        that = re.match(r"that\s+", after.of(scene.text))
        after = Span(after.start + (that.end() if that else 0), after.end)
        return frame.because("headline_rest", content=(after,))
    comma = scene.text[before.start : frame.source[0].start].rstrip().endswith(",")
    return frame.because("headline_rest", content=(before,)) if comma and before.start < before.end else frame


def _without_topic(frame: Frame, topics: tuple[Span, ...]) -> Frame:
    """'City budget: | vote will fail, Garrick says'."""
    content = frame.content
    for topic in topics:
        content = tuple(
            Span(max(c.start, topic.end + 2), c.end) if c.start <= topic.start < c.end else c for c in content
        )
    return replace(frame, content=tuple(c for c in content if c.start < c.end))


def _without_hearer(scene: Scene, frame: Frame) -> Frame:
    """'tells parliament | tolls are illegal'."""
    if "tell" not in scene.lemmas(frame.cue[0]) or not frame.content:
        return frame
    first = frame.content[0]
    if outlet := _told_outlet(scene, first):
        return frame.because("without_hearer", content=(Span(outlet, first.end), *frame.content[1:]))
    word = re.match(r"(?:the )?([\w-]+)[\s,:]+", first.of(scene.text))
    if not word or word[1].lower() not in listed("hearers") or frame.cue[0].start > first.start:
        return frame
    return frame.because("without_hearer", content=(Span(first.start + word.end(), first.end), *frame.content[1:]))


def _told_outlet(scene: Scene, content: Span) -> int | None:
    """'tell | Harbour Post | Norland may leave': where what is told begins behind the printing outlet's name."""
    name = scene.reading.report.outlet
    words = content.of(scene.text)
    if not name or not words.startswith(name + " ") or content.start == 0:
        return None
    return content.start + len(name) + 1


def _without_object(scene: Scene, frame: Frame) -> Frame:
    """'calls rent law | “a blunt instrument”', 'accuses port of | “playing with lives”'."""
    if not frame.content or not set(scene.lemmas(frame.cue[0])) & cues()["call"]:
        return frame
    inside = [q for q in scene.quotes if frame.content[0].covers(q)]
    outer = inside and not is_sentence(scene, frame.content[0])
    return frame.because("without_object", content=(inside[-1],)) if outer else frame


def _before_next_clause(scene: Scene, frame: Frame) -> Frame:
    """A later clause is not content: 'deny breaking pact | , blame firm', 'says accord dead | , Norland disagrees'."""
    if not frame.content or frame.content[-1].start < frame.cue[0].start:
        return frame
    last = frame.content[-1]
    for m in _VERB_COMMA.finditer(scene.text, last.start, last.end):
        if any(q.start < m.start() < q.end for q in scene.quotes):
            continue
        if _opens_verb(scene, m.end()) or _turns(scene, Span(m.end(), last.end)):
            return frame.because("headline_next_clause", content=(*frame.content[:-1], Span(last.start, m.start())))
    return frame


def _opens_verb(scene: Scene, at: int) -> bool:
    tokens = scene.syntax.tokens
    here = [i for i in scene.syntax.inside(Span(at, at + 1)) if tokens[i].tag in ("VBZ", "VBP", "VBD")]
    return bool(here) and tokens[here[0]].pos == "VERB"


def _turns(scene: Scene, rest: Span) -> bool:
    """', Norland disagrees': a few words that end in a verb of contradiction."""
    words = rest.of(scene.text).lower().split()
    return 1 < len(words) <= 6 and any(" ".join(words[1:]).endswith(c) for c in listed("contrary"))

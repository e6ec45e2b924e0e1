"""Relays in words that a tagger of one layer takes for one attribution: they are two, or have another speaker."""

import re
from dataclasses import replace

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.spans import tidy

_SAYING = (
    "saying|telling|writing|asking|calling|warning|promising|describing|urging|demanding|threatening|complaining|joking|"
    "insisting|admitting|predicting|adding|replying|boasting|suggesting|remarking|arguing"
)
_AS_SAYING = rf" as ({_SAYING})\b:?"
_QUOTED_BY = re.compile(
    r"\b(?:was|were|is|are|been|being) (?:also )?(?:quoted|cited)(?: (?:by|in) [^,.;:]{2,60}?)?" + _AS_SAYING
)
_QUOTED_HIM = re.compile(
    r"\b(?:quoted?|quotes|quoting|cited?|cites|citing|recall(?:ed|s)?|remember(?:ed|s)?|record(?:ed|s)?) "
    r"([^,.;“”]{2,80}?)" + _AS_SAYING
)
_ACCORDING = re.compile(r"^(?:according to|per)$", re.IGNORECASE)
_SPEECH = frozenset({"say", "tell", "write", "add", "announce", "state", "declare", "post", "warn", "claim", "insist"})


def with_relays(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Frames with the speaker of 'was quoted as saying' and the inner statement of '“…,” X said, according to Y'."""
    out = []
    told = [_quoted_as_saying(scene, f) for f in frames]
    for frame in told:
        inner = _under_according(scene, frame, told)
        out += [_whole_clause(scene, frame, inner), inner] if inner else [frame]
    return out


def _whole_clause(scene: Scene, frame: Frame, inner: Frame) -> Frame:
    """The outer content: all that stands before 'according to', the inner cue included."""
    begin = min(c.start for c in (*inner.content, *inner.source))
    return frame.because("holds_a_statement", content=tuple(tidy(scene.text, Span(begin, frame.cue[0].start))))


def _quoted_as_saying(scene: Scene, frame: Frame) -> Frame:
    """'the minister was quoted by the agency as saying': source the minister; 'the paper quoted him as saying': him."""
    if not frame.cue:
        return frame
    sentence = scene.sentence(frame.cue[0])
    passive = _QUOTED_BY.search(scene.text, sentence.start, sentence.end)
    if passive and Span(*passive.span()).overlaps(frame.cue[0]):
        verbs = scene.syntax.inside(Span(*passive.span()))
        subject = next((s for i in verbs if (s := scene.syntax.subject(i)) is not None), None)
        source = (scene.syntax.phrase(subject),) if subject is not None else frame.source
        content = frame.content if _after(frame, passive.end()) else _rest(scene, passive.end(), sentence)
        return frame.because("quoted_as_saying", cue=(Span(*passive.span(1)),), source=source, content=content)
    active = _QUOTED_HIM.search(scene.text, sentence.start, sentence.end)
    if active and Span(*active.span()).overlaps(frame.cue[0]):
        kept = tuple(c for c in frame.content if not c.overlaps(Span(*active.span(1))))
        return frame.because(
            "quoted_as_saying", cue=(Span(*active.span(2)),), source=(Span(*active.span(1)),), content=kept
        )
    return frame


def _after(frame: Frame, offset: int) -> bool:
    return bool(frame.content) and frame.content[0].start >= offset


def _rest(scene: Scene, start: int, sentence: Span) -> tuple[Span, ...]:
    """What follows in the sentence, and the rest of a quotation that opens there."""
    quote = next((q for q in scene.quotes if start <= q.start <= start + 2), None)
    return tuple(tidy(scene.text, quote or Span(start, sentence.end)))


def _under_according(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame | None:
    """'“We stay,” Holm told reporters, according to the paper': what Holm told is a statement inside the paper's."""
    if not frame.cue or not _ACCORDING.match(frame.cue[0].of(scene.text)) or not frame.content:
        return None
    syntax, sentence = scene.syntax, scene.sentence(frame.cue[0])
    for i in syntax.inside(Span(sentence.start, frame.cue[0].start)):
        token = syntax.tokens[i]
        if token.pos != "VERB" or scene.lemmas(token.span)[0] not in _SPEECH:
            continue
        if any(f.cue and f.cue[0].overlaps(token.span) for f in frames):
            return None
        subject = next(iter(syntax.of(i, "nsubj")), None)
        quotes = [q for q in scene.quotes if sentence.start <= q.start and q.end <= frame.cue[0].start]
        if subject is not None and quotes and not any(q.covers(token.span) for q in quotes):
            inner = replace(frame, content=tuple(quotes), cue=(token.span,), source=(syntax.phrase(subject),), layer=1)
            return inner.because("under_according")
    return None

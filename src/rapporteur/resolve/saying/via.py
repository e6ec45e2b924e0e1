"""Via: the outlets and people by whose hands a statement came: 'a memo leaked to the Post', 'told the weekly'."""

import re
from collections.abc import Iterator

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.who.cast import Cast, Voice

_WORDS = r"(?: (?:the|an?|this|our|its))?(?: [\w’'-]+){0,4}?\s*$"
# A document that an outlet saw, and whoever worked for it: the outlet's sight of it is what is relayed.
_SEEN_BY = re.compile(
    r"\b(?:(?:leaked|passed|handed|shown) (?:\w+ly )?to|shared with|(?:obtained|seen|reviewed|viewed|read|heard"
    r"|published|unearthed|verified|hired|commissioned|quoted|reported) (?:\w+ )?by"
    r"|(?:report|story|article|item|account) (?:in|on|by)|according to)" + _WORDS,
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:interview|op-ed|column|essay|article|commentary|editorial)\b[^.]{0,40}$", re.IGNORECASE)
_IN_DOCUMENT = re.compile(
    r"\bin (?:an?|the|his|her|its|their) (?:[\w’-]+ ){0,3}(?:letter|memo|message|e-?mail|note|memorandum|cable|filing|"
    r"recording|report|text|chat|document)\b[^.;]{0,60}$"
)
_TOLD = re.compile(r"\b(?:told|tell|tells|telling|confirmed to|confided to|confided in)" + _WORDS, re.IGNORECASE)
_SPOKE_TO = re.compile(r",\s*(?:which|who)\s+(?:spoke (?:to|with)|interviewed|cited|quoted)\s+", re.IGNORECASE)
_QUOTING = frozenset({"quote", "cite", "recall", "remember", "record", "describe", "report"})
_BY = re.compile(r"\b(?:by|in) (.+?) as \w+$")


def hands(scene: Scene, frame: Frame, cast: Cast, voice: Voice | None) -> Iterator[Voice]:
    """The voices between the printing outlet and the frame's own, in their order."""
    if not frame.cue:
        return
    quoting = _quoting(scene, frame, cast)
    if quoting is not None:
        yield quoting
    for mention in cast.within(scene.sentence(frame.cue[0])):
        if mention.kind == "outlet" and mention.name and _came_through(scene, frame, mention, voice):
            yield cast.voice(mention.span)


def _came_through(scene: Scene, frame: Frame, mention: Mention, voice: Voice | None) -> bool:
    sentence = scene.sentence(frame.cue[0])
    if any(c.overlaps(mention.span) for c in frame.content) or mention.span.overlaps(frame.cue[0]):
        return False
    before = scene.text[max(sentence.start, mention.span.start - 70) : mention.span.start]
    if _asked_people(scene, frame, mention.span, sentence):
        return False
    if _SEEN_BY.search(before) and not _PUBLIC.search(before):
        return _beside_source(scene, frame, mention.span)
    told = _TOLD.search(before)
    unnamed = voice is not None and voice.anonymous
    return told is not None and unnamed and _own_telling(frame, mention.span, told.group())


def _own_telling(frame: Frame, outlet: Span, words: str) -> bool:
    """'Two officers | told the weekly': the outlet hears this cue and no other one."""
    return frame.cue[0].start <= outlet.start <= frame.cue[0].end + len(words)


def _asked_people(scene: Scene, frame: Frame, outlet: Span, sentence: Span) -> bool:
    """'Radio Vela, which spoke to two of the guests, reported': the outlet before 'which' has the guests as source."""
    spoke = _SPOKE_TO.search(scene.text, sentence.start, frame.cue[0].start)
    return bool(spoke) and spoke.start() <= outlet.start < frame.cue[0].start  # type: ignore[union-attr]


def _beside_source(scene: Scene, frame: Frame, outlet: Span) -> bool:
    """In the source, before the cue, behind a source that follows its cue, or in 'wrote, in a memo seen by'."""
    cue = frame.cue[0]
    between = scene.text[cue.end : outlet.start]
    if cue.end < outlet.start and _IN_DOCUMENT.search(between):
        return True
    if any(s.overlaps(outlet) for s in frame.source) or outlet.start < cue.start:
        return True
    return any(s.start > cue.start and s.start < outlet.start for s in frame.source)


def _quoting(scene: Scene, frame: Frame, cast: Cast) -> Voice | None:
    """'the weekly quoted him as saying', 'one guest recalled her as asking', 'was quoted by the agency as saying'."""
    if "quoted_as_saying" not in frame.reasons:
        return None
    syntax, sentence = scene.syntax, scene.sentence(frame.cue[0])
    before = [
        i
        for i in syntax.inside(Span(sentence.start, frame.cue[0].start))
        if scene.lemmas(syntax.tokens[i].span)[0] in _QUOTING and syntax.tokens[i].pos == "VERB"
    ]
    if not before:
        return None
    verb = before[-1]
    agent = _BY.search(scene.text[syntax.tokens[verb].span.end : frame.cue[0].end])
    if agent:
        start = syntax.tokens[verb].span.end + agent.start(1)
        return cast.voice(Span(start, start + len(agent.group(1))))
    subject = _subject(scene, verb)
    if subject is None or any(s.covers(syntax.tokens[subject].span) for s in frame.source):
        return None
    return cast.voice(syntax.phrase(subject))


def _subject(scene: Scene, verb: int) -> int | None:
    """The verb's subject, that of the clause above for a participle, what a relative pronoun stands for."""
    syntax = scene.syntax
    subject = syntax.subject(verb)
    if subject is None and syntax.word(verb).endswith("ing"):
        above = syntax.tokens[verb].head
        subject = syntax.subject(above) if above != verb else None
    if subject is None and verb and syntax.tokens[verb - 1].pos in ("PROPN", "NOUN"):
        return verb - 1  # the parse has it elsewhere: the noun in front
    if subject is not None and syntax.word(subject) in ("who", "which", "that"):
        head = syntax.tokens[syntax.tokens[subject].head].head
        return head if head < subject else None
    return subject

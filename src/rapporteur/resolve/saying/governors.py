"""Governors: the verb that a time expression of a cue's sentence belongs to, and the phrase that it stands in."""

import re

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_OPENING = re.compile(r"[“\"]?(?:in|at|during|on|through|via|by|according to|writing)\s", re.IGNORECASE)
_CLIMB = 8  # steps up the tree from a time to the verb that it belongs to
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def in_its_phrase(scene: Scene, frame: Frame, time: When) -> bool:
    """In the source or right behind it, in the phrase that opens the sentence ('In a letter of April 14'), or in one
    behind the cue ('said in an interview published on Sunday'); not 'withdrew the offer of May 4 and said'.
    """
    start, cue = scene.sentence(time.span).start, frame.cue[0] if frame.cue else None
    if any(s.covers(time.span) for s in frame.source):
        return True
    if any(s.end <= time.span.start and not finite_between(scene, s.end, time.span.start) for s in frame.source):
        return True
    behind = cue is not None and cue.end <= time.span.start and not finite_between(scene, cue.end, time.span.start)
    opens = _OPENING.match(scene.text, start, time.span.start) and not finite_between(scene, start, time.span.start)
    return behind or bool(opens)


def finite_between(scene: Scene, start: int, end: int) -> bool:
    """A finite verb between two places; a participle that dates a paper is none, whatever its tag ('a letter sent')."""
    tokens = scene.syntax.tokens
    verbs = (tokens[i] for i in scene.syntax.inside(Span(start, end)) if tokens[i].tag in FINITE)
    return any(lemma(v.span.of(scene.text), "VERB") not in cues()["dating"] for v in verbs)


def verb_of(scene: Scene, frame: Frame) -> int | None:
    """The verb of a statement's cue."""
    inside = scene.syntax.inside(frame.cue[0]) if frame.cue else ()
    return next((i for i in inside if scene.syntax.tokens[i].pos == "VERB"), None)


def verb_above(scene: Scene, i: int) -> int | None:
    """The first verb above a token, by way of a noun ('rejected the offer, saying')."""
    tokens, seen = scene.syntax.tokens, {i}
    while tokens[i].head not in seen:
        i = tokens[i].head
        seen.add(i)
        if tokens[i].pos == "VERB":
            return i
    return None


def governor(scene: Scene, frame: Frame, time: Span) -> int | None:
    """The verb that a time belongs to, by the parse: -1 for the cue itself, None where there is none."""
    syntax = scene.syntax
    own = set(syntax.inside((frame.cue or frame.source)[0]))
    i = syntax.head_of(time)
    if i is None or not own:
        return -1 if not syntax.tokens else None
    for _ in range(_CLIMB):
        head = syntax.tokens[i].head
        if head in own or i in own:
            return -1
        if head == i:
            return i if _is_verb(scene, i) else None
        if _is_verb(scene, head):
            above = syntax.tokens[head]
            return -1 if above.head in own and above.rel in ("xcomp", "conj", "parataxis") else head
        i = head
    return None


def _is_verb(scene: Scene, i: int) -> bool:
    """A verb by either of its tags, or a participle that opens its sentence and was tagged as a name ('Speaking')."""
    token = scene.syntax.tokens[i]
    first = i == 0 or scene.syntax.tokens[i - 1].sentence != token.sentence
    return (
        token.pos == "VERB"
        or token.tag.startswith("VB")
        or (first and token.pos == "PROPN" and scene.syntax.word(i).endswith("ing"))
    )

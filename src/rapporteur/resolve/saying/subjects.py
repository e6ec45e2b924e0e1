"""Sources that the tagger left out: the subject of an active verb of saying is whom the content goes back to."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene

_PASSIVE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
_INSERT = re.compile(r"(?P<source>[^\W\d_][^,;:\"“”]{1,60}), (?:citing|quoting|which|who|in an?)\b[^\"“”;]*, $")
NO_SOURCE = frozenset({"it", "there", "that", "this", "which", "who", "what"})


def with_subject(scene: Scene, frame: Frame) -> Frame:
    """'Norland refused, saying …', 'Holm stood up and said …': the subject that the verbs share; no passive."""
    if frame.source or not frame.cue or not frame.content:
        return frame
    syntax = scene.syntax
    verb = syntax.head_of(frame.cue[0])
    if verb is None or syntax.tokens[verb].pos != "VERB" or _passive(scene, verb, frame.cue[0]):
        return frame
    subject = syntax.subject(verb)
    if subject is None and _participle(scene, frame.cue[0]):
        subject = _main_subject(scene, verb)
    if subject is None or syntax.word(subject) in NO_SOURCE or subject > verb:
        return _before_insert(scene, frame)
    span = syntax.phrase(subject)
    if scene.sentence(span) != scene.sentence(frame.cue[0]) or any(c.overlaps(span) for c in frame.content):
        return frame
    return frame.because("shared_subject", source=(span,))


def _before_insert(scene: Scene, frame: Frame) -> Frame:
    """'The Herald, citing two people at the table, reports that …': what opens the sentence, whatever the parse."""
    cue = frame.cue[0]
    sentence = scene.sentence(cue)
    found = _INSERT.match(scene.text[sentence.start : cue.start])
    if found is None or not scene.syntax.is_finite(scene.syntax.head_of(cue) or 0):
        return frame
    span = Span(sentence.start, sentence.start + found.end("source"))
    if any(c.overlaps(span) for c in frame.content):
        return frame
    return frame.because("opens_the_sentence", source=(span,))


def _passive(scene: Scene, verb: int, cue: Span) -> bool:
    syntax = scene.syntax
    if cue.of(scene.text).lower().endswith("ing"):
        return False
    helpers = {syntax.word(c) for c in syntax.of(verb, "aux")} | set(syntax.words(cue))
    return bool(helpers & _PASSIVE) or syntax.tokens[verb].rel.startswith("acl")


def _participle(scene: Scene, cue: Span) -> bool:
    """', saying', ', adding that': a participle behind a comma."""
    return cue.of(scene.text).lower().endswith("ing") and scene.text[: cue.start].rstrip(" and").endswith(",")


def _main_subject(scene: Scene, i: int) -> int | None:
    """The subject of the nearest clause above that has one."""
    syntax = scene.syntax
    while syntax.tokens[i].head != i:
        i = syntax.tokens[i].head
        subject = next((c for c in syntax.of(i, "nsubj") if c < i), None)
        if subject is not None:
            return subject
    return None

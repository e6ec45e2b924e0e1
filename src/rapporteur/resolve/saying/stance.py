"""Stance: asserts, denies, declines or asks, right under negation too."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.asking import asks
from rapporteur.resolve.saying.denials import denies
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.withholding import withholds

_NEGATION = re.compile(r"\b(?:not|never|n['’]t|nor|neither|short|without|cannot)\b|n['’]t\b")
_NOT = frozenset({"not", "n't", "n’t", "never", "without", "neither", "nor", "nobody", "no"})
_HOLDING_BACK = frozenset({"stopped", "short", "stop", "stops", "stopping", "refused", "declined", "avoided", "far"})


def stance_of(scene: Scene, frame: Frame) -> tuple[str, str]:
    """The stance and the name of the rule that decided it.

    A denial that is itself negated asserts: 'did not deny', 'stopped short of denying', 'has not disputed'.
    """
    cue = frame.cue[0] if frame.cue else None
    lemmas = scene.lemmas(cue) if cue else []
    if withholds(scene, frame):
        return "declines", "withholding"
    rule = denies(scene, frame, lemmas)
    if rule is not None and cue and _negated(scene, cue):
        return "asserts", "negated_denial"
    if rule is not None:
        return "denies", rule
    if cue and _DISPUTING.search(cue.of(scene.text)) and _negated(scene, cue):
        return "asserts", "negated_denial"
    return ("asks", "asking") if asks(scene, frame, lemmas) else ("asserts", "plain_cue")


_DISPUTING = re.compile(r"\b(?:contest|rul(?:e|ed|ing) out|exclud|challeng|question)", re.IGNORECASE)


def _negated(scene: Scene, cue: Span) -> bool:
    return bool(_NEGATION.search(cue.of(scene.text).lower())) or _governed_by_negation(scene, cue)


def _governed_by_negation(scene: Scene, cue: Span) -> bool:
    """'did not deny', 'stopped short of denying', 'without denying', 'has not been heard to deny'."""
    syntax = scene.syntax
    for i in syntax.inside(cue):
        if any(syntax.word(c) in _NOT and c < i for c in syntax.children[i]):
            return True
        head = syntax.tokens[i].head
        above = head < i and syntax.tokens[i].rel in ("xcomp", "advcl", "ccomp", "acl", "obl")
        if syntax.word(head) in _HOLDING_BACK and head < i:
            return True
        if above and syntax.tokens[i].rel == "xcomp" and any(syntax.word(c) in _NOT for c in syntax.children[head]):
            return True
    return False

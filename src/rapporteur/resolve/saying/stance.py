"""Stance: asserts, denies, declines or asks, right under negation too."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_NEGATION = re.compile(r"\b(?:not|never|n['’]t|nor|neither|short|without|cannot)\b|n['’]t\b")
SHARED = 3  # words: fewer and 'the prisoners were not discussed' would deny what nobody alleged
SHARED_UNDER_PROTEST = 1
_PROTESTING = frozenset({"insist", "swear", "protest", "maintain", "vow"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "nobody", "nowhere", "none", "neither"})
_SAYING = frozenset(
    {
        "swear",
        "protest",
        "affirm",
        "post",
        "say",
        "tell",
        "insist",
        "state",
        "maintain",
        "add",
        "stress",
        "declare",
        "claim",
        "write",
    }
)
# A negated past with a word that points at what was alleged.
_EXCLUSION = re.compile(
    r"\b(?:no such|never (?:\w+ ){0,4}(?:such|any such|that)|(?:not|n['’]t) (?:\w+ ){0,4}(?:any )?such|"
    r"(?:is|was|were|are) (?:simply |completely |absolutely |entirely )?(?:not|n['’]t)"
    r" (?:true|correct|accurate|the case)|"
    r"no truth (?:in|to)|never happened|did(?: not|n['’]t) happen)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’']?$")


def stance_of(scene: Scene, frame: Frame) -> tuple[str, str]:
    """The stance and the name of the rule that decided it."""
    cue = frame.cue[0] if frame.cue else None
    lemmas = scene.lemmas(cue) if cue else []
    negated = bool(cue and (_NEGATION.search(cue.of(scene.text).lower()) or _governed_by_negation(scene, cue)))
    for rule in (_denying_cue, _dismissing_a_report, _calling_it_false, _excluding, _asking):
        if rule(scene, frame, lemmas):
            if negated and rule is not _asking:
                return "asserts", "negated_denial"
            return ("asks" if rule is _asking else "denies"), rule.__name__.strip("_")
    return "asserts", "plain_cue"


def _denying_cue(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'denied that', 'refuted', 'his denial that'."""
    return bool(set(lemmas) & cues()["deny"])


def _dismissing_a_report(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'dismissed the report as', 'rejected claims that': the thing dismissed is a report, not a proposal."""
    if not set(lemmas) & cues()["deny_report"]:
        return False
    near = Span(frame.anchor.start, max([frame.anchor.end + 60, *(c.end for c in frame.content)]))
    near = Span(near.start, min(near.end, scene.sentence(frame.anchor).end))
    return bool(set(scene.lemmas(near)) & cues()["report_nouns"])


def _calling_it_false(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'called the story fiction', 'said the claim was baseless'."""
    words = [w for c in frame.content for w in scene.lemmas(c)]
    if not set(words) & cues()["false_words"]:
        return False
    if set(lemmas) & cues()["call"]:
        return True
    return len(words) <= 12 and bool(set(words) & (cues()["report_nouns"] | {"it", "that", "this"}))


def _excluding(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'said it had never received such an offer', 'says there was no such deal': it excludes the alleged deed."""
    if not frame.content or not set(lemmas) & _SAYING:
        return False
    if _EXCLUSION.search(frame.content[0].of(scene.text)):
        return True
    return _negates_what_was_told(scene, frame, SHARED_UNDER_PROTEST if set(lemmas) & _PROTESTING else SHARED)


def _negates_what_was_told(scene: Scene, frame: Frame, shared: int) -> bool:
    """'said the two had not discussed lifting the tariffs', after a report that they would lift the tariffs.

    The content's main clause is a negated past, and it shares at least `shared` words with one earlier sentence; less
    is asked after 'insisted', 'swore'.
    """
    if not _is_negated_past(scene, frame.content[0]):
        return False
    mine = _telling(scene, frame.content[0])
    here = scene.sentence(frame.anchor).start
    earlier = [s for s in scene.reading.sentences if s.end <= here]
    return any(len(mine & _telling(scene, s)) >= shared for s in earlier)


def _is_negated_past(scene: Scene, content: Span) -> bool:
    """'did not discuss', 'had never met', 'no lockout had been decided', 'promised nothing'."""
    syntax = scene.syntax
    head = syntax.head_of(content)
    if head is None:
        return False
    clause = list(syntax.clause(head))
    words = {syntax.word(i) for i in clause if content.covers(syntax.tokens[i].span)}
    past = any(syntax.tokens[i].tag == "VBD" or syntax.word(i) in ("has", "have") for i in clause)
    return past and bool(words & _NEGATIVE)


def _telling(scene: Scene, span: Span) -> set[str]:
    """Lemmas of the nouns, verbs and adjectives of a span, helpers apart."""
    syntax = scene.syntax
    return {
        lemma(syntax.word(i), syntax.tokens[i].pos)
        for i in syntax.inside(span)
        if syntax.tokens[i].pos in ("NOUN", "VERB", "ADJ") and len(syntax.word(i)) > 3
    } - {"report", "people", "year", "country", "leader", "minister", "president", "government", "official"}


def _asking(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'asked whether', 'demanded that the army stay', a quoted question."""
    if set(lemmas) & cues()["ask"]:
        return True
    return bool(frame.content) and bool(_QUESTION.search(frame.content[-1].of(scene.text).strip()))


def _governed_by_negation(scene: Scene, cue: Span) -> bool:
    """'did not deny', 'stopped short of denying', 'without denying': the negation stands before the cue."""
    syntax = scene.syntax
    for i in syntax.inside(cue):
        parts = syntax.children[i]
        if any(syntax.word(c) in ("not", "n't", "n’t", "never", "without") and c < i for c in parts):
            return True
        head = syntax.tokens[i].head
        if syntax.word(head) in ("stopped", "short", "stop", "stops", "refused", "declined") and head < i:
            return True
    return False

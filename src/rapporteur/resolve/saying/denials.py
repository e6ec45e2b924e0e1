"""Denials: cues that deny, reports that are called names, and content that excludes what was alleged (guideline 18)."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

SHARED = 3  # words: fewer and 'the prisoners were not discussed' would deny what nobody alleged
SHARED_UNDER_PROTEST = 1
_PROTESTING = frozenset({"insist", "swear", "protest", "maintain", "vow"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "nobody", "nowhere", "none", "neither"})
# 'No ministry has been offered to anybody': where all of a kind is excluded, one shared word shows what is meant.
_EXCLUDES_ALL = frozenset({"never", "no", "none", "neither"})
_SAYING = frozenset(
    {"swear", "protest", "affirm", "post", "say", "tell", "insist", "state", "maintain", "add", "stress", "declare"}
    | {"claim", "write", "reply", "retort", "respond", "assure", "clarify", "testify", "counter", "communicate"}
)
# A negated past with a word that points at what was alleged.
_EXCLUSION = re.compile(
    r"\b(?:no such|never (?:\w+ ){0,4}(?:such|any such|that)|(?:not|n['’]t) (?:\w+ ){0,4}(?:any )?such|"
    r"(?:is|was|were|are) (?:simply |completely |absolutely |entirely )?(?:not|n['’]t)"
    r" (?:true|correct|accurate|the case)|nothing of the (?:kind|sort)|(?:knew|knows?) nothing (?:of|about)|"
    r"(?:do|does|did)(?: not|n['’]t) (?:correspond to|recogni[sz]e (?:the|that|this|those))|not borne out|"
    r"no truth (?:in|to)|never happened|did(?: not|n['’]t) happen)\b",
    re.IGNORECASE,
)

_VOID = re.compile(
    r"\b(?:devoid of (?:any |all )?truth|far from the truth|without (?:any )?(?:foundation|basis)|no basis in)\b"
)


def denies(scene: Scene, frame: Frame, lemmas: list[str]) -> str | None:
    """The name of the rule by which the frame denies, None where it does not."""
    rules = (denying_cue, dismissing_a_report, calling_it_false, excluding)
    return next((rule.__name__ for rule in rules if rule(scene, frame, lemmas)), None)


def denying_cue(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'denied that', 'refuted', 'disputes the figure', 'his denial that'."""
    return bool(set(lemmas) & cues()["deny"])


def dismissing_a_report(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'dismissed the report as', 'called the claim “tropical”': a report is called names, and no proposal.

    Praise and alarm are no denial: 'called the report “a fair account”', 'described the allegations as grave'.
    """
    dismissing, calling = set(lemmas) & cues()["deny_report"], set(lemmas) & cues()["call"]
    if not dismissing and not calling:
        return False
    words = set(scene.lemmas(_with_object(scene, frame)))
    if dismissing:
        return bool(words & (cues()["report_nouns"] | cues()["records"])) or _what_was_told(scene, frame)
    return bool(words & cues()["report_nouns"]) and not words & cues()["taken_seriously"]


def _what_was_told(scene: Scene, frame: Frame) -> bool:
    """'dismissed that as gossip', 'brushed it aside': the pronoun stands for what was told before."""
    words = scene.syntax.words(Span(frame.anchor.end, min(frame.anchor.end + 20, len(scene.text))))
    return words[:1] in (["that"], ["this"]) and "as" in words[1:3]


def _with_object(scene: Scene, frame: Frame) -> Span:
    """From the cue to the end of its object and content, inside the sentence."""
    end = max([frame.anchor.end + 60, *(c.end for c in frame.content)])
    return Span(frame.anchor.start, min(end, scene.sentence(frame.anchor).end))


def calling_it_false(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'called the story fiction', 'said the claim was baseless', '“The letter is a forgery,” he said', '“Rubbish.”'."""
    words = [w for c in frame.content for w in scene.lemmas(c)]
    if any(_VOID.search(c.of(scene.text)) for c in frame.content):
        return bool(set(lemmas) & (cues()["call"] | _SAYING))
    if not set(words) & cues()["false_words"]:
        return False
    if set(lemmas) & cues()["call"]:
        return True
    told = cues()["report_nouns"] | cues()["records"] | {"it", "that", "this", "idea"}
    first = next(i for i, w in enumerate(words) if w in cues()["false_words"])
    if first <= 8 and set(words[:4]) & told and "be" in words[1:first]:  # 'the claim was “simply untrue” and that …'
        return True
    return len(words) <= 14 and (bool(set(words) & told) or len([w for w in words if w.isalpha()]) <= 2)


def excluding(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'said it had never received such an offer', 'says there was no such deal': it excludes the alleged deed."""
    if not frame.content or not set(lemmas) & _SAYING:
        return False
    if _EXCLUSION.search(frame.content[0].of(scene.text)):
        return True
    return _negates_what_was_told(scene, frame, SHARED_UNDER_PROTEST if set(lemmas) & _PROTESTING else SHARED)


def _negates_what_was_told(scene: Scene, frame: Frame, shared: int) -> bool:
    """'said the two had not discussed lifting the tariffs', after a report that they would lift the tariffs.

    The content's main clause is a negated past, and it shares at least `shared` words with one earlier sentence; one
    is enough after 'insisted', 'swore' and where all is excluded ('no paper had been signed').
    """
    content = frame.content[0]
    negatives = _negatives_of_past(scene, content)
    if not negatives:
        return False
    mine = _telling(scene, content)
    here = scene.sentence(frame.anchor).start
    earlier = [s for s in scene.reading.sentences if s.end <= here]
    needed = 1 if negatives & _EXCLUDES_ALL else shared
    return any(len(mine & _telling(scene, s)) >= needed for s in earlier)


def _negatives_of_past(scene: Scene, content: Span) -> set[str]:
    """The negative words of a main clause in a past tense: 'did not discuss', 'no lockout had been decided'."""
    syntax = scene.syntax
    head = syntax.head_of(content)
    if head is None:
        return set()
    clause = list(syntax.clause(head))
    words = {syntax.word(i) for i in clause if content.covers(syntax.tokens[i].span)}
    past = any(syntax.tokens[i].tag == "VBD" or syntax.word(i) in ("has", "have") for i in clause)
    return words & _NEGATIVE if past else set()


def _telling(scene: Scene, span: Span) -> set[str]:
    """Lemmas of the nouns, verbs and adjectives of a span, helpers apart."""
    syntax = scene.syntax
    return {
        lemma(syntax.word(i), syntax.tokens[i].pos)
        for i in syntax.inside(span)
        if syntax.tokens[i].pos in ("NOUN", "VERB", "ADJ") and len(syntax.word(i)) > 3
    } - {"report", "people", "year", "country", "leader", "minister", "president", "government", "official"}

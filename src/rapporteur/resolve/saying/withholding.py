"""Withholding: cues and contents that keep an answer back (stance `declines`; guideline 6)."""

import re

from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.saying.frame import Frame, Scene

_ANSWER = (
    "say|comment|discuss|answer|elaborate|respond|reply|confirm|specify|disclose|explain|reveal|identify|name|speculate|"
    "address|detail|clarify|divulge|talk|expand|tell|state|provide|give|go into|be drawn"
)
_NOT = r"(?: not|n['’]t)"
_CUE = re.compile(
    rf"^(?:(?:has|have|had|also|again|is|was|\w+ly) )*(?:(?:declin|refus)\w* (?:\w+ly )?to (?:{_ANSWER})\b"
    rf"|(?:would|will|wo|could|can){_NOT} (?:\w+ly )?(?:{_ANSWER})\b"
    rf"|(?:would|will|could) (?:only say|say only)\b|(?:said|says) only$|only said$"
    r"|(?:has|have|had) yet to (?:say|reply|respond|comment|answer|decide)\b"
    r"|(?:would |could |will )?neither (?:confirm|claim|admit|den)\w* nor \w+"
    rf"|(?:did|do|does){_NOT} (?:immediately )?(?:respond|reply|comment|elaborate)\b)",
    re.IGNORECASE,
)
_TALK = "comment|discuss|speculate|get into|go into|name|talk about|answer"
# 'The bank said it did not comment on customers', '“I have nothing to add,” she said'
_CONTENT = re.compile(
    r"^[\"“‘']*(?:(?:that )?(?:it|he|she|they|we|i|there|the (?:\w+ ){1,2})['’ ]*(?:"
    rf"(?:did|do|does|would|could|will|can){_NOT} (?:\w+ly )?(?:comment|discuss|speculate)\b"
    r"|(?:has|have|had|ve|was|is|were)? ?[“\"']*nothing (?:more |further |else )?to"
    r" (?:add|say|share|announce|report|tell)\b"
    rf"|(?:has|have|had) no (?:further )?comment\b|(?:am|m|is|are|re|was|were){_NOT} going to (?:{_TALK})\b"
    rf"|not going to (?:{_TALK})\b)|no comment\b)",
    re.IGNORECASE,
)
_WH = ("what", "when", "where", "why", "how", "who", "whom", "which", "whether", "if", "by", "for")
_NEGATED = re.compile(
    rf"\b(?:would|will|wo|could|can|did|do|does|has|have|had){_NOT} (?:\w+ly )?(\w+)\b", re.IGNORECASE
)
_UNKNOWING = frozenset(
    {"know", "known", "care", "remember", "recall", "understand", "matter", "see", "deny", "dispute"}
)
_TAKING = frozenset(
    {"accept", "allow", "tolerate", "permit", "let", "support", "back", "sign", "do", "give", "take", "believe", "get"}
    | {"recognise", "recognize", "pay", "change", "forget", "repeat", "want", "like", "agree", "stop", "yield", "meet"}
)
_UNSAID = re.compile(
    rf"^(?:(?:did|do|does|has|have|had|is|are|was|were){_NOT}|never|has never|have never|had never) (?:\w+ly )?"
    r"(?:sa(?:y|id|ying)|claim(?:ed|ing)?|stat(?:e|ed|ing)|suggest(?:ed|ing)?|writ(?:e|ten)|mention(?:ed)?|tell|told)\b",
    re.IGNORECASE,
)


def withholds(scene: Scene, frame: Frame) -> bool:
    """'declined to say', 'would only say', 'would neither confirm nor deny', 'said it did not discuss clients'."""
    if not frame.cue:
        return False
    cue = frame.cue[0].of(scene.text)
    if _CUE.search(cue) or (_UNSAID.search(cue) and _asks(scene, frame)) or _leaves_open(scene, frame, cue):
        return True
    said = scene.lemmas(frame.cue[0])
    return bool(frame.content) and "deny" not in said and bool(_CONTENT.search(frame.content[0].of(scene.text)))


def _leaves_open(scene: Scene, frame: Frame, cue: str) -> bool:
    """'would not predict | whether he will use it': a negated verb with a question behind."""
    match = _NEGATED.search(cue)
    if match is None or not _asks(scene, frame) or match.group(1).lower() in _UNKNOWING:
        return False
    # 'will not accept what he calls an ultimatum' names a thing, 'would not predict what comes' an answer
    return lemma(match.group(1).lower(), "VERB") not in _TAKING


def unsaid(scene: Scene, frame: Frame) -> bool:
    """'did not say that the road was closed', 'never claimed': nobody has said it, so it is no statement."""
    return bool(frame.cue) and bool(_UNSAID.search(frame.cue[0].of(scene.text))) and not _asks(scene, frame)


def _asks(scene: Scene, frame: Frame) -> bool:
    """Whether the content opens with a question word: 'did not say | by whom'."""
    return bool(frame.content) and frame.content[0].of(scene.text).lower().startswith(_WH)

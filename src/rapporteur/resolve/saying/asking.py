"""Asking: questions, and directives worded as a clause or quoted (stance `asks`; guideline 5)."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_QUESTION = re.compile(r"\?[\"”’']*$")
_WANTS_TO_KNOW = re.compile(r"\bwant\w* to know\b", re.IGNORECASE)
_CALLS_FOR = re.compile(r"\b(?:call(?:s|ed|ing)? for|plea(?:ds|ded)? for|push(?:es|ed)? for)$", re.IGNORECASE)
# Cues after which a base verb with a subject asks: 'proposes the mission stay', 'insistence that the ban go first'.
_SUBJUNCTIVE = frozenset(
    {"propose", "proposal", "insist", "insistence", "suggest", "suggestion", "advise", "advice", "stipulate", "prefer"}
)
_DIRECTING = frozenset({"tell", "warn", "advise", "invite", "call", "instruct", "encourage", "say", "write", "remind"})
_TENSED = frozenset({"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "'d", "’d", "'ll", "’ll"})
_PLURAL = frozenset({"i", "we", "you", "they", "who", "both", "all", "many", "some"})
# Base forms that open a quotation without asking for anything.
_NO_COMMAND = frozenset({"let", "thank", "ask", "see", "look", "believe", "bless", "damn", "forget", "welcome", "say"})


def asks(scene: Scene, frame: Frame, lemmas: list[str]) -> bool:
    """'asked whether', 'wants to know', 'demanded that the army stay', 'called for “calm”', '“Stop it,” she said'."""
    cue = frame.cue[0].of(scene.text) if frame.cue else ""
    if set(lemmas) & cues()["ask"] or _WANTS_TO_KNOW.search(cue):
        return True
    if not frame.content:
        return False
    if _question(frame.content[-1].of(scene.text).strip()) or _called_for(scene, frame, cue):
        return True
    if set(lemmas) & _SUBJUNCTIVE and (set(lemmas) & {"propose"} or subjunctive(scene, frame.content[0])):
        return True
    directed = bool(set(lemmas) & _DIRECTING) and _infinitive(scene, frame.content[0])
    return directed or _command(scene, frame)


def _question(words: str) -> bool:
    """'“Who signed?”', 'who signed?'; not 'the raid made him ask himself “who signed?”', told in a clause."""
    told = words[:1] not in ('"', "“", "‘", "'", "”") and any(q in words[1:] for q in '"“')
    return bool(_QUESTION.search(words)) and not told


def _called_for(scene: Scene, frame: Frame, cue: str) -> bool:
    """'called | for “full publication”': the preposition may stand outside the cue."""
    behind = scene.text[frame.cue[0].end : frame.cue[0].end + 4] if frame.cue else ""
    return bool(_CALLS_FOR.search(cue)) or (bool(re.search(r"\bcall(?:s|ed|ing)?$", cue)) and behind.startswith(" for"))


def subjunctive(scene: Scene, content: Span) -> bool:
    """'the ban | go first', 'no slot | be moved': a base form with a subject and without a modal."""
    if _bare_be(scene, content):
        return True
    syntax = scene.syntax
    head = syntax.head_of(content)
    if head is None or not any(c < head and content.covers(syntax.tokens[c].span) for c in syntax.of(head, "nsubj")):
        return False
    subject = syntax.of(head, "nsubj")[0]
    between = [syntax.word(i) for i in range(subject + 1, head)]
    if any(w in _TENSED or syntax.tokens[i].tag == "MD" for i, w in enumerate(between, subject + 1)):
        return False
    if "be" in between or syntax.word(head) == "be":
        return "to" not in between
    plural = syntax.tokens[subject].tag in ("NNS", "NNPS") or syntax.word(subject) in _PLURAL
    return syntax.tokens[head].tag == "VB" and not plural and "to" not in between


def _bare_be(scene: Scene, content: Span) -> bool:
    """'no shift | be cut': a 'be' with words before it, none of them 'to', a modal or a helper, whatever the parse."""
    here = list(scene.syntax.inside(content))
    first = next((k for k, i in enumerate(here) if scene.syntax.word(i) == "be"), 0)
    before = here[:first]
    barred = any(scene.syntax.tokens[i].tag == "MD" or scene.syntax.word(i) in _TENSED | {"to"} for i in before)
    return first > 0 and not barred and any(scene.syntax.tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in before)


def _infinitive(scene: Scene, content: Span) -> bool:
    """'“to stay at home”', 'not to bring back a paper'."""
    words = [w for w in scene.syntax.words(content)[:4] if w.isalpha()]
    return words[:1] == ["to"] or words[:2] == ["not", "to"]


def _command(scene: Scene, frame: Frame) -> bool:
    """'“Send them oboes,” he wrote': a quotation that opens with a base form that has no subject and no helper."""
    first = frame.content[0]
    quoted = any(q.start == first.start for q in scene.quotes)
    here = [i for i in scene.syntax.inside(first) if scene.syntax.word(i).isalpha()]
    if not quoted or not here:
        return False
    i = (
        here[0]
        if scene.syntax.word(here[0]) not in ("please", "then", "just", "so", "now")
        else here[min(1, len(here) - 1)]
    )
    syntax = scene.syntax
    if syntax.tokens[i].tag != "VB" or syntax.word(i) in _NO_COMMAND:
        return False
    return not syntax.of(i, "nsubj", "aux") and not any(syntax.word(k) == "to" for k in syntax.children[i] if k < i)

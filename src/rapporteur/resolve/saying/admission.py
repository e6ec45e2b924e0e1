"""Admission: which attributions a record counts as statements (guideline 5)."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.asking import subjunctive
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.withholding import unsaid
from rapporteur.resolve.syntax import FINITE_TAGS


def is_statement(scene: Scene, frame: Frame) -> bool:
    """A cue with a finite clause, with quoted words, 'according to', a denial or a dodge; not a bare speech act.

    >>> # 'the union said pay had fallen' yes; 'urged the board to resign' no; 'called the plan "a gift"' yes
    """
    if not frame.content:
        return frame.stance == "declines"
    lemmas = set(scene.lemmas(frame.cue[0])) if frame.cue else set()
    if unsaid(scene, frame):
        return False
    if "negated_denial" in frame.reasons or (frame.stance == "asks" and _asked(scene, frame)):
        return True
    if frame.stance in ("denies", "declines") or lemmas & cues()["any_content"] or frame.heard:
        return True
    if lemmas & cues()["cite"] and "say" not in lemmas:  # 'citing two officials' is a link of the chain
        return any(is_clause(scene, span) and quoted(scene, frame) for span in frame.content)
    if _IMPERSONAL.search(frame.cue[0].of(scene.text) if frame.cue else "") and not frame.source:
        return False
    if lemmas & _BARE_ACTS:  # 'agreed on the word “binding”', 'spoke “of nothing else”' are acts or narration
        return any(is_clause(scene, c) and _opens_clause(scene, c) for c in frame.content)
    if lemmas & _INTENDING and _is_reason(scene, frame.content[0]):
        return False
    if is_report_passive(scene, frame) or quoted(scene, frame):
        return True
    return any(is_clause(scene, span) for span in frame.content)


def _asked(scene: Scene, frame: Frame) -> bool:
    """'asked which calendar', 'demanded no slot be moved': a question without its verb, a directive as a clause."""
    words = scene.syntax.words(frame.content[0])
    return (bool(words) and words[0] in _WH) or subjunctive(scene, frame.content[0])


_WH = frozenset({"what", "when", "where", "why", "how", "who", "whom", "which", "whether", "if", "whose"})
_IMPERSONAL = re.compile(r"\bit (?:is|was) (?:worth|to be|worth\w+)\b", re.IGNORECASE)
_INTENDING = frozenset({"intend", "plan", "aim"})
_BARE_ACTS = frozenset({"agree", "speak", "talk", "decide"})


def _is_reason(scene: Scene, content: Span) -> bool:
    """'intends | (to push on,) as the army “has no time”': the words quoted give a reason, not what is intended."""
    before = re.split(r"[\"“]", content.of(scene.text), maxsplit=1)[0]
    return not _opens_clause(scene, content) or bool(re.search(r", (?:as|because|since|while)\b", before))


def _opens_clause(scene: Scene, span: Span) -> bool:
    """Whether the words open like a statement, with neither a question word nor a preposition."""
    first = next(iter(scene.syntax.inside(span)), None)
    return (
        first is not None
        and scene.syntax.tokens[first].pos not in ("ADP", "SCONJ")
        and (scene.syntax.tokens[first].tag not in ("WP", "WRB", "WDT"))
    )


def is_clause(scene: Scene, span: Span) -> bool:
    """Whether the words hold a finite clause that is no mere modifier ('the plan that failed' is none)."""
    syntax = scene.syntax
    here = syntax.inside(span)
    if not here:
        return len(span.of(scene.text).split()) > 5
    words = syntax.words(span)
    if words[0] == "to" or (words[0] == "not" and words[1:2] == ["to"]):
        return False
    head = syntax.head_of(span)
    tops = [i for i in here if syntax.tokens[i].head not in here or syntax.tokens[i].head == i]
    heads = {i for i in (head, *tops) if i is not None}
    return any(syntax.is_finite(i) or _has_subject(scene, i) for i in heads) or _has_helper(scene, here)


def _has_subject(scene: Scene, i: int) -> bool:
    """'they | stop at ten': a verb with its subject, whatever its tag; no infinitive."""
    syntax = scene.syntax
    subject = syntax.of(i, "nsubj")
    infinitive = any(syntax.word(c) == "to" for c in syntax.children[i])
    return syntax.tokens[i].pos == "VERB" and bool(subject) and not infinitive and not syntax.word(i).endswith("ing")


def _has_helper(scene: Scene, here: range) -> bool:
    """'the books | did not balance': a tensed helper behind its subject, in no relative clause, whatever the parse."""
    tokens = scene.syntax.tokens
    first = next((i for i in here if tokens[i].pos == "AUX" and tokens[i].tag in FINITE_TAGS), None)
    if first is None:
        return False
    before = [i for i in here if i < first]
    named = any(tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in before)
    return named and not any(scene.syntax.word(i) in ("who", "which", "that", "whose") for i in before)


def is_report_passive(scene: Scene, frame: Frame) -> bool:
    """'is said to', 'was believed to have': a passive of saying before an infinitive."""
    words = scene.syntax.words(frame.cue[0]) if frame.cue else []
    return (
        bool(words)
        and bool(set(words) & {"is", "are", "was", "were", "been"})
        and not frame.source
        and (bool(set(scene.lemmas(frame.cue[0])) & cues()["hearsay"]))
    )


def quoted(scene: Scene, frame: Frame) -> bool:
    """Whether the content holds quoted words that are more than a name; a quotation that holds the cue is another's."""
    own = [q for q in scene.quotes if not any(q.covers(c) for c in frame.cue) and not is_name(scene, q)]
    return any(q.overlaps(c) for q in own for c in frame.content)


def is_name(scene: Scene, quote: Span) -> bool:
    """Quotation marks around a proper name ('the “Northern Star”') make no statement."""
    words = quote.of(scene.text).strip("\"“”‘’'").split()
    return (
        0 < len(words) <= 5
        and any(w[:1].isupper() for w in words)
        and all(w[:1].isupper() for w in words if len(w) > 3)
        and words[-1][-1:].isalnum()
    )

"""Another's day: time expressions of an act's sentence that tell the day of another verb, noun or quotation."""

import re

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.tree import Word

# Acts that are done by words: what they are about may lie ahead, they themselves do not.
SPOKEN = frozenset(
    {
        "REQUEST",
        "OFFER",
        "PLEDGE",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "CLAIM",
        "DENY",
        "DECLINE",
        "CONCEDE",
        "SUPPORT",
        "AGREE",
    }
)
_OF = re.compile(
    r"\b(?!(?:hours|morning|afternoon|evening|night|end|start|beginning|middle|week|weekend)\s)(?P<noun>[\w-]+)\sof\s$"
)
_FIRST_TIME = re.compile(r"\btime\s$")  # 'for the first time since 1976': the end of what went before
# With these verbs a noun names the move that is made now ('issued a threat on Monday'); of any other verb the day is
# that of what is done to it ('threw out the proposal on Monday').
_MAKING = frozenset(
    {
        "make",
        "issue",
        "announce",
        "put",
        "present",
        "submit",
        "send",
        "table",
        "publish",
        "deliver",
        "repeat",
        "renew",
        "launch",
    }
    | {
        "come",
        "arrive",
        "reach",
        "sign",
        "float",
        "unveil",
        "lodge",
        "file",
        "hand",
        "voice",
        "raise",
        "give",
        "receive",
        "get",
    }
    | {
        "be",
        "have",
        "win",
        "secure",
        "extend",
        "bring",
        "follow",
        "post",
        "release",
        "tell",
        "declare",
        "offer",
        "add",
        "say",
    }
)


def of_another(hit: Hit, time: When, text: str) -> bool:
    """Whether the time is that of another verb or noun of the sentence, or stands in a quotation without the act."""
    return (
        _of_the_answer(hit, time.span)
        or _of_another_verb(hit, time.span)
        or _of_the_subject(hit, time.span)
        or _of_a_thing(hit, time.span, text)
        or _quoted(hit.tree.span, time.span, text) != _quoted(hit.tree.span, hit.trigger, text)
        or _FIRST_TIME.search(text, hit.tree.span.start, time.span.start) is not None
    )


def _quoted(sentence: Span, span: Span, text: str) -> bool:
    before = text[sentence.start : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _of_a_thing(hit: Hit, time: Span, text: str) -> bool:
    """'withdrew the proposal of November 4': the day of a thing that is no act here."""
    match = _OF.search(text, hit.tree.span.start, time.start)
    return match is not None and not hit.trigger.overlaps(Span(match.start("noun"), match.end("noun")))


def _of_the_answer(hit: Hit, time: Span) -> bool:
    """'on Tuesday rejected an offer by the rebels', 'was moved to June 3 at their request': not the offer's day."""
    if hit.kind != "noun" or hit.type not in SPOKEN:
        return False
    tree = hit.tree
    words = {w.i for w in tree.inside(time)}
    if words & set(tree.below(hit.v)):
        return False
    if any(w.low == "at" for w in tree.children(hit.v, "case")):
        return True
    verb = next((w for w in tree.above(hit.v) if w.pos == "VERB"), None)
    return verb is not None and verb.lemma not in _MAKING


def _of_another_verb(hit: Hit, time: Span) -> bool:
    """'…, the board announced on Sunday', '…, and on Sunday the board met', '…; it met on Sunday': another clause.

    A time that opens the sentence holds for all its clauses.
    """
    tree = hit.tree
    words = tree.inside(time)
    if not words:
        return False
    first, last = sorted((words[0].i, hit.v))
    if any(tree.words[i].low == ";" for i in range(first, last)):
        return True
    if any(_modifies(w) and w.head != hit.v for w in _up_to(hit, words[0].i)):
        return True
    verb = next((w for w in tree.above(words[0].i) if w.pos == "VERB"), None)
    if verb is None or verb.i == hit.v:
        return False
    if verb.i in tree.below(hit.v):
        return verb.base_rel in ("dep", "parataxis", "conj", "advcl", "acl") and tree.child(verb.i, "nsubj") is not None
    own = (
        tree.words[hit.v].base_rel in ("conj", "parataxis", "dep")
        and tree.child(hit.v, "nsubj", "nsubj:pass") is not None
    )
    return own and words[0].i > 3


def _modifies(word: Word) -> bool:
    """A relative clause or a participle: 'the summit that was set for Saturday', 'a pact signed on Monday'."""
    return word.i > word.head and (word.rel == "acl:relcl" or (word.base_rel == "acl" and word.tag in {"VBN", "VBD"}))


def _up_to(hit: Hit, place: int) -> list[Word]:
    """The words above a place, below the hit; none where it is not below."""
    over: list[Word] = []
    for w in hit.tree.above(place):
        if w.i == hit.v:
            return over
        over.append(w)
    return []


def _of_the_subject(hit: Hit, time: Span) -> bool:
    """'The recall of the ship on Friday was praised': the day of what the words are about."""
    if hit.kind == "noun" or hit.type not in SPOKEN:
        return False
    words = {w.i for w in hit.tree.inside(time)}
    heads = [s.i for s in hit.tree.children(hit.v, "nsubj", "csubj") if words and s.i < min(words)]
    return any(words & set(hit.tree.below(i)) for i in heads)

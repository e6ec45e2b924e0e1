"""Own day: which of the time expressions around an act tell when it took place, and which tell something else."""

import re
from collections.abc import Sequence

from rapporteur.domain.edtf import bounds
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.hit import Hit

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
_FIRST_TIME = re.compile(r"\btime\s$")  # 'for the first time since 1976': the end of what went before
_FEW = 7  # words between a verb and its time
_INSERTED = re.compile(r"[^,;:“”\"—]*,\s(?:an?|the|which|who|whose|where)\s[^,;:“”\"—]*,\s(?:in|on)\s", re.IGNORECASE)
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


def own_day(
    hit: Hit, dates: Sequence[When], statement: Statement | None, reading: Reading, times: Sequence[When]
) -> When | None:
    """The nearest of the expressions that is a day of the act itself, None where each is another's.

    `dates` are those that the parse gives to the act, `times` all of the report.
    """
    text = reading.report.text
    inside = [t for t in times if hit.tree.span.covers(t.span) and t not in dates]
    set_off = (t for t in inside if _behind_an_insertion(hit, t, text) or _right_behind(hit, t.span))
    points = (t for t in (*dates, *set_off) if t.kind == "point" and t.edtf)
    published = reading.report.published
    fits = [
        t
        for t in points
        if not _of_the_saying(hit, t.span, statement)
        and not _still_ahead(hit, t, published)
        and not _of_the_answer(hit, t.span)
        and not _of_another_verb(hit, t.span)
        and not _of_the_subject(hit, t.span)
        and not _FIRST_TIME.search(text, hit.tree.span.start, t.span.start)
    ]
    return min(fits, key=lambda t: _farness(hit, t.span), default=None)


def _farness(hit: Hit, time: Span) -> tuple[bool, int]:
    """A time that hangs on the act's own word comes first, then the nearest."""
    words = {w.i for w in hit.tree.inside(time)}
    own = any(w.head == hit.v for w in hit.tree.words if w.i in words and w.head not in words)
    return not own, max(hit.trigger.start - time.end, time.start - hit.trigger.end, 0)


def _of_the_saying(hit: Hit, time: Span, statement: Statement | None) -> bool:
    """'The strike is off, the board said on Sunday': the day of the cue, where the act is in the content."""
    if statement is None or any(c.overlaps(hit.trigger) for c in statement.cue):
        return False
    told = any(c.overlaps(hit.trigger) for c in statement.content)
    return told and not any(c.overlaps(time) for c in statement.content)


def _still_ahead(hit: Hit, time: When, published: str | None) -> bool:
    """'agreed to swap them on Saturday', in a report of Tuesday: the day of what was agreed, not of agreeing."""
    if hit.type not in SPOKEN - {"SUPPORT"} or hit.modality not in ("actual", "background"):
        return False
    when, report = bounds(time.edtf)[0], bounds(published)[1]
    return bool(when and report and when > report)


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
    verb = next((w for w in tree.above(words[0].i) if w.pos == "VERB"), None)
    if verb is None or verb.i == hit.v:
        return False
    if verb.i in tree.below(hit.v):
        return verb.base_rel in ("dep", "parataxis", "conj") and tree.child(verb.i, "nsubj") is not None
    own = (
        tree.words[hit.v].base_rel in ("conj", "parataxis", "dep")
        and tree.child(hit.v, "nsubj", "nsubj:pass") is not None
    )
    return own and words[0].i > 3


def _of_the_subject(hit: Hit, time: Span) -> bool:
    """'The recall of the ship on Friday was praised': the day of what the words are about."""
    if hit.kind == "noun" or hit.type not in SPOKEN:
        return False
    words = {w.i for w in hit.tree.inside(time)}
    return any(words & set(hit.tree.below(s.i)) for s in hit.tree.children(hit.v, "nsubj", "csubj"))


def _right_behind(hit: Hit, time: Span) -> bool:
    """'sued the city in 2021 over the loss': right behind the verb and its object, wherever the parse hangs it."""
    tree = hit.tree
    between = tree.inside(Span(hit.trigger.end, time.start))
    if hit.kind != "verb" or not between or len(between) > _FEW or between[-1].low not in {"in", "on"}:
        return False
    return not any(w.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"} or w.low in {"to", "that"} for w in between)


def _behind_an_insertion(hit: Hit, time: When, text: str) -> bool:
    """'took the valley, a strip that both claim, in May 2020': what is set off by commas has no day."""
    if hit.kind != "verb" or hit.tree.words[hit.v].base_rel != "root" or time.span.start <= hit.trigger.end:
        return False
    return bool(_INSERTED.fullmatch(text, hit.trigger.end, time.span.start))

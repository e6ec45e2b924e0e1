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
_INSERTED = re.compile(r"[^,;:“”\"—]*,\s(?:an?|the|which|who|whose|where)\s[^,;:“”\"—]*,\s(?:in|on)\s", re.IGNORECASE)
# What is done to a move that somebody else made before: the day is that of the answer.
_ANSWERS = frozenset(
    {
        "reject",
        "refuse",
        "decline",
        "dismiss",
        "turn",
        "accept",
        "welcome",
        "back",
        "oppose",
        "criticise",
        "criticize",
        "consider",
    }
    | {
        "discuss",
        "study",
        "condemn",
        "ignore",
        "answer",
        "denounce",
        "spurn",
        "rebuff",
        "rule",
        "weigh",
        "debate",
        "defy",
    }
)


def own_day(
    hit: Hit, dates: Sequence[When], statement: Statement | None, reading: Reading, times: Sequence[When]
) -> When | None:
    """The nearest of the expressions that is a day of the act itself, None where each is another's.

    `dates` are those that the parse gives to the act, `times` all of the report.
    """
    set_off = (t for t in times if hit.tree.span.covers(t.span) and _behind_an_insertion(hit, t, reading.report.text))
    points = (t for t in (*dates, *set_off) if t.kind == "point" and t.edtf)
    published = reading.report.published
    fits = [
        t
        for t in points
        if not _of_the_saying(hit, t.span, statement)
        and not _still_ahead(hit, t, published)
        and not _of_the_answer(hit, t.span)
        and not _of_another_verb(hit, t.span)
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
    if hit.type not in SPOKEN or hit.modality not in ("actual", "background"):
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
    return verb is not None and verb.lemma in _ANSWERS


def _of_another_verb(hit: Hit, time: Span) -> bool:
    """'…, the board announced on Sunday', hung below the act by the parse: a verb with a subject of its own."""
    tree = hit.tree
    words = tree.inside(time)
    verb = next((w for w in tree.above(words[0].i) if w.pos == "VERB"), None) if words else None
    if verb is None or verb.i == hit.v or verb.base_rel not in ("dep", "parataxis"):
        return False
    return verb.i in tree.below(hit.v) and tree.child(verb.i, "nsubj") is not None


def _behind_an_insertion(hit: Hit, time: When, text: str) -> bool:
    """'took the valley, a strip that both claim, in May 2020': what is set off by commas has no day."""
    if hit.kind != "verb" or hit.tree.words[hit.v].base_rel != "root" or time.span.start <= hit.trigger.end:
        return False
    return bool(_INSERTED.fullmatch(text, hit.trigger.end, time.span.start))

"""Own day: which of the time expressions around an act tell when it took place, and which tell something else."""

import re
from collections.abc import Sequence

from rapporteur.domain.edtf import bounds
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.others_day import SPOKEN, of_another
from rapporteur.resolve.acts.tree import Tree, Word

_OPENS = re.compile(r"[“\"]?(?:(?:early|late|earlier|later)\s)?(?:(?:on|in|at)\s)?", re.IGNORECASE)
_CLAUSAL = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
_FEW = 7  # words between a verb and its time
_INSERTED = re.compile(r"[^,;:“”\"—]*,\s(?:an?|the|which|who|whose|where)\s[^,;:“”\"—]*,\s(?:in|on)\s", re.IGNORECASE)


def own_day(
    hit: Hit, dates: Sequence[When], statement: Statement | None, reading: Reading, times: Sequence[When]
) -> When | None:
    """The nearest of the expressions that is a day of the act itself, None where each is another's.

    `dates` are those that the parse gives to the act, `times` all of the report.
    """
    text, published = reading.report.text, reading.report.published
    inside = [t for t in times if hit.tree.span.covers(t.span)]
    sure = [t for t in inside if _surely(hit, t, text)]
    told = [t for t in dates if t not in sure and not of_another(hit, t, text)]
    fits = [
        t
        for t in (*sure, *told)
        if t.kind == "point"
        and t.edtf
        and not _of_the_saying(hit, t.span, statement)
        and not _still_ahead(hit, t, published)
    ]
    return min(fits, key=lambda t: _farness(hit, t.span), default=None)


def _opens_the_sentence(hit: Hit, time: When, text: str) -> bool:
    """'On May 6 the minister demanded an end to it and refused to talk': for the main verb and those joined to it."""
    if hit.kind != "verb" or not _OPENS.fullmatch(text, hit.tree.span.start, time.span.start):
        return False
    rel, subject = hit.tree.words[hit.v].base_rel, hit.tree.child(hit.v, "nsubj", "nsubj:pass")
    return rel == "root" or (rel == "conj" and subject is None)


def _surely(hit: Hit, time: When, text: str) -> bool:
    """By where the words stand, whatever the parse makes of it."""
    return (
        _behind_an_insertion(hit, time, text) or _opens_the_sentence(hit, time, text) or _right_behind(hit, time.span)
    )


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
    """'agreed to swap them on Saturday', in a report of Tuesday: the day of what was agreed, not of agreeing.

    What a side will sign or give up on a day is done on that day ('will release 40 soldiers on Saturday').
    """
    will = any(h.low in {"will", "'ll"} for h in hit.clause.helpers)
    if hit.type not in SPOKEN - {"SUPPORT"} or (hit.type == "CONCEDE" and will):
        return False
    if hit.modality not in ("actual", "background"):
        return False
    when, report = bounds(time.edtf)[0], bounds(published)[1]
    return bool(when and report and when > report)


def _right_behind(hit: Hit, time: Span) -> bool:
    """'sued the city in 2021 over the loss': right behind the verb and its object, wherever the parse hangs it."""
    tree = hit.tree
    between = tree.inside(Span(hit.trigger.end, time.start))
    if hit.kind != "verb" or not between or len(between) > _FEW or between[-1].low not in {"in", "on"}:
        return False
    return not any(w.pos in _CLAUSAL or w.low in {"to", "that"} for w in between if not _before_a_noun(tree, w))


def _before_a_noun(tree: Tree, word: Word) -> bool:
    """'40 [captured] soldiers': a participle that only describes."""
    after = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else word
    return word.tag in {"VBN", "VBG"} and after.pos in {"NOUN", "PROPN"}


def _behind_an_insertion(hit: Hit, time: When, text: str) -> bool:
    """'took the valley, a strip that both claim, in May 2020': what is set off by commas has no day."""
    if hit.kind != "verb" or hit.tree.words[hit.v].base_rel != "root" or time.span.start <= hit.trigger.end:
        return False
    return bool(_INSERTED.fullmatch(text, hit.trigger.end, time.span.start))

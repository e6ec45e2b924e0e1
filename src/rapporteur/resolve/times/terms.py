"""Terms: how long a commitment runs, from the words of the sentence that makes it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.act import Term
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.edtf import add_duration, days_between, precision_of
from rapporteur.resolve.times.words import word_set

REACH = 48  # characters before a date in which its 'resume' or 'expire' stands

_RUNS = re.compile(
    r"[\"“]?(?:It|The (?:[\w-]+ ){0,2}?(?P<noun>[a-z-]+)),? (?:(?:which|that) )?(?:will |is to |was to |would )?"
    r"(?:took effect|take effect|takes effect|came? into force|comes into force|begins?|began|starts?|started|runs?"
    r"|lasts?|expires?|ends?|is valid|holds?|applies)\b"
)


def read_term(text: str, sentence: Span, times: Sequence[When], *, act_time: str | None) -> Term | None:
    """The term worded in `sentence` for a commitment made at `act_time` (EDTF), None where none is worded.

    `times` are the expressions of `find_times` (of the whole report or of the sentence). A term starts when the text
    says so, else with the act. 'a 30-day pause' agreed on 2025-03-18 ends on 2025-04-17; 'until June 11' is an end;
    'promised to resume deliveries on Monday' is a start; 'within 48 hours' is an end counted from the act.
    """
    inside = [w for w in times if sentence.covers(w.span)]
    terms = [t for w in inside if (t := _worded(text, sentence, w))]
    if not terms:
        return None
    told = terms[0]
    for more in terms[1:]:
        told = merge_terms(told, more)
    day = act_time if precision_of(act_time) == "day" else None
    return term_from(told.start or (day if told.duration or told.end else None), told.duration, told.end)


def carried_on(
    text: str, sentence: Span, following: Span | None, times: Sequence[When], told: Term | None
) -> Term | None:
    """The term of an agreement as the next sentence words it, where that speaks of what was agreed: 'agreed to a 30-day
    pause. It took effect at midnight and runs until June 11.' What it says goes before what was reckoned.
    """
    match = _RUNS.match(following.of(text)) if following else None
    if following is None or match is None or not _speaks_of(match["noun"], sentence.of(text)):
        return told
    more = read_term(text, following, times, act_time=None)
    if more is None or not (more.start or more.end):
        return told
    if told is None:
        return more
    start = more.start if more.start or told.duration else told.start
    return term_from(start, more.duration or told.duration, more.end or (None if more.start else told.end))


def _speaks_of(noun: str | None, sentence: str) -> bool:
    """'It', the noun of the agreement, or another word for an agreement that was told without one."""
    nouns, words = word_set("commitments", "nouns"), set(re.findall(r"[a-z-]+", sentence.lower()))
    return noun is None or (noun in nouns and (noun in words or not words & nouns))


def _worded(text: str, sentence: Span, when: When) -> Term | None:
    """What one expression adds: its own term, a deadline's day as the end, a start or end by the verb before it."""
    if when.term is not None:
        return when.term
    if when.kind == "deadline":
        return Term(end=when.edtf)
    if when.edtf is None or "/" in when.edtf or precision_of(when.edtf) is None:
        return None
    before = re.findall(r"[\w-]+", text[max(sentence.start, when.span.start - REACH) : when.span.start].lower())[-6:]
    if set(before) & word_set("commitments", "starts"):
        return Term(start=when.edtf)
    return Term(end=when.edtf) if set(before) & word_set("commitments", "ends") else None


def merge_terms(told: Term, more: Term) -> Term:
    """One term from two wordings of it ('for 30 days' and 'until June 11'); what was told first stands."""
    return replace(
        told, start=told.start or more.start, duration=told.duration or more.duration, end=told.end or more.end
    )


def term_from(start: str | None, duration: str | None, end: str | None) -> Term:
    """A term with what follows from the rest: start and duration give the end, start and end (both days) the duration.

    30 days from 2025-03-18 end on 2025-04-17. Values that do not fit together are kept as they were told.
    """
    if end is None and start and duration:
        end = add_duration(start, duration)
    elif start is None and end and duration:
        start = add_duration(end, duration, sign=-1)
    elif duration is None and (days := days_between(start, end)):
        duration = f"P{days}D"
    return Term(start, duration, end)

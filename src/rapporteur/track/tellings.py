"""Tellings: whether two entries tell one thing though one is a move and the other words, or the sides are worded apart.

Reports put one thing as an act ('the board rejected the plan'), as words of a voice ('the plan was dead, the board said') and as
what another outlet reports ('the Post says the plan is dead'). An act and a statement are compared by all that is told in
them; an outlet that is relayed is no side, so its words are compared whoever else moves.
"""

from dataclasses import dataclass
from functools import lru_cache

from rapporteur.domain.similarity import content_words, numbers
from rapporteur.track.dates import compatible, precision
from rapporteur.track.entries import Entry
from rapporteur.track.gist import evidence_spans, matter
from rapporteur.track.passages import part_of
from rapporteur.track.sentences import sentences, words_of

#: Share of the words of the shorter telling, and fewest words, that an act and a statement have in common.
ACROSS, FEWEST = 0.5, 3
#: The same where a side is not told, and where two sides are that are worded apart in reports that draw on one another.
NOBODY = 0.6
#: The same in reports that draw on one another or on a third.
BOUND = 0.35
#: Share and number of the words of two sentences from which acts of one type in them are one event.
EVENT, EVENT_WORDS = 0.5, 4
#: Days from which on a time no longer tells one event from another.
ONE_TIME = 31
#: Fewest words of a quotation by which two tellings are known.
QUOTED = 4


def across(a: Entry, b: Entry, bound: bool = False) -> bool:
    """Whether two tellings, at least one of them a statement, are of one thing by their words; where they are `bound`
    (their reports draw on one another), two acts of one type too, and fewer words are enough.
    """
    if a.act and b.act and not (bound and a.act.type == b.act.type):
        return False
    share = _share_asked(sides_of(a), sides_of(b), bound)
    if share is None or negative(a) != negative(b):
        return False
    first, second = told(a), told(b)
    shared, least = first.words & second.words, min(len(first.words), len(second.words))
    clash = first.numbers and second.numbers and not first.numbers & second.numbers
    return not clash and len(shared) >= FEWEST and len(shared) >= share * least


def _share_asked(mine: frozenset[str], theirs: frozenset[str], bound: bool) -> float | None:
    """The share of words that is asked for, None where the sides exclude each other."""
    if mine and theirs and not mine & theirs:
        return NOBODY if bound else None
    return BOUND if bound else (ACROSS if mine & theirs else NOBODY)


def quoted_alike(a: Entry, b: Entry) -> bool:
    """Whether both bring words of one quotation, and no two named voices."""
    names = {e.voice.name for e in (a, b) if e.voice and e.voice.name and e.voice.role != "outlet"}
    return len(names) < 2 and any(
        part_of(q, r) for q in quoted_words(a) for r in quoted_words(b) if min(len(q), len(r)) >= QUOTED
    )


def sides_of(entry: Entry) -> frozenset[str]:
    """Who moves or speaks, by party and by name; an outlet that is relayed is nobody."""
    told = [n for a in (entry.act.actor if entry.act else ()) for n in (a.party, a.name) if n]
    voice = entry.voice
    if voice and voice.role != "outlet" and not told:
        told = [n for n in (voice.party, voice.name, *voice.members) if n]
    return frozenset(told)


@dataclass(frozen=True, slots=True)
class Told:
    """The content words of all that an entry tells, and the numbers among them."""

    words: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=65536)
def told(entry: Entry) -> Told:
    """What an entry tells: the words it rests on, and those that it is about."""
    spans = entry.statement.content if entry.statement and entry.act is None else evidence_spans(entry)
    text = " ".join((*(s.of(entry.report.text) for s in spans), matter(entry)))
    return Told(content_words(text), numbers(text))


def one_event(a: Entry, b: Entry) -> bool:
    """Whether two acts of one type, in different reports, are one event by the sentences that they stand in: most of the
    words of the shorter one, times that agree, and no two different sides; or one day and one place.
    """
    if not a.act or not b.act or a.report.id == b.report.id:
        return False
    told_times = a.act.time is not None and b.act.time is not None
    if told_times and not compatible(a.act.time, b.act.time):
        return False
    if told_times and a.act.place and a.act.place == b.act.place and precision(a.act.time) <= ONE_TIME:
        return True
    mine, theirs = sides_of(a), sides_of(b)
    first, second = in_sentence(a), in_sentence(b)
    shared = len(first & second)
    alike = shared >= EVENT_WORDS and shared >= EVENT * min(len(first), len(second))
    return alike and (not mine or not theirs or bool(mine & theirs))


@lru_cache(maxsize=65536)
def in_sentence(entry: Entry) -> frozenset[str]:
    """The content words of the sentence that an act stands in."""
    if entry.act is None:
        return frozenset()
    start = entry.act.trigger.start
    rows = sentences(entry.report.text)
    return next((s.content for s in rows if s.span.start <= start < s.span.end), frozenset())


@lru_cache(maxsize=65536)
def quoted_words(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The quotations in an entry's statement, word by word."""
    spans = entry.statement.content if entry.statement else ()
    text = entry.report.text
    return tuple(words_of(text, s) for s in spans if text[s.start : s.start + 1] in "\"“‘'")


def negative(entry: Entry) -> bool:
    """Whether a telling is a denial, a refusal to comment or negated."""
    stance = entry.statement.stance if entry.statement else "asserts"
    return stance in ("denies", "declines") or bool(entry.act and entry.act.modality == "negated")

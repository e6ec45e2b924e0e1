"""Tellings: whether two entries tell one thing though one is a move and the other words, or the sides are worded apart.

Reports put one thing as an act ('the board rejected the plan'), as words of a voice ('the plan was dead, the board
said') and as what another outlet reports ('the Post says the plan is dead'). In reports that draw on one another an act
and a statement are compared by all that is told in them; an outlet that is relayed is no side.
"""

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rapporteur.domain.similarity import content_words, numbers
from rapporteur.track.dates import compatible, precision
from rapporteur.track.entries import Entry
from rapporteur.track.gist import evidence_spans, matter
from rapporteur.track.passages import part_of
from rapporteur.track.sentences import sentences, words_of

#: Share of the words of the shorter telling, and fewest words, that two tellings of one thing have in common in reports
#: that draw on one another; and where two sides are told that have no name in common.
BOUND, FEWEST, APART = 0.35, 3, 0.6
#: Share and number of the words of two sentences from which acts of one type in them are one event.
EVENT, EVENT_WORDS = 0.5, 4
#: Days from which on a time no longer tells one event from another.
ONE_TIME = 31
#: Fewest words of a quotation by which two tellings are known.
QUOTED = 4
#: Runs of a quotation of which one is kept as a key.
WINDOW = 3


def across(a: Entry, b: Entry) -> bool:
    """Whether two tellings in reports that draw on one another are of one thing by their words: a statement and
    another, or two acts of one type.
    """
    if (a.act and b.act and a.act.type != b.act.type) or negative(a) != negative(b):
        return False
    mine, theirs = sides_of(a), sides_of(b)
    share = APART if mine and theirs and not mine & theirs else BOUND
    first, second = told(a), told(b)
    shared, least = first.words & second.words, min(len(first.words), len(second.words))
    return not _clash(first.numbers, second.numbers) and len(shared) >= FEWEST and len(shared) >= share * least


def quoted_alike(a: Entry, b: Entry) -> bool:
    """Whether both bring words of one quotation, and no two named voices."""
    names = {e.voice.name for e in (a, b) if e.voice and e.voice.name and e.voice.role != "outlet"}
    return len(names) < 2 and any(
        part_of(q, r) for q in quoted_words(a) for r in quoted_words(b) if min(len(q), len(r)) >= QUOTED
    )


def sampled_runs(quote: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Some runs of QUOTED words of a quotation, always the same: of each three in a row the one with the least digest,
    so that two quotations with six words in a row in common share one; a short quotation gives its runs.
    """
    found = [quote[i : i + QUOTED] for i in range(len(quote) - QUOTED + 1)]
    if len(found) <= WINDOW:
        return tuple(found)
    return tuple(
        dict.fromkeys(
            min(found[i : i + WINDOW], key=lambda r: (crc32(" ".join(r).encode()), r))
            for i in range(len(found) - WINDOW + 1)
        )
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
    """Whether two acts of one type, in different reports, are one event by the sentences that they stand in: most of
    the words of the shorter one, times and numbers that agree, and no two different sides; or one day and one place.
    """
    if not a.act or not b.act or a.report.id == b.report.id:
        return False
    if a.act.time and a.act.time == b.act.time and a.act.place == b.act.place and a.act.place and _close(a.act.time):
        return True
    mine, theirs = sides_of(a), sides_of(b)
    apart = bool(mine and theirs and not mine & theirs)
    if apart or _clash(numbers(matter(a)), numbers(matter(b))):
        return False
    if a.act.time and b.act.time and not compatible(a.act.time, b.act.time):
        return False
    first, second = in_sentence(a), in_sentence(b)
    shared = len(first & second)
    return shared >= EVENT_WORDS and shared >= EVENT * min(len(first), len(second))


def _clash(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both tell numbers, none of them in common."""
    return bool(a and b and not a & b)


def _close(time: str) -> bool:
    return precision(time) <= ONE_TIME


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

"""Reach: how far apart two entries may be told and still bear on one another, and by what names they can.

News moves on: what is told more than a month later is told of something else, or recalls it with a date of its own.
These bounds are also what lets a dossier fold a new report without looking at all others (decisions/0015-scale.md).
"""

import re
from collections.abc import Iterable

from rapporteur.domain.similarity import content_words
from rapporteur.track.dates import earliest, latest, precision
from rapporteur.track.entries import VAGUE_DAYS, Entry, voice_side
from rapporteur.track.wording import sentence_of

#: Days that two tellings of one thing, or a claim and its denial, may lie apart.
REACH = 30

_NAME = re.compile(r"\b[A-Z]\w*")


def day_of(edtf: str | None) -> int:
    """The day of a date as an ordinal, 0 where it is vague or none: such an entry is in reach of every other."""
    last = latest(edtf) if edtf and precision(edtf) <= VAGUE_DAYS else None
    return last.toordinal() if last else 0


def told_day(entry: Entry) -> int:
    """The day on which the entry was put forward, as far as its own report tells; 0 where that is open."""
    return day_of(entry.stated)


def in_reach(a: int, b: int) -> bool:
    """Whether two days (ordinals) are near enough; an open one (0) is near to all."""
    return not a or not b or abs(a - b) <= REACH


def printed_day(published: str | None) -> int:
    """The first day of a date of publication as an ordinal, 0 where it is open."""
    first = earliest(published)
    return first.toordinal() if first and precision(published) <= VAGUE_DAYS else 0


def names_in(entry: Entry) -> frozenset[str]:
    """The names by which a denial from another report can find the entry: those of its sides, of its voice, and all
    that are written with a capital in its sentence (not 'The', 'But'); each by its last word.
    """
    voice = filter(None, [voice_side(entry.voice)]) if entry.voice else ()
    capitals = (w.lower() for w in _NAME.findall(sentence_of(entry)) if content_words(w))
    return frozenset((*last_words((*entry.parties, *voice)), *capitals))


def names_of(denial: Entry) -> frozenset[str]:
    """The names by which a denial looks for what it denies in another report: those of the deniers, where there is
    none those in its sentence.
    """
    told = {w for a in denial.act.actor for w in (a.name, a.party) if w} if denial.act else set()
    return last_words((*denial.actors, *told)) or names_in(denial)


def last_words(names: Iterable[str]) -> frozenset[str]:
    """The last word of each name, in small letters: 'the Kelde Courier' is found as 'courier'."""
    return frozenset(words[-1] for n in names if (words := re.findall(r"\w+", n.lower())))

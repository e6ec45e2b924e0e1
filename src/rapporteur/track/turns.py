"""Turns: how a move bears on an earlier one; whether the two are about one matter, and what the wording adds."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.similarity import content_words, numbers, overlap
from rapporteur.track.denial_words import empty_words
from rapporteur.track.entries import Entry, position_in_text
from rapporteur.track.wording import sentence_of, worded

#: Share and number of the words of two moves' sentences from which they are about one matter.
MATTER, WORDS = 0.2, 2


def about_one_matter(before: Entry, now: Entry) -> bool:
    """Whether two moves are about one thing, their numbers apart: four years then, five years now."""
    names = content_words(" ".join((*before.parties, *now.parties)))
    first, second = (_words(e) - names for e in (before, now))
    return overlap(first, second) >= MATTER and len(first & second) >= min(WORDS, len(first), len(second))


def withdraws(entry: Entry) -> bool:
    """Whether a refusal takes back what was put forward: 'withdrew that offer'. A permit that is withdrawn is none."""
    act = entry.act
    return act is not None and act.type == "REJECT" and worded("withdrawn", act.trigger.of(entry.report.text))


def absolute(entry: Entry) -> bool:
    """Whether a demand or refusal leaves nothing over: 'not one tonne before a treaty', 'no talks at all'."""
    return worded("absolute", sentence_of(entry))


def recalled(entry: Entry, acts: Sequence[Entry]) -> Entry:
    """A withdrawal with the issues of what it takes back: of the side's own last offer or pledge before it in the
    report, since 'that offer' says no word about its matter.
    """
    if not entry.act or not withdraws(entry):
        return entry
    before = [
        e
        for e in acts
        if e.act
        and e.act.type in ("OFFER", "PLEDGE", "AGREE", "CONCEDE")
        and e.report.id == entry.report.id
        and set(e.actors) & set(entry.actors)
        and position_in_text(e) < position_in_text(entry)
    ]
    last = max(before, key=position_in_text, default=None)
    return replace(entry, act=replace(entry.act, issue=last.act.issue)) if last and last.act else entry


def _words(entry: Entry) -> frozenset[str]:
    sentence = sentence_of(entry)
    return content_words(sentence) - numbers(sentence) - empty_words()

"""Turns: how a move bears on an earlier one; whether the two are about one matter, and what the wording adds."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from rapporteur.domain.similarity import content_words, numbers, overlap
from rapporteur.track.answers import Behind
from rapporteur.track.denial_words import empty_words
from rapporteur.track.entries import Entry, position_in_text
from rapporteur.track.gist import matter
from rapporteur.track.wording import sentence_of, worded

#: Share and number of the words of two moves' sentences from which they are about one matter.
MATTER, WORDS = 0.2, 2
NONE: Behind = MappingProxyType({})
#: How far before a withdrawal (code points) that may be told which it takes back without naming it.
REACH = 600
#: Issues so narrow that whoever joins an agreement on them gives up his refusal, in whatever words it was told.
SETTLED = frozenset(("ceasefire.general", "ceasefire.limited", "prisoners", "hostages"))
#: Issues that are about one thing between two sides: its monitors, its airspace, its truce.
NARROW = frozenset(("ceasefire.general", "ceasefire.limited", "monitoring", "nuclear", "sanctions"))
GIVING = frozenset(("OFFER", "PLEDGE", "AGREE", "CONCEDE"))


def about_one_matter(before: Entry, now: Entry, behind: Behind = NONE) -> bool:
    """Whether two moves are about one thing, their numbers apart: four years then, five years now. An answer has the
    words of what it answers (`behind`). A demand that only names the price of an earlier offer again is not about what
    was offered.
    """
    names = content_words(" ".join((*before.parties, *now.parties)))
    first, second = (_matter(e, behind) - names for e in (before, now))
    if _names_the_price(before, now):
        first -= _condition(before)
    elif _on_one_thing(before, now):
        return bool(first & second) or _gives(before) != _gives(now)
    return overlap(first, second) >= MATTER and len(first & second) >= min(WORDS, len(first), len(second))


def told_together(a: Entry, b: Entry) -> bool:
    """Whether two moves of one report are not told to be of different times: no turn lies between them."""
    times = [e.act.time if e.act else None for e in (a, b)]
    return a.report.id == b.report.id and (None in times or times[0] == times[1])


def _on_one_thing(before: Entry, now: Entry) -> bool:
    """Whether both are towards one side on an issue so narrow that one word in common is enough, and none for giving
    way after refusing.
    """
    issues = [set(e.act.issue) if e.act else set() for e in (before, now)]
    return bool(issues[0] & issues[1] & NARROW and set(before.recipients) & set(now.recipients))


def _gives(entry: Entry) -> bool:
    return entry.act is not None and entry.act.type in GIVING


def _names_the_price(before: Entry, now: Entry) -> bool:
    types = [e.act.type if e.act else "" for e in (before, now)]
    named = content_words(matter(now)) & _condition(before)
    return types[0] in GIVING and types[1] == "REQUEST" and len(named) >= WORDS


def _condition(entry: Entry) -> frozenset[str]:
    condition = entry.act.condition if entry.act else None
    return content_words(condition.span.of(entry.report.text)) if condition else frozenset()


def withdraws(entry: Entry) -> bool:
    """Whether a refusal takes back what was put forward: 'withdrew that offer'. A permit that is withdrawn is none."""
    act = entry.act
    return act is not None and act.type == "REJECT" and worded("withdrawn", act.trigger.of(entry.report.text))


def leaves(entry: Entry) -> bool:
    """Whether a refusal is worded as leaving what was agreed: 'pulled out of the summit', 'the ban is void'."""
    act = entry.act
    return act is not None and act.type == "REJECT" and worded("left", act.trigger.of(entry.report.text))


def shares_a_word(before: Entry, now: Entry) -> bool:
    """Whether the sentences of two moves have a word in common beside the names."""
    names = content_words(" ".join((*before.parties, *now.parties)))
    return bool((_words(before) & _words(now)) - names)


def settles(before: Entry, now: Entry) -> bool:
    """Whether a joint agreement on a narrow issue takes the place of a refusal on it."""
    if not before.act or not now.act or before.act.type != "REJECT" or now.act.type != "AGREE" or len(now.actors) < 2:
        return False
    return bool(set(before.act.issue) & set(now.act.issue) & SETTLED)


def breaks_off(entry: Entry) -> bool:
    """Whether a refusal is a deed that somebody stops doing: a breach, no new position."""
    act = entry.act
    return act is not None and act.type == "REJECT" and worded("stopped", act.trigger.of(entry.report.text))


def goes_on(entry: Entry) -> bool:
    """Whether giving way is worded as going on with what is done already: 'agreed to go on paying'."""
    return entry.act is not None and entry.act.type in GIVING and worded("goes_on", matter(entry))


def drops(entry: Entry) -> bool:
    """Whether giving way is worded as giving up what was demanded, refused or threatened: 'dropped its insistence'."""
    act = entry.act
    return act is not None and act.type in ("CONCEDE", "AGREE") and worded("dropped", act.trigger.of(entry.report.text))


def absolute(entry: Entry) -> bool:
    """Whether a demand or refusal leaves nothing over: 'not one tonne before a treaty', 'no talks at all'."""
    return worded("absolute", sentence_of(entry))


def hearsay(entry: Entry, report: Sequence[Entry]) -> bool:
    """Whether a move goes back to nobody at all ('is said to have promised', without so much as 'officials'), and the
    report tells of no other move of its side on the matter by an unnamed source.
    """
    if not _of_nobody(entry) or not entry.act:
        return False
    heads = {i.partition(".")[0] for i in entry.act.issue}
    return not any(
        e.act and set(e.actors) & set(entry.actors) and heads & {i.partition(".")[0] for i in e.act.issue}
        for e in report
        if e.voice and e.voice.anonymous and not _of_nobody(e)
    )


def _of_nobody(entry: Entry) -> bool:
    voice = entry.voice
    return voice is not None and voice.anonymous and not voice.description and not voice.party


def reclaims(before: Entry, now: Entry) -> bool:
    """Whether a move demands, with no price of its own, what its side had offered to forgo: land, once a pledge to take
    no more land was the price of recognition.
    """
    paid = before.act.condition if before.act else None
    if (
        not paid
        or paid.kind != "exchange"
        or not now.act
        or (now.act.condition and now.act.condition.kind == "exchange")
    ):
        return False
    names = content_words(" ".join((*before.parties, *now.parties)))
    price = _condition(before)
    asked = content_words(matter(before).replace(paid.span.of(before.report.text), " "))
    return bool((price - asked - names) & _words(now))


def recalled(entry: Entry, acts: Sequence[Entry]) -> Entry:
    """A withdrawal with the issues of what it takes back: of the side's own last offer or pledge before it in the
    report, since 'that offer' says no word about its matter.
    """
    if not entry.act or not withdraws(entry) or not _points_back(entry):
        return entry
    before = [
        e
        for e in acts
        if e.act
        and e.act.type in GIVING
        and e.report.id == entry.report.id
        and set(e.actors) & set(entry.actors)
        and 0 < position_in_text(entry).start - position_in_text(e).end <= REACH
    ]
    last = max(before, key=position_in_text, default=None)
    return replace(entry, act=replace(entry.act, issue=last.act.issue)) if last and last.act else entry


def _points_back(entry: Entry) -> bool:
    """Whether nothing but 'that offer' is said of what is taken back."""
    if entry.act and entry.act.about:
        return worded("pointing", " ".join(s.of(entry.report.text) for s in entry.act.about))
    trigger = entry.act.trigger.of(entry.report.text) if entry.act else ""
    return worded("pointing", matter(entry).replace(trigger, " ").strip())


def _matter(entry: Entry, behind: Behind) -> frozenset[str]:
    other = behind.get(entry.key)
    return _words(entry) | _words(other) if other else _words(entry)


def _words(entry: Entry) -> frozenset[str]:
    sentence = sentence_of(entry)
    return content_words(sentence) - numbers(sentence) - empty_words()

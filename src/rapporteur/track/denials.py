"""Denials: which entries somebody denies or contradicts.

What a denial touches is for `denied.py` to say. The entry stays; it is marked. Two reports that tell the same act once
as done and once as not done contradict each other: both are marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapporteur.domain.similarity import alike, content_words
from rapporteur.track.denial_words import denies_all, empty_words, total_words, uses
from rapporteur.track.denied import REACH, claimed, own_assertion, touched
from rapporteur.track.entries import Entry, position_in_text
from rapporteur.track.figures import clashes, puts_figures
from rapporteur.track.gist import matter
from rapporteur.track.near import Near
from rapporteur.track.origins import ON_RECORD, footing
from rapporteur.track.reach import in_reach, told_day
from rapporteur.track.wording import sentence_of

#: Share of words from which an act and its negation are one, on one issue and on whatever issues.
LIKE, PLAINLY = 0.5, 0.6
#: Moves that are made in words and bind or commit whoever makes them.
WORDS = frozenset(("PLEDGE", "OFFER", "AGREE", "REQUEST", "CLAIM", "THREATEN"))
#: Types that reports use for one and the same course that a side takes.
_COURSES = {"OFFER": "AGREE", "PLEDGE": "AGREE", "CONCEDE": "AGREE"}


@dataclass(frozen=True, slots=True)
class Denial:
    """An entry that denies (`kind` 'denied') or contradicts ('conflicting') the entries in `touches`, best first; or
    by which a side contradicts what it said itself ('reversed').
    """

    entry: Entry
    kind: str
    touches: tuple[Entry, ...]


def denials(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """All denials and conflicts among acts and statements, in the entries' order; those that touch nothing included."""
    near = Near(claimed(entries))
    denied = [_denial(e, touched(e, near.to(e))) for e in entries if denies(e)]
    counted = [Denial(b, "conflicting", (a,)) for a, b in clashes(entries)]
    return (*denied, *_answers(entries), *_conflicts(entries), *_blames(entries), *counted)


def _denial(entry: Entry, claims: tuple[Entry, ...]) -> Denial:
    """The denial; where its side made the move itself, on the record and on an earlier day, it denies its own word."""
    own = claims and all(_own_word(c, entry) for c in claims[:1])
    return Denial(entry, "reversed" if own else "denied", claims)


def _own_word(claim: Entry, denial: Entry) -> bool:
    made = claim.act is not None and claim.act.type in WORDS and footing(claim) == ON_RECORD
    told = claim.statement is None or own_assertion(claim, denial)
    return made and told and set(claim.actors) == set(denial.actors) and claim.day < denial.day


def disputes(found: Sequence[Denial], entries: Sequence[Entry]) -> Mapping[tuple[str, str], tuple[Denial, ...]]:
    """For each entry that is touched, by its key, the denials that touch it."""
    out: dict[tuple[str, str], list[Denial]] = {}
    for denial in found:
        for entry in denial.touches:
            out.setdefault(entry.key, []).append(denial)
    return {e.key: tuple(out[e.key]) for e in entries if e.key in out}


def denies(entry: Entry) -> bool:
    """Whether somebody denies something in the entry."""
    if entry.act:
        return entry.act.type == "DENY" and entry.act.modality != "negated"
    return bool(entry.statement and entry.statement.stance == "denies")


def _conflicts(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """The same act told as done by one voice, and then or on the same day as not done by another."""
    told: dict[tuple[str, str], list[Entry]] = {}
    for entry in (e for e in entries if contradicting(e) == "yes"):
        for block in contrary_blocks(entry):
            told.setdefault(block, []).append(entry)
    out = []
    for no in (e for e in entries if contradicting(e) == "no"):
        near = dict.fromkeys(e for block in contrary_blocks(no) for e in told.get(block, ()))
        yes = [e for e in near if in_reach(told_day(no), told_day(e)) and _contradicts(no, e)]
        own = tuple(e for e in yes if own_assertion(e, no))
        others = tuple(e for e in yes if e not in own)
        out += [Denial(no, "conflicting", others)] if others else [Denial(no, "reversed", own)] if own else []
    return tuple(out)


def contrary_blocks(entry: Entry) -> list[tuple[str, str]]:
    """Where an act can meet its contrary: among those of its kind by one of its sides, or of its report."""
    kind = _COURSES.get(entry.act.type, entry.act.type) if entry.act else ""
    return [(kind, who) for who in (*entry.actors, entry.report.id)]


def contradicting(entry: Entry) -> Literal["yes", "no"] | None:
    """Whether the entry tells a deed as done or as not done; None for all else."""
    if entry.act is None or entry.act.type in ("DENY", "DECLINE"):
        return None
    mood = entry.act.modality
    return "no" if mood == "negated" else "yes" if mood in ("actual", "background") else None


def _blames(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """Two sides that accuse each other in one sentence: 'the army blames the militia, the militia the army'."""
    accusations = sorted((e for e in entries if e.act and e.act.type == "ACCUSE"), key=lambda e: e.report.id)
    found = []
    for _, group in groupby(accusations, key=lambda e: e.report.id):
        told = list(group)
        found += [(a, b) for n, b in enumerate(told) for a in told[:n] if _crossed(a, b)]
    return tuple(Denial(b, "conflicting", (a,)) for a, b in found)


def _crossed(a: Entry, b: Entry) -> bool:
    mutual = set(a.actors) & set(b.recipients) and set(b.actors) & set(a.recipients)
    return bool(mutual) and sentence_of(a) == sentence_of(b)


def _contradicts(no: Entry, yes: Entry) -> bool:
    """Whether one voice tells of a side what another says it did not do: the same act on one issue in like words, or,
    in one report, anything that a total negation leaves no room for ('nothing was promised').
    """
    assert no.act
    assert yes.act
    if no.actors and not set(no.actors) & set(yes.actors):
        return False
    other_voice = no.report.id != yes.report.id or no.voice != yes.voice
    same_time = no.time == yes.time if no.time and yes.time else yes.day <= no.day
    if no.report.id == yes.report.id and other_voice and same_time and denies_all(no):
        return no.act.type == yes.act.type and _leaves_no_room(no, yes)
    share_issue = bool(set(no.act.issue) & set(yes.act.issue) - {"other"})
    return other_voice and same_time and alike(matter(no), matter(yes), LIKE if share_issue else PLAINLY)


def _leaves_no_room(no: Entry, yes: Entry) -> bool:
    """'Promised nothing' leaves room for no promise; 'asked for no sum' leaves room for all that is no sum."""
    if uses(total_words("bare"), sentence_of(no)):
        return True
    trigger = content_words(no.act.trigger.of(no.report.text)) if no.act else frozenset()
    words = content_words(matter(no)) - empty_words() - trigger
    return not words or bool(words & content_words(sentence_of(yes)))


def may_contradict(entry: Entry) -> bool:
    """Whether the entry may deny or contradict another: by itself, not asking whether there is one."""
    accuses = entry.act is not None and entry.act.type == "ACCUSE"
    counts = entry.statement is not None and bool(entry.statement.content) and puts_figures(entry)
    return denies(entry) or contradicting(entry) == "no" or accuses or _excludes(entry) or counts


def _answers(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """What an accused side says right after the accusation that leaves no room for it: 'Norland accuses the navy of
    firing. The navy “was nowhere near those waters,” its commander said.'
    """
    accusations: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.act and entry.act.type == "ACCUSE" and entry.act.modality == "actual" and entry.recipients:
            accusations.setdefault(entry.report.id, []).append(entry)
    found = ((e, _accusation(e, accusations.get(e.report.id, ()))) for e in entries if _excludes(e))
    return tuple(Denial(answer, "denied", (accusation,)) for answer, accusation in found if accusation)


def _excludes(entry: Entry) -> bool:
    """Whether a voice says flatly that something is not or was not so."""
    said = entry.statement
    if entry.act or not said or said.stance != "asserts" or not said.content:
        return False
    return uses(total_words("excluded"), " ".join(s.of(entry.report.text) for s in said.content))


def _accusation(answer: Entry, accusations: Sequence[Entry]) -> Entry | None:
    """The accusation of the one who answers in the two sentences before, in the same paragraph."""
    place, text = position_in_text(answer), answer.report.text
    near = [
        a
        for a in accusations
        if set(a.recipients) & set(answer.actors)
        and 0 < place.start - position_in_text(a).end <= REACH
        and "\n\n" not in text[position_in_text(a).end : place.start]
    ]
    return max(near, key=position_in_text, default=None)

"""Denials: which entries somebody denies or contradicts.

What a denial touches is for `denied.py` to say. The entry stays; it is marked. Two reports that tell the same act once
as done and once as not done contradict each other: both are marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapporteur.domain.similarity import alike
from rapporteur.track.denial_words import denies_all
from rapporteur.track.denied import claimed, touched
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.near import Near
from rapporteur.track.reach import in_reach, told_day
from rapporteur.track.wording import sentence_of


@dataclass(frozen=True, slots=True)
class Denial:
    """An entry that denies (`kind` 'denied') or contradicts ('conflicting') the entries in `touches`, best first."""

    entry: Entry
    kind: str
    touches: tuple[Entry, ...]


def denials(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """All denials and conflicts among acts and statements, in the entries' order; those that touch nothing included."""
    near = Near(claimed(entries))
    denied = [Denial(e, "denied", touched(e, near.to(e))) for e in entries if denies(e)]
    return (*denied, *_conflicts(entries), *_blames(entries))


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
    acts = sorted(filter(contradicting, entries), key=_kind)
    out = []
    for _, group in groupby(acts, key=_kind):
        members = list(group)
        negated = [e for e in members if contradicting(e) == "no"]
        told = [e for e in members if contradicting(e) == "yes"]
        for no in negated:
            yes = tuple(e for e in told if in_reach(told_day(no), told_day(e)) and _contradicts(no, e))
            out += [Denial(no, "conflicting", yes)] if yes else []
    return tuple(out)


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


def _kind(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return (entry.act.type if entry.act else "", tuple(sorted(entry.actors)))


def _contradicts(no: Entry, yes: Entry) -> bool:
    assert no.act
    assert yes.act
    other_voice = no.report.id != yes.report.id or no.voice != yes.voice
    same_time = no.time == yes.time if no.time and yes.time else yes.day <= no.day
    if no.report.id == yes.report.id and other_voice and same_time and denies_all(no):
        return True
    share_issue = bool(set(no.act.issue) & set(yes.act.issue) - {"other"})
    return other_voice and same_time and share_issue and alike(matter(no), matter(yes), 0.5)

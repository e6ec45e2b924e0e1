"""Denials: which entries somebody denies or contradicts.

A denial touches an entry when it concerns the same issue and matter, the denier is a side of it, and the denier is
not itself on record with it. The entry stays; it is marked. Two reports that tell the same act once as done and once as
not done contradict each other: both are marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapporteur.domain.similarity import alike, content_words, overlap
from rapporteur.track.entries import Entry, position_in_text, voice_side
from rapporteur.track.gist import evidence_spans, matter

#: Share of the denial's or the claim's content words from which the one is taken to be about the other.
MATTER = 0.3


@dataclass(frozen=True, slots=True)
class Denial:
    """An entry that denies (`kind` 'denied') or contradicts ('conflicting') the entries in `touches`, best first."""

    entry: Entry
    kind: str
    touches: tuple[Entry, ...]


def denials(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """All denials and conflicts among acts and statements, in the entries' order; those that touch nothing included."""
    claims = [(e, _claim_words(e)) for e in entries if _can_be_denied(e)]
    denied = [Denial(e, "denied", _touched(e, claims)) for e in entries if _denies(e)]
    return (*denied, *_conflicts(entries))


def disputes(found: Sequence[Denial], entries: Sequence[Entry]) -> Mapping[tuple[str, str], tuple[Denial, ...]]:
    """For each entry that is touched, by its key, the denials that touch it."""
    out: dict[tuple[str, str], list[Denial]] = {}
    for denial in found:
        for entry in denial.touches:
            out.setdefault(entry.key, []).append(denial)
    return {e.key: tuple(out[e.key]) for e in entries if e.key in out}


def _denies(entry: Entry) -> bool:
    if entry.act:
        return entry.act.type == "DENY" and entry.act.modality != "negated"
    return bool(entry.statement and entry.statement.stance == "denies")


def _can_be_denied(entry: Entry) -> bool:
    if entry.act:
        return entry.act.type not in ("DENY", "DECLINE") and entry.act.modality != "negated"
    return bool(entry.statement and entry.statement.stance == "asserts" and entry.statement.content)


def _touched(denial: Entry, claims: Sequence[tuple[Entry, frozenset[str]]]) -> tuple[Entry, ...]:
    words = _denied_words(denial)
    if not words:
        return _just_before(denial, [c for c, _ in claims if _concerns(denial, c)])
    shared = ((overlap(words, told), len(words & told), n, c) for n, (c, told) in enumerate(claims))
    near = [s for s in shared if s[0] >= MATTER and _enough(denial, s[3], s[1], len(words)) and _concerns(denial, s[3])]
    return tuple(s[3] for s in sorted(near, key=lambda s: (-s[0], s[2])))


def _enough(denial: Entry, claim: Entry, shared: int, told: int) -> bool:
    """Two words in common; one is enough for a short denial of the report's own matter ('denied any cut')."""
    return shared >= 2 or (shared == 1 and told <= 3 and denial.report.id == claim.report.id)


def _denied_words(denial: Entry) -> frozenset[str]:
    text, statement = denial.report.text, denial.statement
    spans = [*(denial.act.about if denial.act else ()), *(statement.content if statement else ())]
    return content_words(" ".join(s.of(text) for s in spans)) - _names(denial)


def _claim_words(claim: Entry) -> frozenset[str]:
    text, statement = claim.report.text, claim.statement
    said = statement.content if statement and claim.act is None else ()
    return content_words(" ".join([matter(claim), *(s.of(text) for s in said)])) - _names(claim)


def _names(entry: Entry) -> frozenset[str]:
    """The sides' own names say nothing about what is denied."""
    return content_words(" ".join(entry.parties))


def _concerns(denial: Entry, claim: Entry) -> bool:
    """The same issue where both tell one, the denier a side of the claim or its object, and not its own assertion."""
    denier = set(denial.actors)
    if denial.key == claim.key or _own_assertion(claim, denier) or _same_words(denial, claim):
        return False
    if denial.act and claim.act and not set(denial.act.issue) & set(claim.act.issue):
        return False
    return not claim.act or bool(denier & set(claim.parties)) or not denier


def _own_assertion(claim: Entry, denier: set[str]) -> bool:
    """Whether the denier itself stands behind the claim: it speaks, and nobody unnamed or relayed is in between."""
    if claim.statement is None:
        return False
    chain = claim.statement.chain
    direct = not any(link.anonymous or link.role == "outlet" for link in chain[1:])
    return bool(chain) and direct and voice_side(chain[-1]) in denier


def _same_words(a: Entry, b: Entry) -> bool:
    """Whether one is told inside the other's own words: the content of a denial is no claim that it denies."""
    if a.report.id != b.report.id:
        return False
    held = a.statement.content if a.statement else ()
    return any(h.overlaps(s) for h in (*held, *evidence_spans(a)) for s in evidence_spans(b))


def _just_before(denial: Entry, claims: Sequence[Entry]) -> tuple[Entry, ...]:
    """A bare denial ('denied it') is about the last claim before it that concerns the denier, in the same report."""
    place = position_in_text(denial)
    before = [c for c in claims if c.report.id == denial.report.id and position_in_text(c) < place]
    return tuple(before[-1:])


def _conflicts(entries: Sequence[Entry]) -> tuple[Denial, ...]:
    """The same act told as done by one voice, and then or on the same day as not done by another."""
    acts = sorted((e for e in entries if e.act and e.act.type not in ("DENY", "DECLINE")), key=_kind)
    out = []
    for _, group in groupby(acts, key=_kind):
        members = list(group)
        negated = [e for e in members if e.act and e.act.modality == "negated"]
        told = [e for e in members if e.act and e.act.modality in ("actual", "background")]
        for no in negated:
            yes = tuple(e for e in told if _contradicts(no, e))
            out += [Denial(no, "conflicting", yes)] if yes else []
    return tuple(out)


def _kind(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return (entry.act.type if entry.act else "", tuple(sorted(entry.actors)))


def _contradicts(no: Entry, yes: Entry) -> bool:
    assert no.act
    assert yes.act
    other_voice = no.report.id != yes.report.id or no.voice != yes.voice
    same_time = no.time == yes.time if no.time and yes.time else yes.day <= no.day
    share_issue = bool(set(no.act.issue) & set(yes.act.issue) - {"other"})
    return other_voice and same_time and share_issue and alike(matter(no), matter(yes), 0.5)

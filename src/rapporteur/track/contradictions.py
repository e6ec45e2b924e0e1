"""Contradictions: each denial or conflict with the claim that it is chiefly about; retellings count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.domain.similarity import alike
from rapporteur.track.claims import claim_keys, same_claim
from rapporteur.track.denials import Denial
from rapporteur.track.denied import own_assertion
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.groups import Blocks, candidates, joined
from rapporteur.track.origins import relayed_outlet
from rapporteur.track.reach import in_reach, told_day
from rapporteur.track.wording import sentence_of


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim, the denial of it, and the other entries that tell the claim."""

    claim: Entry
    denial: Entry
    kind: str
    also: tuple[Entry, ...]


def contradictions(docket: Docket, as_of: str | None = None) -> tuple[Contradiction, ...]:
    """All contradictions told by that date, by the day of the denial."""
    told = [e for e in docket.acts if e.known_at(as_of)]
    blocks = Blocks([claim_keys(e) for e in told])
    found = [(d, _tellings(d, told, blocks, as_of)) for d in docket.denials if d.entry.known_at(as_of)]
    found = [(d, claims) for d, claims in found if claims]
    pairs = candidates([d.entry.actors for d, _ in found])
    groups = joined(len(found), ((a, b) for a, b in pairs if _same(found[a], found[b])))
    rows = [_contradiction([found[n] for n in g]) for g in groups]
    return tuple(sorted(rows, key=lambda c: (c.denial.day, c.denial.key, c.kind, c.claim.key)))


def _tellings(denial: Denial, acts: Sequence[Entry], blocks: Blocks, as_of: str | None) -> tuple[Entry, ...]:
    """What the denial touches, and where else the same is told: a relay of the story leads back to the story."""
    touched = [e for e in denial.touches if e.known_at(as_of)]
    near = [acts[n] for t in touched[:1] for n in blocks.sharing(claim_keys(t))]
    again = [e for e in near if _deniable(denial, e) and _retold(e, touched[0])]
    return tuple(dict.fromkeys((*touched, *again)))


def _retold(entry: Entry, claim: Entry) -> bool:
    return in_reach(told_day(entry), told_day(claim)) and same_claim(entry, claim)


def _deniable(denial: Denial, entry: Entry) -> bool:
    return entry.act is not None and entry.act.modality != "negated" and not own_assertion(entry, denial.entry)


def _same(a: tuple[Denial, tuple[Entry, ...]], b: tuple[Denial, tuple[Entry, ...]]) -> bool:
    """One denial told twice: by one denier, of one claim, in like words or in one sentence."""
    (first, told), (second, again) = a, b
    if first.kind != second.kind or not set(first.entry.actors) & set(second.entry.actors):
        return False
    if {e.key for e in told} & {e.key for e in again} or alike(matter(first.entry), matter(second.entry)):
        return True
    one_report = first.entry.report.id == second.entry.report.id
    sentences = [sentence_of(d.entry).strip("\"'”’ \n") for d in (first, second)]
    return one_report and sentences[0] == sentences[1]


def _contradiction(denials: Sequence[tuple[Denial, tuple[Entry, ...]]]) -> Contradiction:
    """The denial as it was first told, against the first telling of the claim that other reports relay."""
    first, _ = min(denials, key=lambda d: (d[0].entry.day == date.min, d[0].entry.day, d[0].entry.key))
    told = dict.fromkeys(e for d, claims in denials if d.entry.day <= first.entry.day for e in claims)
    claim = min(told, key=lambda e: (e.day == date.min, e.day, relayed_outlet(e) is not None, e.key))
    return Contradiction(claim, first.entry, first.kind, tuple(e for e in told if e.key != claim.key))

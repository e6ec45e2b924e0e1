"""Contradictions: each denial or conflict with the claim that it is chiefly about; retellings count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.domain.similarity import alike
from rapporteur.track.denials import Denial
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.groups import connected
from rapporteur.track.origins import relayed_outlet


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim, the denial of it, and the other entries that tell the claim."""

    claim: Entry
    denial: Entry
    kind: str
    also: tuple[Entry, ...]


def contradictions(docket: Docket, as_of: str | None = None) -> tuple[Contradiction, ...]:
    """All contradictions told by that date, by the day of the denial."""
    found = [d for d in docket.denials if d.entry.known_at(as_of) and _told(d, as_of)]
    groups = connected(len(found), lambda a, b: _same(found[a], found[b]))
    rows = [_contradiction([found[n] for n in g], as_of) for g in groups]
    return tuple(sorted(rows, key=lambda c: (c.denial.day, c.denial.key)))


def _told(denial: Denial, as_of: str | None) -> list[Entry]:
    return [e for e in denial.touches if e.known_at(as_of)]


def _same(a: Denial, b: Denial) -> bool:
    if a.kind != b.kind or not set(a.entry.actors) & set(b.entry.actors):
        return False
    shared = {e.key for e in a.touches} & {e.key for e in b.touches}
    return bool(shared) or alike(matter(a.entry), matter(b.entry))


def _contradiction(denials: Sequence[Denial], as_of: str | None) -> Contradiction:
    """The denial as it was first told, against the first telling of the claim that other reports relay."""
    first = min(denials, key=lambda d: (d.entry.day == date.min, d.entry.day, d.entry.key))
    touched = _told(first, as_of)
    claim = min(touched, key=lambda e: (e.day == date.min, e.day, relayed_outlet(e) is not None, e.key))
    return Contradiction(claim, first.entry, first.kind, tuple(e for e in touched if e.key != claim.key))

"""Claims: what is told, however many reports carry it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import alike
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.groups import connected

#: Types that reports use for one and the same move.
FAMILY = {"OFFER": "AGREE", "PLEDGE": "AGREE", "CONCEDE": "AGREE", "DENY": "REJECT", "CLAIM": "REQUEST"}
#: Share of words from which two entries carry the same claim.
SAME = 0.35


@dataclass(frozen=True, slots=True)
class Claim:
    """Entries of one or many reports that tell the same, oldest first."""

    entries: tuple[Entry, ...]


def claims(docket: Docket, as_of: str | None = None) -> tuple[Claim, ...]:
    """All claims told by that date: those that most reports carry first, then by day."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in (*docket.acts, *docket.sayings):
        if entry.known_at(as_of):
            groups.setdefault(_kind(entry), []).append(entry)
    rows = [Claim(part) for members in groups.values() for part in _parts(members)]
    return tuple(
        sorted(rows, key=lambda c: (-len({e.report.id for e in c.entries}), c.entries[0].day, c.entries[0].key))
    )


def _parts(members: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    words = [matter(e) for e in members]
    parts = connected(len(members), lambda a, b: alike(words[a], words[b], SAME))
    return [tuple(sorted((members[n] for n in part), key=lambda e: (e.day, e.key))) for part in parts]


def _kind(entry: Entry) -> tuple[str, ...]:
    if entry.act is None:
        return ("statement", *sorted(entry.actors))
    negated = "not" if entry.act.modality == "negated" else ""
    return (FAMILY.get(entry.act.type, entry.act.type), negated, *sorted(entry.actors))

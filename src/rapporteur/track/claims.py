"""Claims: what is told, however many reports carry it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import alike
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.gist import matter
from rapporteur.track.groups import connected
from rapporteur.track.lineage import same_outlet
from rapporteur.track.origins import relayed_outlet

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


def same_claim(a: Entry, b: Entry) -> bool:
    """Whether two acts tell one move of one side: in the same words, or on one issue on the word of one outlet."""
    if not a.act or not b.act or not _movers(a) & _movers(b):
        return False
    if FAMILY.get(a.act.type, a.act.type) != FAMILY.get(b.act.type, b.act.type):
        return False
    first, second = relayed_outlet(a), relayed_outlet(b)
    one_word = same_outlet(first or a.report.outlet, second or b.report.outlet) if first or second else False
    return (one_word and bool(set(a.act.issue) & set(b.act.issue))) or alike(matter(a), matter(b), SAME)


def _movers(entry: Entry) -> set[str]:
    """Who moves, and who is said to have spoken of it: a leader's words are his side's move."""
    return {*entry.actors, *filter(None, [voice_side(entry.voice) if entry.voice else None])}


def _parts(members: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    words = [matter(e) for e in members]
    parts = connected(len(members), lambda a, b: alike(words[a], words[b], SAME))
    return [tuple(sorted((members[n] for n in part), key=lambda e: (e.day, e.key))) for part in parts]


def _kind(entry: Entry) -> tuple[str, ...]:
    if entry.act is None:
        return ("statement", *sorted(entry.actors))
    negated = "not" if entry.act.modality == "negated" else ""
    return (FAMILY.get(entry.act.type, entry.act.type), negated, *sorted(entry.actors))

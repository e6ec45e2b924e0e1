"""Claims: what is told, however many reports carry it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import alike, content_words, overlap
from rapporteur.track.dates import precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.gist import matter
from rapporteur.track.groups import candidates
from rapporteur.track.lineage import same_outlet
from rapporteur.track.origins import DEEDS, relayed_outlet
from rapporteur.track.reach import told_day

#: Types that reports use for one and the same move.
FAMILY = {
    "OFFER": "AGREE", "PLEDGE": "AGREE", "CONCEDE": "AGREE", "DENY": "REJECT", "CLAIM": "REQUEST", "COERCE": "ASSAULT",
}  # fmt: skip
#: Share of words from which two entries carry the same claim.
SAME = 0.35
#: The same for moves that are put under different issues.
PLAINLY = 0.6
#: Share of the pairs between two groups of tellings that must be exceeded for them to be one claim.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """Entries of one or many reports that tell the same, oldest first."""

    entries: tuple[Entry, ...]


def claims(docket: Docket, as_of: str | None = None) -> tuple[Claim, ...]:
    """All claims told by that date: those that most reports carry first, then by day."""
    told = [e for e in (*docket.acts, *docket.sayings) if e.known_at(as_of)]
    rows = [Claim(part) for part in _parts(told)]
    return tuple(
        sorted(rows, key=lambda c: (-len({e.report.id for e in c.entries}), c.entries[0].day, c.entries[0].key))
    )


def same_claim(a: Entry, b: Entry) -> bool:
    """Whether two entries tell one thing of one side: in like words, on one issue or in so many words that the issues
    need not be the same; or one move on one issue on the word of one outlet.
    """
    if _kind(a) != _kind(b) or not movers(a) & movers(b):
        return False
    issue = not a.act or not b.act or bool(set(a.act.issue) & set(b.act.issue))
    share = SAME if issue else PLAINLY
    return (
        alike(matter(a), matter(b), share) or _one_deed(a, b) or (issue and a.act is not None and _of_one_outlet(a, b))
    )


def _one_deed(a: Entry, b: Entry) -> bool:
    """What one side did of one kind on one day, a word in common: 'shells killed 14', 'guns fired, taking 14 lives'."""
    if not a.act or not b.act or not {a.act.type, b.act.type} <= DEEDS:
        return False
    one_day = a.act.time == b.act.time and precision(a.act.time) == 1
    return one_day and bool(content_words(matter(a)) & content_words(matter(b)))


def _of_one_outlet(a: Entry, b: Entry) -> bool:
    first, second = relayed_outlet(a), relayed_outlet(b)
    if (not first and not second) or a.report.id == b.report.id:
        return False
    offered = {e.act.type for e in (a, b) if e.act} <= {"OFFER", "AGREE", "CONCEDE", "PLEDGE"}
    return offered and same_outlet(first or a.report.outlet, second or b.report.outlet)


def movers(entry: Entry) -> set[str]:
    """Who moves; where no side is told for them, who is said to have spoken of it: a leader's words are his side's."""
    told = {a.party for a in entry.act.actor if a.party} if entry.act else set()
    spoken = voice_side(entry.voice) if entry.voice and not told else None
    return {*entry.actors, *filter(None, [spoken])}


def _parts(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """The entries by claim, oldest first. The likest are joined first, and two groups only where more than half of
    their pairs tell the same: a chain of small likenesses makes no claim.
    """
    told = sorted(entries, key=lambda e: (e.day, e.key))
    pairs = _pairs(told)
    groups = {n: [n] for n in range(len(told))}
    group_of = list(range(len(told)))
    for a, b in sorted(pairs, key=lambda p: (-pairs[p], p)):
        first, second = sorted((group_of[a], group_of[b]))
        if first == second:
            continue
        links = sum((min(x, y), max(x, y)) in pairs for x in groups[first] for y in groups[second])
        if links > HALF * len(groups[first]) * len(groups[second]):
            groups[first] += groups.pop(second)
            for n in groups[first]:
                group_of[n] = first
    return [tuple(told[n] for n in sorted(group)) for group in groups.values()]


def _pairs(told: Sequence[Entry]) -> dict[tuple[int, int], float]:
    """The pairs that tell the same, with how alike their words are; only entries of one kind and mover that are in
    reach of each other are compared.
    """
    words = [content_words(matter(e)) for e in told]
    return {
        (a, b): overlap(words[a], words[b])
        for a, b in candidates([claim_keys(e) for e in told], [told_day(e) for e in told])
        if retold(told[a], told[b])
    }


def claim_keys(entry: Entry) -> tuple[tuple[str, str, str], ...]:
    """Kind and mover, of which two tellings of one thing have one in common; for nobody's, kind and word."""
    who = [f"by {mover}" for mover in sorted(movers(entry))] or sorted(content_words(matter(entry)))
    return tuple((*_kind(entry), key) for key in who)


def retold(a: Entry, b: Entry) -> bool:
    """Whether two entries in reach of each other tell one thing; those of nobody ('forecasters say') by their words
    alone.
    """
    return same_claim(a, b) or (not movers(a) and not movers(b) and alike(matter(a), matter(b), SAME))


def _kind(entry: Entry) -> tuple[str, str]:
    if entry.act is None:
        return "statement", ""
    return FAMILY.get(entry.act.type, entry.act.type), "not" if entry.act.modality == "negated" else ""

"""Claims: what is told, however many reports carry it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import alike, content_words, overlap
from rapporteur.track.dates import precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.gist import matter
from rapporteur.track.lineage import same_outlet
from rapporteur.track.origins import DEEDS, relayed_outlet, root
from rapporteur.track.tellings import (
    FEWEST,
    QUOTED,
    across,
    in_sentence,
    negative,
    one_event,
    quoted_alike,
    quoted_words,
    sides_of,
)
from rapporteur.track.tellings import told as words_told

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
#: Tellings from which on a word no longer brings two of them together.
COMMON = 200


@dataclass(frozen=True, slots=True)
class Claim:
    """Entries of one or many reports that tell the same, oldest first."""

    entries: tuple[Entry, ...]


def claims(docket: Docket, as_of: str | None = None) -> tuple[Claim, ...]:
    """All claims told by that date: those that most reports carry first, then by day."""
    told = [e for e in (*docket.acts, *docket.sayings) if e.known_at(as_of)]
    rows = [Claim(part) for part in _parts(told, docket.relays)]
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
    return {*entry.actors, *filter(None, [spoken]), *sides_of(entry)}


def _parts(entries: Sequence[Entry], relays: Mapping[str, str]) -> list[tuple[Entry, ...]]:
    """The entries by claim, oldest first. The likest are joined first, and two groups only where more than half of
    their pairs tell the same: a chain of small likenesses makes no claim.
    """
    told = sorted(entries, key=lambda e: (e.day, e.key))
    pairs = _pairs(told, relays)
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


def _pairs(told: Sequence[Entry], relays: Mapping[str, str]) -> dict[tuple[int, int], float]:
    """The pairs that tell the same, with how alike their words are; only entries of one kind and mover are compared,
    those that share words enough where one is a statement or their reports are bound, and those of one quotation.
    """
    words = [content_words(matter(e)) for e in told]
    bound = [_bonds(e, relays) for e in told]
    out = {}
    near = {*_of_one_mover(told), *_in_like_words(told), *_in_one_quotation(told), *_from_one_outlet(told)}
    for a, b in sorted(near):
        first, second, tied = told[a], told[b], not bound[a].isdisjoint(bound[b])
        apart = first.report.id != second.report.id
        retold = tied and apart and (_retold(first, second) or _of_one_story(first, second))
        event = _kind(first) == _kind(second) and one_event(first, second)
        if retold or event or _same(first, second) or across(first, second, tied and apart) or quoted_alike(first, second):
            out[a, b] = overlap(words[a], words[b]) + retold
    return out


def _of_one_story(a: Entry, b: Entry) -> bool:
    """What several relay of one outlet's story about one side is one claim, in whatever words and as whatever move:
    'would settle for a tenth', 'was after a tenth'; where no side is told, with two words in common.
    """
    first, second = relayed_outlet(a), relayed_outlet(b)
    if not (first or second) or not same_outlet(first or a.report.outlet, second or b.report.outlet):
        return False
    if negative(a) != negative(b):
        return False
    mine, theirs = sides_of(a), sides_of(b)
    shared = content_words(matter(a)) & content_words(matter(b))
    return len(shared) >= (1 if mine & theirs else 2) and (bool(mine & theirs) or not (mine and theirs))


def _retold(a: Entry, b: Entry) -> bool:
    """In reports that draw on one another: one move of one side in like words, whatever issue they are put under."""
    return _kind(a) == _kind(b) and bool(movers(a) & movers(b)) and alike(matter(a), matter(b), SAME)


def _bonds(entry: Entry, relays: Mapping[str, str]) -> frozenset[str]:
    """What an entry goes back to: the report that its report draws on in the end, the outlet that it relays."""
    outlet = relayed_outlet(entry)
    return frozenset(filter(None, (root(entry.report.id, relays), outlet and f"outlet {outlet}")))


def _of_one_mover(told: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[object, ...], list[int]] = {}
    for number, entry in enumerate(told):
        for mover in sorted(movers(entry)) or [""]:
            blocks.setdefault((_kind(entry), mover), []).append(number)
    return ((block[a], block[b]) for block in blocks.values() for b in range(len(block)) for a in range(b))


def _in_like_words(told: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pairs that share content words enough to be compared."""
    index: dict[str, list[int]] = {}
    for number, entry in enumerate(told):
        shared: Counter[int] = Counter()
        for word in sorted(words_told(entry).words | in_sentence(entry)):
            met = index.setdefault(word, [])
            if len(met) < COMMON:
                shared.update(met)
                met.append(number)
        yield from ((other, number) for other, count in shared.items() if count >= FEWEST)


def _from_one_outlet(told: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pairs of which at least one relays an outlet that the other relays too or is printed by."""
    relayed = [relayed_outlet(e) for e in told]
    for name in sorted({n for n in relayed if n}):
        places = [n for n, e in enumerate(told) if same_outlet(relayed[n] or e.report.outlet, name)]
        yield from ((a, b) for a in places for b in places if a < b and (relayed[a] or relayed[b]))


def _in_one_quotation(told: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    index: dict[tuple[str, ...], list[int]] = {}
    for number, entry in enumerate(told):
        runs = {q[i : i + QUOTED] for q in quoted_words(entry) for i in range(len(q) - QUOTED + 1)}
        for run in runs:
            met = index.setdefault(run, [])
            yield from ((other, number) for other in met)
            met.append(number)


def _same(a: Entry, b: Entry) -> bool:
    """Two entries of nobody ('forecasters say') tell the same by their words alone."""
    return same_claim(a, b) or (not movers(a) and not movers(b) and alike(matter(a), matter(b), SAME))


def _kind(entry: Entry) -> tuple[str, str]:
    """What kind of telling: a family of moves, negated or not; a deed that is planned is another one than the deed."""
    if entry.act is None:
        return "statement", ""
    planned = "planned" if entry.act.type in DEEDS and entry.act.modality in ("planned", "possible") else ""
    return FAMILY.get(entry.act.type, entry.act.type), "not" if entry.act.modality == "negated" else planned

"""Claims: what is told, however many reports carry it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.domain.similarity import alike, content_words, overlap
from rapporteur.track.dates import precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.gist import matter
from rapporteur.track.groups import candidates
from rapporteur.track.origins import DEEDS, relayed_outlet, root
from rapporteur.track.outlets import forms, same_outlet
from rapporteur.track.reach import told_day
from rapporteur.track.tellings import (
    across,
    negative,
    one_event,
    quoted_alike,
    quoted_words,
    sampled_runs,
    sides_of,
)

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
    """The entries by claim, oldest first. Those of two reports are joined before those of one and the likest first, and
    two groups only where more than half of their pairs tell the same: a chain of small likenesses makes no claim.
    """
    told = sorted(entries, key=lambda e: (e.day, e.key))
    pairs = _pairs(told, relays)
    groups = {n: [n] for n in range(len(told))}
    group_of = list(range(len(told)))
    apart = {p: told[p[0]].report.id != told[p[1]].report.id for p in pairs}
    for a, b in sorted(pairs, key=lambda p: (not apart[p], -pairs[p], p)):
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
    """The pairs that tell the same, with how alike their words are; only entries with a key in common that are in reach
    of each other are compared, and those of reports that draw on one another.
    """
    words = [content_words(matter(e)) for e in told]
    near = set(candidates([claim_keys(e) for e in told], [told_day(e) for e in told]))
    out = {}
    for a, b in sorted(near.union(_of_one_origin(told, relays))):
        bound = _bound(told[a], told[b], relays)
        if retold(told[a], told[b], bound):
            out[a, b] = overlap(words[a], words[b]) + (bound and one_story(told[a], told[b]))
    return out


def _of_one_origin(told: Sequence[Entry], relays: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs of entries of two reports that go back to one."""
    blocks: dict[str, list[int]] = {}
    for number, entry in enumerate(told):
        blocks.setdefault(root(entry.report.id, relays), []).append(number)
    for block in blocks.values():
        yield from ((a, b) for n, b in enumerate(block) for a in block[:n] if told[a].report.id != told[b].report.id)


def _bound(a: Entry, b: Entry, relays: Mapping[str, str]) -> bool:
    """Whether two tellings of two reports have one origin behind them: a report that both go back to, one outlet."""
    if a.report.id == b.report.id:
        return False
    first, second = relayed_outlet(a), relayed_outlet(b)
    one_outlet = bool(first or second) and same_outlet(first or a.report.outlet, second or b.report.outlet)
    return one_outlet or root(a.report.id, relays) == root(b.report.id, relays)


def claim_keys(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Of two tellings of one thing in reports that do not draw on one another one key is common: kind and mover, an
    outlet that is relayed and a side, words that are quoted, or kind, day and place; for nobody's, kind and word.
    """
    kind = _kind(entry)
    who = [f"by {mover}" for mover in sorted(movers(entry))] or sorted(content_words(matter(entry)))
    keys: list[tuple[str, ...]] = [(*kind, key) for key in who]
    if outlet := relayed_outlet(entry):
        keys += [("relay", word, side) for word in sorted(forms(outlet)) for side in ("", *sorted(sides_of(entry)))]
    keys += [("quote", *run) for q in quoted_words(entry) for run in sampled_runs(q)]
    if entry.act and entry.act.time and entry.act.place:
        keys.append(("event", *kind, entry.act.time, entry.act.place))
    return tuple(dict.fromkeys(keys))


def retold(a: Entry, b: Entry, bound: bool = True) -> bool:
    """Whether two entries in reach of each other tell one thing; `bound` says that their reports draw on one another
    or on a third, where less likeness is enough.
    """
    if same_claim(a, b) or quoted_alike(a, b) or (_kind(a) == _kind(b) and one_event(a, b)):
        return True
    if not movers(a) and not movers(b) and alike(matter(a), matter(b), SAME):  # 'forecasters say'
        return True
    return bound and a.report.id != b.report.id and (across(a, b) or one_story(a, b) or _one_move(a, b))


def _one_move(a: Entry, b: Entry) -> bool:
    """One move of one side in like words, whatever issue it is put under."""
    return _kind(a) == _kind(b) and bool(movers(a) & movers(b)) and alike(matter(a), matter(b), SAME)


def one_story(a: Entry, b: Entry) -> bool:
    """What several relay of one outlet's story about one side is one claim, in whatever words and as whatever move:
    'would settle for a tenth', 'was after a tenth'; where no side is told, with two words in common.
    """
    first, second = relayed_outlet(a), relayed_outlet(b)
    if not first or not second or not same_outlet(first, second) or negative(a) != negative(b):
        return False
    mine, theirs = sides_of(a), sides_of(b)
    shared = content_words(matter(a)) & content_words(matter(b))
    return len(shared) >= (1 if mine & theirs else 2) and (bool(mine & theirs) or not (mine and theirs))


def _kind(entry: Entry) -> tuple[str, str]:
    """What kind of telling: a family of moves, negated or not; a deed that is planned is another one than the deed."""
    if entry.act is None:
        return "statement", ""
    planned = "planned" if entry.act.type in DEEDS and entry.act.modality in ("planned", "possible") else ""
    return FAMILY.get(entry.act.type, entry.act.type), "not" if entry.act.modality == "negated" else planned

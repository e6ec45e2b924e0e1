"""Copies: reports that have the sentences of another outlet's report.

Reports that share a few runs of words are found by an index and compared sentence by sentence. Which of two came
first is told by their dates, or by the one that credits the other; what an outlet prints again is no copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapporteur.track.fingerprints import fingerprints
from rapporteur.track.order import EARLIER, LATER, order
from rapporteur.track.outlets import is_wire, same_outlet
from rapporteur.track.passages import Pair, aligned, joined, runs
from rapporteur.track.prints import Print
from rapporteur.track.sentences import sentences
from rapporteur.track.tie import CITES, COPY, TOLD, UNKNOWN_ORDER, Tie

#: Copied words in whole sentences from which a report is a copy, and the fewest sentences.
WORDS, SENTENCES = 25, 2
#: Copied words from which it is one where it names the other's outlet; a single sentence must then be so much of it.
CREDITED, PART = 15, 0.3
#: Runs of words that two reports must share to be compared.
CANDIDATE = 4
#: Share of the most copied words from which an earlier or a credited report is taken to be the one copied.
AS_GOOD = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class _Copy:
    """A report that another may have copied, with the sentences."""

    original: int
    pairs: tuple[Pair, ...]
    credited: bool
    order: str
    share: float

    @property
    def words(self) -> int:
        return sum(p.copied for p in self.pairs)


def copies(known: Sequence[Print], pairs: Iterable[tuple[int, int]]) -> Mapping[int, tuple[Tie, ...]]:
    """For every report that copies, by its number, its ties to the reports whose sentences it has; `pairs` are those
    that share running text (`alike`).
    """
    found: dict[int, list[_Copy]] = defaultdict(list)
    twins: dict[int, list[Tie]] = defaultdict(list)
    for first, second in pairs:
        a, b = known[first], known[second]
        if same_outlet(a.report.outlet, b.report.outlet) or _shared_runs(a, b) < CANDIDATE:
            continue
        late, early, told = _direction(first, second, known)
        shared = tuple(p for p in aligned(known[late].report.text, known[early].report.text) if p.copied)
        credited = known[late].citation(known[early].report.outlet) is not None
        copy = _Copy(early, shared, credited, told, _share(known[late].report.text, shared))
        if not _enough(copy):
            continue
        outside = () if credited else b.common_sources(a)
        if outside:
            twins[second].append(_twin(b, a, outside[0].outlet, shared))
        else:
            found[late].append(copy)
    numbers = sorted({*found, *twins})
    return {n: (*(_tie(known, n, c) for c in _chosen(found.get(n, ()))), *twins.get(n, ())[:1]) for n in numbers}


def alike(known: Sequence[Print]) -> tuple[tuple[int, int], ...]:
    """The numbers of reports of which fingerprints show that they share running text, in order."""
    index: dict[int, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, own in enumerate(known):
        for found in sorted(fingerprints(own.report.text)):
            pairs.update((other, number) for other in index[found])
            index[found].append(number)
    return tuple(sorted(pairs))


def _shared_runs(a: Print, b: Print) -> int:
    return len(runs(a.report.text).keys() & runs(b.report.text).keys())


def _direction(first: int, second: int, known: Sequence[Print]) -> tuple[int, int, str]:
    """Which of two draws on the other: the later one, else the one that names the other, else by weak signs: the one
    without a date, the one that is no agency, the shorter one.
    """
    a, b = known[first], known[second]
    placed = order(a.report, b.report)
    if placed in (EARLIER, LATER):
        return (second, first, TOLD) if placed == EARLIER else (first, second, TOLD)
    names = (a.citation(b.report.outlet) is not None, b.citation(a.report.outlet) is not None)
    if names[0] != names[1]:
        return (first, second, TOLD) if names[0] else (second, first, TOLD)
    signs = [(p.report.published is None, not is_wire(p.report.outlet), -len(p.report.text)) for p in (a, b)]
    return (first, second, UNKNOWN_ORDER) if signs[0] > signs[1] else (second, first, UNKNOWN_ORDER)


def _enough(copy: _Copy) -> bool:
    if copy.credited and copy.words >= CREDITED and (len(copy.pairs) >= SENTENCES or copy.share >= PART):
        return True
    return copy.words >= WORDS and len(copy.pairs) >= SENTENCES


def _chosen(found: Sequence[_Copy]) -> list[_Copy]:
    """The reports that were copied: the one with most, then what others alone have."""
    out: list[_Copy] = []
    rest = list(found)
    while rest:
        most = max(c.words for c in rest)
        earlier = [c for c in rest if c.words >= AS_GOOD[0] * most]
        credited = [c for c in rest if c.credited and c.words >= AS_GOOD[1] * most]
        best = min(credited or earlier, key=lambda c: c.original)
        out.append(best)
        taken = {p.here.span for p in best.pairs}
        left = [replace(c, pairs=tuple(p for p in c.pairs if p.here.span not in taken)) for c in rest]
        rest = [c for c in left if c.original != best.original and c.words >= WORDS and len(c.pairs) >= SENTENCES]
    return out


def _tie(known: Sequence[Print], number: int, copy: _Copy) -> Tie:
    report, original = known[number].report, known[copy.original].report
    reasons = [f"same sentences: {len(copy.pairs)}, {copy.words} words in common"]
    if copy.order == UNKNOWN_ORDER:
        reasons.append("order unknown: the dates do not tell which report came first")
    here, there = joined(p.here.span for p in copy.pairs), joined(p.there.span for p in copy.pairs)
    return Tie(
        report,
        original,
        original.outlet,
        COPY,
        _share(report.text, copy.pairs),
        here,
        there,
        tuple(reasons),
        copy.order,
    )


def _twin(own: Print, other: Print, outside: str, pairs: Sequence[Pair]) -> Tie:
    reason = f"same sentences as another report that has them from {outside}: {len(pairs)}"
    spans = joined(p.here.span for p in pairs)
    share = _share(own.report.text, pairs)
    return Tie(own.report, None, outside, CITES, share, spans, reasons=(reason,), twin=other.report)


def _share(text: str, pairs: Sequence[Pair]) -> float:
    return len(pairs) / max(1, len(sentences(text)))

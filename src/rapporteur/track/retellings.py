"""Retellings: a report that tells what an earlier one of another outlet had from the same unnamed people."""

from collections.abc import Collection, Mapping, Sequence

from rapporteur.domain.span import Span
from rapporteur.track.order import EARLIER, order
from rapporteur.track.outlets import same_outlet
from rapporteur.track.passages import Pair, aligned, joined
from rapporteur.track.prints import Print
from rapporteur.track.retold import Key, by_same_people, described_alike
from rapporteur.track.sentences import sentences
from rapporteur.track.tie import PARAPHRASE, Tie

#: Sentences that two reports must tell alike beside the shared source.
ALIKE = 2


def by_unnamed(known: Sequence[Print]) -> Mapping[Key, Sequence[int]]:
    """The numbers of the reports that have each particular of their unnamed sources."""
    out: dict[Key, list[int]] = {}
    for number, own in enumerate(known):
        for key in own.unnamed:
            out.setdefault(key, []).append(number)
    return out


def retellings(
    number: int, known: Sequence[Print], near: Collection[int], by_key: Mapping[Key, Sequence[int]], tied: set[str]
) -> list[Tie]:
    """The earliest report that the one of that number retells without naming it, if there is one; `tied` are ids left
    out, `near` the numbers of reports that share running text with it, `by_key` is `by_unnamed`.
    """
    own = known[number]
    for place in sorted({*near, *(n for key in own.unnamed for n in by_key.get(key, ()))}):
        other = known[place]
        if other.report.id in tied or not _may(own, other):
            continue
        here, there = by_same_people(own.unnamed, other.unnamed)
        if not here and place in near:
            here, there = described_alike(own.record, other.record)
        shared = aligned(own.report.text, other.report.text) if here else ()
        if len(shared) >= ALIKE:
            return [_tie(own, other, here, there, shared)]
    return []


def _may(own: Print, other: Print) -> bool:
    """Another outlet's report of an earlier day; where both name one outlet as their source, that explains it."""
    return (
        order(other.report, own.report) == EARLIER
        and not same_outlet(own.report.outlet, other.report.outlet)
        and not own.common_sources(other)
    )


def _tie(own: Print, other: Print, here: Sequence[Span], there: Sequence[Span], pairs: Sequence[Pair]) -> Tie:
    words = "; ".join(s.of(own.report.text) for s in here)
    return Tie(
        own.report,
        other.report,
        other.report.outlet,
        PARAPHRASE,
        len(pairs) / max(1, len(sentences(own.report.text))),
        joined((*here, *(p.here.span for p in pairs))),
        joined((*there, *(p.there.span for p in pairs))),
        (f"same unnamed source: {words}",),
    )

"""Lineage: which report draws on which, and by which words that shows.

A report draws on another where it has that report's sentences (`copy`), where it names that report's outlet as its
source and the matter is there (`paraphrase` where it retells, `cites` where it brings a point of it), or where it tells
the same on the word of the same unnamed people, whom two outlets hardly ever hear apart. Same matter alone is no tie:
outlets cover one event side by side. What an outlet has from itself is no tie either, a corrected version apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapporteur.domain.posting import Posting
from rapporteur.track.cited_reports import cited
from rapporteur.track.copies import alike, copies
from rapporteur.track.corrections import mark, replaced
from rapporteur.track.outlets import same_outlet as same_outlet
from rapporteur.track.passages import joined
from rapporteur.track.prints import Print, prints
from rapporteur.track.retellings import by_unnamed, retellings
from rapporteur.track.tie import CORRECTS
from rapporteur.track.tie import Tie as Tie


def lineage(postings: Sequence[Posting]) -> tuple[Tie, ...]:
    """All ties of a dossier, in order of publication of the drawing report."""
    known = prints(postings)
    pairs = alike(known)
    copied, by_key = copies(known, pairs), by_unnamed(known)
    near: dict[int, set[int]] = {}
    for first, second in pairs:
        near.setdefault(first, set()).add(second)
        near.setdefault(second, set()).add(first)
    out: list[Tie] = []
    for number, own in enumerate(known):
        ties = _united([*copied.get(number, ()), *cited(own, known)])
        ties += retellings(number, known, near.get(number, ()), by_key, {t.relays.id for t in ties if t.relays})
        out += [*ties, *_corrections(own, known)]
    return tuple(out)


def origins_of(ties: Sequence[Tie]) -> Mapping[str, str]:
    """For every report that copies or retells another of the dossier, or prints with it one story of an outlet outside,
    the id of that one. A report that only cites another is one of its own.
    """
    drawn = ((t.report.id, t.relays or t.twin) for t in reversed(ties) if t.how in ("copy", "paraphrase") or t.twin)
    return {id_: other.id for id_, other in drawn if other}


def superseded(ties: Sequence[Tie]) -> frozenset[str]:
    """The ids of reports that a corrected version or a withdrawal has replaced."""
    return frozenset(t.relays.id for t in ties if t.how == CORRECTS and t.relays)


def _united(ties: Sequence[Tie]) -> list[Tie]:
    """One tie to each report and to each outlet outside: a copy that is credited or cited too keeps both reasons."""
    out: list[Tie] = []
    for tie in ties:
        place = next((n for n, t in enumerate(out) if _to_one(t, tie)), None)
        if place is None:
            out.append(tie)
        else:
            first = out[place]
            reasons = tuple(dict.fromkeys((*first.reasons, *tie.reasons)))
            out[place] = replace(first, reasons=reasons, spans=joined((*first.spans, *tie.spans)))
    return out


def _to_one(a: Tie, b: Tie) -> bool:
    if a.relays or b.relays:
        return a.relays is b.relays
    return same_outlet(a.cites, b.cites)


def _corrections(own: Print, known: Sequence[Print]) -> Iterator[Tie]:
    report = own.report
    told = mark(report)
    if told is None:
        return
    for older in replaced(report, [p.report for p in known]):
        spans = (told.span,) if told.span else ()
        yield Tie(report, older, None, CORRECTS, 0.0, spans, reasons=(f"{told.name}: {told.words}",))

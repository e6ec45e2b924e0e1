"""Lineage: which report draws on which, by shared running text and by the outlets that its chains name.

Running text is compared by shingles of five words (Broder 1997, 'On the resemblance and containment of documents'):
a report that shares a long run with an earlier one copies it, whatever it says about its sources. A report that names
an outlet whose own report is in the dossier, and tells the same matter, relays that report.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.similarity import content_words, overlap
from rapporteur.domain.span import Span
from rapporteur.track.dates import earliest, latest
from rapporteur.track.fingerprints import SHINGLE, fingerprints
from rapporteur.track.reach import in_reach, printed_day

#: Shared shingles from which a report is a copy: about two ordinary sentences word for word.
COPY_SHINGLES = 25
#: Share of content words from which a report that cites an outlet is taken to retell that outlet's report.
RETELLS = 0.25


@dataclass(frozen=True, slots=True)
class Tie:
    """One report drawing on another (`relays`, its id) or on an outlet outside the dossier (`cites`)."""

    report: Report
    relays: Report | None
    cites: str | None
    how: str
    overlap: float
    spans: tuple[Span, ...] = ()


def lineage(postings: Sequence[Posting]) -> tuple[Tie, ...]:
    """All ties of a dossier, in order of publication of the drawing report."""
    records = [p.record for p in postings]
    copies = {t.report.id: t for t in _copies(records)}
    out: list[Tie] = []
    for record in records:
        own = [copies[record.report.id]] if record.report.id in copies else []
        cited = _citations(record, records)
        known = {t.relays.id for t in own if t.relays}
        out += own + [t for t in cited if t.relays is None or t.relays.id not in known]
    return tuple(out)


def origins_of(ties: Sequence[Tie]) -> Mapping[str, str]:
    """For every report that copies or retells another of the dossier, the id of that one."""
    return {t.report.id: t.relays.id for t in reversed(ties) if t.relays}


def _shingles(text: str) -> dict[tuple[str, ...], Span]:
    words = list(re.finditer(r"\w+", text.lower()))
    runs = (words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1))
    return {tuple(w.group() for w in run): Span(run[0].start(), run[-1].end()) for run in runs}


def _copies(records: Sequence[Record]) -> list[Tie]:
    """For every report the earlier one that it shares most running text with, where that is enough to be a copy."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shingles = [_shingles(r.report.text) for r in records]
    out = []
    for number, own in enumerate(shingles):
        found: dict[int, list[Span]] = defaultdict(list)
        for run, span in own.items():
            for earlier in index[run]:
                found[earlier].append(span)
            index[run].append(number)
        shared = {n: spans for n, spans in found.items() if kin(records[number].report, records[n].report)}
        best = max(shared, key=lambda n: (len(shared[n]), -n), default=None)
        if best is not None and len(shared[best]) >= COPY_SHINGLES:
            share = len(shared[best]) / min(len(own), len(shingles[best]))
            spans = _joined(shared[best])
            out.append(
                Tie(records[number].report, records[best].report, records[best].report.outlet, "copy", share, spans)
            )
    return out


def kin(a: Report, b: Report) -> bool:
    """Whether two texts are worth comparing: they have a fingerprint in common."""
    return not fingerprints(a.text).isdisjoint(fingerprints(b.text))


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _citations(record: Record, records: Sequence[Record]) -> list[Tie]:
    """The outlets that the report's chains relay, each with the report of theirs that it retells if any."""
    return [_citation(record.report, name, _joined(spans), records) for name, spans in cited_outlets(record).items()]


def cited_outlets(record: Record) -> dict[str, list[Span]]:
    """The other outlets that the report's chains name, in order, each with the words that cite it."""
    cues: dict[str, list[Span]] = defaultdict(list)
    for statement in record.statements:
        for link in statement.chain[1:]:
            if link.role == "outlet" and link.name and not same_outlet(link.name, record.report.outlet):
                cues[link.name] += link.cue or statement.cue or statement.source
    return dict(sorted(cues.items()))


def _citation(report: Report, outlet: str, spans: tuple[Span, ...], records: Sequence[Record]) -> Tie:
    words = content_words(report.text)
    limit = latest(report.published) or date.max
    scored = [
        (overlap(words, content_words(other.text)), other.id, other)
        for r in records
        if (other := r.report) is not report
        and same_outlet(other.outlet, outlet)
        and (earliest(other.published) or limit) <= limit
        and in_reach(printed_day(other.published), printed_day(report.published))
    ]
    score, _, best = max(scored, default=(0.0, "", None), key=lambda s: s[:2])
    if best is None or score < RETELLS:
        return Tie(report, None, outlet, "cites", 0.0, spans)
    return Tie(report, best, outlet, "paraphrase", score, spans)


def same_outlet(a: str | None, b: str | None) -> bool:
    """Whether two names mean the same outlet: 'the Courier' and 'Northern Courier' do."""
    first, second = (re.findall(r"\w+", re.sub(r"\b(the|a)\b", "", (n or "").lower())) for n in (a, b))
    return bool(first and second) and (
        first == second or first == second[-len(first) :] or second == first[-len(second) :]
    )

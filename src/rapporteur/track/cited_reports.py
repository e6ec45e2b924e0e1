"""Cited reports: the outlets that a report names as its sources, each with the report of theirs that it speaks of."""

from collections.abc import Sequence
from datetime import date, timedelta

from rapporteur.domain.similarity import content_words, overlap
from rapporteur.domain.span import Span
from rapporteur.track.citations import Citation
from rapporteur.track.dates import earliest, latest
from rapporteur.track.order import LATER, order
from rapporteur.track.outlets import same_outlet
from rapporteur.track.passages import aligned, joined
from rapporteur.track.prints import Print
from rapporteur.track.reach import in_reach, printed_day
from rapporteur.track.sentences import Sentence, sentences
from rapporteur.track.tie import CITES, PARAPHRASE, Tie

#: Share of the smaller report's content words from which the two can be about one matter.
ABOUT = 0.25
#: Share of the cited words that must stand in so many sentences in a row of the report that is taken to be meant.
HELD, PLACE = 0.3, 3
#: Share of a report's sentences from which it retells what it cites.
RETELLS = 0.25
#: The same where the citation stands at the top: in so many of the first sentences.
LEADS, TOP = 0.1, 3


def cited(own: Print, known: Sequence[Print]) -> list[Tie]:
    """One tie for every outlet that the report names as its source."""
    return [tie for c in own.cites if (tie := _tie(own, c, known))]


def _tie(own: Print, citation: Citation, known: Sequence[Print]) -> Tie | None:
    spans = joined(citation.cues)
    reason = f"credit: {citation.outlet}" if citation.credited and not spans else f"names as source: {citation.outlet}"
    best = _meant(own, citation, known)
    if best is None:
        return Tie(own.report, None, citation.outlet, CITES, 0.0, spans, reasons=(reason,))
    if not citation.directly and _by_way(own, best, known):
        return None
    share, here, there = _retold(own, best, citation)
    leads = share >= LEADS and _at_top(own, citation)
    how = PARAPHRASE if share >= RETELLS or leads else CITES
    spans = joined((*spans, *here))
    return Tie(own.report, best.report, best.report.outlet, how, share, spans, there, (reason,))


def _by_way(own: Print, best: Print, known: Sequence[Print]) -> bool:
    """Whether another report of the dossier that this one names stands between the two."""
    between = [p for p in known if p is not best and p is not own and p.citation(best.report.outlet)]
    return any((c := own.citation(p.report.outlet)) and c.directly for p in between)


def _meant(own: Print, citation: Citation, known: Sequence[Print]) -> Print | None:
    """The report of that outlet which has most of what is cited in one place; none of a later day or of another than is
    told.
    """
    words = content_words(own.report.text)
    told = content_words(" ".join(s.of(own.report.text) for s in citation.matter)) - content_words(citation.outlet)
    scored = []
    for number, other in enumerate(known):
        if other is own or not same_outlet(other.report.outlet, citation.outlet) or not _in_time(own, other, citation):
            continue
        about = overlap(words, content_words(f"{other.report.title or ''} {other.report.text}"))
        held = _held(told, other) if told else about
        if about >= ABOUT and held >= HELD:
            scored.append((held + about, number, other))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _held(words: frozenset[str], other: Print) -> float:
    """The share of the words that stands together in some sentences in a row of the other report."""
    rows = [s.content for s in sentences(other.report.text)]
    places = range(max(1, len(rows) - PLACE + 1))
    return max(len(words & frozenset().union(*rows[i : i + PLACE])) for i in places) / len(words)


def _in_time(own: Print, other: Print, citation: Citation) -> bool:
    """Not printed later, nor long before, and on a day that the report tells if it tells one."""
    if not in_reach(printed_day(other.report.published), printed_day(own.report.published)):
        return False
    if order(other.report, own.report) == LATER:
        return False
    first, last = earliest(other.report.published), latest(other.report.published)
    if not citation.days or first is None or last is None:
        return True
    told = [(earliest(d), latest(d)) for d in citation.days]
    return any(a is None or b is None or (first <= _next(b) and a <= _next(last)) for a, b in told)


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _retold(own: Print, other: Print, citation: Citation) -> tuple[float, tuple[Span, ...], tuple[Span, ...]]:
    """The share of the report's sentences that the other has too or that are told on its word or, in both, on that of a
    third outlet; with the sentences that the two share.
    """
    rows = [s for s in sentences(own.report.text) if len(s.words) > 3]
    pairs = aligned(own.report.text, other.report.text)
    matter = [*citation.matter, *(m for c in own.common_sources(other) for m in c.matter)]
    shared = {p.here.span for p in pairs if not any(p.here.span.overlaps(d) for d in _denied(own))}
    told = [s for s in rows if s.span in shared or any(s.span.overlaps(m) for m in matter)]
    return len(told) / max(1, len(rows)), tuple(p.here.span for p in pairs), tuple(p.there.span for p in pairs)


def _denied(own: Print) -> list[Span]:
    """What is denied: that is told anew, however much of the words of the denied report it has."""
    told = (s for s in own.record.statements if s.stance == "denies")
    return [span for s in told for span in (*s.content, *s.cue)]


def _at_top(own: Print, citation: Citation) -> bool:
    top: Sequence[Sentence] = sentences(own.report.text)[:TOP]
    return bool(top) and any(s.start < top[-1].span.end for s in (*citation.cues, *citation.matter))

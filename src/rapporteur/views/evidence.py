"""Evidence: the words that a row rests on, with the report and the outlet that they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.track.entries import Entry
from rapporteur.track.gist import evidence_spans


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one report's text and its words: `text[span.start:span.end]` is `quote`."""

    report: str
    outlet: str | None
    span: Span
    quote: str


def evidence(entries: Iterable[Entry]) -> tuple[Evidence, ...]:
    """The evidence of entries in their order, each span of a report once."""
    return tuple(dict.fromkeys(_evidence(e, span) for e in entries for span in evidence_spans(e)))


def span_evidence(entry: Entry, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Evidence for given spans of an entry's report."""
    return tuple(_evidence(entry, span) for span in spans)


def _evidence(entry: Entry, span: Span) -> Evidence:
    return Evidence(entry.report.id, entry.report.outlet, span, span.of(entry.report.text))

"""Diagnostic: a doubt about a report, with its place in the text, kept and shown, never raised."""

from dataclasses import dataclass

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What could not be read or decided.

    `code` is dotted and stable (`date.no-anchor`, `party.ambiguous`, `quote.unclosed`); `message` says what was
    done about it; `span` is its place in the report's text, None where it concerns the whole report;
    `candidates` are the readings between which nothing was chosen.
    """

    code: str
    message: str
    span: Span | None = None
    candidates: tuple[str, ...] = ()

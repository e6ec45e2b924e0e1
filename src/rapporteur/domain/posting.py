"""Posting: all that was learnt from one report, entered into a dossier in one transaction."""

from dataclasses import dataclass

from rapporteur.domain.record import Record


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry of the ledger: a record, when the ledger learnt it, and where it came from.

    `added` is an ISO 8601 instant in UTC to the microsecond with a `Z` ('2025-04-02T08:30:00.000000Z'), so that text
    order is time order. `source_file` is the path or name that the report came from, as given; None for text given
    directly.
    """

    record: Record
    added: str
    source_file: str | None = None

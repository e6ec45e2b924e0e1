"""Doubt: the marks that a row carries where its matter is denied, contradicted or rests on unnamed sources alone."""

from collections.abc import Sequence

from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.origins import ANONYMOUS, attribution, independent

DENIED, CONTRADICTED, UNNAMED = "denied", "contradicted", "unnamed source"
NO_NEWS, NO_ORDER = "no news since", "order unknown"


def doubt(docket: Docket, entries: Sequence[Entry], as_of: str | None = None) -> tuple[str, ...]:
    """The marks of a row that rests on these entries, in a fixed order; empty where nothing speaks against it."""
    kinds = {d.kind for e in entries for d in docket.disputes.get(e.key, ()) if d.entry.known_at(as_of)}
    found = {
        DENIED: "denied" in kinds,
        CONTRADICTED: bool(kinds & {"conflicting", "reversed"}),
        UNNAMED: bool(entries) and attribution(entries) == ANONYMOUS,
    }
    return tuple(mark for mark, holds in found.items() if holds)


def origins(docket: Docket, entries: Sequence[Entry]) -> int:
    """How many independent origins the entries come to, relays counted once."""
    return independent(entries, docket.relays)

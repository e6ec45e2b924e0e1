"""`origins`: claims, however many reports carry them, and how many independent sources that comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.claims import Claim, claims
from rapporteur.track.docket import Docket, docket
from rapporteur.track.gist import gist
from rapporteur.track.origins import attribution, relayed_outlet
from rapporteur.views.doubt import doubt
from rapporteur.views.doubt import origins as count
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One claim with the reports (ids) and outlets that carry it."""

    gist: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    independent_origins: int
    attribution: str
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def origins(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[OriginRow, ...]:
    """The claims told by `as_of`: those that most reports carry first."""
    return origin_rows(docket(postings, known_by=known_by), as_of)


def _gist(claim: Claim) -> str:
    """The claim in the words of its first telling, and on whose word where that is an unnamed source or an outlet."""
    entry = claim.entries[0]
    voice, outlet = entry.voice, relayed_outlet(entry)
    unnamed = voice.description if voice and voice.anonymous else None
    told = ", ".join(filter(None, (outlet, unnamed)))
    line = gist(entry)
    return f"{line} ({told})" if told and told not in line else line


def origin_rows(known: Docket, as_of: str | None = None) -> tuple[OriginRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(origin_row(known, c, as_of) for c in claims(known, as_of))


def origin_row(known: Docket, claim: Claim, as_of: str | None = None) -> OriginRow:
    """One row."""
    told = claim.entries
    return OriginRow(
        gist=_gist(claim),
        reports=tuple(dict.fromkeys(e.report.id for e in told)),
        outlets=tuple(dict.fromkeys(e.report.outlet for e in told if e.report.outlet)),
        independent_origins=count(known, told),
        attribution=attribution(told, known.relays),
        doubt=doubt(known, told, as_of),
        evidence=evidence(told),
    )

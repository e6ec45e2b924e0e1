"""`territory`: who claims, holds, seeks or recognises what, according to whom, at a date."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.docket import Docket, docket
from rapporteur.track.origins import attribution
from rapporteur.track.territory import Holding, holdings
from rapporteur.views.doubt import doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """One place, party and status. `until` is set where a later telling ends it; `code` is ISO 3166 if any."""

    place: str
    code: str | None
    party: str
    status: str
    since: str | None
    until: str | None
    attribution: str
    origins: int
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def territory(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[TerritoryRow, ...]:
    """The territory rows told by `as_of`, by place, party and status."""
    return territory_rows(docket(postings, known_by=known_by), as_of)


def territory_rows(known: Docket, as_of: str | None = None) -> tuple[TerritoryRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(territory_row(known, h, as_of) for h in holdings(known, as_of))


def territory_row(known: Docket, holding: Holding, as_of: str | None = None) -> TerritoryRow:
    """One row."""
    told = holding.told
    return TerritoryRow(
        place=holding.place,
        code=holding.code,
        party=holding.party,
        status=holding.status,
        since=holding.since,
        until=holding.until,
        attribution=attribution(told),
        origins=origins(known, told),
        doubt=doubt(known, told, as_of),
        evidence=evidence((*told, *([holding.ended_by] if holding.ended_by else []))),
    )

"""`positions`: what one party holds on one issue at a date."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.track.docket import Docket, docket
from rapporteur.track.gist import gist
from rapporteur.track.origins import attribution
from rapporteur.track.positions import Standing, standings
from rapporteur.views.doubt import NO_ORDER, doubt, origins
from rapporteur.views.evidence import Evidence, evidence


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One party's position on one issue. `stance` is an act type; `support` counts reports, `origins` independent ones;
    `disputed` where somebody denies or contradicts one of the entries that it rests on. `doubt` says `order unknown`
    where the dates do not tell whether another move of the side came before or after.
    """

    party: str
    issue: str
    stance: str
    gist: str
    condition: str | None
    since: str | None
    last_stated: str | None
    support: int
    origins: int
    attribution: str
    disputed: bool
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def positions(
    postings: Sequence[Posting], *, as_of: str | None = None, known_by: str | None = None
) -> tuple[PositionRow, ...]:
    """The positions at `as_of` as far as known by `known_by`, by issue and party."""
    return position_rows(docket(postings, known_by=known_by), as_of)


def position_rows(known: Docket, as_of: str | None = None) -> tuple[PositionRow, ...]:
    """The same from a docket that is laid out already."""
    return tuple(position_row(known, s, as_of) for s in standings(known, as_of))


def position_row(known: Docket, standing: Standing, as_of: str | None = None) -> PositionRow:
    """One row."""
    act, held = standing.head.act, standing.held
    assert act is not None
    return PositionRow(
        party=standing.party,
        issue=standing.issue,
        stance=act.type,
        gist=gist(standing.head),
        condition=act.condition.span.of(standing.head.report.text) if act.condition else None,
        since=standing.since,
        last_stated=standing.last_stated,
        support=len({e.report.id for e in held}),
        origins=origins(known, held),
        attribution=attribution(held),
        disputed=any(known.disputed(e, as_of) for e in held),
        doubt=(*doubt(known, held, as_of), *((NO_ORDER,) if standing.unordered else ())),
        evidence=evidence((standing.head, *(e for e in held if e.key != standing.head.key))),
    )

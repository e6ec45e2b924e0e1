"""Docket: everything that a dossier's reports tell, entry by entry, computed once and asked by every fold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.domain.posting import Posting
from rapporteur.track.dates import earliest, latest, precision
from rapporteur.track.denials import Denial, denials, disputes
from rapporteur.track.entries import VAGUE_DAYS, Entry, act_entries, in_order, saying_entries, territory_entries
from rapporteur.track.lineage import Tie, lineage, origins_of, superseded


@dataclass(frozen=True, slots=True)
class Docket:
    """The entries of all reports known by a date. `relays` maps a report's id to the id of the one it draws on;
    `disputes` maps an entry's key to the denials that touch it; `horizon` is the last day that the dossier knows of.
    """

    postings: tuple[Posting, ...]
    acts: tuple[Entry, ...]
    sayings: tuple[Entry, ...]
    rows: tuple[Entry, ...]
    ties: tuple[Tie, ...]
    relays: Mapping[str, str]
    denials: tuple[Denial, ...]
    disputes: Mapping[tuple[str, str], tuple[Denial, ...]]
    horizon: str | None

    def until(self, as_of: str | None) -> str | None:
        """The day to judge by: the one asked for, else the last one that the dossier knows of."""
        return as_of or self.horizon

    def disputed(self, entry: Entry, as_of: str | None = None) -> bool:
        """Whether somebody had denied or contradicted the entry by that date."""
        return any(d.entry.known_at(as_of) for d in self.disputes.get(entry.key, ()))


def docket(postings: Sequence[Posting], *, known_by: str | None = None) -> Docket:
    """Lay out what the postings known by that date tell. The order of arrival makes no difference. What a corrected
    version or a withdrawal known by then has replaced tells nothing any more.
    """
    known = in_order(postings, known_by)
    ties = lineage(known)
    floors, gone = _floors(ties), superseded(ties)
    standing = tuple(p for p in known if p.record.report.id not in gone)
    acts = _from_floor((e for p in standing for e in act_entries(p.record)), floors)
    sayings = _from_floor((e for p in standing for e in saying_entries(p.record)), floors)
    denied = denials((*acts, *sayings))
    return Docket(
        postings=known,
        acts=acts,
        sayings=sayings,
        rows=_from_floor((e for p in standing for e in territory_entries(p.record)), floors),
        ties=ties,
        relays=origins_of(ties),
        denials=denied,
        disputes=disputes(denied, (*acts, *sayings)),
        horizon=_horizon(known, acts),
    )


def _floors(ties: Sequence[Tie]) -> dict[str, date]:
    """For every report that draws on dated ones of the dossier, the day of the last of them."""
    out: dict[str, date] = {}
    for tie in ties:
        day = earliest(tie.relays.published) if tie.relays else None
        if day:
            out[tie.report.id] = max(day, out.get(tie.report.id, date.min))
    return out


def _from_floor(entries: Iterable[Entry], floors: Mapping[str, date]) -> tuple[Entry, ...]:
    return tuple(replace(e, floor=floors[e.report.id]) if e.report.id in floors else e for e in entries)


def _horizon(postings: Sequence[Posting], acts: Sequence[Entry]) -> str | None:
    """The last day of publication; where no report is dated to the day, of what is told to have taken place."""
    printed = [p.record.report.published for p in postings]
    told = [e.time for e in acts if e.act and e.act.modality in ("actual", "background")]
    for dates in (printed, told):
        days = [d for e in dates if precision(e) <= VAGUE_DAYS and (d := latest(e)) and d < date.max]
        if days:
            return max(days).isoformat()
    years = [d for e in printed if (d := earliest(e))]
    return max(years).isoformat() if years else None

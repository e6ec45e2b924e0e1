"""Docket: everything that a dossier's reports tell, entry by entry, computed once and asked by every fold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.domain.posting import Posting
from rapporteur.domain.report import Report
from rapporteur.track.dates import earliest, latest, precision
from rapporteur.track.denials import Denial, denials, disputes
from rapporteur.track.entries import VAGUE_DAYS, Entry, act_entries, in_order, saying_entries, territory_entries
from rapporteur.track.lineage import Tie, lineage, origins_of, superseded
from rapporteur.track.people import with_dossiers_sides


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
    known = with_dossiers_sides(in_order(postings, known_by))
    ties = lineage(known)
    floors, gone = floors_of(ties), superseded(ties)
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
        denials=tuple(sorted(denied, key=lambda d: (d.entry.key, d.kind, [e.key for e in d.touches]))),
        disputes=disputes(denied, (*acts, *sayings)),
        horizon=_horizon(known, [e for p in known for e in act_entries(p.record)]),
    )


def floors_of(ties: Sequence[Tie]) -> dict[str, date]:
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
    by_report: dict[str, list[Entry]] = {p.record.report.id: [] for p in postings}
    for entry in acts:
        by_report[entry.report.id].append(entry)
    days = [horizon_days(p.record.report, by_report[p.record.report.id]) for p in postings]
    for told in zip(*days, strict=True):
        if known := [d for d in told if d]:
            return date.fromordinal(max(known)).isoformat()
    return None


def horizon_days(report: Report, acts: Iterable[Entry]) -> tuple[int | None, int | None, int | None]:
    """The last days that one report knows of, as ordinals: of its printing, of what is told to have taken place, and
    of a printing whose day is not told.
    """
    told = [e.time for e in acts if e.act and e.act.modality in ("actual", "background")]
    days = [
        [d for e in dates if precision(e) <= VAGUE_DAYS and (d := latest(e)) and d < date.max]
        for dates in ([report.published], told)
    ]
    printed, happened = (max(found).toordinal() if found else None for found in days)
    year = earliest(report.published)
    return printed, happened, year.toordinal() if year else None

"""Territory: what sides claim, hold, seek or recognise at a date, according to whom. It never says whose a place is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.track.dates import earliest
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry

#: Statuses of one side over one place that end each other.
ENDS = {
    "claims": frozenset({"renounces"}),
    "seeks": frozenset({"renounces", "controls"}),
    "renounces": frozenset({"claims", "annexed", "seeks"}),
    "controls": frozenset({"controls-partly", "renounces"}),
    "controls-partly": frozenset({"controls", "renounces"}),
    "recognises": frozenset({"rejects-recognition"}),
    "rejects-recognition": frozenset({"recognises"}),
    "annexed": frozenset({"renounces"}),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One place, side and status over all its tellings, oldest first; `ended_by` is the telling that ends it."""

    place: str
    code: str | None
    party: str
    status: str
    told: tuple[Entry, ...]
    ended_by: Entry | None

    @property
    def since(self) -> str | None:
        """The earliest time that is told for it."""
        times = [t for e in self.told if (t := _time(e)) and earliest(t)]
        return min(times, key=lambda t: (earliest(t) or date.max, t), default=None)

    @property
    def until(self) -> str | None:
        """When it was told to have ended."""
        return (_time(self.ended_by) or self.ended_by.stated) if self.ended_by else None


def holdings(docket: Docket, as_of: str | None = None) -> tuple[Holding, ...]:
    """All that was told by that date, by place, side and status; what had ended by then included, with its end."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in docket.rows:
        if entry.row and entry.known_at(as_of):
            groups.setdefault((entry.row.place.name, entry.row.party, entry.row.status), []).append(entry)
    return tuple(_holding(key, sorted(told, key=_age), docket.rows, as_of) for key, told in sorted(groups.items()))


def _holding(key: tuple[str, str, str], told: Sequence[Entry], rows: Sequence[Entry], as_of: str | None) -> Holding:
    place, party, status = key
    ends = [e for e in rows if e.known_at(as_of) and _ends(e, key, told)]
    code = next((e.row.place.code for e in told if e.row and e.row.place.code), None)
    return Holding(place, code, party, status, tuple(told), min(ends, key=_age, default=None))


def _ends(entry: Entry, key: tuple[str, str, str], told: Sequence[Entry]) -> bool:
    row = entry.row
    if row is None or (row.place.name, row.party) != key[:2] or row.status not in ENDS.get(key[2], ()):
        return False
    return _age(entry)[0] > max(_age(e)[0] for e in told)


def _age(entry: Entry) -> tuple[date, tuple[str, str]]:
    return earliest(_time(entry)) or entry.day, entry.key


def _time(entry: Entry | None) -> str | None:
    return entry.row.time if entry and entry.row else None

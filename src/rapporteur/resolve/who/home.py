"""Where a report is at home: the state of the town in its dateline, else of the town or land in its outlet's name.

'GEORGETOWN - President X rejected it' is Guyana's president, and 'Prime Minister Y' of the Port of Spain Courier that of
Trinidad and Tobago. Rejected: the home of agencies and of papers read everywhere, which report on all the world.
"""

from collections.abc import Iterable, Iterator

from rapporteur.domain.report import Reading
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.tables import lists

_LAND = ("state", "demonym", "capital", "place")
_LONGEST = 4
_WORLDWIDE = ("United States", "United Kingdom")  # papers of New York, Washington and London print the world's news


def home_of(reading: Reading, gazetteer: Gazetteer) -> str | None:
    """The state at home in a report, None where neither dateline nor outlet tells one."""
    if reading.dateline_place:
        return _of_dateline(reading.dateline_place, gazetteer)
    return _of_outlet(reading.report.outlet, gazetteer) if reading.report.outlet else None


def _of_dateline(place: str, gazetteer: Gazetteer) -> str | None:
    """'SAN JOSE, Costa Rica', 'PORT OF SPAIN', 'Nairobi': the last part that names a land or a town of one."""
    for part in reversed(place.split(",")):
        for name in _spelled(part.strip()):
            if name in lists("home.toml")["meeting_towns"]:
                return None
            entry = gazetteer.find(name)
            if entry and entry.kind in _LAND and entry.party:
                return entry.party
    return None


def _of_outlet(outlet: str, gazetteer: Gazetteer) -> str | None:
    """'Port of Spain Courier', 'Times of Varsk': the one state that words of the name stand for."""
    words = outlet.split()
    runs = ((i, j) for n in range(_LONGEST, 0, -1) for i in range(len(words)) for j in (i + n,) if j <= len(words))
    known = gazetteer.find(outlet)
    worldwide = known is not None and known.detail == "agency"
    states, taken = set[str](), set[int]()
    for i, j in runs:
        entry = gazetteer.find(" ".join(words[i:j]))
        if entry and entry.kind in _LAND and entry.party and not taken & set(range(i, j)):
            states.add(entry.party)
            taken |= set(range(i, j))
    if len(states) != 1 or worldwide or (known is not None and states <= set(_WORLDWIDE)):
        return None
    return next(iter(states))


def _spelled(name: str) -> Iterator[str]:
    """A town of a dateline as the tables write it: 'PORT OF SPAIN' is 'Port of Spain'."""
    small = lists("home.toml")["small_words"].split()
    yield from dict.fromkeys((name, name.title(), " ".join(_cased(name.title().split(), small))))


def _cased(words: Iterable[str], small: list[str]) -> Iterator[str]:
    for n, word in enumerate(words):
        yield word.lower() if n and word.lower() in small else word

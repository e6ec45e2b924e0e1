"""The gazetteer with the user's own names in it: where both know a word, the user's file says what it means."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapporteur.resolve.who.gazetteer import SIDES, Entry, Gazetteer, Office, fold, indexed
from rapporteur.resolve.who.own_file import OwnNames, OwnParty, OwnPerson, OwnPlace

Named = tuple[str, Entry]


def with_own_names(shipped: Gazetteer, own: OwnNames) -> Gazetteer:
    """Both as one. Raises ValueError where the file speaks of a party or a place that neither knows, or says two things
    of one word.

    What the file leaves out of an entry that the shipped tables have too (code, kind, gender, offices) stays.
    """
    for kind in (own.parties, own.people, own.places):
        _once(kind)
    parties = indexed(named for p in own.parties for named in _party(p, shipped))
    known = {**shipped.entries, **parties}
    people = [_person(p, known) for p in own.people]
    persons = indexed((n, e.entry(shipped)) for e in people for n in (e.own.name, *e.own.aliases))
    places = _places(own.places, known, shipped)
    mine = indexed([*places.items(), *persons.items(), *parties.items()])
    adjectives = {p.name: p.adjectives[0] for p in own.parties if p.adjectives}
    own_states = frozenset(n for n, e in parties.items() if e.kind in ("state", "demonym") and " " not in n)
    states = shipped.states | {e.name for e in parties.values() if e.kind == "state"}
    offices = {**shipped.offices, **_offices(people)}
    return replace(
        shipped,
        entries={**shipped.entries, **mine},
        offices=offices,
        states=states,
        own_states=own_states,
        adjectives={**shipped.adjectives, **adjectives},
    )


def _once(entries: Iterable[OwnParty | OwnPerson | OwnPlace]) -> None:
    """Raises ValueError where two entries of a kind share a word and are not of the same name."""
    seen: dict[str, OwnParty | OwnPerson | OwnPlace] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            other = seen.setdefault(fold(name), entry)
            if other.name != entry.name:
                raise ValueError(f"{entry.where}: {name!r} is also a name of {other.where}; leave it to one of them")


def _party(p: OwnParty, shipped: Gazetteer) -> Iterator[Named]:
    known = shipped.find(p.name)
    same = known if known and known.kind in ("state", "organisation") and known.name == p.name else None
    if same is None and p.kind is None:
        raise ValueError(f'{p.where} has no kind; write one, as in kind = "state"')
    code = same.code if same else None
    if p.kind == "state" or (same and p.kind is None and same.kind == "state"):
        entry = Entry(p.name, "state", p.name, code)
    else:
        entry = Entry(p.name, "organisation", p.name, None, _detail(p.kind, same))
    yield from ((name, entry) for name in (p.name, *p.aliases))
    yield from ((name, Entry(p.name, "demonym", p.name, entry.code, name)) for name in p.adjectives)
    for name in p.capitals:
        town = shipped.find(name)
        yield name, Entry(name, "capital", p.name, town.code if town and town.kind in ("capital", "place") else None)
    yield from ((name, Entry(name, "metonym", p.name)) for name in p.seats)


def _detail(kind: str | None, same: Entry | None) -> str:
    """The finer kind; to the rules an alliance of states is an organisation like any other."""
    return {"alliance": "organisation"}.get(kind, kind) if kind else (same.detail if same else "")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A person with the party under its canonical name."""

    own: OwnPerson
    party: str | None

    def entry(self, shipped: Gazetteer) -> Entry:
        known = shipped.find(self.own.name)
        same = known if known and known.kind == "person" and known.name == self.own.name else None
        gender = self.own.gender or (same.detail if same else "")
        party = self.party if self.own.serves or not same else same.party
        return Entry(self.own.name, "person", party, None, gender)

    def office(self) -> Office:
        own = self.own
        return Office(own.name, own.gender, own.office, self.party, own.since, own.until, own=True)


def _person(p: OwnPerson, known: Mapping[str, Entry]) -> _Placed:
    if p.party is None:
        return _Placed(p, None)
    side = known.get(fold(p.party))
    if side is None or side.kind not in SIDES:
        raise ValueError(f"{p.where}: party {p.party!r} is not known; add a [[party]] of that name")
    return _Placed(p, side.party or side.name)


def _offices(people: Iterable[_Placed]) -> dict[str, tuple[Office, ...]]:
    out: dict[str, tuple[Office, ...]] = {}
    for person in people:
        if person.own.serves:
            out[person.own.name] = (*out.get(person.own.name, ()), person.office())
    return out


def _places(places: Iterable[OwnPlace], known: Mapping[str, Entry], shipped: Gazetteer) -> dict[str, Entry]:
    """The places; one may lie in another one of the file, wherever it stands there."""
    waiting, out = list(places), dict[str, Entry]()
    while waiting:
        ready = [p for p in waiting if p.inside is None or _around(p.inside, out, known, shipped)]
        if not ready:
            p = waiting[0]
            raise ValueError(
                f"{p.where}: it lies inside {p.inside!r}, which is not known; add it as [[place]] or [[party]]"
            )
        for p in ready:
            around = _around(p.inside, out, known, shipped) if p.inside else None
            out |= {fold(name): _place(p, around, shipped) for name in (p.name, *p.aliases)}
        waiting = [p for p in waiting if p not in ready]
    return out


def _around(name: str, own: Mapping[str, Entry], known: Mapping[str, Entry], shipped: Gazetteer) -> Entry | None:
    return own.get(fold(name)) or known.get(fold(name)) or shipped.find(name)


def _place(p: OwnPlace, around: Entry | None, shipped: Gazetteer) -> Entry:
    known = shipped.find(p.name)
    same = known if known and known.kind == "place" and known.name == p.name else None
    if around is None:
        return same or Entry(p.name, "place", None, None, "place")
    code = same.code if same else (around.code if around.kind == "place" else None)
    return Entry(p.name, "place", around.party, code, same.detail if same else "place")

"""The gazetteer: names of states, organisations, seats of power, outlets, people and places, from readable tables.

It knows names, not politics: a row says which word stands for which side, and since when somebody held an office.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rapporteur.resolve.who.tables import columns, forms, parts, rows

# Which reading of a word wins where several tables have it ('Kyiv' the capital before the region, 'Georgia' the state).
_KINDS = ("state", "demonym", "organisation", "metonym", "capital", "outlet", "person", "place")
_RANK = {kind: n for n, kind in enumerate(_KINDS)}
SIDES = ("state", "demonym", "capital", "metonym", "organisation")
_LONGEST = 7  # words in the longest name that is looked up


class Entry(NamedTuple):
    """What a name stands for.

    `kind` is `state`, `demonym`, `capital`, `metonym`, `organisation`, `outlet`, `person` or `place`; `party` the side
    it acts for, None where it has none; `code` an ISO 3166 code, of a town that of the region it lies in;
    `detail` the finer kind ('armed group', 'weekly'), of a metonym the other sides that have a seat of that name. A tuple, since it is made some thousand times at the start.
    """

    name: str
    kind: str
    party: str | None = None
    code: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """That somebody held an office: from and to, years, months ('2019-07') or days, both included, empty where open.

    `own` marks an office of the user's file; without a `title` it only says for whom somebody acted then.
    """

    person: str
    gender: str
    title: str
    party: str | None
    start: str
    end: str
    own: bool = False

    def held(self, day: str | None) -> bool:
        """Whether it was held on that EDTF day (or month, or year); without one, whether it is held still."""
        if day is None:
            return not self.end
        after = not self.start or _cut(self.start, day) <= _cut(day, self.start)
        return after and (not self.end or _cut(day, self.end) <= _cut(self.end, day))


@dataclass(frozen=True)
class Gazetteer:
    """All names by their folded form. `Gazetteer.load()` gives the one that ships with Rapporteur, on demand with the
    user's own names in it; `own_states` are the words of states that the user's file names, adjectives included.
    """

    entries: dict[str, Entry]
    offices: dict[str, tuple[Office, ...]]
    hosts: dict[str, str]
    states: frozenset[str]
    adjectives: dict[str, str]
    own_states: frozenset[str] = frozenset()

    @staticmethod
    def load(own: Path | None = None) -> "Gazetteer":
        """The shipped gazetteer, read once; with a file of the user's own names (docs/people.md), both as one.

        Raises OSError where the file cannot be read, and ValueError where it is none, which says where and what to
        write instead.
        """
        if own is None:
            return _load()
        from rapporteur.resolve.who.own_file import read_own_names
        from rapporteur.resolve.who.own_names import with_own_names

        return with_own_names(_load(), read_own_names(own))

    def find(self, name: str) -> Entry | None:
        """The entry of a name, alias, demonym or metonym, None where unknown. Case counts, a leading 'the' does not."""
        return self.entries.get(fold(name))

    def longest(self, text: str, spans: list[tuple[int, int]]) -> tuple[int, Entry] | None:
        """The longest name that starts with the first of these word spans: how many words it takes, and its entry."""
        for n in range(min(len(spans), _LONGEST), 0, -1):
            entry = self.entries.get(fold(text[spans[0][0] : spans[n - 1][1]]))
            if entry:
                return n, entry
        return None

    def in_office(self, title: str, party: str, day: str | None) -> tuple[str, ...]:
        """Who held that office of that side on that day: 'foreign minister', 'Russia', '2019' gives Sergei Lavrov.

        Somebody in the user's file comes before the table's.
        """
        same = (o for os in self.offices.values() for o in os if o.party == party and o.title == title)
        held = [o for o in same if o.held(day)]
        words = title.split()
        if not words or not {words[0], words[-1]} & forms("single") or title in ("minister", "secretary"):
            held = [o for o in held if o.own]  # many hold such an office at once, and the table does not have them all
        return tuple(sorted({o.person for o in held if o.own} or {o.person for o in held}))

    def adjective(self, party: str) -> str:
        """'Sudanese' for Sudan, 'U.S.' for the United States; the name itself for other sides."""
        return self.adjectives.get(party, party)

    def party_of(self, person: str, day: str | None) -> str | None:
        """The side that a person of the table acted for on that day, without one the latest; None out of office."""
        held = sorted(self.offices.get(person, ()), key=lambda o: o.end or "9999")
        dated = [o for o in held if day is None or o.held(day)]
        return dated[-1].party if dated else None


def _cut(a: str, b: str) -> str:
    """`a` as coarse as `b`, so that a year compares with a month."""
    return a[: min(len(a), len(b))]


def fold(name: str) -> str:
    """A name with one kind of apostrophe and single spaces, without a leading article."""
    if not name.isascii() or "\n" in name or "  " in name:
        name = " ".join(name.replace("’", "'").replace("ʼ", "'").split())
    return name[4:] if name[1:4] == "he " and name[0] in "Tt" and len(name) > 4 else name


def _states() -> Iterator[tuple[str, Entry]]:
    towns = {n: r["code"] or None for r in rows("towns.tsv") for n in (r["name"], *parts(r["aliases"]))}
    for r in rows("states.tsv"):
        code = r["code"] or None
        for name in (r["name"], *parts(r["aliases"])):
            yield name, Entry(r["name"], "state", r["name"], code)
        for name in parts(r["demonyms"]):
            yield name, Entry(r["name"], "demonym", r["name"], code, detail=name)
        for name in parts(r["capitals"]):
            yield name, Entry(name, "capital", r["name"], towns.get(name))
    for r in rows("state_names.tsv"):
        for name in parts(r["aliases"]):
            yield name, Entry(r["name"], "state", r["name"], r["code"])


def _organisations() -> Iterator[tuple[str, Entry]]:
    for r in rows("organisations.tsv"):
        detail, _, holder = r["kind"].partition("=")
        party = holder or (None if detail in ("court", "platform") else r["name"])
        for name in (r["name"], *parts(r["aliases"])):
            yield name, Entry(r["name"], "organisation", party, None, detail)
    for r in rows("metonyms.tsv"):
        for name in (r["name"], *parts(r["aliases"])):
            yield name, Entry(r["name"], "metonym", r["party"], None, r["also"])


def _others() -> Iterator[tuple[str, Entry]]:
    for r in rows("outlets.tsv"):
        for name in (r["name"], *parts(r["aliases"])):
            yield name, Entry(r["name"], "outlet", None, r["country"] or None, r["kind"])
    for r in rows("people.tsv"):
        for name in (r["name"], *parts(r["aliases"])):
            yield name, Entry(r["name"], "person", r["party"] or None, None, r["gender"])
    for table in ("towns.tsv", "places.tsv"):
        for main, aliases, state, code, kind in columns(table, "name", "aliases", "state", "code", "kind"):
            entry = Entry(main, "place", state or None, code or None, kind)
            yield main, entry
            for name in parts(aliases):
                yield name, entry


def _offices() -> Iterator[Office]:
    for r in rows("people.tsv"):
        yield Office(r["name"], r["gender"], r["office"], r["party"] or None, r["from"], r["to"])


def indexed(named: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """Entries by their folded names; of two for one name the kind that news means more often wins, then the first."""
    out: dict[str, Entry] = {}
    for name, entry in named:
        key = fold(name)
        known = out.get(key)
        if known is None or _RANK[entry.kind] < _RANK[known.kind]:
            out[key] = entry
    return out


@cache
def _load() -> Gazetteer:
    offices: dict[str, tuple[Office, ...]] = {}
    for office in _offices():
        offices[office.person] = (*offices.get(office.person, ()), office)
    entries = indexed([*_states(), *_organisations(), *_others()])
    hosts = {r["host"]: r["name"] for r in rows("outlets.tsv") if r["host"]}
    adjectives = {r["name"]: next(iter(parts(r["demonyms"])), r["name"]) for r in rows("states.tsv")}
    adjectives.update({"United States": "U.S.", "United Arab Emirates": "UAE"})
    return Gazetteer(entries, offices, hosts, frozenset(adjectives), adjectives)

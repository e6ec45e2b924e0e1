"""Names that a table reads one way and the report another: surnames that are towns, seats that many states have.

Run over the names of a report before anything else is read off them.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.annotation import Entity
from rapporteur.domain.report import Reading
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.grounds import is_ground
from rapporteur.resolve.who.home import home_of
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom, span_of
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word

_TELLING = ("state", "demonym", "capital", "organisation")
_LANDS = ("state", "demonym", "capital", "place")


def as_told(
    atoms: Sequence[Atom],
    words: Sequence[Word],
    reading: Reading,
    gazetteer: Gazetteer,
    lex: Lexicon,
    entities: Sequence[Entity],
) -> tuple[Atom, ...]:
    """The same names, each under the reading that the report gives it."""
    people = _surnames(atoms, words, lex, entities)
    people |= {k: v for k, v in _openers(atoms).items() if k not in people}
    atoms = tuple(_surname(a, atoms, words, people, reading, lex) for a in atoms)
    home, states = home_of(reading, gazetteer), _told_states(atoms)
    return tuple(_seat(a, home, states, reading, words, atoms) for a in atoms)


# -- surnames


def _surnames(atoms: Sequence[Atom], words: Sequence[Word], lex: Lexicon, entities: Sequence[Entity]) -> dict[str, int]:
    """The surnames of those named in full, by a given name, a title in front or the tagger, with their first word."""
    out: dict[str, int] = {}
    for a, before in zip(atoms, (None, *atoms), strict=False):
        if a.kind not in ("person", "unknown") or " " not in a.name:
            continue
        titled = before is not None and before.kind == "title" and before.end == a.start
        titled = titled or (a.start > 0 and words[a.start - 1].low in lex.offices | lex.honorifics)
        told = any(e.kind == "person" and e.span.overlaps(span_of(words, a)) for e in entities)
        parts = a.name.split()
        if titled or told or lex.gender_of_name(a.name) is not None:
            for part in parts[1:]:  # of a double surname either may stand alone
                out.setdefault(part, a.start)
    return out


def _openers(atoms: Sequence[Atom]) -> dict[str, int]:
    """Towns' names that open a longer name of something else, with its first word: 'Harrow Pharma', then 'Harrow'."""
    towns = {a.name for a in atoms if a.kind == "place" and a.entry is not None and a.entry.detail == "town"}
    out: dict[str, int] = {}
    for a in atoms:
        first, _, rest = a.name.partition(" ")
        if rest and a.kind == "unknown" and first in towns:
            out.setdefault(first, a.start)
    return out


def _surname(
    a: Atom, atoms: Sequence[Atom], words: Sequence[Word], people: dict[str, int], reading: Reading, lex: Lexicon
) -> Atom:
    """'Karl Amman spoke. Amman said': a person who was named in full, not the town; 'in Amman' is the town.

    A state's name needs a title in front, or that the report speaks of the state nowhere else: 'Anna Chad … Chad said'.
    """
    if a.kind not in _LANDS or " " in a.name or people.get(words[a.start].text, a.start) >= a.start:
        return a
    before = words[a.start - 1].low if a.start else ""
    if before in lex.honorifics | lex.offices:
        return _unnamed(a, words)
    inside = {k: x for x in atoms for k in range(x.start, x.end)}
    if before in forms("prepositions") - {"to", "by", "with", "for", "of"} or _ground(a, inside, words, reading):
        return a
    shared = a.kind != "state" or not any(_of_land(x, a, inside, words, reading) for x in atoms)
    return _unnamed(a, words) if a.kind != "demonym" and shared else a


def _of_land(x: Atom, a: Atom, inside: dict[int, Atom], words: Sequence[Word], reading: Reading) -> bool:
    """Whether another name tells that the report speaks of the land too: its people, its capital, itself as ground."""
    if x is a or x.party != a.party or x.kind not in _LANDS:
        return False
    return x.name != a.name or _ground(x, inside, words, reading)


def _ground(a: Atom, inside: dict[int, Atom], words: Sequence[Word], reading: Reading) -> bool:
    before = words[a.start - 1].low if a.start else ""
    return before == "in" or is_ground(reading.report.text, words, inside, a)


def _unnamed(a: Atom, words: Sequence[Word]) -> Atom:
    return Atom(a.start, a.end, "unknown", words[a.start].text)


# -- seats of power


def _told_states(atoms: Sequence[Atom]) -> set[str]:
    """The sides that the report names otherwise than by a seat that several have."""
    seats = (a.party for a in atoms if a.kind == "metonym" and a.entry and not a.entry.detail)
    return {p for p in (*seats, *(a.party for a in atoms if a.kind in _TELLING)) if p}


def _seat(
    a: Atom, home: str | None, states: set[str], reading: Reading, words: Sequence[Word], atoms: Sequence[Atom]
) -> Atom:
    """A seat whose name several states use is its usual holder's only where the report is about that one.

    `Entry.detail` of such a seat lists the other holders, or is '*' where any state may have one.
    """
    if a.name in lists("home.toml")["common_seats"] and a.kind in ("place", "unknown", "institution"):
        inside = {k: x for x in atoms for k in range(x.start, x.end)}
        placed = is_ground(reading.report.text, words, inside, a)
        only = home or (next(iter(states)) if len(states) == 1 else None)
        return a if placed or a.party else Atom(a.start, a.end, "institution", a.name, only)
    if a.kind != "metonym" or a.entry is None or not a.entry.detail:
        return a
    told = states | ({home} if home else set())
    if a.party in told or not told:
        return a
    if a.entry.detail == "*":
        return Atom(a.start, a.end, "institution", a.name)
    others = set(a.entry.detail.split("|")) & told
    return replace(a, party=next(iter(others)), entry=None) if len(others) == 1 else replace(a, party=None, entry=None)

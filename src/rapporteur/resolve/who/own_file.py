"""The user's own names: parties, people and places of a dossier from a small TOML file (docs/people.md), checked."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from rapporteur.domain.edtf import bounds
from rapporteur.domain.span import Span
from rapporteur.resolve.who.words import words_of

KINDS = ("state", "organisation", "armed group", "company", "union", "alliance")
GENDERS = ("f", "m")
MOST_WORDS = 7  # words in the longest name that a text is looked up for
_KEYS = {
    "party": ("name", "kind", "aliases", "adjective", "demonym", "capital", "seat"),
    "person": ("name", "aliases", "gender", "office", "party", "since", "until"),
    "place": ("name", "aliases", "inside"),
}
_EXAMPLE = '[[person]] with name = "Ada Venn" and party = "Norland"'
_EDTF = re.compile(r"\d{4}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[~?%]?")

Table = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OwnParty:
    """A side: its other names, adjectives and demonyms ('Norlandic', 'Norlanders'), capitals and seats of power.

    `kind` is one of KINDS, None where the entry leaves it to the shipped table; `where` is how errors name the entry.
    """

    where: str
    name: str
    kind: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """A person, and an office where the entry has one; `since` and `until` are days, months or years, '' where open."""

    where: str
    name: str
    aliases: tuple[str, ...]
    gender: str
    office: str
    party: str | None
    since: str
    until: str

    @property
    def serves(self) -> bool:
        """Whether the entry says for whom or as what; otherwise it only adds names."""
        return bool(self.office or self.party or self.since or self.until)


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place, and the party or the larger place that it lies in."""

    where: str
    name: str
    aliases: tuple[str, ...]
    inside: str | None


@dataclass(frozen=True, slots=True)
class OwnNames:
    """All that the file says, in its order."""

    parties: tuple[OwnParty, ...] = ()
    people: tuple[OwnPerson, ...] = ()
    places: tuple[OwnPlace, ...] = ()


def read_own_names(path: Path) -> OwnNames:
    """The names of the user's file.

    Raises OSError where it cannot be read, and ValueError where it is no such file, which says where and what to write.
    """
    try:
        return parse_own_names(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("the file is not UTF-8 text; save it as UTF-8") from error


def parse_own_names(toml: str) -> OwnNames:
    """The names of a file's text. Raises ValueError as `read_own_names`."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"no TOML: {error}") from error
    if unknown := sorted(set(data) - set(_KEYS)):
        raise ValueError(f"{unknown[0]!r} is not known here; write [[party]], [[person]] or [[place]]")
    if not any(isinstance(v, list) and v for v in data.values()):
        raise ValueError(f"nobody in it; write {_EXAMPLE}")
    return OwnNames(
        tuple(_each(data, "party", _party)), tuple(_each(data, "person", _person)), tuple(_each(data, "place", _place))
    )


def _each(data: Table, table: str, made: Callable[[Table, str], T]) -> Iterable[T]:
    entries = data.get(table, [])
    if not isinstance(entries, list):
        raise ValueError(f"[{table}] is one table; write [[{table}]] for each entry")
    return (made(entry, _checked(entry, table, n)) for n, entry in enumerate(entries, 1))


def _checked(entry: Any, table: str, number: int) -> str:
    """How errors name the entry, if it has a name and no unknown key."""
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise ValueError(f"{table} {number} has no name; write {_EXAMPLE}")
    where = f"{table} {number} ({entry['name']!r})"
    if unknown := sorted(set(entry) - set(_KEYS[table])):
        raise ValueError(f"{where}: {unknown[0]!r} is not known; use {', '.join(_KEYS[table])}")
    _names({"name": entry["name"]}, "name", where)
    return where


def _party(entry: Table, where: str) -> OwnParty:
    adjectives = (*_names(entry, "adjective", where), *_names(entry, "demonym", where))
    named = (_names(entry, key, where) for key in ("capital", "seat"))
    kind = _one_of(entry, "kind", KINDS, where)
    return OwnParty(where, _tidy(entry["name"]), kind, _names(entry, "aliases", where), adjectives, *named)


def _person(entry: Table, where: str) -> OwnPerson:
    since, until = _day(entry, "since", where), _day(entry, "until", where)
    first, last = bounds(since)[0], bounds(until)[1]
    if first and last and last < first:
        raise ValueError(f"{where}: 'until' {until} lies before 'since' {since}; swap or mend them")
    return OwnPerson(
        where,
        _tidy(entry["name"]),
        _names(entry, "aliases", where),
        _one_of(entry, "gender", GENDERS, where) or "",
        (_text(entry, "office", where) or "").lower().replace("defense", "defence"),
        _text(entry, "party", where),
        since,
        until,
    )


def _place(entry: Table, where: str) -> OwnPlace:
    return OwnPlace(where, _tidy(entry["name"]), _names(entry, "aliases", where), _text(entry, "inside", where))


def _text(entry: Table, key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise ValueError(f"{where}: {key!r} is no text; write it in quotes")
    return None if value is None else _tidy(value)


def _one_of(entry: Table, key: str, choices: tuple[str, ...], where: str) -> str | None:
    value = entry.get(key)
    if value is not None and value not in choices:
        raise ValueError(f"{where}: {key!r} is {value!r}; choose {', '.join(choices)}")
    return value


def _names(entry: Table, key: str, where: str) -> tuple[str, ...]:
    """One name or several. Raises ValueError for one that no text could have."""
    value = entry.get(key, [])
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list) or not all(isinstance(v, str) for v in several):
        raise ValueError(f'{where}: {key!r} is no list of names; write ["one name", "another"]')
    if bad := [v for v in several if not _findable(_tidy(v))]:
        raise ValueError(
            f"{where}: {key!r} {bad[0]!r} can never be found; a name begins with a capital, ends with a letter or "
            f"digit and has at most {MOST_WORDS} words"
        )
    return tuple(dict.fromkeys(map(_tidy, several)))


def _findable(name: str) -> bool:
    words = words_of(name, (Span(0, len(name)),))
    if not words or len(words) > MOST_WORDS or (words[0].span.start, words[-1].span.end) != (0, len(name)):
        return False
    first = words[1] if words[0].low == "the" and len(words) > 1 else words[0]
    return first.cap or first.text[0].isdigit()


def _day(entry: Table, key: str, where: str) -> str:
    """EDTF as text, or a date or year of TOML; '' where the entry has none."""
    value = entry.get(key, "")
    value = value.isoformat() if isinstance(value, date) else value
    value = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if value != "" and not (isinstance(value, str) and _EDTF.fullmatch(value) and bounds(value)[0]):
        raise ValueError(f"{where}: {key!r} {value!r} is no date; write it as '2025-03-18', '2025-03' or '2025'")
    plain = str(value).rstrip("~?%")
    side = bounds(plain)[key == "until"]
    return plain if re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2]))?(?:-\d\d)?", plain) or side is None else side.isoformat()


def _tidy(name: str) -> str:
    return " ".join(name.split())

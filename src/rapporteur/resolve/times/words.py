"""The words of time expressions from data/times.toml, and the pattern pieces that the rules are written with."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

S = r"\s{1,3}"  # bounded, so that no run of blanks can make a search slow
UNITS = "second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade"
DAYNUM = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEARNUM = r"(?P<year>1\d{3}|2[01]\d\d|2200)(?![\d%]|[.,]\d|-(?!\d\d\b)\w)"


@cache
def times() -> Mapping[str, Any]:
    """The tables of data/times.toml."""
    return tomllib.loads((files("rapporteur.resolve") / "data" / "times.toml").read_text("utf-8"))


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """One list of the tables, as a set."""
    return frozenset(times()[table][name])


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first."""
    return "|".join(re.escape(w).replace(r"\ ", S) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def month_pattern() -> str:
    """A month by name with a capital, or in capitals; short forms with or without their full stop."""
    names = times()["months"]
    full = [n for n in names if len(n) > 4 or n in {"May", "June", "July"}]
    short = [n for n in names if n not in full]
    return f"(?P<month>(?:{any_of([*full, *(n.upper() for n in full)])})\\b|(?:{any_of(short)})\\b\\.?)"


@cache
def weekday_pattern(name: str = "weekday", *, short: bool = False) -> str:
    """A weekday by name; with `short` also 'Mon.' and the like."""
    names = times()["weekdays"]
    pattern = any_of([*names, *(n.upper() for n in names if len(n) > 5)])
    more = rf"|(?:{any_of(times()['weekdays_short'])})\b\.?" if short else ""
    return rf"(?P<{name}>(?:{pattern})\b\.?(?<!day\.)(?<!DAY\.){more})"


@cache
def count_pattern(name: str = "count") -> str:
    """A number in figures or words, or 'a', 'an'."""
    return rf"(?P<{name}>\d{{1,4}}(?![\d.,]\d)|(?:{any_of(times()['numbers'])})\b)"


def month_number(word: str) -> int:
    """1 to 12 for a month's name."""
    return int(times()["months"][word.rstrip(".").capitalize()])


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name."""
    name = word.rstrip(".").capitalize()
    return int({**times()["weekdays"], **times()["weekdays_short"]}[name])


def number(word: str) -> int:
    """The value of a number in figures or words."""
    return int(word) if word.isdigit() else int(times()["numbers"][word.lower()])


def ordinal(word: str) -> int:
    """The value of an ordinal word, or of figures with their ending."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else int(times()["ordinals"][word.lower()])


def unit_name(word: str) -> str:
    """A unit in the singular; a night counts as a day, minutes and seconds as hours of the same day."""
    name = word.lower().removesuffix("s")
    return {"night": "day", "minute": "hour", "second": "hour"}.get(name, name)


def counted(count: str, unit: str) -> tuple[int, str]:
    """A number and its unit as the grammar counts them: a fortnight is two weeks."""
    name = unit_name(unit)
    return (2 * number(count), "week") if name == "fortnight" else (number(count), name)

"""Write resolve/data/leaders.tsv: heads of state and government in office in 1990 or later, as of January 2014.

usage: python training/gazetteer/leaders.py Phoenix.Countries.actors.txt OUT.tsv   (states.tsv lies beside OUT)
needs: pycountry for the three-letter codes; it is not needed to run Rapporteur.

The dictionary gives each person codes with dates: XXXGOV in government, XXXELI among the elite before and after. Those
with both come from its lists of rulers; the others are ministers, whose offices it does not tell.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pycountry

HEAD = """\
# Heads of state and government in office in 1990 or later: name, other spellings, side, first and last month in office
# (last empty: still in office in January 2014). One row a person and side, from the first term to the last.
# Source: PETRARCH Phoenix.Countries.actors dictionary (CountryInfo), Open Event Data Alliance, MIT licence.
# Written by training/gazetteer/leaders.py. Lists are separated by |.
"""
OLD_CODES = {"YUG": "Yugoslavia", "CSK": "Czechoslovakia", "CZE": "Czech Republic", "GDR": "East Germany",
             "DDR": "East Germany", "KSV": "Kosovo", "KOS": "Kosovo", "ROM": "Romania", "TMP": "East Timor",
             "ZAR": "Democratic Republic of the Congo", "SCG": "Yugoslavia", "WBG": "Palestine", "PSE": "Palestine",
             "SUN": "Russia"}  # fmt: skip
TITLES = re.compile(
    r"(?:^|_)(?:PRESIDENT(?:_ELECT)?|PRIME_MINISTER|PREMIER|CHANCELLOR|KING|QUEEN|KANZLER|BUNDESKANZLER|MINISTER|GENERAL"
    r"|COLONEL|PRINCE|SULTAN|EMIR|LEADER|PM|DICTATOR|SENATOR|STRONGMAN|SHEIKH|MR\.?|GOVERNMENT|REGIME|ADMINISTRATION)(?:_|$)"
)
AFTER = {"Czech Republic": ("1993-01", "Czechoslovakia"), "Slovakia": ("1993-01", "Czechoslovakia")}
WRONG = {("Mohamed Ould Abdel Aziz", "Mauritius")}  # the dictionary's slips: it has him under MUS for MRT
PERIOD = re.compile(r"\[([A-Z]{3})GOV\w*(?: (>?)(\d{6})(?:-(\d{6}))?)?\]")


@dataclass
class Person:
    """One entry of the dictionary."""

    name: str
    aliases: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def people(path: Path) -> Iterator[Person]:
    """The entries of the dictionary in order."""
    person: Person | None = None
    for line in path.read_text("utf-8", errors="replace").splitlines():
        body = re.split(r"[;#]", line)[0].strip()
        if not body:
            continue
        if body.startswith("["):
            if person:
                person.codes.append(body)
        elif body.startswith("+"):
            if person:
                person.aliases.append(body[1:].strip(" _"))
        else:
            name, _, code = body.partition("[")
            if person:
                yield person
            person = Person(name.strip(" _\t"), [], [f"[{code}"] if code else [])
    if person:
        yield person


def month(digits: str) -> str:
    """'970502' is '1997-05'."""
    return f"{'19' if int(digits[:2]) > 30 else '20'}{digits[:2]}-{digits[2:4]}"


def terms(person: Person) -> dict[str, tuple[str, str]]:
    """Code of the side to first and last month in its government; the last '' where it is open."""
    out: dict[str, tuple[str, str]] = {}
    for code in person.codes:
        m = PERIOD.fullmatch(code)
        if not m or not m[3]:
            continue
        start, end = month(m[3]), month(m[4]) if m[4] else ""
        first, last = out.get(m[1], (start, end))
        out[m[1]] = (min(first, start), "" if not (last and end) else max(last, end))
    return out


def parties(states: Path) -> dict[str, str]:
    """Three-letter code to the name in states.tsv."""
    lines = [x.split("\t") for x in states.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    names = {row[1]: row[0] for row in lines[1:]}
    return {c.alpha_3: names[c.alpha_2] for c in pycountry.countries if c.alpha_2 in names} | OLD_CODES


def split(side: str, start: str, end: str) -> Iterator[tuple[str, str, str]]:
    """Side, first and last month: a state that came out of another has the earlier months under the other's name."""
    born, before = AFTER.get(side, ("", ""))
    if start < born:
        yield before, start, min(end or born, born)
        if end and end <= born:
            return
        start = born
    yield side, start, end


def spelled(name: str) -> str:
    """'JEAN_CLAUDE_JUNCKER' is 'Jean Claude Juncker'."""
    return " ".join(w.capitalize() for w in name.split("_") if w)


def main(argv: list[str]) -> None:
    """Write the table."""
    out = Path(argv[1])
    sides = parties(out.parent / "states.tsv")
    lines = []
    for person in people(Path(argv[0])):
        if not any("ELI" in c for c in person.codes):
            continue
        spellings = dict.fromkeys(spelled(a) for a in person.aliases if "_" in a and not TITLES.search(a))
        for code, (start, end) in sorted(terms(person).items()):
            if code in sides and (spelled(person.name), sides[code]) not in WRONG and (not end or end >= "1990"):
                for row in split(sides[code], start, end):
                    lines.append("\t".join((spelled(person.name), "|".join(spellings), *row)))
    out.write_text(HEAD + "\n".join(["name\taliases\tparty\tfrom\tto", *sorted(set(lines))]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

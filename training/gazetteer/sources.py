"""Fill the column `source` of resolve/data/people.tsv: which public list confirms a row.

usage: python training/gazetteer/sources.py STATE_VISITS.jsonl PHOENIX_FOLDER PEOPLE.tsv

`visits`: the State Department's list has somebody of that name who came for that country in a year of the row.
`phoenix`: a PETRARCH dictionary has that name in that side's government (or organisation), in years of the row.
`record`: neither has it, most often because both end before; the row rests on the public record as its writers know it.
Neither list adds a row or changes one.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from leaders import parties

from rapporteur.resolve.who.leaders import name_key

HEAD = ("name", "aliases", "gender", "office", "party", "from", "to", "source")
OTHER = {"Burma": "Myanmar", "Korea, South": "South Korea", "Korea": "South Korea", "Türkiye": "Turkey",
         "Czechia": "Czech Republic",
         "China, People's Republic of": "China", "Congo, Democratic Republic of": "Democratic Republic of the Congo",
         "Congo, Republic of": "Republic of the Congo", "Cote d'Ivoire": "Ivory Coast", "The Gambia": "Gambia",
         "Holy See": "Vatican City", "The Holy See": "Vatican City", "Vatican": "Vatican City", "U.S.S.R.": "Russia",
         "Macedonia": "North Macedonia", "Bosnia-Herzegovina": "Bosnia and Herzegovina"}  # fmt: skip
BODIES = {"IGOUNO": "United Nations", "IGOEEC": "European Union", "IGOEUREEC": "European Union", "IGOWSTNAT": "NATO",
          "IGONAT": "NATO", "PSEGOV": "Palestinian Authority"}  # fmt: skip
Seen = dict[str, list[tuple[frozenset[str], int, int]]]  # side: names and the years for which they are told


def of_visits(path: Path) -> Seen:
    """Who came to Washington for which country in which year."""
    out: Seen = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        land = " ".join(str(row["from"]).replace("’", "'").split())
        year = int(row["start"][:4])
        out[OTHER.get(land, land)].append((name_key(str(row["visitor"])), year, year))
    return out


def of_phoenix(folder: Path, states: Path) -> Seen:
    """Who has a dated role for which side."""
    sides = parties(states)
    out: Seen = defaultdict(list)
    for name, code, first, last in roles(folder):
        side = BODIES.get(code) or (sides.get(code[:3]) if code[3:6] in ("GOV", "MIL", "LEG", "ELI") else None)
        if side:
            out[side].append((name_key(name.replace("_", " ")), first, last))
    return out


def roles(folder: Path) -> Iterator[tuple[str, str, int, int]]:
    """Name, code, first and last year of each dated entry; an open end is the dictionaries' last year."""
    for file in ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt"):
        names: list[str] = []
        for line in (folder / file).read_text("utf-8", errors="replace").splitlines():
            body = re.split(r"[;#]", line)[0].strip()
            if m := re.fullmatch(r"\[(\w+) (>?)(\d{6})(?:-(\d{6}))?\]", body):
                first, last = year(m[3]), year(m[4]) if m[4] else 2014
                yield from ((n, m[1], first, last) for n in names)
            elif body and not body.startswith(("[", "+")):
                names = [body.partition("[")[0].strip(" _\t")]
            elif body.startswith("+"):
                names.append(body[1:].strip(" _"))


def year(digits: str) -> int:
    """'970101' is 1997."""
    return int(("19" if int(digits[:2]) > 30 else "20") + digits[:2])


def confirmed(row: dict[str, str], seen: Seen) -> bool:
    """Whether one of the names shares all its words with one seen for that side in a year of the row."""
    first, last = int(row["from"][:4] or 0), int(row["to"][:4] or 9999)
    keys = [name_key(n) for n in (row["name"], *row["aliases"].split("|")) if " " in n]
    for known, start, end in seen.get(row["party"], ()):
        overlaps = start <= last and first <= end
        if overlaps and any(len(k & known) > 1 and (k <= known or known <= k) for k in keys):
            return True
    return False


def main(argv: list[str]) -> None:
    """Write the column and tell the shares."""
    path = Path(argv[2])
    visits, phoenix = of_visits(Path(argv[0])), of_phoenix(Path(argv[1]), path.parent / "states.tsv")
    lines = path.read_text("utf-8").splitlines()
    notes = [x for x in lines if x.startswith("#")]
    cells = [x.split("\t") for x in lines if x and not x.startswith("#")]
    rows = [dict(zip(cells[0], line, strict=True)) for line in cells[1:]]
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        row["source"] = "visits" if confirmed(row, visits) else "phoenix" if confirmed(row, phoenix) else "record"
        counts[row["source"]] += 1
    table = ["\t".join(HEAD), *("\t".join(row[k] for k in HEAD) for row in rows)]
    path.write_text("\n".join([*notes, *table]) + "\n", "utf-8")
    print(dict(sorted(counts.items())), len(rows), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])

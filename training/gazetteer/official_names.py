"""Write resolve/data/state_names.tsv: official and other English names of the states of states.tsv.

usage: python training/gazetteer/official_names.py OUT.tsv   (states.tsv lies beside it)
needs: pycountry (ISO 3166-1 of Debian's iso-codes) and babel (Unicode CLDR); neither is needed to run Rapporteur.
"""

import re
import sys
from pathlib import Path

import pycountry
from babel import Locale

HEAD = """\
# Official and other English names of states, joined by the code to the rows of states.tsv, which has those of the news.
# Sources: ISO 3166-1 official, common and list names (by pycountry); Unicode CLDR English territory names (by babel).
# Written by training/gazetteer/official_names.py. Lists are separated by |.
"""
OPEN = {"Congo", "Georgia, the country", "Virgin Islands"}  # names that more than one bears


def rows(states: Path) -> list[tuple[str, str, set[str]]]:
    """Name, code and the names that states.tsv knows, one a state with an ISO code of its own."""
    lines = [x.split("\t") for x in states.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    head = lines[0]
    cells = [dict(zip(head, line, strict=True)) for line in lines[1:]]
    return [(c["name"], c["code"], {c["name"], *c["aliases"].split("|")}) for c in cells if len(c["code"]) == 2]


def worded(name: str) -> str:
    """A list name as prose has it: 'Iran, Islamic Republic of' is 'Islamic Republic of Iran'."""
    bare = re.sub(r"\s*[\[(].*?[\])]", "", name).replace("’", "'").strip()
    last, comma, first = bare.partition(", ")
    bare = f"{first} {last}" if comma and re.search(r" (?:of|of the)$", first) else bare
    return re.sub(r"^the ", "", bare.replace("&", "and"))


def main(argv: list[str]) -> None:
    """Write the table."""
    out = Path(argv[0])
    english = Locale("en").territories
    taken: dict[str, str] = {}
    lines = []
    known = {n: name for name, _, names in rows(out.parent / "states.tsv") for n in names}
    for name, code, names in rows(out.parent / "states.tsv"):
        land = pycountry.countries.get(alpha_2=code)
        told = [getattr(land, k, "") for k in ("official_name", "common_name", "name")] if land else []
        found = dict.fromkeys(worded(n) for n in (*told, english.get(code, "")) if n)
        new = [n for n in found if n not in names | OPEN and "," not in n and known.get(n, name) == name]
        new = [n for n in new if taken.setdefault(n, name) == name]
        if new:
            lines.append(f"{name}\t{code}\t{'|'.join(new)}")
    out.write_text(HEAD + "\n".join(["name\tcode\taliases", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

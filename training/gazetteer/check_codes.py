"""Print the rows of resolve/data tables whose ISO 3166 code is none or is that of another state.

usage: python training/gazetteer/check_codes.py DATA_FOLDER
needs: pycountry; it is not needed to run Rapporteur.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table with its header line."""
    lines = [x.split("\t") for x in path.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def slips(data: Path) -> Iterator[str]:
    """One line a row with a wrong code; places that states contest may bear either's."""
    known = {s.code for s in pycountry.subdivisions} | {c.alpha_2 for c in pycountry.countries} | {"XK"}
    states = {r["name"]: r["code"] for r in rows(data / "states.tsv")}
    for table in ("states.tsv", "places.tsv", "towns.tsv"):
        for r in rows(data / table):
            code, state = r["code"], states.get(r.get("state", ""), "")
            if code and code not in known:
                yield f"{table}: {r['name']}: no such code {code}"
            elif "-" in code and len(state) == 2 and code[:2] not in (state, r["name"]):
                yield f"{table}: {r['name']}: {code} is not of {state}"


def main(argv: list[str]) -> int:
    """Print what is wrong; 1 where there is something."""
    found = list(slips(Path(argv[0])))
    print("\n".join(found) or "all codes are known")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

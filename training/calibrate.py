"""Calibrate confidences: of all entries given 0.9, nine in ten should be right. Again after a change of model or rules.

python -m training.calibrate --corpora DIR [--dev DIR] [--model src/rapporteur/tag/model]

Two steps, on texts apart from training. The manifest's tables turn the tagger's certainty into a share of right ones
(isotonic): `roles` on every other article of PolNeAR dev, `says` on every other passage of the held-out subjects. Then
resolve/data/confidence.toml weighs that with what the rules know (logistic): statements on our own gold, the
same half of the passages and, for a little, of the articles; acts on our own gold and the development dossier. Ends
with the table that `python -m bench calibration` prints, for docs/confidence.md too. About two minutes of one core.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.calibration import DEV, measured
from bench.judged import Text, attribution_pairs, cases, dossier, held_out_passages, news, own_gold, saying_pairs
from bench.reliability import table
from rapporteur.domain.annotation import Annotation
from rapporteur.resolve.resolver import resolve
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.tag.attributions import calibrated
from rapporteur.tag.tagger import Tagger
from training.confidence import Weights, fit_acts, fit_statements, for_statements
from training.export import IDENTITY

Table = dict[str, list[float]]
WEIGHTS = Path("src/rapporteur/resolve/data/confidence.toml")
PAGE = Path("docs/confidence.md")
BEGIN, END = "<!-- written by training/calibrate.py -->\n", "<!-- end -->"
HEAD = """# Written by training/calibrate.py: how much each fact about an entry tells for or against it, in log-odds.
# resolve/confidence.py says what the facts are, docs/confidence.md what the confidences are worth.
"""


@dataclass(frozen=True)
class Tagged:
    """A text as the tagger reads it, its certainties not yet calibrated."""

    text: Text
    annotation: Annotation


def isotonic(pairs: list[tuple[float, bool]], *, least: int = 40) -> Table:
    """The rising step function of precision over certainty (pool adjacent violators), as knots for interpolation."""
    blocks: list[list[float]] = []  # sum of certainty, right, count
    ordered = sorted(pairs)
    for i in range(0, len(ordered), least):
        part = ordered[i : i + least]
        blocks.append([sum(c for c, _ in part), sum(r for _, r in part), len(part)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    certainty = [round(c / n, 4) for c, _, n in blocks]
    precision = [round(min(r / n, 0.99), 4) for _, r, n in blocks]
    return {"certainty": [0.0, *certainty, 1.0], "precision": [0.0, *precision, precision[-1]]}


def tagged(tagger: Tagger, texts: Iterable[Text]) -> list[Tagged]:
    """The texts with the tagger's bare certainties."""
    tagger.model.manifest["calibration"] = {"roles": IDENTITY, "says": IDENTITY}
    return [Tagged(text, tagger.annotate(text.reading)[0]) for text in texts]


def fit_tables(found: Sequence[Tagged]) -> dict[str, Table]:
    """The manifest's tables, each from half of its texts."""
    half = [t for t in found if t.text.half == 0]
    roles = [p for t in half if t.text.group == "news" for p in attribution_pairs(t.text, t.annotation)]
    says = [p for t in half if t.text.group == "passages" for p in saying_pairs(t.text, t.annotation)]
    return {"roles": isotonic(roles), "says": isotonic(says)}


def with_tables(tagged: Tagged, tables: dict[str, Table]) -> Tagged:
    """The same with calibrated confidences, as the tagger will give them."""
    wide, sayings = (
        tuple(replace(a, confidence=calibrated(tables[head], a.confidence)) for a in group)
        for head, group in (("roles", tagged.annotation.attributions), ("says", tagged.annotation.sayings))
    )
    return replace(tagged, annotation=replace(tagged.annotation, attributions=wide, sayings=sayings))


def rewrite(manifest: Path, tables: dict[str, Table]) -> None:
    """Put the tables into a manifest in place of those it has."""
    text = manifest.read_text(encoding="utf-8").partition("\n[calibration.")[0].rstrip()  # they close the file
    for name, rows in tables.items():
        text += f"\n\n[calibration.{name}]  # share of right ones by certainty\n"
        text += "".join(f"{k} = {json.dumps(v)}\n" for k, v in rows.items())
    manifest.write_text(text.rstrip() + "\n", encoding="utf-8")


def write_weights(path: Path, fitted: dict[str, Weights]) -> None:
    """Write the weights of confidence as TOML."""
    parts = [f"\n[{kind}]\n" + "".join(f"{k} = {v}\n" for k, v in rows.items()) for kind, rows in fitted.items()]
    path.write_text(HEAD + "".join(parts), encoding="utf-8")


def write_page(page: Path, rows: str) -> None:
    """Put the table into the page between its marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    page.write_text(f"{before}{BEGIN}{rows}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main() -> None:
    """Read the arguments, fit tables and weights, write them and what they are worth on data apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="the development dossier's folder (by default beside the corpora)")
    parser.add_argument("--model", type=Path, default=Path("src/rapporteur/tag/model"))
    o = parser.parse_args()
    dev = o.dev or o.corpora.parent / "dev" / DEV
    texts = [*dossier(dev), *own_gold(), *held_out_passages(), *news(o.corpora / "polnear" / "dev.jsonl")]
    found = tagged(Tagger.load(o.model), texts)
    tables = fit_tables(found)
    rewrite(o.model / "manifest.toml", tables)
    found = [with_tables(t, tables) for t in found]
    gazetteer = Gazetteer.load()
    judged = [
        case
        for t in found
        for case in cases(t.text, resolve(t.text.reading, t.annotation, gazetteer=gazetteer, calibrated=False)[0])
    ]
    fitted = {
        "statement": fit_statements([c for c in judged if for_statements(c, DEV)]),
        "act": fit_acts(judged),
    }
    write_weights(WEIGHTS, fitted)
    apart = [t for t in found if t.text.group == "news" and t.text.half == 1]
    rows = table(measured(judged, [p for t in apart for p in attribution_pairs(t.text, t.annotation)], fitted))
    write_page(PAGE, rows)
    print(rows)


if __name__ == "__main__":
    main()

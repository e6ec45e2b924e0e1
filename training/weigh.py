"""Weigh the rules against the trained act reader: fit data/weighing.toml of resolve/acts. Again after a new model.

python -m training.weigh --corpora DIR [--dev DIR] [--model src/rapporteur/tag/model]

The odds of a hit are fitted (logistic) on our own gold, on every other act passage held out and, for a little, on the
development dossier, whose wordings the rules know too well. How much a rule's type and modality count beside the
reader's is swept on the same texts. Prints what the weights are worth on texts apart: each own dossier, the development
dossier and the other half of the passages, by weights fitted without them.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench.acts import gold_of_acts
from bench.judged import Text, dossier, own_gold
from bench.score_text import Folded
from bench.tally import best_pairs
from rapporteur.domain.annotation import Annotation
from rapporteur.read.reader import Given, read_text
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import LEARNED, Around, Facts, facts_of, odds_by, reader_of, typed_by
from rapporteur.resolve.resolver import act_candidates
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.tag.tagger import Tagger
from training.acts.compile import all_act_passages
from training.acts.documents import WIRE, split
from training.logistic import fit

WEIGHTS = Path("src/rapporteur/resolve/acts/data/weighing.toml")
DEV = "river"
# How much a candidate counts beside one of our own gold: the rules know the development dossier's wordings too well,
# and the passages are written to trap.
COUNTS = {DEV: 0.5, "acts": 0.2}
HALVED = frozenset({"acts", "wire"})  # passages held out: half of them for fitting, half to tell what it is worth
PENALTY = 1.0
TYPE_STEPS = [
    {"rule": rule, "prior": prior, "unlikely": 0.02} for rule in (1.0, 2.0, 3.0, 4.0, 5.0) for prior in (0.0, 0.5, 1.0)
]
# Of the rules' hits and of the reader's own; not beyond, though F1 may rise a little: who wants surer entries can ask
# for them (--at-least), who wants more cannot.
LEAST_STEPS = ((0.2,), (0.35, 0.4))

Weights = dict[str, float]
Tables = dict[str, Weights]


@dataclass(frozen=True)
class Found:
    """A text's gold acts and its candidates; `near[i, j]` is how close gold i and candidate j stand, 2 on it."""

    group: str
    half: int
    types: list[str]
    hits: list[Hit]
    around: list[Around]
    near: dict[tuple[int, int], float]

    def right(self, kept: dict[int, str]) -> set[int]:
        """Of the candidates that are kept with these types, those that are the gold's."""
        same = {(i, j): s for (i, j), s in self.near.items() if kept.get(j) == self.types[i]}
        return {j for _, j in best_pairs(same)}


def found_in(text: Text, annotation: Annotation, gazetteer: Gazetteer) -> Found:
    """The candidates of a text beside its gold."""
    folded, golds = Folded(text.reading.report.text), text.gold["acts"]
    sentences = [folded.together([a["evidence"]]) for a in golds]
    named = [[p for p in folded.find(a["trigger"]) if p <= s] for a, s in zip(golds, sentences, strict=True)]
    pairs = list(act_candidates(text.reading, annotation, gazetteer=gazetteer))
    hits, around = [h for h, _ in pairs], [a for _, a in pairs]
    places = [folded.spans([h.trigger]) for h in hits]
    near = {
        (i, j): 2.0 if any(p & t for p in named[i]) else float(bool(t & sentences[i]))
        for i in range(len(golds))
        for j, t in enumerate(places)
    }
    return Found(text.group, text.half, [a["type"] for a in golds], hits, around, near)


def held_out_acts() -> Iterator[Text]:
    """The passages of the disputes that training never sees."""
    for n, passage in enumerate(split(all_act_passages())[1]):
        gold = gold_of_acts(passage)
        reading, _ = read_text(passage.text, given=Given(outlet=gold["outlet"]))
        group = "wire" if passage.file.startswith(WIRE) else "acts"
        yield Text(group, n % 2, gold, reading)


def fit_types(texts: Sequence[Found]) -> Weights:
    """How much a rule's type counts: the step by which most triggers that both have get the gold's type."""

    def right(step: Weights) -> float:
        return sum(
            COUNTS.get(t.group, 1.0) * (typed_by(t.hits[j], step).type == t.types[i])
            for t in texts
            for i, j in best_pairs({p: s for p, s in t.near.items() if s == 2.0})
        )

    return max(TYPE_STEPS, key=right)


def fit_odds(texts: Sequence[Found], types: Weights) -> Tables:
    """The weights of the odds by reader, and the odds from which hits are kept: where F1 is best."""
    rows: dict[str, list[tuple[Facts, bool, float]]] = {"ruled": [], LEARNED: []}
    for t in texts:
        typed = [typed_by(h, types) for h in t.hits]
        good = t.right({j: h.type for j, h in enumerate(typed)})
        for j, hit in enumerate(typed):
            if hit.kind != "voice":
                row = (facts_of(hit, t.around[j]), j in good, COUNTS.get(t.group, 1.0))
                rows[reader_of(hit)].append(row)
    odds = {
        name: fit([f for f, _, _ in found], [r for _, r, _ in found], each=[e for _, _, e in found], penalty=PENALTY)
        for name, found in rows.items()
    }
    steps = [with_least(odds, dict(zip(odds, pair, strict=True))) for pair in product(*LEAST_STEPS)]
    return max(steps, key=lambda step: mean_f1(texts, types, step))


def with_least(odds: Tables, least: dict[str, float]) -> Tables:
    """The weights with the odds from which each reader's hits are kept."""
    return {name: weights | {"least": least[name]} for name, weights in odds.items()}


def mean_f1(texts: Sequence[Found], types: Weights, odds: Tables) -> float:
    """F1 averaged over the groups of texts, so that the many passages do not outvote the few reports."""
    groups = sorted({t.group for t in texts})
    return sum(f1([t for t in texts if t.group == g], types, odds)[0] for g in groups) / len(groups)


def f1(texts: Iterable[Found], types: Weights, odds: Tables) -> tuple[float, float, float]:
    """F1, precision and recall of the acts that are kept."""
    right = found = gold = 0
    for t in texts:
        typed = {j: typed_by(h, types) for j, h in enumerate(t.hits)}
        kept = {j: h.type for j, h in typed.items() if h.kind == "voice" or _enough(h, t.around[j], odds)}
        right, found, gold = right + len(t.right(kept)), found + len(kept), gold + len(t.types)
    return 2 * right / max(1, found + gold), right / max(1, found), right / max(1, gold)


def _enough(hit: Hit, around: Around, odds: Tables) -> bool:
    weights = odds[reader_of(hit)]
    return odds_by(facts_of(hit, around), weights) >= weights["least"]


def fitting(texts: Iterable[Found]) -> list[Found]:
    """The texts that weights are fitted on: all but the other half of the passages."""
    return [t for t in texts if t.group not in HALVED or t.half == 0]


def apart(texts: Sequence[Found]) -> None:
    """Print what the method is worth on each group of texts by weights that were fitted without it."""
    for group in sorted({t.group for t in texts}):
        rest = [t for t in fitting(texts) if t.group != group or group in HALVED]
        tested = [t for t in texts if t.group == group and (group not in HALVED or t.half == 1)]
        types = fit_types(rest)
        figures = f1(tested, types, fit_odds(rest, types))
        print(f"{group:10s} F1 {figures[0]:.3f}  precision {figures[1]:.3f}  recall {figures[2]:.3f}", flush=True)


def write(path: Path, tables: dict[str, Weights]) -> None:
    """Write the weights as TOML."""
    lines = [
        "# Written by training/weigh.py: how the trained reader's and the rules' findings count, in log-odds.",
        "# See joining.py.",
    ]
    for name, rows in tables.items():
        lines += ["", f"[{name}]", *(f"{k} = {round(rows[k], 3)}" for k in sorted(rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, print what the method is worth, fit on everything and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="the development dossier's folder (by default beside the corpora)")
    parser.add_argument("--model", type=Path, default=Path("src/rapporteur/tag/model"))
    o = parser.parse_args()
    tagger, gazetteer = Tagger.load(o.model), Gazetteer.load()
    texts = [*dossier(o.dev or o.corpora.parent / "dev" / DEV), *own_gold(), *held_out_acts()]
    found = [found_in(t, tagger.annotate(t.reading, wide=False)[0], gazetteer) for t in texts]
    apart(found)
    types = fit_types(fitting(found))
    write(WEIGHTS, {"type": types, **fit_odds(fitting(found), types)})


if __name__ == "__main__":
    main()

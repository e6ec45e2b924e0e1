"""Calibration: how far confidences are from the share of right ones, and the precision that holding back buys.

Measured apart from what the tables and weights were fitted on, with one row each that says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.judged import Case, Text, attribution_pairs, cases, dossier, held_out_passages, news, own_gold
from bench.reliability import Pairs, expected_error, kept, table
from bench.shared import Shared
from rapporteur.pipeline import Stages
from rapporteur.resolve.confidence import calibrated, weights
from rapporteur.resolve.resolver import resolve
from training.confidence import Weights, fit_acts, fit_statements, for_statements

DEV = "river"
Rows = list[tuple[str, list[tuple[float, bool]]]]
Fit = Callable[[Sequence[Case]], Weights]


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Prints the table; the expected errors and the precision at 0.9 by row."""
    found: list[Case] = []
    wide: list[tuple[float, bool]] = []
    for text in texts(shared.folder / "dev" / DEV, shared.folder / "corpora"):
        annotation, _ = stages.tagger.annotate(text.reading)
        record, _ = resolve(text.reading, annotation, gazetteer=stages.gazetteer, calibrated=False)
        found += cases(text, record)
        wide += attribution_pairs(text, annotation) if text.group == "news" else []
    rows = measured(found, wide, weights())
    print("\n" + table(rows))
    return figures(rows)


def texts(dev: Path, corpora: Path) -> Iterator[Text]:
    """What is measured: the development dossier, our own gold, the held-out passages, half of the news corpus."""
    yield from dossier(dev)
    yield from own_gold()
    yield from held_out_passages()
    yield from (t for t in news(corpora / "polnear" / "dev.jsonl") if t.half == 1)


def measured(found: Sequence[Case], wide: Pairs, shipped: dict[str, Weights]) -> Rows:
    """The rows of the table: entries with their confidence and whether they are right."""
    said, done = ([c for c in found if c.kind == kind] for kind in ("statement", "act"))
    fitted, apart = [c for c in said if for_statements(c, DEV)], [c for c in said if not for_statements(c, DEV)]
    groups = {name: [c for c in apart if c.text.group == name] for name in (DEV, "passages", "news")}
    dossiers = sorted({c.text.group for c in done})
    return [
        ("statements, development dossier", _pairs(groups[DEV], shipped["statement"])),
        ("statements, own gold, each dossier left out of the fit", _left_out(fitted, fit_statements)),
        ("statements, held-out passages, other half", _pairs(groups["passages"], shipped["statement"])),
        ("statements, PolNeAR dev, other half (its guidelines)", _pairs(groups["news"], shipped["statement"])),
        ("attributions, PolNeAR dev, other half", list(wide)),
        ("acts, each dossier left out of the fit", _left_out(done, fit_acts)),
        *((f"acts, {d}, left out", _left_out(done, fit_acts, only=d)) for d in dossiers),
    ]


def figures(rows: Rows) -> dict[str, float]:
    """Expected error of every row, and precision at 0.9."""
    errors = {f"error: {name}": expected_error(pairs) for name, pairs in rows}
    return errors | {f"at 0.9: {name}": kept(pairs, 0.9)[0] for name, pairs in rows}


def _pairs(found: Iterable[Case], fitted: Weights) -> list[tuple[float, bool]]:
    return [(calibrated(c.facts, fitted), c.right) for c in found]


def _left_out(found: Sequence[Case], fit: Fit, *, only: str | None = None) -> list[tuple[float, bool]]:
    """Each gold dossier's entries by weights that were fitted on the other texts."""
    dossiers = sorted({c.text.group for c in found} - {"news", "passages"})
    return [
        pair
        for name in ([only] if only else dossiers)
        for pair in _pairs((c for c in found if c.text.group == name), fit([c for c in found if c.text.group != name]))
    ]

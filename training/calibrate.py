"""Calibrate confidences: of all attributions given 0.9, nine in ten should be right. Rewrites the manifest's tables.

    python -m training.calibrate --corpora DIR --model src/rapporteur/tag/model

Measured apart from training: `roles` on every other document of PolNeAR dev, `says` on the passages' held-out subjects.
Right means: content overlaps by half, source and cue touch.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from rapporteur.domain.annotation import Attribution
from rapporteur.domain.span import Span
from rapporteur.read.reader import read_text
from rapporteur.tag.tagger import Tagger
from training.export import IDENTITY
from training.passages.compile import all_passages
from training.passages.documents import held_out

Gold = Sequence[dict[str, list[Span]]]


def is_right(found: Attribution, gold: Gold) -> bool:
    """Whether some gold attribution has half the content in common and touches source and cue."""
    return any(
        _overlap(found.content, g["content"]) >= 0.5
        and _touch(found.source, g["source"])
        and _touch(found.cue, g["cue"])
        for g in gold
    )


def _overlap(a: Iterable[Span], b: Iterable[Span]) -> float:
    x, y = ({i for s in spans for i in range(s.start, s.end)} for spans in (a, b))
    return len(x & y) / len(x | y) if x | y else 0.0


def _touch(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return (not a and not b) or any(x.overlaps(y) for x in a for y in b)


def isotonic(pairs: list[tuple[float, bool]], *, least: int = 40) -> dict[str, list[float]]:
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


def expected_error(pairs: list[tuple[float, bool]], *, bins: int = 10) -> float:
    """Expected calibration error over equal bins of confidence (Guo et al. 2017)."""
    total = 0.0
    for b in range(bins):
        here = [(c, r) for c, r in pairs if b / bins <= c < (b + 1) / bins or (b == bins - 1 and c == 1.0)]
        if here:
            total += abs(float(np.mean([c for c, _ in here])) - float(np.mean([r for _, r in here]))) * len(here)
    return total / max(1, len(pairs))


def polnear_pairs(tagger: Tagger, path: Path, *, odd: bool) -> list[tuple[float, bool]]:
    """Confidence and rightness of every attribution found in every other document of a PolNeAR split."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][int(odd) :: 2]
    pairs = []
    for row in rows:
        reading, _ = read_text(row["text"], name=row["id"])
        back = {raw: i for i, raw in enumerate(reading.offsets)}
        gold = [{k: _moved(a[k], back) for k in ("source", "cue", "content")} for a in row["attributions"]]
        found = tagger.annotate(reading)[0].attributions
        pairs += [(f.confidence, is_right(f, gold)) for f in found if f.content]
    return pairs


def _moved(spans: Iterable[Sequence[int]], back: dict[int, int]) -> list[Span]:
    out = []
    for start, end in spans:
        here = [back[i] for i in range(start, end) if i in back]
        if here:
            out.append(Span(min(here), max(here) + 1))
    return out


def passage_pairs(tagger: Tagger) -> list[tuple[float, bool]]:
    """Confidence and rightness of every saying found in the held-out passages."""
    pairs = []
    for passage in filter(held_out, all_passages()):
        reading, _ = read_text(passage.text)
        if reading.report.text != passage.text:
            continue
        gold = [{"source": s.source, "cue": s.cue, "content": s.content} for s in passage.statements]
        pairs += [(f.confidence, is_right(f, gold)) for f in tagger.annotate(reading)[0].sayings if f.content]
    return pairs


def rewrite(manifest: Path, tables: dict[str, dict[str, list[float]]]) -> None:
    """Put the tables into a manifest in place of those it has."""
    text = manifest.read_text(encoding="utf-8").partition("\n[calibration.")[0].rstrip()  # they close the file
    for name, table in tables.items():
        text += f"\n\n[calibration.{name}]  # share of right ones by certainty\n"
        text += "".join(f"{k} = {json.dumps(v)}\n" for k, v in table.items())
    manifest.write_text(text.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments, fit both tables, print the error before and after on data apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("src/rapporteur/tag/model"))
    o = parser.parse_args()
    manifest, dev = o.model / "manifest.toml", o.corpora / "polnear" / "dev.jsonl"
    rewrite(manifest, {"roles": IDENTITY, "says": IDENTITY})
    tagger = Tagger.load(o.model)
    tables = {"roles": isotonic(polnear_pairs(tagger, dev, odd=False)), "says": isotonic(passage_pairs(tagger))}
    apart = polnear_pairs(tagger, dev, odd=True)
    print(f"roles, expected calibration error on the other half: before {expected_error(apart):.3f}", end=", ")
    table = tables["roles"]
    after = [(float(np.interp(c, table["certainty"], table["precision"])), r) for c, r in apart]
    print(f"after {expected_error(after):.3f}")
    sure = [r for c, r in after if c >= 0.9]
    print(f"given 0.9 or more: {len(sure)} of {len(after)}, precision {np.mean(sure) if sure else float('nan'):.3f}")
    rewrite(manifest, tables)


if __name__ == "__main__":
    main()

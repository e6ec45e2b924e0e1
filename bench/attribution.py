"""PolNeAR dev: raw text to records, all attributions, scored by fragment and relation."""

from bench.shared import Shared, jsonl, record_of
from rapporteur.pipeline import Stages

PRINTED = (
    *(f"{role} fragment exact" for role in ("source", "cue", "content")),
    "relation partial",
    "relation exact",
)


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """F1 by figure, and the accuracy of the source of matched content."""
    gold = shared.folder / "corpora" / "polnear" / "dev.jsonl"
    records = [record_of(stages, row["text"], row["id"], attributions=True) for row in jsonl(gold)]
    table = shared.score("score_attribution.py", gold, records)
    return {
        **{name: table[name]["f1"] for name in PRINTED},
        "source of matched content": table["source of matched content"]["accuracy"],
    }

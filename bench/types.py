"""plover-relations: act types from the bare sentence."""

from bench.shared import Shared, jsonl, record_of
from rapporteur.pipeline import Stages


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Macro-F1, accuracy, share of sentences whose type is among the acts found, and acts a sentence."""
    gold = shared.folder / "corpora" / "plover-relations" / "dev.jsonl"
    records = [record_of(stages, row["text"], str(row["id"])) for row in jsonl(gold)]
    table = shared.score("score_types.py", gold, records)
    return {k: table[k] for k in ("macro_f1", "accuracy", "any_hit", "no_answer", "acts_per_sentence")}

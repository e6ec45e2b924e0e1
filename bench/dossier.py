"""The development dossier: raw text to records, scored by what a record holds."""

from bench.shared import Shared, record_of
from rapporteur.pipeline import Stages

PRINTED = (
    "published", "outlet", "boilerplate cut", "body kept", "spans valid", "statement", "relation", "voice", "chain",
    "chain of 3 or more", "anonymous voice", "stance", "kind", "said", "act", "act~", "actor", "recipient", "modality",
    "issue", "condition", "condition kind", "act time", "term end", "act rests on its statement", "territory",
)  # fmt: skip


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """F1 or accuracy by figure."""
    folder = shared.folder / "dev" / "river"
    records = [record_of(stages, p.read_text(encoding="utf-8"), p.name) for p in sorted(folder.glob("*.txt"))]
    table = shared.score("score_record.py", folder, records)
    return {name: table[name].get("f1", table[name].get("accuracy")) for name in PRINTED if name in table}

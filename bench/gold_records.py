"""The project's own gold dossiers: raw text to records, scored by what a record holds."""

from bench.gold.check import DOSSIERS, read
from bench.score_record import score
from bench.shared import record_of
from rapporteur.pipeline import Stages


def run(stages: Stages) -> dict[str, float]:
    """F1 or accuracy by figure, over both dossiers together."""
    pairs = []
    for folder in DOSSIERS:
        for gold in read(folder)["reports"]:
            text = (folder / gold["file"]).read_text(encoding="utf-8")
            pairs.append((gold, record_of(stages, text, gold["file"])))
    return score(pairs)

"""Two dossiers between real states, written and annotated by somebody who had not seen the rules: raw text to records.

The errors of `strait` were read afterwards, those of `corridor` late and in part: both flatter by now, the first more.
"""

from bench.gold.check import GOLD, read
from bench.score_record import score
from bench.shared import record_of
from rapporteur.pipeline import Stages

FOLDERS = (GOLD / "strait", GOLD / "corridor")


def run(stages: Stages) -> dict[str, float]:
    """F1 or accuracy by dossier and figure."""
    out = {}
    for folder in FOLDERS:
        texts = ((g, (folder / g["file"]).read_text(encoding="utf-8")) for g in read(folder)["reports"])
        pairs = [(gold, record_of(stages, text, gold["file"])) for gold, text in texts]
        out |= {f"{folder.name}: {name}": value for name, value in score(pairs).items()}
    return out

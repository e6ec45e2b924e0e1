"""Kept rows of reports that copy, cite, retell and correct one another are those of folding everything."""

from importlib import import_module
from pathlib import Path
from random import Random

from bench.lineage import cases, read
from rapporteur.dossier import ROWS, Dossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.pipeline import Stages


def test_in_any_order_of_arrival(stages: Stages, tmp_path: Path) -> None:
    told = [c for c in cases("lineage.toml") if c["ties"] or c.get("corrects") or c.get("outside")][::2]
    postings = [p for c in told for p in read(c, stages).postings]
    Random(5).shuffle(postings)
    with Ledger(tmp_path / "d", writable=True) as ledger, Dossier(tmp_path / "d") as dossier:
        for number, posting in enumerate(postings):
            ledger.post(posting)
            if number % 9 == 0:
                dossier.timeline(limit=1)
        for view in sorted(set(ROWS) - {"search"}):
            assert getattr(dossier, view)() == getattr(import_module(f"rapporteur.views.{view}"), view)(postings), view

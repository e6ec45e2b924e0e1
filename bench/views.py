"""The views of the gold dossiers, from gold records and from our own reading, so that their faults stay apart."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.gold.check import DOSSIERS, GOLD, read
from bench.gold_postings import ADDED, gold_postings
from bench.shared import Shared
from rapporteur.domain.posting import Posting
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import read_text
from rapporteur.track.docket import docket
from rapporteur.views.changes import change_rows
from rapporteur.views.commitments import commitment_rows
from rapporteur.views.contradictions import contradiction_rows
from rapporteur.views.lineage import lineage_rows
from rapporteur.views.meetings import meeting_rows
from rapporteur.views.origins import origin_rows
from rapporteur.views.plain import plain
from rapporteur.views.positions import position_rows

VIEWS = {
    "lineage": lineage_rows,
    "origins": origin_rows,
    "changes": change_rows,
    "contradictions": contradiction_rows,
    "commitments": commitment_rows,
    "meetings": meeting_rows,
}


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """F1 or accuracy by dossier, by what the views were given, and by figure."""
    out = {}
    for folder in (shared.folder / "dev" / "river", *DOSSIERS, GOLD / "strait", GOLD / "corridor"):
        told = {"gold records": gold_postings(folder), "our reading": read_postings(folder, stages)}
        for given, postings in told.items():
            for name, row in score(shared, folder, postings).items():
                out[f"{folder.name}, {given}: {name}"] = row.get("f1", row.get("accuracy"))
    return out


def read_postings(folder: Path, stages: Stages) -> tuple[Posting, ...]:
    """The reports of a gold dossier as the product reads them."""
    out = []
    for number, row in enumerate(read(folder)["reports"]):
        reading, doubts = read_text((folder / row["file"]).read_text(encoding="utf-8"), name=row["file"])
        out.append(Posting(stages.record(Read(reading, doubts)), ADDED.format(number), row["file"]))
    return tuple(out)


def score(shared: Shared, folder: Path, postings: Sequence[Posting]) -> dict[str, Any]:
    """What the scorer says of the views over these postings."""
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(scratch), folder, postings)
        return shared.scored("score_dossier.py", folder, "--views", scratch)


def write(out: Path, folder: Path, postings: Sequence[Posting]) -> None:
    """Every view that the gold in `folder` asks for as a JSON file in `out`."""
    known = docket(postings)
    days = sorted({row["as_of"] for row in read(folder)["positions"]})
    rows = {name: view(known) for name, view in VIEWS.items()}
    rows |= {f"positions-{day}": position_rows(known, day) for day in days}
    files = {p.record.report.id: p.source_file for p in postings}
    for name, found in {n: [plain(r) for r in told] for n, told in rows.items()}.items():
        (out / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    (out / "files.json").write_text(json.dumps(files), encoding="utf-8")

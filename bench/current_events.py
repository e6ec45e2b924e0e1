"""Scale on real text: items of a decade and more of world news, one sentence each, as one dossier.

Every item is a report with its day and its first outlet. They are read, entered and folded; then the views are asked
for the sides of two long disputes. `--items` says how many are taken, evenly over all the years; 0 takes all 114,879,
which is an hour's work on two cores.
"""

import gzip
import json
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.shared import Shared
from rapporteur.domain.posting import Posting
from rapporteur.dossier import ROWS, Dossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.pipeline import Given, Stages, read_text
from rapporteur.views.settled.settle import settle

ITEMS = 3_000
ADDED = "2026-11-22T00:00:00.000000Z"
SIDES = ("Ukraine", "Russia", "Israel", "Hamas")
"""Those of the topics on Ukraine and on Gaza."""
PAGE, MORE = 50, 20
VIEWS = sorted(set(ROWS) - {"search", "lineage"})


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Seconds, megabytes and counts."""
    items = _items(shared.folder / "corpora" / "current-events" / "items.jsonl.gz")
    some, last = items[:-MORE], items[-MORE:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events"
        figures = _added(path, some, stages)
        figures |= _asked(path)
        figures |= _one_by_one(path, last, stages)
        figures["megabytes on disk"] = path.stat().st_size / 1e6
    figures["megabytes in memory at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _items(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return rows[:: max(1, len(rows) // ITEMS)] if ITEMS else rows


def _added(path: Path, items: Sequence[dict[str, Any]], stages: Stages) -> dict[str, float]:
    """Read, enter and fold; seconds for each."""
    reading, entering = 0.0, 0.0
    statements = acts = 0
    with Ledger(path, writable=True) as ledger:
        for posting, seconds in _read(items, stages):
            reading += seconds
            start = time.perf_counter()
            ledger.post(posting)
            entering += time.perf_counter() - start
            statements += len(posting.record.statements)
            acts += len(posting.record.acts)
        start = time.perf_counter()
        settle(ledger)
        folding = time.perf_counter() - start
        held = ledger.count()
    return {
        "reports": held,
        "statements": statements,
        "acts": acts,
        "reading, a report": reading / len(items),
        "entering, a report": entering / len(items),
        "folding, a report": folding / len(items),
    }


def _read(items: Sequence[dict[str, Any]], stages: Stages) -> Iterator[tuple[Posting, float]]:
    for number, item in enumerate(items):
        start = time.perf_counter()
        outlet = next(iter(item["outlets"]), None)
        record = stages.record(read_text(item["text"], Given(outlet=outlet, published=item["date"])))
        yield Posting(record, ADDED, f"item-{number}"), time.perf_counter() - start


def _asked(path: Path) -> dict[str, float]:
    """The first page of each view, over all and over the sides of the two topics: the slowest, and how many rows."""
    figures: dict[str, float] = {}
    with Dossier(path) as dossier:
        for view in VIEWS:
            ask = getattr(dossier, view)
            ask(limit=1)
            seconds = []
            for side in (None, *SIDES):
                start = time.perf_counter()
                ask(limit=PAGE, party=side)
                seconds.append(time.perf_counter() - start)
            figures[f"first page of {view}, all"] = seconds[0]
            figures[f"first page of {view}, Ukraine and Gaza, slowest"] = max(seconds[1:])
            figures[f"rows of {view}, Ukraine and Gaza"] = sum(len(ask(party=side)) for side in SIDES)
    return figures


def _one_by_one(path: Path, items: Sequence[dict[str, Any]], stages: Stages) -> dict[str, float]:
    """One more item each, and the first question after it."""
    seconds = []
    with Ledger(path, writable=True) as ledger, Dossier(path) as dossier:
        for posting, _ in _read(items, stages):
            ledger.post(posting)
            start = time.perf_counter()
            dossier.timeline(limit=PAGE)
            seconds.append(time.perf_counter() - start)
    return {"first question after one more report, mean": sum(seconds) / len(seconds), "the slowest": max(seconds)}

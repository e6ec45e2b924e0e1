"""How a large dossier is asked and added to, on both databases.

A part is folded from made-up disputes (synthetic.py) and then entered again and again under other names (enlarge.py).
Measured, the middle of several: the first page of each view as a program asks it, and beside it the bare indexed query
for the same rows; entering one more report, the first question after it, and both with reading the report, each against
the same in a dossier that holds one dispute. `--statements` says how large; a million takes some minutes and some
gigabytes for each database.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bench import postgresql
from bench.enlarge import enlarge
from bench.synthetic import dispute, postings
from rapporteur.dossier import ROWS, Dossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.pipeline import Stages
from rapporteur.views.settled.settle import settle

STATEMENTS = 100_000
FOLDED = 2_800
"""Statements that are entered one by one and folded; the rest are copies of them."""
PAGE, TIMES = 50, 7
VIEWS = sorted(set(ROWS) - {"search"})
WORD = "ceasefire"
BARE = "SELECT row FROM kept WHERE view = '{}' ORDER BY sort, id LIMIT {}"
READ = (
    "HALDEN, May 6, 2031 (Coast Wire) — Norland offered on Tuesday to open the canal if Southmark lifts its toll, an "
    "official told the Harbour Post.\n\n“We signed nothing,” Foreign Minister Ada Venn told reporters.\n\nEdition {}."
)


def run(stages: Stages, statements: int = STATEMENTS) -> dict[str, float]:
    """Seconds and ratios by database; the sizes with them."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        figures |= _measured("sqlite", Path(folder) / "large", Path(folder) / "small", stages, statements)
        figures["sqlite: megabytes"] = (Path(folder) / "large").stat().st_size / 1e6
    if not postgresql.programs():
        print("PostgreSQL: left out, it is not installed")
        return figures
    with postgresql.server() as url:
        large, small = postgresql.fresh(url), postgresql.fresh(url)
        figures |= _measured("postgresql", large, small, stages, statements)
        with Ledger(large) as ledger:
            size = ledger.do(lambda c: c.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        figures["postgresql: megabytes"] = size / 1e6
    return figures


def _measured(name: str, large: str | Path, small: str | Path, stages: Stages, statements: int) -> dict[str, float]:
    figures = {f"{name}: {k}": v for k, v in _grown(large, statements).items()}
    with Ledger(small, writable=True) as ledger:
        for posting in dispute(0, -1):
            ledger.post(posting)
        settle(ledger)
    figures |= {f"{name}: {k}": v for k, v in _pages(large).items()}
    costs = {which: _added(address, stages) for which, address in (("small", small), ("large", large))}
    for what, seconds in costs["large"].items():
        figures[f"{name}: {what}"] = seconds
        figures[f"{name}: {what}, times that of a small dossier"] = seconds / costs["small"][what]
    return figures


def _grown(address: str | Path, statements: int) -> dict[str, float]:
    """Make the dossier; how many statements it has, and what one folded one cost."""
    start = time.perf_counter()
    part = min(FOLDED, statements)
    with Ledger(address, writable=True) as ledger:
        count = 0
        for posting in postings(part):
            ledger.post(posting)
            count += len(posting.record.statements)
        settle(ledger)
        folded = time.perf_counter() - start
        copies = max(1, -(-statements // count))
        for _ in enlarge(ledger, copies):
            pass
        ledger.do(lambda c: c.execute(text("ANALYZE")))
    return {
        "statements": count * copies,
        "entering and folding a thousand statements": folded / count * 1000,
    }


def _pages(address: str | Path) -> dict[str, float]:
    figures: dict[str, float] = {}
    for view in VIEWS:
        with Dossier(address) as dossier:
            ask = getattr(dossier, view)
            seconds = _middle(lambda ask=ask: ask(limit=PAGE))
        with Ledger(address) as ledger, ledger.engine.connect() as connection:
            query = text(BARE.format(view, PAGE))
            bare = _middle(lambda c=connection, q=query: c.execute(q).all())
        figures[f"first page of {view}"] = seconds
        figures[f"first page of {view}, times the bare query"] = seconds / bare
    with Dossier(address) as dossier:
        figures["first page of search"] = _middle(lambda: dossier.search(WORD))
        for view in ("positions", "territory", "timeline"):
            figures[f"first page of {view} in the past"] = _middle(
                lambda view=view: getattr(dossier, view)(as_of="2029-06-30", limit=PAGE)
            )
    return figures


def _added(address: str | Path, stages: Stages) -> dict[str, float]:
    """Entering reports of a new dispute, the first question after each, and a report read, entered and asked for."""
    entering, asking, reading = list[float](), list[float](), list[float]()
    new = [p for number in (2, 3, 4) for p in dispute(0, -number)]
    with Ledger(address, writable=True) as ledger, Dossier(address, stages=stages) as dossier:
        for posting in new:
            entering.append(_timed(lambda p=posting: ledger.post(p)))
            asking.append(_timed(lambda: dossier.positions(limit=PAGE)))
        for number in range(TIMES):
            reading.append(_timed(lambda n=number: (dossier.add_text(READ.format(n)), dossier.positions(limit=PAGE))))
    return {
        "entering a report": median(entering),
        "first question after it": median(asking),
        "reading, entering, asking": median(reading[1:]),
    }


def _middle(work: Callable[[], object]) -> float:
    return median(_timed(work) for _ in range(TIMES))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

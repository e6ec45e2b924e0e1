"""How a large dossier is asked and added to, on both databases.

A part is folded from made-up disputes (synthetic.py) and then entered again and again under other names (enlarge.py).
Measured, the middle of several: the first page of each view as a program asks it, and beside it the bare indexed query
for the same rows; entering one more report, the first question after it, and both with reading the report, each against
the same in a dossier that holds one dispute. `--statements` says how large; a million takes some minutes and some
gigabytes for each database.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
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
DATABASES = ("sqlite", "postgresql")
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


def run(stages: Stages, statements: int | None = None, databases: Sequence[str] = DATABASES) -> dict[str, float]:
    """Seconds and ratios by database; the sizes with them."""
    figures: dict[str, float] = {}
    if "sqlite" in databases:
        figures |= _in_sqlite(stages, statements or STATEMENTS)
    if "postgresql" not in databases:
        return figures
    if not postgresql.programs():
        print("PostgreSQL: left out, it is not installed")
        return figures
    with postgresql.server(more="-c shared_buffers=1GB -c max_wal_size=8GB") as url:
        large, small = postgresql.fresh(url), postgresql.fresh(url)
        figures |= _measured("postgresql", large, small, stages, statements or STATEMENTS)
        with Ledger(large) as ledger:
            size = ledger.do(lambda c: c.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        figures["postgresql: megabytes"] = size / 1e6
    return figures


def _in_sqlite(stages: Stages, statements: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large", Path(folder) / "small"
        figures = _measured("sqlite", large, small, stages, statements)
        return figures | {"sqlite: megabytes": large.stat().st_size / 1e6}


def _measured(name: str, large: str | Path, small: str | Path, stages: Stages, statements: int) -> dict[str, float]:
    figures = {f"{name}: {k}": v for k, v in _grown(large, statements).items()}
    with Ledger(small, writable=True) as ledger:
        for posting in dispute(0, -1):
            ledger.post(posting)
        settle(ledger)
    figures |= {f"{name}: {k}": v for k, v in _pages(large).items()}
    figures |= {f"{name}: {k}": v for k, v in _added(small, large, stages).items()}
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
        past = _past(address)
        copies = max(1, -(-statements // count))
        for _ in enlarge(ledger, copies):
            pass
        ledger.do(lambda c: c.execute(text("ANALYZE")))
    return {
        "statements": count * copies,
        "entering and folding a thousand statements": folded / count * 1000,
        **past,
    }


def _past(address: str | Path) -> dict[str, float]:
    """Pages of the past, of the part that is no copy: the threads of copies are not those of their names."""
    with Dossier(address) as dossier:
        return {
            f"first page of {view} in the past": _middle(
                lambda view=view: getattr(dossier, view)(as_of="2029-06-30", limit=PAGE)
            )
            for view in ("positions", "territory")
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
    return figures


def _added(small: str | Path, large: str | Path, stages: Stages) -> dict[str, float]:
    """Entering a report of a new dispute, the first question after it, and reading, entering and asking; by turns in a
    small dossier and in the large one, since a machine is not always equally busy.
    """
    new = [p for number in (2, 3, 4) for p in dispute(0, -number)]
    costs: dict[str, list[list[float]]] = {}
    for address in (small, large):
        with Ledger(address, writable=True) as ledger:
            ledger.post(dispute(1, -1)[0])
    with Dossier(small, stages=stages) as one, Dossier(large, stages=stages) as other:
        with Ledger(small, writable=True) as first, Ledger(large, writable=True) as second:
            for dossier in (one, other):
                dossier.positions(limit=PAGE)
            for posting in new:
                costs.setdefault("entering a report", []).append(
                    [_timed(lambda p=posting, to=ledger: to.post(p)) for ledger in (first, second)]
                )
                costs.setdefault("first question after it", []).append(
                    [_timed(lambda d=dossier: d.positions(limit=PAGE)) for dossier in (one, other)]
                )
        for number in range(TIMES):
            text_ = READ.format(number)
            costs.setdefault("reading and entering", []).append(
                [_timed(lambda d=dossier, t=text_: d.add_text(t)) for dossier in (one, other)]
            )
    figures = {}
    for what, pairs in costs.items():
        small_, large_ = (median(p[n] for p in pairs[1:]) for n in (0, 1))
        figures |= {what: large_, f"{what}, times that of a small dossier": large_ / small_}
    return figures


def _middle(work: Callable[[], object]) -> float:
    return median(_timed(work) for _ in range(TIMES))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

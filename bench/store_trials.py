"""Trials of the store: processes that add the reports of a dump to one dossier and are killed, or add at once.

python -m bench.store_trials {killed,together,reopened,locked} ADDRESS DUMP [--times N] [--seed N]

Prints the figures as JSON; `wrong` has to be 0. A process of its own, because it forks: the one that holds the network
has threads.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection

from rapporteur.ledger.dialect import Address
from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.stored import Stored
from rapporteur.upkeep import check, dump

HOLD = 1.0
"""Seconds for which another process keeps the dossier locked."""


def killed(address: Address, entries: Sequence[Stored], times: int, seed: int) -> dict[str, int]:
    """Add everything, killed by SIGKILL that often at random moments, and once to the end."""
    draw = random.Random(seed)
    lost = 0
    for _ in range(times):
        # Some are killed while they open the dossier, most between or within the next few transactions.
        reports, delay = draw.choice((0, 1, 2, 3, 4, 5, 6)), draw.uniform(0, 0.03)
        confirmed = _kill_after(lambda put: _add(address, entries, put), reports, delay)
        lost += _count(address) < confirmed
    _wait(_fork(lambda: _add(address, entries)))
    return {"killed": times, "wrong": lost + _wrong(address, entries)}


def together(address: Address, entries: Sequence[Stored], times: int, seed: int) -> dict[str, int]:
    """Add everything in that many processes at once: each its own part and a random half of the others'."""
    draw = random.Random(seed)
    shares = []
    for part in range(times):
        chosen = [e for n, e in enumerate(entries) if n % times == part or draw.random() < 0.5]
        shares.append(draw.sample(chosen, len(chosen)))
    running = [_fork(lambda s=s: _add(address, s)) for s in shares]  # type: ignore[misc]
    failed = sum(_wait(pid) != 0 for pid in running)
    return {"processes": times, "wrong": failed + _wrong(address, entries)}


def reopened(address: Address, entries: Sequence[Stored], times: int, seed: int) -> dict[str, int]:
    """As `together`, and each process opens the dossier anew for every report: made, locked, closed by many at once."""

    def add(share: Sequence[Stored]) -> None:
        for entry in share:
            _add(address, [entry])
            with Ledger(address) as ledger:
                assert ledger.count()

    draw = random.Random(seed)
    shares = [draw.sample(list(entries), len(entries)) for _ in range(times)]
    running = [_fork(lambda s=s: add(s)) for s in shares]  # type: ignore[misc]
    failed = sum(_wait(pid) != 0 for pid in running)
    return {"processes": times, "wrong": failed + _wrong(address, entries)}


def locked(address: Address, entries: Sequence[Stored], times: int, seed: int) -> dict[str, int]:
    """Add everything while another process locks the dossier that often, for a second each."""
    half = len(entries) // 2
    _add(address, entries[:half])
    running = [_fork(lambda: _hold(address, times)), _fork(lambda: _add(address, entries[half:]))]
    failed = sum(_wait(pid) != 0 for pid in running)
    return {"locks": times, "wrong": failed + _wrong(address, entries)}


TRIALS = {"killed": killed, "together": together, "reopened": reopened, "locked": locked}


def _add(address: Address, entries: Sequence[Stored], put: Callable[[], None] = lambda: None) -> None:
    """As `rapporteur add` does: what is held is passed over, each of the others is one transaction."""
    with Ledger(address, writable=True) as ledger:
        for entry in entries:
            if not ledger.held(entry.posting().record.report.id) and not ledger.enter(entry):
                put()


def _hold(address: Address, times: int) -> None:
    with Ledger(address, writable=True) as ledger:

        def hold(connection: Connection) -> None:
            if ledger.engine.dialect.name == "postgresql":  # in SQLite every writable transaction locks from its start
                connection.exec_driver_sql("LOCK TABLE reports IN ACCESS EXCLUSIVE MODE")
            time.sleep(HOLD)

        for _ in range(times):
            ledger.do(hold)


def _kill_after(work: Callable[[Callable[[], None]], None], reports: int, delay: float) -> int:
    """Start the work, kill it once it has told of that many reports and the delay is over; how many it told of."""
    out, into = os.pipe()
    pid = _fork(lambda: work(lambda: os.write(into, b".") and None))
    os.close(into)
    told = 0
    while told < reports and os.read(out, 1):
        told += 1
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while os.read(out, 1):
        told += 1
    os.close(out)
    return told


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _wait(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _count(address: Address) -> int:
    with Ledger(address, writable=True) as ledger:  # the first one may have been killed before there was a dossier
        return ledger.count()


def _wrong(address: Address, entries: Sequence[Stored]) -> int:
    """How many reports are missing, doubled or not as they were entered, faults of the check included."""
    with Ledger(address) as ledger:
        faults = list(check(ledger))
        lines = list(dump(ledger))[1:]
    for fault in faults:
        print(fault, file=sys.stderr)
    return len(faults) + len(set(lines) ^ {e.line() + "\n" for e in entries}) + len(lines) - len(set(lines))


def main() -> None:
    """Run one trial."""
    parser = argparse.ArgumentParser(prog="python -m bench.store_trials", description=__doc__)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("address")
    parser.add_argument("dump", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    o = parser.parse_args()
    entries = [Stored.of_line(line) for line in o.dump.read_text("utf-8").splitlines()[1:]]
    began = time.perf_counter()
    figures = TRIALS[o.trial](o.address, entries, o.times, o.seed)
    print(json.dumps(figures | {"reports": len(entries), "seconds": round(time.perf_counter() - began, 1)}))


if __name__ == "__main__":
    main()

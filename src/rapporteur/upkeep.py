"""Upkeep of a dossier: whether it is whole, and the way out of one and into another without loss.

A dump is JSON Lines in UTF-8: a head (`{"rapporteur": "dossier", "dump": 1, "reports": N}`), then one entry a line, in
the order of publication, with all that is kept of a report. The same dossier gives the same dump, byte for byte, from
SQLite and from PostgreSQL.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from rapporteur.errors import ReportError
from rapporteur.ledger.check import Fault, faults, report_ids, whole_faults
from rapporteur.ledger.ledger import BATCH, Ledger
from rapporteur.ledger.stored import Stored, compact
from rapporteur.read.identity import report_id

DUMP = 1
"""Version of the dump's lines. It goes up when a line no longer can be read by the version before."""

T = TypeVar("T")
Track = Callable[[Sequence[T]], Iterable[T]]
"""A way through things that may show how far it is."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A line of a dump that is in the dossier now; `new` is false where it was before."""

    report_id: str
    new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a dump that could not be entered, and why, in one line."""

    message: str


def check(ledger: Ledger, track: Track[str] = iter) -> Iterator[Fault]:
    """What is not as it was entered: ids, spans, digests, tables, index."""
    yield from whole_faults(ledger)
    yield from faults(ledger, track(report_ids(ledger)), report_id)


def dump(
    ledger: Ledger, track: Track[Sequence[str]] = iter, *, known_by: date | None = None, after: int | None = None
) -> Iterator[str]:
    """The lines of a dump, each with its end; `after` leaves out the head and so many reports, to go on with one."""
    ids = ledger.told(known_by=known_by)
    if after is None:
        yield _head(len(ids))
    ids = ids[after or 0 :]
    for some in track([ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]):
        yield from (stored.line() + "\n" for stored in ledger.kept(some))


def _head(reports: int) -> str:
    return compact({"rapporteur": "dossier", "dump": DUMP, "reports": reports}) + "\n"


def dumped(ledger: Ledger, path: Path, *, known_by: date | None = None) -> int | None:
    """How many reports a dump in `path` that was stopped holds; None where there is none that can be gone on with.

    What stands there is cut back to whole lines. A dump of other reports than the dossier's, or of fewer, is no start.
    """
    if not path.is_file():
        return None
    ids, count, size, last = ledger.told(known_by=known_by), -1, 0, b""
    with path.open("r+b") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            if count < 0 and line.decode("utf-8", "replace") != _head(len(ids)):
                break
            count, size, last = count + 1, size + len(line), line
        file.truncate(size)
    known = 0 <= count <= len(ids) and (count == 0 or _id_of(last) == ids[count - 1])
    return count if known else None


def _id_of(line: bytes) -> str | None:
    try:
        return Stored.of_line(line.decode("utf-8")).posting().record.report.id
    except ValueError:
        return None


def head(line: bytes, name: str) -> int:
    """How many entries follow a dump's first line. Raises ReportError where that is none that can be read."""
    try:
        data: Any = json.loads(line)
        if not isinstance(data, dict) or data.get("rapporteur") != "dossier":
            raise ValueError("another head")
        version, reports = int(data["dump"]), int(data["reports"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReportError(f"{name}: is no dump; give a file that `rapporteur dump` wrote") from error
    if version > DUMP:
        raise ReportError(
            f"{name}: was written by a later Rapporteur (dump version {version}, this one reads {DUMP}); upgrade with "
            "`pip install --upgrade rapporteur`"
        )
    return reports


def load(ledger: Ledger, lines: Iterable[bytes], name: str) -> Iterator[Loaded | Refused]:
    """Enter the lines of a dump after its head, each in one transaction; what is held already is passed over.

    A line that cannot be entered never stops the others.
    """
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _entered(ledger, line, f"{name}:{number}")


def _entered(ledger: Ledger, line: bytes, place: str) -> Loaded | Refused:
    try:
        stored = Stored.of_line(line.decode("utf-8"))
    except ValueError as error:
        return Refused(f"{place}: is no entry of a dump ({error}); dump the dossier again")
    report = stored.posting().record.report
    if report.id != report_id(report.text):
        return Refused(f"{place}: the report's text is not the one that its id stands for; dump the dossier again")
    held = ledger.enter(stored)
    if held and (kept := ledger.kept_of(held.id)) and kept.digest() != stored.digest():
        told = f"{place}: the dossier holds that text with another record, added {kept.added}; that one stays"
        return Refused(told)
    return Loaded(report.id, held is None)

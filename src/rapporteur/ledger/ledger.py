"""The ledger: a dossier of postings in one file, each entered in one transaction and never changed afterwards.

Every entry has two times. When it held in the world is in the record (`said`, `time`, `published`); when the ledger
learnt it is `added`. Views ask with both: `as_of` (what was told of the world by then) and `known_by` (what had been
entered by then).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert, select

from rapporteur.domain.edtf import bounds
from rapporteur.domain.posting import Posting
from rapporteur.ledger import dialect
from rapporteur.ledger.rows import index_rows, posting_of, rows_of
from rapporteur.ledger.tables import diagnostics, metadata, reports

BATCH = 100
"""Postings read from the file at a time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A report that the ledger holds already: its id, when it came in, from which file and outlet."""

    id: str
    added: str
    source_file: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a search found: `kind` is statement or act, `id` its id in the report; higher scores are better."""

    report_id: str
    kind: str
    id: str
    score: float


class Ledger:
    """An open dossier. Use it as a context manager, or close it.

    `writable` opens for adding and makes the file where there is none; otherwise it must exist and nothing is entered.
    `wait` is how long, in seconds, a call waits for another process that holds the file.
    Every call raises DossierBusy, NotADossier or another DossierError where the file cannot be read or written.
    """

    def __init__(self, path: Path, *, writable: bool = False, wait: float = 5.0) -> None:
        dialect.check_file(path, writable=writable)
        self.path = path
        self.engine = dialect.engine_for(path, writable=writable, wait=wait)
        try:
            with self._transaction() as connection:
                dialect.prepare(connection, path, writable=writable)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def held(self, report_id: str) -> Held | None:
        """The report of that id where the ledger holds it, else None."""
        with self._transaction() as connection:
            return _held(connection, report_id)

    def post(self, posting: Posting) -> Held | None:
        """Enter a posting in one transaction.

        A report that is held already changes nothing, and what is held comes back; None says that it was entered.
        """
        rows, words = rows_of(posting), index_rows(posting.record)
        with self._transaction() as connection:
            if held := _held(connection, posting.record.report.id):
                return held
            for name, of_table in rows.items():
                if of_table:
                    connection.execute(insert(metadata.tables[name]), of_table)
            dialect.index(connection, words)
        return None

    def postings(self, *, as_of: date | None = None, known_by: date | None = None) -> Iterator[Posting]:
        """The postings by date of publication, undated ones last, equal ones by id, whatever the order of arrival.

        `as_of` leaves out reports that were surely published after that day; an undated report stays. `known_by`
        leaves out what was added after that day (UTC).
        """
        ids = self._told(as_of, known_by)
        for start in range(0, len(ids), BATCH):  # a transaction a batch: a slow reader keeps nobody from adding
            with self._transaction() as connection:
                batch = _postings(connection, ids[start : start + BATCH])
            yield from batch

    def search(self, words: str, *, as_of: date | None = None, known_by: date | None = None) -> tuple[Hit, ...]:
        """Statements and acts that hold all the words, best first; "quoted words" together, `word*` for any ending.

        The dates select reports as in `postings`. Raises UsageError where there is no word.
        """
        told = set(self._told(as_of, known_by))
        with self._transaction() as connection:
            found = [Hit(**row._mapping) for row in dialect.search(connection, words)]
        return tuple(h for h in found if h.report_id in told)

    def _told(self, as_of: date | None, known_by: date | None) -> list[str]:
        query = select(reports.c.id, reports.c.published)
        query = query.order_by(reports.c.published.is_(None), reports.c.published, reports.c.id)
        if known_by:
            query = query.where(reports.c.added <= f"{known_by.isoformat()}T23:59:59.999999Z")
        with self._transaction() as connection:
            return [r.id for r in connection.execute(query) if not _later(r.published, as_of)]

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with dialect.clear_errors(self.path), self.engine.begin() as connection:
            yield connection


def begun(path: Path) -> bool:
    """Whether there is a file with something in it. Raises DossierError where it could never become a dossier."""
    dialect.check_file(path, writable=True)
    return path.exists() and path.stat().st_size > 0


def _held(connection: Connection, report_id: str) -> Held | None:
    columns = (reports.c.id, reports.c.added, reports.c.source_file, reports.c.outlet)
    row = connection.execute(select(*columns).where(reports.c.id == report_id)).one_or_none()
    return Held(*row) if row else None


def _postings(connection: Connection, ids: Sequence[str]) -> list[Posting]:
    of_report = diagnostics.c.report_id
    doubts = select(diagnostics).where(of_report.in_(ids)).order_by(of_report, diagnostics.c.position)
    by_report = {i: list(rows) for i, rows in groupby(connection.execute(doubts).mappings(), lambda d: d["report_id"])}
    found = {r["id"]: r for r in connection.execute(select(reports).where(reports.c.id.in_(ids))).mappings()}
    return [posting_of(dict(found[i]), [dict(d) for d in by_report.get(i, [])]) for i in ids]


def _later(published: str | None, as_of: date | None) -> bool:
    first = bounds(published)[0] if as_of else None
    return bool(as_of and first and first > as_of)

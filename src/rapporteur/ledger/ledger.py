"""The ledger: a dossier of postings, each entered in one transaction and never changed afterwards.

Every entry has two times. When it held in the world is in the record (`said`, `time`, `published`); when the ledger
learnt it is `added`. Views ask with both: `as_of` (what was told of the world by then) and `known_by` (what had been
entered by then).
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, func, insert, select

from rapporteur.domain.edtf import bounds
from rapporteur.domain.posting import Posting
from rapporteur.ledger.dialect import Address, Term, dialect_of, terms_of
from rapporteur.ledger.rows import index_rows
from rapporteur.ledger.shelf import Shelf
from rapporteur.ledger.stored import Stored
from rapporteur.ledger.tables import diagnostics, metadata, reports
from rapporteur.ledger.tables_settled import unfiled

BATCH = 100
"""Postings read at a time."""

READING, ADDING = 5.0, 60.0
"""Seconds that a reader and a writer wait for another process. Each writer holds the dossier for some milliseconds."""

AROUND = 2
"""The version since which the full-text index holds the paragraphs around an entry."""

_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds before a transaction that failed in passing is tried again."""

T = TypeVar("T")


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

    It is a file (SQLite) or a `postgresql://` URL. `writable` opens for adding and makes what is not there yet;
    otherwise it must exist and nothing is entered. `wait` is how long, in seconds, a call waits for another process.
    Every call raises DossierBusy, NotADossier or another DossierError where the dossier cannot be read or written.
    """

    def __init__(self, address: Address, *, writable: bool = False, wait: float | None = None) -> None:
        self.dialect = dialect_of(address)
        self.name = self.dialect.name
        self.dialect.check(writable=writable)
        self.engine = self.dialect.engine(writable=writable, wait=wait or (ADDING if writable else READING))
        try:
            self.version = self.do(lambda connection: self.dialect.prepare(connection, writable=writable))
            if writable:
                self.dialect.settle(self.engine)
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
        """Let go of the dossier."""
        self.engine.dispose()

    def held(self, report_id: str) -> Held | None:
        """The report of that id where the ledger holds it, else None."""
        return self.do(lambda connection: _held(connection, report_id))

    def post(self, posting: Posting) -> Held | None:
        """Enter a posting in one transaction.

        A report that is held already changes nothing, and what is held comes back; None says that it was entered.
        """
        return self.enter(Stored.of(posting))

    def enter(self, stored: Stored) -> Held | None:
        """Enter what another ledger kept, to the letter; as `post`."""
        rows, record = stored.rows(), stored.posting().record
        words = index_rows(record)

        def enter(connection: Connection) -> Held | None:
            if held := _held(connection, record.report.id):
                return held
            for name, of_table in rows.items():
                if of_table:
                    connection.execute(insert(metadata.tables[name]), of_table)
            self.dialect.index(connection, words)
            connection.execute(insert(unfiled), {"report_id": record.report.id})
            return None

        return self.do(enter)

    def count(self) -> int:
        """How many reports it holds."""
        return self.do(lambda connection: connection.execute(select(func.count()).select_from(reports)).scalar_one())

    def kept_of(self, report_id: str) -> Stored | None:
        """What it keeps of one report, to the letter; None where it does not hold it."""
        return next(self.kept([report_id])) if self.held(report_id) else None

    def postings(self, *, as_of: date | None = None, known_by: date | None = None) -> Iterator[Posting]:
        """The postings by date of publication, undated ones last, equal ones by id, whatever the order of arrival.

        `as_of` leaves out reports that were surely published after that day; an undated report stays. `known_by`
        leaves out what was added after that day (UTC).
        """
        return (s.posting() for s in self.kept(self.told(as_of, known_by)))

    def search(self, words: str, *, as_of: date | None = None, known_by: date | None = None) -> tuple[Hit, ...]:
        """Statements and acts that hold the words, best first; "quoted words" together, `word*` for any ending.

        The dates select reports as in `postings`. Raises UsageError where there is no word.
        """
        terms, told = terms_of(words), set(self.told(as_of, known_by))
        rows = self.do(lambda connection: self.dialect.search(connection, terms, every=True, around=False))
        return tuple(h for h in (Hit(**row._mapping) for row in rows) if h.report_id in told)

    def kept(self, ids: Sequence[str]) -> Iterator[Stored]:
        """What it keeps of these reports, to the letter."""
        for start in range(0, len(ids), BATCH):  # a transaction a batch: a slow reader keeps nobody from adding
            chosen = ids[start : start + BATCH]
            yield from self.do(lambda connection, chosen=chosen: _entries(connection, chosen))  # type: ignore[misc]

    def shelf(self, work: "Callable[[Shelf], T]") -> T:
        """Do work on what is folded already, in one transaction."""
        return self.do(lambda connection: work(Shelf(connection)))

    def near(self, words: Iterable[str]) -> frozenset[tuple[str, str]] | None:
        """Report id and entry id of all that may tell of any of the words, also in the paragraphs around it.

        Each word stands for itself, its inflected forms and all that begins with it. None where the dossier's index is
        of an earlier version, which does not know.
        """
        if self.version < AROUND:
            return None
        terms = [Term(w, prefix) for w in sorted(set(words)) for prefix in (False, True)]
        if not terms:
            return frozenset()
        rows = self.do(lambda connection: self.dialect.search(connection, terms, every=False, around=True))
        return frozenset((r.report_id, r.id) for r in rows)

    def near_some(self, words: Iterable[Iterable[str]], most: int) -> frozenset[tuple[str, str]]:
        """As `near`, at most so many: those with something of each of the words first, then those with any of them.

        Each word is given with its spellings.
        """
        groups = [[Term(w, prefix) for w in sorted(set(same)) for prefix in (False, True)] for same in words]
        asked = [groups, *([[g] for g in groups] if len(groups) > 1 else [])]
        found: dict[tuple[str, str], None] = {}
        for some in asked:
            if some and len(found) < most:
                rows = self.do(lambda connection, some=some: self.dialect.some(connection, some, most))  # type: ignore[misc]
                found |= dict.fromkeys((r.report_id, r.id) for r in rows)
        return frozenset(list(found)[:most])

    def told(self, as_of: date | None = None, known_by: date | None = None) -> list[str]:
        """The ids of the reports that `postings` gives, in its order."""
        query = select(reports.c.id, reports.c.published)
        query = query.order_by(reports.c.published.is_(None), reports.c.published, reports.c.id)
        if known_by:
            query = query.where(reports.c.added <= f"{known_by.isoformat()}T23:59:59.999999Z")
        rows = self.do(lambda connection: connection.execute(query).all())
        return [r.id for r in rows if not _later(r.published, as_of)]

    def do(self, work: Callable[[Connection], T]) -> T:
        """Do the work in one transaction, again where it failed by no fault of its own."""
        for pause in _PAUSES:
            try:
                return self._once(work)
            except self.dialect.errors as error:
                if not self.dialect.passing(error):
                    raise self.dialect.explained(error) from error
            time.sleep(pause)
        try:
            return self._once(work)
        except self.dialect.errors as error:
            raise self.dialect.explained(error) from error

    def _once(self, work: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)


def begun(address: Address) -> bool:
    """Whether there is a dossier already. Raises DossierError where there could never be one."""
    return dialect_of(address).begun()


def _held(connection: Connection, report_id: str) -> Held | None:
    columns = (reports.c.id, reports.c.added, reports.c.source_file, reports.c.outlet)
    row = connection.execute(select(*columns).where(reports.c.id == report_id)).one_or_none()
    return Held(*row) if row else None


_READ = (reports.c.id, reports.c.added, reports.c.source_file, reports.c.record, reports.c.reasons)


def _entries(connection: Connection, ids: Sequence[str]) -> list[Stored]:
    of_report = diagnostics.c.report_id
    doubts = select(diagnostics).where(of_report.in_(ids)).order_by(of_report, diagnostics.c.position)
    by_report = {i: list(rows) for i, rows in groupby(connection.execute(doubts).mappings(), lambda d: d["report_id"])}
    found = {r["id"]: r for r in connection.execute(select(*_READ).where(reports.c.id.in_(ids))).mappings()}
    return [Stored.of_rows(dict(found[i]), [dict(d) for d in by_report.get(i, [])]) for i in ids]


def _later(published: str | None, as_of: date | None) -> bool:
    first = bounds(published)[0] if as_of else None
    return bool(as_of and first and first > as_of)

"""SQLite: a dossier in one file, with a write-ahead log while it is open (docs/decisions/0010-store.md)."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, Row, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from rapporteur.errors import DossierBusy, DossierError, NotADossier
from rapporteur.ledger import dialect_sqlite_file as file
from rapporteur.ledger.dialect import Term
from rapporteur.ledger.migrations import create, migrate, refuse_newer
from rapporteur.ledger.reindex import index_rows_of_all
from rapporteur.ledger.tables import SCHEMA

_READ_ONLY = "{} cannot be written; allow writing to it and its folder, or give another --dossier"

_FULL_TEXT = (
    "CREATE VIRTUAL TABLE entries USING fts5(words, names, around, report_id UNINDEXED, kind UNINDEXED, id UNINDEXED, "
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
_INDEX = (
    "INSERT INTO entries (words, names, around, report_id, kind, id) "
    "VALUES (:words, :names, :around, :report_id, :kind, :id)"
)
_INDEXED = "SELECT report_id, kind, id, words, names, around FROM entries WHERE report_id = :report_id"
# Names weigh half: a word in what was said counts for more than one in who said it, or in what stands around it.
_SEARCH = (
    "SELECT report_id, kind, id, -bm25(entries, 1.0, 0.5, 0.1) AS score FROM entries "
    "WHERE entries MATCH :query ORDER BY score DESC, report_id, kind, id"
)
_SOME = "SELECT report_id, id FROM entries WHERE entries MATCH :query ORDER BY rowid DESC LIMIT :most"
# Locks that SQLite reports at once, without waiting: another process recovers the log, or has just written.
_AT_ONCE = (sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_BUSY_SNAPSHOT)


class SQLite:
    """The dialect of a dossier in a file."""

    errors: tuple[type[Exception], ...] = (DBAPIError, sqlite3.Error)

    def __init__(self, path: Path) -> None:
        self.path, self.name, self.title = path, str(path), path.stem

    def begun(self) -> bool:
        """Whether there is a file with something in it."""
        return file.held(self.path)

    def check(self, *, writable: bool) -> None:
        """The file's kind and header, without opening it as a database."""
        file.check(self.path, writable=writable)
        # SQLite would say so only at the first write, after a report has been read in vain.
        if writable and self.path.exists() and (not os.access(self.path, os.W_OK) or file.shut(self.path)):
            raise DossierBusy(_READ_ONLY.format(self.path))

    def engine(self, *, writable: bool, wait: float) -> Engine:
        """A writable engine takes the write lock when a transaction begins, not halfway through."""
        address = f"{self.path.resolve().as_uri()}?{self._mode(writable)}"

        def connect() -> sqlite3.Connection:
            # isolation_level None: transactions begin where the listener below says so.
            connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
            connection.execute(f"PRAGMA query_only = {not writable}")
            return connection

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        begin = "BEGIN IMMEDIATE" if writable else "BEGIN"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _mode(self, writable: bool) -> str:
        # A reader opens `rw` too (SQLite itself falls back to reading only): an add that was killed halfway leaves a
        # log, and whoever comes next has to be able to take it in. Where the folder is shut nobody can be writing, and
        # the companions of a log cannot be made: then the file is read as it stands.
        if writable:
            return "mode=rwc"
        alone = file.shut(self.path) and not (
            file.companion(self.path, "-wal") or file.companion(self.path, "-journal")
        )
        return "mode=ro&immutable=1" if alone else "mode=rw"

    def prepare(self, connection: Connection, *, writable: bool) -> int:
        """An empty file becomes a dossier, an older one is brought forward, where writing is wanted."""
        found = _pragma(connection, "user_version")
        if _pragma(connection, "application_id") == file.APPLICATION_ID:
            refuse_newer(self.name, found)
            if not writable:
                return found
            migrate(connection, found)
            if found != SCHEMA:
                self._index_anew(connection)
        elif _pragma(connection, "schema_version") or not writable:
            raise NotADossier(f"{self.path} is not a dossier but something else; give another file to --dossier")
        else:
            create(connection)
            connection.exec_driver_sql(_FULL_TEXT)
            connection.exec_driver_sql(f"PRAGMA application_id = {file.APPLICATION_ID}")
        return self._marked(connection, found)

    def _index_anew(self, connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE entries")
        connection.exec_driver_sql(_FULL_TEXT)
        for rows in index_rows_of_all(connection):
            self.index(connection, rows)

    def _marked(self, connection: Connection, found: int) -> int:
        if found != SCHEMA:  # an unneeded write would change the file
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        return SCHEMA

    def settle(self, engine: Engine) -> None:
        """Turn to write-ahead logging, which the file remembers. Not while it is laid out: the header comes first."""
        raw = engine.raw_connection()
        try:
            if raw.cursor().execute("PRAGMA journal_mode").fetchone() != ("wal",):
                raw.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            pass  # somebody else reads at this moment; the old way of writing is as safe, and the next one tries again
        finally:
            raw.close()

    def index(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Put entries into the FTS5 table."""
        if rows:
            connection.execute(text(_INDEX), rows)

    def indexed(self, connection: Connection, report_id: str) -> list[dict[str, Any]]:
        """The rows of the FTS5 table."""
        return [dict(r) for r in connection.execute(text(_INDEXED), {"report_id": report_id}).mappings()]

    def search(self, connection: Connection, terms: Sequence[Term], *, every: bool, around: bool) -> Sequence[Row[Any]]:
        """Ranked by BM25."""
        query = (" AND " if every else " OR ").join(f'"{t.words}"{"*" if t.prefix else ""}' for t in terms)
        query = query if around else f"{{words names}} : ({query})"
        return connection.execute(text(_SEARCH), {"query": query}).all()

    def some(self, connection: Connection, groups: Sequence[Sequence[Term]], most: int) -> Sequence[Row[Any]]:
        """Those entered last come first: the index is read backwards."""
        query = " AND ".join(
            "(" + " OR ".join(f'"{t.words}"{"*" if t.prefix else ""}' for t in g) + ")" for g in groups
        )
        return connection.execute(text(_SOME), {"query": query, "most": most}).all()

    def damage(self, connection: Connection) -> list[str]:
        """SQLite's own check of pages, indexes and references."""
        pages = [str(r[0]) for r in connection.exec_driver_sql("PRAGMA integrity_check")]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [p for p in pages if p != "ok"] + [f"a row of {r[0]} belongs to no report" for r in orphans]

    def passing(self, error: BaseException) -> bool:
        """Only what SQLite tells without having waited."""
        return getattr(_own(error), "sqlite_errorcode", 0) in _AT_ONCE

    def explained(self, error: BaseException) -> DossierError:
        """By the primary code, without its extension."""
        own, path = _own(error), self.path
        match getattr(own, "sqlite_errorcode", 0) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                told = f"{path} is in use by another process; wait until that has finished and run this again"
                return DossierBusy(told)
            case sqlite3.SQLITE_FULL:
                return DossierBusy(f"no room left to write {path}; free some disk space and run this again")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
                return DossierBusy(_READ_ONLY.format(path))
            case sqlite3.SQLITE_IOERR:
                return DossierBusy(f"{path} cannot be read or written ({own}); check the disk and run this again")
            case sqlite3.SQLITE_CANTOPEN:
                told = f"{path} cannot be opened; check that the folder exists and that it may be read and written"
                return DossierBusy(told)
            case sqlite3.SQLITE_NOTADB:
                return NotADossier(f"{path} is not a dossier; give another file to --dossier")
            case sqlite3.SQLITE_CORRUPT:
                return file.cut_short(path)
        return DossierError(f"{path}: {own}; build the dossier again with `rapporteur add` if this stays")


def _own(error: BaseException) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())

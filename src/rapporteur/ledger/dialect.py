"""SQLite: all that another database would do differently.

How a file is opened, marked as a dossier and locked, how full text is indexed and asked for, and what the database's
own errors mean to a reader. Rejected: write-ahead logging, which leaves companion files beside the dossier, so that a
copy of the one file may lack what was stored last.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, Row, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from rapporteur.errors import DossierBusy, DossierError, NewerDossier, NotADossier, UsageError
from rapporteur.ledger.tables import SCHEMA, metadata

APPLICATION_ID = 0x52415050
"""'RAPP' in the SQLite header (PRAGMA application_id), by which a dossier is told from any other database."""

_READ_ONLY = "{} cannot be written; allow writing to it and its folder, or give another --dossier"

_FULL_TEXT = (
    "CREATE VIRTUAL TABLE entries USING fts5(words, names, report_id UNINDEXED, kind UNINDEXED, id UNINDEXED, "
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
_INDEX = "INSERT INTO entries (words, names, report_id, kind, id) VALUES (:words, :names, :report_id, :kind, :id)"
# Names weigh half: a word in what was said counts for more than one in who said it.
_SEARCH = (
    "SELECT report_id, kind, id, -bm25(entries, 1.0, 0.5) AS score FROM entries "
    "WHERE entries MATCH :query ORDER BY score DESC, report_id, kind, id"
)


def engine_for(path: Path, *, writable: bool, wait: float) -> Engine:
    """An engine on one file. A writable one takes the write lock when a transaction begins, not halfway through."""
    # Also a reader opens `rw` (SQLite itself falls back to reading only): an add that was killed halfway leaves a
    # journal, and whoever comes next has to be able to roll it back.
    address = f"{path.resolve().as_uri()}?mode={'rwc' if writable else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: transactions begin where the listener below says so.
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA query_only = {not writable}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    begin = "BEGIN IMMEDIATE" if writable else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def check_file(path: Path, *, writable: bool) -> None:
    """What can be said of a dossier's path before the file is opened.

    Raises NotADossier where there is no file and none may be made, where there is an empty one and no report is to be
    entered, and where the path leads to a folder, a device or a pipe; DossierBusy where it cannot be looked at.
    """
    try:
        kind = path.stat()
    except FileNotFoundError:
        if writable:
            return
        raise NotADossier(
            f"there is no dossier {path}; make one with `rapporteur add PATH... --dossier {path}`"
        ) from None
    except OSError as error:
        raise DossierBusy(f"{path} cannot be opened ({error.strerror}); give another --dossier") from error
    if not stat.S_ISREG(kind.st_mode):
        what = "a folder" if stat.S_ISDIR(kind.st_mode) else "no ordinary file"
        raise NotADossier(f"{path} is {what}; give --dossier the name of a file")
    if not kind.st_size and not writable:
        raise NotADossier(f"{path} is empty; add reports to it with `rapporteur add PATH... --dossier {path}`")


def prepare(connection: Connection, path: Path, *, writable: bool) -> None:
    """Make sure that the open database is a dossier that this version reads; for writing, an empty one becomes one.

    Raises NotADossier for an empty file or another program's database, NewerDossier for a later version's,
    DossierBusy where writing is wanted and not allowed.
    """
    # SQLite would say so only at the first write, after a report has been read in vain.
    if writable and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise DossierBusy(_READ_ONLY.format(path))
    found = _pragma(connection, "user_version")
    if _pragma(connection, "application_id") == APPLICATION_ID:
        if found > SCHEMA:
            raise NewerDossier(
                f"{path} was written by a later Rapporteur (dossier version {found}, this one reads {SCHEMA}); "
                "upgrade with `pip install --upgrade rapporteur`"
            )
    elif _pragma(connection, "schema_version") or not writable:
        raise NotADossier(f"{path} is not a dossier but something else; give another file to --dossier")
    else:
        _create(connection)


def index(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put entries into the full-text index."""
    if rows:
        connection.execute(text(_INDEX), rows)


def search(connection: Connection, words: str) -> Sequence[Row[Any]]:
    """Entries that hold all the words (`report_id`, `kind`, `id`, `score`), best first; higher scores are better."""
    return connection.execute(text(_SEARCH), {"query": match_query(words)}).all()


def match_query(words: str) -> str:
    """The reader's words as an FTS5 query: all of them, "quoted words" together, `word*` for any ending.

    Raises UsageError where there is no word.
    """
    found = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    terms = [(phrase or word, "*" if word.endswith("*") else "") for phrase, word in found]
    query = " ".join(f'"{term}"{star}' for term, star in terms if re.search(r"\w", term))
    if not query:
        raise UsageError("nothing to search for: give at least one word")
    return query.replace("\0", " ")


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn the database's errors into Rapporteur's, each with what to do next."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(path, error.orig) from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: BaseException | None) -> DossierError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code, without its extension
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DossierBusy(f"{path} is in use by another process; wait until that has finished and run this again")
        case sqlite3.SQLITE_FULL:
            return DossierBusy(f"no room left to write {path}; free some disk space and run this again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return DossierBusy(_READ_ONLY.format(path))
        case sqlite3.SQLITE_IOERR:
            return DossierBusy(f"{path} cannot be read or written ({error}); check the disk and run this again")
        case sqlite3.SQLITE_CANTOPEN:
            return DossierBusy(
                f"{path} cannot be opened; check that the folder exists and that it may be read and written"
            )
        case sqlite3.SQLITE_NOTADB:
            return NotADossier(f"{path} is not a dossier; give another file to --dossier")
        case sqlite3.SQLITE_CORRUPT:
            return NotADossier(
                f"{path} is damaged or cut short; put back a copy of it or build it again with `rapporteur add`"
            )
    return DossierError(f"{path}: {error}; build the dossier again with `rapporteur add` if this stays")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.exec_driver_sql(_FULL_TEXT)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    values = [{"key": "application", "value": "rapporteur"}, {"key": "schema", "value": str(SCHEMA)}]
    connection.execute(metadata.tables["meta"].insert(), values)

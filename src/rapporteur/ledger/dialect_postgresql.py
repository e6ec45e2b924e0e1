"""PostgreSQL 15 or later: a dossier in a database of its own (or in a schema of its own, by `search_path`).

Full text: the words are folded here, in Python, and stemmed by the same Porter stemmer as in SQLite's index, without
stop words, so that a search finds the same in both. PostgreSQL's own English configuration would drop 'not'.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from rapporteur.errors import DossierBusy, DossierError, NotADossier, UsageError
from rapporteur.ledger.dialect import Term
from rapporteur.ledger.migrations import create, migrate, refuse_newer
from rapporteur.ledger.tables import SCHEMA

_LOCK = 0x52415050
"""Held while tables are made or brought forward: 'RAPP', one number for all versions."""

_WORD_KINDS = "asciiword, word, numword, int, uint, float, sfloat, version, asciihword, hword, numhword"
_FULL_TEXT = (
    "CREATE TEXT SEARCH DICTIONARY rapporteur_porter (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION rapporteur (PARSER = default)",
    f"ALTER TEXT SEARCH CONFIGURATION rapporteur ADD MAPPING FOR {_WORD_KINDS} WITH rapporteur_porter",
    'CREATE TABLE entries (report_id text COLLATE "C" NOT NULL REFERENCES reports (id), '
    'kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, '
    "words text NOT NULL, names text NOT NULL, around text NOT NULL, lexemes tsvector NOT NULL, "
    "PRIMARY KEY (report_id, kind, id))",
    "CREATE INDEX ix_entries_lexemes ON entries USING gin (lexemes)",
)
_INDEX = (
    "INSERT INTO entries (report_id, kind, id, words, names, around, lexemes) "
    "VALUES (:report_id, :kind, :id, :words, :names, :around, "
    "setweight(to_tsvector('rapporteur', :folded_words), 'A') || CAST(:between AS tsvector) || "
    "setweight(to_tsvector('rapporteur', :folded_names), 'B') || CAST(:between AS tsvector) || "
    "setweight(to_tsvector('rapporteur', :folded_around), 'C'))"
)
_INDEXED = "SELECT report_id, kind, id, words, names, around FROM entries WHERE report_id = :report_id"
# Names (B) weigh half, what stands around (C) a tenth; 1: divided by the logarithm of the length.
_SEARCH = (
    "SELECT report_id, kind, id, ts_rank('{0, 0.1, 0.5, 1}', lexemes, query, 1) AS score "
    "FROM entries, to_tsquery('rapporteur', :query) AS query WHERE lexemes @@ query "
    "ORDER BY score DESC, report_id, kind, id"
)
_SOME = "SELECT report_id, id FROM entries WHERE lexemes @@ to_tsquery('rapporteur', :query) LIMIT :most"
_LONGEST = 200_000
"""Code points of an entry that are indexed: PostgreSQL takes no more than a megabyte of them."""

# https://www.postgresql.org/docs/15/errcodes-appendix.html: unique violation (another process entered it meanwhile),
# serialization failure, deadlock; the server stops, starts or was lost.
_PASSING = ("23505", "40001", "40P01", "57P01", "57P02", "57P03", "08000", "08003", "08006")


class PostgreSQL:
    """The dialect of a dossier in a PostgreSQL database."""

    errors: tuple[type[Exception], ...] = (DBAPIError,)

    def __init__(self, url: URL) -> None:
        self.url = url.set(drivername="postgresql+psycopg")
        shown = {k: v for k, v in url.query.items() if k != "password"}
        self.name = url.set(drivername="postgresql", query=shown).render_as_string(hide_password=True)
        self.title = url.database or "dossier"

    @classmethod
    def of(cls, address: str) -> "PostgreSQL":
        """From a URL. Raises UsageError where it is none, DossierError where the driver is not installed."""
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise DossierError("PostgreSQL needs its driver: pip install 'rapporteur[postgresql]'") from error
        try:
            return cls(make_url(address))
        except (ArgumentError, ValueError) as error:
            raise UsageError("that is no address of a database; give postgresql://USER@HOST/DATABASE") from error

    def begun(self) -> bool:
        """Whether the database holds a dossier."""
        engine = self.engine(writable=False, wait=5)
        try:
            with engine.connect() as connection:
                return self._version(connection) is not None
        except self.errors as error:
            raise self.explained(error) from error
        finally:
            engine.dispose()

    def check(self, *, writable: bool) -> None:
        """Nothing can be said before it is opened."""

    def engine(self, *, writable: bool, wait: float) -> Engine:
        """Sessions that wait for locks as long as asked; a reader's refuse to write."""
        engine = create_engine(self.url, connect_args={"connect_timeout": max(2, round(wait))}, pool_size=1)

        @event.listens_for(engine, "connect")
        def _set_up(connection: Any, _record: Any) -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = {max(1, round(wait * 1000))}")
                cursor.execute(f"SET default_transaction_read_only = {'off' if writable else 'on'}")
                cursor.execute("SET client_encoding = 'UTF8'")
            connection.commit()

        return engine

    def prepare(self, connection: Connection, *, writable: bool) -> int:
        """An empty database becomes a dossier, an older one is brought forward, where writing is wanted."""
        found = self._version(connection)
        if found == SCHEMA or (found and not writable):
            return found
        if not writable:
            make = f"`rapporteur add PATH... --dossier {self.name}`"
            raise NotADossier(f"there is no dossier in {self.name}; make one with {make}")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        found = self._version(connection)  # another process may have been first
        if found is None:
            create(connection)
            for statement in _FULL_TEXT:
                connection.exec_driver_sql(statement)
        else:
            migrate(connection, found)
        return SCHEMA

    def _version(self, connection: Connection) -> int | None:
        """The version of the dossier's tables, None for an empty database. Raises NotADossier, NewerDossier."""
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise NotADossier(f"{self.name} keeps text as {encoding}; give a database made with createdb -E UTF8")
        tables = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        names = {str(r[0]) for r in tables}
        if not names:
            return None
        values: dict[str, str] = {}
        if {"meta", "reports"} <= names:
            values = {r[0]: r[1] for r in connection.exec_driver_sql("SELECT * FROM meta").all()}
        if values.get("application") != "rapporteur":
            raise NotADossier(f"{self.name} holds something else; give a database of its own to --dossier")
        refuse_newer(self.name, int(values["schema"]))
        return int(values["schema"])

    def settle(self, engine: Engine) -> None:
        """Nothing is needed."""

    def index(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Put entries into the table of lexemes."""
        if rows:
            connection.execute(text(_INDEX), [r | _folded(r) for r in rows])

    def indexed(self, connection: Connection, report_id: str) -> list[dict[str, Any]]:
        """The rows of the table of lexemes, without them."""
        return [dict(r) for r in connection.execute(text(_INDEXED), {"report_id": report_id}).mappings()]

    def search(self, connection: Connection, terms: Sequence[Term], *, every: bool, around: bool) -> Sequence[Row[Any]]:
        """Ranked by how often and where the lexemes stand."""
        query = (" & " if every else " | ").join(f"({_query(t, around)})" for t in terms)
        return connection.execute(text(_SEARCH), {"query": query}).all()

    def some(self, connection: Connection, groups: Sequence[Sequence[Term]], most: int) -> Sequence[Row[Any]]:
        """In the order of the table."""
        query = " & ".join("(" + " | ".join(_query(t, True) for t in g) + ")" for g in groups)
        return connection.execute(text(_SOME), {"query": query, "most": most}).all()

    def damage(self, connection: Connection) -> list[str]:
        """PostgreSQL keeps its references itself and has its own tools for its pages (pg_amcheck)."""
        return []

    def passing(self, error: BaseException) -> bool:
        """Conflicts with other processes, and a server that is stopped and comes back."""
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        return lost or _code(error) in _PASSING

    def explained(self, error: BaseException) -> DossierError:
        """By the five letters of the error's code."""
        own = error.orig if isinstance(error, DBAPIError) else error
        told = " ".join(str(own).split("\n")[0].split())
        match _code(error):
            case "55P03" | "57014" | "40P01" | "40001" | "23505":
                return DossierBusy(
                    f"{self.name} is in use by another process; wait until that has finished and run this again"
                )
            case "53100":
                return DossierBusy(
                    f"no room left to write {self.name}; free some disk space on its server and run this again"
                )
            case "42501" | "25006":
                return DossierBusy(
                    f"{self.name} cannot be used ({told}); give --dossier a database that you may write to"
                )
            case "42P01" | "42703" | "XX001" | "XX002":
                return NotADossier(f"{self.name} is damaged ({told}); load a dump of it into another database")
            case "":
                return DossierBusy(f"{self.name} cannot be opened ({told}); check the address and that the server runs")
        return DossierError(f"{self.name}: {told}; check the server and run this again")


def folded_text(words: str) -> str:
    """Letters and digits without case and accents, one blank between words: what SQLite's unicode61 makes of a text."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words[:_LONGEST]) if unicodedata.category(c) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", plain.lower()))


def _folded(row: dict[str, Any]) -> dict[str, str]:
    return {
        "folded_words": folded_text(row["words"]),
        "folded_names": folded_text(row["names"]),
        "folded_around": folded_text(row["around"]),
        "between": "'|':1",  # none that a search can ask for: no phrase reaches across it from words to names
    }


def _query(term: Term, around: bool) -> str:
    """A term for to_tsquery: `toll:AB <-> south:*AB`, where AB leaves out what stands around."""
    words, where = folded_text(term.words).split(), "" if around else "AB"
    marks = [where] * (len(words) - 1) + [("*" if term.prefix else "") + where]
    return " <-> ".join(f"{word}:{mark}" if mark else word for word, mark in zip(words, marks, strict=True))


def _code(error: BaseException) -> str:
    own = error.orig if isinstance(error, DBAPIError) else error
    return getattr(own, "sqlstate", None) or ""

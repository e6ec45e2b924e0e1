"""Dialect: all that SQLite and PostgreSQL do differently, behind one interface.

How a dossier is opened, made, told from other things, locked and searched, and what the database's own errors mean to a
reader. Everything else in the ledger is the same SQL for both. One file for each: dialect_sqlite.py and
dialect_postgresql.py; this one chooses, and holds what they share.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Row

from rapporteur.errors import DossierError, UsageError

Address = str | Path
"""Where a dossier is: a file, or `postgresql://USER@HOST/DATABASE`."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


class Dialect(Protocol):
    """One database's ways. `name` is what messages call the dossier, `title` its short name; no password is in them."""

    name: str
    title: str
    errors: tuple[type[Exception], ...]

    def begun(self) -> bool:
        """Whether there is a dossier already. Raises DossierError where there could never be one."""
        ...

    def check(self, *, writable: bool) -> None:
        """What can be said before it is opened. Raises DossierError."""
        ...

    def engine(self, *, writable: bool, wait: float) -> Engine:
        """An engine whose calls wait `wait` seconds for another process; one that is not `writable` writes nothing."""
        ...

    def prepare(self, connection: Connection, *, writable: bool) -> int:
        """Make sure that this is a dossier that this version reads, and return the version of its tables.

        For writing, an empty database becomes one, and an older one is brought forward. Raises DossierError.
        """
        ...

    def settle(self, engine: Engine) -> None:
        """What a writable engine needs once, outside of any transaction."""
        ...

    def index(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Put entries into the full-text index."""
        ...

    def indexed(self, connection: Connection, report_id: str) -> list[dict[str, Any]]:
        """What the full-text index keeps of a report, as it was put in."""
        ...

    def search(
        self, connection: Connection, terms: Sequence["Term"], *, every: bool, around: bool
    ) -> Sequence[Row[Any]]:
        """Entries that hold every term, or any (`report_id`, `kind`, `id`, `score`), best first.

        `around`: also in the paragraphs around them.
        """
        ...

    def some(self, connection: Connection, groups: Sequence[Sequence["Term"]], most: int) -> Sequence[Row[Any]]:
        """At most so many entries (`report_id`, `id`) that hold, or stand beside, a term of each group; unranked."""
        ...

    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its tables, a line each."""
        ...

    def passing(self, error: BaseException) -> bool:
        """Whether the same transaction may well succeed when it is tried again."""
        ...

    def explained(self, error: BaseException) -> DossierError:
        """The database's error as Rapporteur's, with what to do next."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a search that have to stand together; `prefix`: the last one with any ending."""

    words: str
    prefix: bool = False


def dialect_of(address: Address) -> Dialect:
    """The dialect for an address. Raises UsageError where it is neither a file nor a PostgreSQL URL."""
    scheme = _SCHEME.match(address) if isinstance(address, str) else None
    if scheme is None:
        from rapporteur.ledger.dialect_sqlite import SQLite

        return SQLite(Path(address))
    if scheme[1].lower() not in _POSTGRESQL:
        raise UsageError(f"{scheme[0]}… is no dossier; give a file or postgresql://USER@HOST/DATABASE")
    from rapporteur.ledger.dialect_postgresql import PostgreSQL

    return PostgreSQL.of(str(address))


def terms_of(words: str) -> tuple[Term, ...]:
    """The reader's words as terms: "quoted words" together, `word*` for any ending.

    Raises UsageError where there is no word.
    """
    found = re.findall(r'"([^"]+)"|([^\s"]+)', words.replace("\0", " "))
    terms = (Term(phrase or word, word.endswith("*")) for phrase, word in found)
    if wanted := tuple(t for t in terms if re.search(r"[^\W_]", t.words)):
        return wanted
    raise UsageError("nothing to search for: give at least one word")

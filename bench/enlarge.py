"""A dossier made as large as wanted: what it holds, folded rows included, is entered again and again under other names.

Reading and folding a million statements would take an hour; the tables, their indexes and the full text do not care who
wrote their rows. Copies are for measuring how a large dossier is asked and added to, and for nothing else: the id of a
copied report is not that of its text.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.tables import metadata

_THREADS = ("thread", "root", "unit")
_NUMBERS = ("number", "source", "by_number")
_NEXT = "SELECT setval(pg_get_serial_sequence('filed', 'number'), (SELECT max(number) FROM filed))"
_FULL_TEXT = {
    "sqlite": ("words", "names", "around", "report_id", "kind", "id"),
    "postgresql": ("report_id", "kind", "id", "words", "names", "around", "lexemes"),
}


def enlarge(ledger: Ledger, times: int) -> Iterator[int]:
    """Make a settled dossier so many times as large; yields the number of each copy as it is entered."""
    columns = {t.name: tuple(c.name for c in t.columns) for t in metadata.sorted_tables if t.name != "meta"}
    columns["entries"] = _FULL_TEXT["postgresql" if "postgresql" in ledger.name else "sqlite"]
    sizes = ledger.do(lambda c: {n: _one(c, f"SELECT max({_id(n)}) FROM {n}") or 0 for n in ("filed", "kept")})
    if "postgresql" not in ledger.name:  # nothing here has to outlive a power cut
        raw = ledger.engine.raw_connection()
        raw.cursor().execute("PRAGMA synchronous = OFF").close()
        raw.cursor().execute("PRAGMA cache_size = -2000000").close()
        raw.close()
    ledger.do(lambda c: [c.execute(text(f"CREATE TABLE {_first(t)} AS SELECT * FROM {t}")) for t in columns])
    for copy in range(1, times):
        ledger.do(lambda c, copy=copy: _copied(c, columns, copy, sizes))  # type: ignore[misc]
        yield copy
    if "postgresql" in ledger.name:
        ledger.do(lambda c: c.execute(text(_NEXT)))
    ledger.do(lambda c: [c.execute(text(f"DROP TABLE {_first(t)}")) for t in columns])


def _copied(connection: Connection, columns: dict[str, tuple[str, ...]], copy: int, sizes: dict[str, int]) -> None:
    for table, names in columns.items():
        values = ", ".join(_value(table, n, copy, sizes) for n in names)
        own = ", ".join(f'"{n}"' for n in names)
        connection.execute(text(f"INSERT INTO {table} ({own}) SELECT {values} FROM {_first(table)}"))


def _value(table: str, column: str, copy: int, sizes: dict[str, int]) -> str:
    if column in ("report_id",) or (table, column) == ("reports", "id"):
        return f"'copy {copy} ' || \"{column}\""
    if column in _THREADS:  # a number of its own for each copy; halved so that none is out of range
        return f'"{column}" / 2 + {copy * 1_234_567_891_011}'
    if column in _NUMBERS:
        return f'"{column}" + {copy * sizes["filed"]}'
    if (table, column) in (("kept", "id"), ("tags", "kept_id")):
        return f'"{column}" + {copy * sizes["kept"]}'
    if table in ("named", "votes") and column == "name":
        return f"\"name\" || ' {copy}'"
    if column in ("sort", "tag"):
        return f"\"{column}\" || ' {copy}'" if column == "sort" else _tag(copy)
    return f'"{column}"'


def _tag(copy: int) -> str:
    return f'CASE WHEN "tag" LIKE \'party%\' THEN "tag" || \' {copy}\' ELSE "tag" END'


def _first(table: str) -> str:
    """The rows of the original, apart."""
    return f"first_{table}"


def _id(table: str) -> str:
    return "number" if table == "filed" else "id"


def _one(connection: Connection, query: str) -> int | None:
    return connection.execute(text(query)).scalar()

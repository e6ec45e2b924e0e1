"""Versions of the tables, and the way from each to the next.

A step is written once, in the SQL of its day, and never changed after a release: it must not use tables.py, which moves
on. Steps run in the transaction that opens a dossier for adding, all or none; after them the full-text index, which is
drawn from the records, and the tables of what is folded are made anew. Reading needs no step: readers ask only
for columns that every released version has, so that an old dossier on a medium for reading only can still be read.
"""

import hashlib
import json
from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text

from rapporteur.errors import NewerDossier
from rapporteur.ledger.tables import SCHEMA, metadata
from rapporteur.ledger.tables_settled import SETTLED

VERSIONS: Mapping[int, str] = {
    1: "reports with their record, and the tables drawn from it; SQLite only",
    2: "a digest of each report's entry, so that `rapporteur check` sees a changed letter; the paragraphs around an "
    "entry in the full-text index; PostgreSQL from here on",
    3: "what is folded already (tables_settled.py), so that a question need not fold all reports anew",
}
"""What each version brought."""


def migrate(connection: Connection, found: int) -> None:
    """Bring tables of version `found` to the present one; the full-text index is the dialect's."""
    for version in range(found + 1, SCHEMA + 1):
        STEPS[version](connection)
    if found != SCHEMA:
        forget_folds(connection)
        connection.execute(text("UPDATE meta SET value = :new WHERE key = 'schema'"), {"new": str(SCHEMA)})


def _digests(connection: Connection) -> None:
    """Version 2: a digest of what is kept of each report, as it was in version 1."""
    connection.execute(text("ALTER TABLE reports ADD COLUMN digest TEXT NOT NULL DEFAULT ''"))
    for id_ in [r[0] for r in connection.execute(text("SELECT id FROM reports ORDER BY id"))]:
        key = {"id": id_}
        row = connection.execute(text("SELECT added, source_file, record, reasons FROM reports WHERE id = :id"), key)
        report = dict(row.mappings().one())
        query = text(
            'SELECT code, message, start, "end", candidates FROM diagnostics WHERE report_id = :id ORDER BY position'
        )
        found = [dict(d) for d in connection.execute(query, key).mappings()]
        doubts = [d | {"candidates": json.loads(d["candidates"])} for d in found]
        kept = [report["added"], report["source_file"], report["record"], json.loads(report["reasons"]), doubts]
        canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"))
        digest = "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()
        connection.execute(text("UPDATE reports SET digest = :digest WHERE id = :id"), key | {"digest": digest})


def _nothing(connection: Connection) -> None:
    """Version 3: its tables are made anew after every step."""


STEPS: Mapping[int, Callable[[Connection], None]] = {2: _digests, 3: _nothing}
"""How version N is made from N - 1."""


def create(connection: Connection) -> None:
    """Make the tables of the present version where there are none."""
    metadata.create_all(connection)
    values = [{"key": "application", "value": "rapporteur"}, {"key": "schema", "value": str(SCHEMA)}]
    connection.execute(metadata.tables["meta"].insert(), values)


def forget_folds(connection: Connection) -> None:
    """Make the tables of what is folded anew, every report unfiled: all in them is drawn from the records."""
    metadata.drop_all(connection, tables=SETTLED)
    metadata.create_all(connection, tables=SETTLED)
    connection.execute(text("INSERT INTO unfiled (report_id) SELECT id FROM reports"))


def refuse_newer(name: str, found: int) -> None:
    """Raise NewerDossier where `found` is a later version than this program knows."""
    if found > SCHEMA:
        raise NewerDossier(
            f"{name} was written by a later Rapporteur (dossier version {found}, this one reads {SCHEMA}); "
            "upgrade with `pip install --upgrade rapporteur`"
        )

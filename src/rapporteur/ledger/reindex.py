"""What the full-text index keeps, drawn anew from the records."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from rapporteur.domain.record import from_dict
from rapporteur.ledger.rows import Row, index_rows
from rapporteur.ledger.tables import reports


def index_rows_of_all(connection: Connection) -> Iterator[list[Row]]:
    """The rows of the index, report by report."""
    for id_ in connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars().all():
        record = connection.execute(select(reports.c.record).where(reports.c.id == id_)).scalar_one()
        yield index_rows(from_dict(json.loads(record)))

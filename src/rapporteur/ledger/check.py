"""Whether a dossier still is what was entered: ids, digests, spans, tables and index against the records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.ledger.ledger import AROUND, Ledger
from rapporteur.ledger.rows import Row, index_rows
from rapporteur.ledger.stored import Stored
from rapporteur.ledger.tables import diagnostics, metadata, reports

DIGESTS = 2
"""The version of the tables since which each report's entry has a digest."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was entered; `report_id` is None where it concerns the whole dossier."""

    report_id: str | None
    message: str


def whole_faults(ledger: Ledger) -> list[Fault]:
    """What the database finds wrong by itself."""
    return [Fault(None, told) for told in ledger.do(ledger.dialect.damage)]


def report_ids(ledger: Ledger) -> list[str]:
    """The reports to check, by id."""
    return list(
        ledger.do(lambda connection: connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars().all())
    )


def faults(ledger: Ledger, ids: Iterable[str], id_of: Callable[[str], str]) -> Iterator[Fault]:
    """What is wrong with these reports. `id_of` gives the id that a report with that text has."""
    for id_ in ids:
        yield from (Fault(id_, told) for told in ledger.do(lambda c, id_=id_: _of_report(ledger, c, id_, id_of)))  # type: ignore[misc]


def _of_report(ledger: Ledger, connection: Connection, id_: str, id_of: Callable[[str], str]) -> list[str]:
    columns = [c for c in reports.c if c.name != "digest" or ledger.version >= DIGESTS]
    row = dict(connection.execute(select(*columns).where(reports.c.id == id_)).mappings().one())
    doubts = _rows(connection, "diagnostics", id_)
    stored = Stored.of_rows(row, doubts)
    try:
        record, expected = stored.posting().record, stored.rows()
    except (KeyError, TypeError, ValueError) as error:
        return [f"its record cannot be read ({type(error).__name__}: {error})"]
    told = ["its id is not that of its text"] if {record.report.id, id_of(record.report.text)} != {id_} else []
    if "digest" in row and row["digest"] != stored.digest():
        told.append("its record, reasons, doubts, file or time of adding are not those that were entered")
    told += [f"{what} points outside of its text" for what in _astray(record)]
    expected["reports"] = [{k: v for k, v in expected["reports"][0].items() if k in row and k != "digest"}]
    row.pop("digest", None)
    found = {n: [row] if n == "reports" else _rows(connection, n, id_) for n in expected}
    told += [f"table {n} does not agree with its record" for n in expected if not _same(expected[n], found[n])]
    if ledger.version >= AROUND and not _same(index_rows(record), ledger.dialect.indexed(connection, id_)):
        told.append("the full-text index does not agree with its record")
    return told


def _rows(connection: Connection, table: str, id_: str) -> list[Row]:
    of = metadata.tables[table]
    query = select(of).where(of.c.report_id == id_)
    if table == "diagnostics":
        query = query.order_by(diagnostics.c.position)
    return [dict(r) for r in connection.execute(query).mappings()]


def _same(a: Iterable[Mapping[str, Any]], b: Iterable[Mapping[str, Any]]) -> bool:
    """The same rows, in any order."""
    return sorted(_key(r) for r in a) == sorted(_key(r) for r in b)


def _key(row: Mapping[str, Any]) -> str:
    return repr(sorted(row.items()))


def _astray(record: Record) -> list[str]:
    """Names of entries with a span that is no stretch of the report's text (of the title, for the headline's)."""
    size = len(record.report.text)
    places = [(f"statement {s.id}", (*s.content, *s.cue, *s.source)) for s in record.statements]
    places += [(f"the chain of {s.id}", tuple(x for link in s.chain for x in link.cue)) for s in record.statements]
    places += [(f"act {a.id}", (a.trigger, *a.about)) for a in record.acts]
    places += [(f"the condition of {a.id}", (a.condition.span,)) for a in record.acts if a.condition]
    people = ((a.id, tuple(x.span for x in (*a.actor, *a.recipient) if x.span)) for a in record.acts)
    places += [(f"a party of {id_}", spans) for id_, spans in people]
    places += [(f"territory row {n}", (t.span,)) for n, t in enumerate(record.territory)]
    places += [(f"diagnostic {n}", (d.span,) if d.span else ()) for n, d in enumerate(record.diagnostics)]
    told = [what for what, spans in places if not all(_inside(s, size) for s in spans)]
    if head := record.headline:
        entries = ((s.id, s.content) for s in head.statements)
        acts = ((a.id, (a.trigger, *a.about)) for a in head.acts)
        told += [
            f"headline entry {i}"
            for i, spans in (*entries, *acts)
            if not all(_inside(s, len(head.text)) for s in spans)
        ]
    worded = [
        (u.same, w)
        for s in record.statements
        for link in s.chain
        if (u := link.unnamed)
        for w in (*u.knowledge, *u.reason, *u.condition, *([u.affiliation] if u.affiliation else []))
    ]
    return told + [f"what is told of {same}" for same, w in worded if w.span.of(record.report.text) != w.words]


def _inside(span: Span, size: int) -> bool:
    return 0 <= span.start <= span.end <= size

"""The shelf: what is folded already, in one transaction. It keeps and finds; what is kept is for `views` to say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, insert, or_, select, text, update

from rapporteur.ledger.tables import meta, reports
from rapporteur.ledger.tables_settled import (
    SETTLED,
    denials,
    disputes,
    echoes,
    filed,
    kept,
    marks,
    named,
    places,
    relays,
    replaced,
    roots,
    tags,
    terms,
    unfiled,
    votes,
)

MANY = 500
"""Values of one `IN`: databases take more, but plan no better."""

_SETTLING = 0x52415051
"""Held by whoever folds, in PostgreSQL: one at a time. In SQLite there is one writer at a time anyway."""

Node = tuple[int, str]
"""An entry: its report's number, its id."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of a view as it is kept: `sort` gives its place in the view, `row` is its JSON."""

    view: str
    sort: str
    unit: int
    day: str
    row: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a view: `tags` that they must all have, days from `since` to `until` (ISO), so many from there."""

    tags: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


class Shelf:
    """The tables of what is folded, in the transaction of `connection`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def lock(self) -> None:
        """Keep others from folding until this transaction ends."""
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SETTLING})

    def rules(self) -> str | None:
        """The mark of the rules by which all was folded; None where nothing was."""
        return self.connection.execute(select(meta.c.value).where(meta.c.key == "folds")).scalar_one_or_none()

    def begin_anew(self, rules: str) -> None:
        """Forget all that is folded, to fold it by other rules."""
        for table in reversed(SETTLED):
            self.connection.execute(delete(table))
        every = select(reports.c.id)
        self.connection.execute(insert(unfiled).from_select(["report_id"], every))
        self.connection.execute(delete(meta).where(meta.c.key == "folds"))
        self.connection.execute(insert(meta), {"key": "folds", "value": rules})

    # Reports

    def unfiled(self, limit: int) -> list[str]:
        """Ids of reports that no fold knows yet."""
        return list(self.connection.execute(select(unfiled.c.report_id).limit(limit)).scalars())

    def file(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Enter reports as filed; the number of each by its id."""
        ids = [r["report_id"] for r in rows]
        self.connection.execute(insert(filed), list(rows))
        self._in(delete(unfiled), unfiled.c.report_id, ids)
        query = select(filed.c.report_id, filed.c.number)
        return {r[0]: r[1] for r in self._rows(query, filed.c.report_id, ids)}

    def records(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The records' JSON of filed reports."""
        query = select(filed.c.number, reports.c.record).join_from(filed, reports, filed.c.report_id == reports.c.id)
        return ((r[0], r[1]) for r in self._rows(query, filed.c.number, numbers))

    def records_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The records' JSON by report id."""
        return {r[0]: r[1] for r in self._rows(select(reports.c.id, reports.c.record), reports.c.id, ids)}

    def numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of filed reports."""
        query = select(filed.c.report_id, filed.c.number)
        return {r[0]: r[1] for r in self._rows(query, filed.c.report_id, ids)}

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of filed reports."""
        query = select(filed.c.number, filed.c.report_id)
        return {r[0]: r[1] for r in self._rows(query, filed.c.number, numbers)}

    def entries(self) -> int:
        """How many acts and statements are filed."""
        return int(self.connection.execute(select(func.coalesce(func.sum(filed.c.entries), 0))).scalar_one())

    def last_day(self) -> int:
        """The last day that the dossier knows of, as an ordinal; 0 where it knows of none."""
        for column in (filed.c.printed, filed.c.happened, filed.c.year):
            day = self.connection.execute(select(func.max(column))).scalar()
            if day is not None:
                return int(day)
        return 0

    # People

    def votes(self, names: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each of these names how many filed reports give it which side."""
        out: dict[str, dict[str, int]] = {}
        for name, side, count in self._rows(select(votes.c.name, votes.c.side, votes.c.reports), votes.c.name, names):
            out.setdefault(name, {})[side] = count
        return out

    def naming(self, names: Iterable[str]) -> set[int]:
        """The filed reports that name one of these."""
        return {r[0] for r in self._rows(select(named.c.number), named.c.name, names)}

    def name(self, rows: Sequence[tuple[str, int]], told: Mapping[str, Mapping[str, int]]) -> None:
        """Enter who is named in which report, and how many reports give whom which side, instead of what was known."""
        self._put("named", ("name", "number"), rows)
        self._in(delete(votes), votes.c.name, told)
        rows_ = [(name, side, count) for name, sides in sorted(told.items()) for side, count in sorted(sides.items())]
        self._put("votes", ("name", "side", "reports"), rows_)

    # Threads

    def unplace(self, number: int, threads: Iterable[int]) -> None:
        """Take a report's entries out of these threads."""
        self._in(delete(places).where(places.c.number == number), places.c.thread, threads)

    def place(self, rows: Sequence[tuple[int, int, int, str]]) -> None:
        """Enter places: thread, day, report's number, entry."""
        self._put("places", ("thread", "day", "number", "entry"), rows)

    def members(self, threads: Iterable[int]) -> list[tuple[int, int, str]]:
        """Thread, number and entry of all that lies in the threads."""
        query = select(places.c.thread, places.c.number, places.c.entry)
        return [(r[0], r[1], r[2]) for r in self._rows(query, places.c.thread, threads)]

    def around(self, spots: Iterable[tuple[int, int]], reach: int) -> list[tuple[int, str, int]]:
        """Number, entry and day of all that lies in a thread in reach of a day, for each of the spots (thread, day)."""
        return self._around(places, list(spots), reach)

    def echoes_around(self, spots: Iterable[tuple[int, int]], reach: int) -> list[tuple[int, str, int]]:
        """Denials of what is told in these threads in reach of these days."""
        return self._around(echoes, list(spots), reach)

    def echo(self, number: int, rows: Sequence[tuple[int, int, int, str]]) -> None:
        """Where retellings of what a report denies would lie, instead of what was entered for it before."""
        self.connection.execute(delete(echoes).where(echoes.c.number == number))
        self._put("echoes", ("thread", "day", "number", "entry"), rows)

    def _around(self, table: Table, spots: Sequence[tuple[int, int]], reach: int) -> list[tuple[int, str, int]]:
        dated = sorted({(thread, day) for thread, day in spots if day})
        open_ = sorted({(thread, 0) for thread, day in spots if not day})
        near = f"p.day BETWEEN s.day - {reach:d} AND s.day + {reach:d}"
        found: set[tuple[int, str, int]] = set()
        for some, where in ((dated, near), (dated, "p.day = 0"), (open_, "TRUE")):
            for start in range(0, len(some), MANY):
                values = ", ".join(f"({thread:d}, {day:d})" for thread, day in some[start : start + MANY])
                rows = self.connection.exec_driver_sql(
                    f"WITH s (thread, day) AS (VALUES {values}) "
                    f"SELECT p.number, p.entry, p.day FROM s JOIN {table.name} p ON p.thread = s.thread WHERE {where}"
                )
                found.update((r[0], r[1], r[2]) for r in rows)
        return sorted(found)

    def roots(self, threads: Iterable[int]) -> dict[int, int]:
        """The root of each thread: itself where it is joined to no other."""
        asked = set(threads)
        found = {r[0]: r[1] for r in self._rows(select(roots.c.thread, roots.c.root), roots.c.thread, asked)}
        return {t: found.get(t, t) for t in asked}

    def branches(self, found: Iterable[int]) -> dict[int, int]:
        """All threads of these roots, with their root."""
        asked = set(found)
        rows = self._rows(select(roots.c.thread, roots.c.root), roots.c.root, asked)
        return {**{r: r for r in asked}, **{r[0]: r[1] for r in rows}}

    def join(self, a: int, b: int) -> int:
        """Join the threads of two roots; the root of both from now on. What was kept of both is its."""
        root, other = min(a, b), max(a, b)
        if root != other:
            self.connection.execute(update(roots).where(roots.c.root == other).values(root=root))
            self.connection.execute(insert(roots), {"thread": other, "root": root})
            self.connection.execute(update(kept).where(kept.c.unit == other).values(unit=root))
            self.connection.execute(delete(terms).where(terms.c.unit == other))
        return root

    # Marks

    def mark(self, units: Iterable[tuple[int, int]]) -> None:
        """Units (fold, unit) that are to be folded again."""
        self._put("marks", ("fold", "unit"), sorted(set(units)))

    def marked(self, limit: int) -> tuple[int, dict[int, list[int]]] | None:
        """The first fold with units to fold again, and some of them in the order of marking, each with its marks."""
        fold = self.connection.execute(select(func.min(marks.c.fold))).scalar()
        if fold is None:
            return None
        rows = self.connection.execute(
            select(marks.c.id, marks.c.unit).where(marks.c.fold == fold).order_by(marks.c.id).limit(limit)
        ).all()
        found: dict[int, list[int]] = defaultdict(list)
        for id_, unit in rows:
            found[unit].append(id_)
        return int(fold), dict(found)

    def unmark(self, ids: Iterable[int]) -> None:
        """These marks are done."""
        self._in(delete(marks), marks.c.id, ids)

    def at_rest(self, rules: str) -> bool:
        """Whether all reports are filed and folded, by these rules."""
        waiting = (self.connection.execute(select(t.c[0]).limit(1)).first() for t in (unfiled, marks))
        return self.rules() == rules and not any(waiting) and not self.outlived()

    def outlived(self) -> list[int]:
        """Units whose rows no longer hold, the dossier's last day being another."""
        day = self.last_day()
        query = select(terms.c.unit).where(or_(terms.c.first > day, terms.c.last <= day)).limit(MANY)
        return list(self.connection.execute(query).scalars())

    # What the folds gave

    def sources(self, numbers: Iterable[int]) -> dict[int, tuple[int | None, int | None]]:
        """For reports that draw on another or cite one: the number of the one drawn on, and the day before which they
        were not printed.
        """
        query = select(relays.c.number, relays.c.source, relays.c.floor)
        return {r[0]: (r[1], r[2]) for r in self._rows(query, relays.c.number, numbers)}

    def drawn_on(self, numbers: Iterable[int]) -> set[int]:
        """The reports that draw on these, directly."""
        return {r[0] for r in self._rows(select(relays.c.number), relays.c.source, numbers)}

    def replaced_by(self, numbers: Iterable[int]) -> dict[int, set[int]]:
        """For reports that correct or withdraw older ones: the numbers of those."""
        out: dict[int, set[int]] = {}
        for number, by in self._rows(select(replaced.c.number, replaced.c.by_number), replaced.c.by_number, numbers):
            out.setdefault(by, set()).add(number)
        return out

    def gone(self, numbers: Iterable[int]) -> set[int]:
        """Which of these reports a newer version or a withdrawal stands in for."""
        return {r[0] for r in self._rows(select(replaced.c.number), replaced.c.number, numbers)}

    def replace(self, number: int, older: Iterable[int]) -> None:
        """The reports that this one stands in for, instead of what was entered before."""
        self.connection.execute(delete(replaced).where(replaced.c.by_number == number))
        self._put("replaced", ("number", "by_number"), [(n, number) for n in sorted(set(older))])

    def relay(self, number: int, source: tuple[int | None, int | None] | None) -> None:
        """What a report draws on, None for nothing, instead of what was entered before."""
        self.connection.execute(delete(relays).where(relays.c.number == number))
        if source:
            self.connection.execute(insert(relays), {"number": number, "source": source[0], "floor": source[1]})

    def denied_by(self, numbers: Iterable[int]) -> list[tuple[int, int, str, str, str]]:
        """Denials of these reports: number, position, entry, kind, touches (JSON)."""
        rows = self._rows(select(denials), denials.c.number, numbers)
        return sorted((r[0], r[1], r[2], r[3], r[4]) for r in rows)

    def deny(
        self, number: int, rows: Sequence[tuple[int, int, str, str, str]], touched: Sequence[tuple[int, str, str, str]]
    ) -> None:
        """The denials of a report (as `denied_by`), and what they touch (number, entry, by entry, kind), instead of
        what was entered before.
        """
        self.connection.execute(delete(denials).where(denials.c.number == number))
        self.connection.execute(delete(disputes).where(disputes.c.by_number == number))
        self._put("denials", ("number", "position", "entry", "kind", "touches"), rows)
        of = [(t[0], t[1], number, t[2], t[3]) for t in sorted(set(touched))]
        self._put("disputes", ("number", "entry", "by_number", "by_entry", "kind"), of)

    def disputes(self, numbers: Iterable[int]) -> list[tuple[int, str, int, str, str]]:
        """What is disputed in these reports: number, entry, by which entry of which report, kind."""
        rows = self._rows(select(disputes), disputes.c.number, numbers)
        return sorted((r[0], r[1], r[2], r[3], r[4]) for r in rows)

    def keep(self, units: Sequence[int], rows: Sequence[Kept], holds: Mapping[int, tuple[int, int]]) -> None:
        """The rows of these units, instead of those that were kept before; `holds` are the days of some of them."""
        old = [r[0] for r in self._rows(select(kept.c.id), kept.c.unit, units)]
        self._in(delete(tags), tags.c.kept_id, old)
        self._in(delete(kept), kept.c.unit, units)
        self._in(delete(terms), terms.c.unit, units)
        self._put("terms", ("unit", "first", "last"), [(unit, *days) for unit, days in sorted(holds.items())])
        if not rows:
            return
        last = self.connection.execute(select(func.coalesce(func.max(kept.c.id), 0))).scalar_one()
        numbered = list(enumerate(rows, start=last + 1))
        values = [(n, k.view, k.sort, k.unit, k.day, k.row) for n, k in numbered]
        self._put("kept", ("id", "view", "sort", "unit", "day", "row"), values)
        tagged = [(k.view, tag, k.sort, n) for n, k in numbered for tag in k.tags]
        self._put("tags", ("view", "tag", "sort", "kept_id"), tagged)

    def page(self, view: str, wanted: Wanted) -> list[str]:
        """Rows of a view, as JSON, in its order."""
        query = select(kept.c.row)
        if wanted.tags:
            first, *others = wanted.tags
            query = query.join_from(tags, kept, tags.c.kept_id == kept.c.id)
            query = query.where(tags.c.view == view, tags.c.tag == first).order_by(tags.c.sort, tags.c.kept_id)
            for other in others:
                held = select(tags.c.kept_id).where(tags.c.view == view, tags.c.tag == other)
                query = query.where(kept.c.id.in_(held))
        else:
            query = query.where(kept.c.view == view).order_by(kept.c.sort, kept.c.id)
        if wanted.since:
            query = query.where(kept.c.day >= wanted.since)
        if wanted.until:
            query = query.where(kept.c.day <= wanted.until, kept.c.day != "")
        if wanted.limit is not None or wanted.offset:
            query = query.limit(wanted.limit if wanted.limit is not None else 2**62).offset(wanted.offset)
        return list(self.connection.execute(query).scalars())

    def units(self, view: str, with_tags: Sequence[str], start: int, many: int) -> list[int]:
        """The units of rows of a view in its order, from the `start`th row on."""
        query = select(kept.c.unit).where(kept.c.view == view).order_by(kept.c.sort, kept.c.id)
        for tag in with_tags:
            query = query.where(kept.c.id.in_(select(tags.c.kept_id).where(tags.c.view == view, tags.c.tag == tag)))
        return list(self.connection.execute(query.offset(start).limit(many)).scalars())

    # How it is done

    def _put(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows: by plain SQL, since millions of them come through here."""
        if rows:
            mark = "%s" if self.connection.dialect.name == "postgresql" else "?"
            names = ", ".join(f'"{c}"' for c in columns)
            values = ", ".join([mark] * len(columns))
            self.connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({values})", list(rows))

    def _rows(self, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[Any]:
        """The query's rows where the column has one of the values, part by part."""
        wanted = sorted(set(values))
        for start in range(0, len(wanted), MANY):
            yield from self.connection.execute(query.where(column.in_(wanted[start : start + MANY])))

    def _in(self, statement: Any, column: Any, values: Iterable[Any]) -> None:
        """Delete where the column has one of the values, part by part."""
        wanted = sorted(set(values))
        for start in range(0, len(wanted), MANY):
            self.connection.execute(statement.where(column.in_(wanted[start : start + MANY])))

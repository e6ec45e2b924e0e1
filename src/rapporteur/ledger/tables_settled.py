"""The tables of what is folded already (docs/decisions/0015-scale.md). All of it is drawn from the records.

`unfiled` are the reports that no fold knows yet. Filing gives a report a `number`, enters whom it names (`named`) with
the side that it gives them (`votes`), and writes the `places` of its entries in the threads; threads that are joined
have one of them as `root`. `relays`, `replaced`, `denials` with their `disputes`, and `kept` are what the three layers
of folds gave; `marks` are the units (threads or reports) to fold again.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table
from sqlalchemy import PrimaryKeyConstraint as Key

from rapporteur.ledger.dialect_types import WORDS
from rapporteur.ledger.tables import metadata


def _compact(name: str, *columns: Column[int] | Column[str] | Key | Index) -> Table:
    """A table that is its own index: in SQLite without a second tree of row numbers."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


unfiled = _compact("unfiled", Column("report_id", WORDS, ForeignKey("reports.id"), primary_key=True))

filed = Table(
    "filed",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", WORDS, ForeignKey("reports.id"), nullable=False, unique=True),
    Column("entries", Integer, nullable=False),  # statements without an act, and acts
    # Ordinals, for the last day that the dossier knows of: of the printing, of what took place, of a vague year.
    Column("printed", Integer, index=True),
    Column("happened", Integer, index=True),
    Column("year", Integer, index=True),
)

named = _compact(
    "named",
    Column("name", WORDS, nullable=False),
    Column("number", Integer, nullable=False),
    Key("name", "number"),
)

votes = _compact(
    "votes",
    Column("name", WORDS, nullable=False),
    Column("side", WORDS, nullable=False),
    Column("reports", Integer, nullable=False),  # how many reports give the name this side
    Key("name", "side"),
)

places = _compact(
    "places",
    Column("thread", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),  # an ordinal, 0 where it is open
    Column("number", Integer, nullable=False),
    Column("entry", WORDS, nullable=False),
    Key("thread", "day", "number", "entry"),
)

roots = _compact(
    "roots",
    Column("thread", BigInteger, primary_key=True),
    Column("root", BigInteger, nullable=False, index=True),
)

relays = _compact(
    "relays",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("source", Integer, index=True),  # none where a report only cites another
    Column("floor", Integer),
)

replaced = _compact(
    "replaced",
    Column("number", Integer, nullable=False),
    Column("by_number", Integer, nullable=False, index=True),
    Key("number", "by_number"),
)

denials = _compact(
    "denials",
    Column("number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("entry", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("touches", WORDS, nullable=False),  # [[number, entry], …] as JSON, the closest first
    Key("number", "position"),
)

disputes = _compact(
    "disputes",
    Column("number", Integer, nullable=False),
    Column("entry", WORDS, nullable=False),
    Column("by_number", Integer, nullable=False, index=True),
    Column("by_entry", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Key("number", "entry", "by_number", "by_entry", "kind"),
)

echoes = _compact(
    "echoes",
    Column("thread", BigInteger, nullable=False),  # of claims: a new one there may tell again what was denied
    Column("day", Integer, nullable=False),
    Column("number", Integer, nullable=False, index=True),  # the denial's
    Column("entry", WORDS, nullable=False),
    Key("thread", "day", "number", "entry"),
)

marks = Table(
    "marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fold", Integer, nullable=False, index=True),
    Column("unit", BigInteger, nullable=False),
)

kept = Table(
    "kept",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("view", WORDS, nullable=False),
    Column("sort", WORDS, nullable=False),
    Column("unit", BigInteger, nullable=False, index=True),
    Column("day", WORDS, nullable=False),  # by which --since and --until choose
    Column("row", WORDS, nullable=False),
    Index("ix_kept_view_sort", "view", "sort"),
)

tags = _compact(
    "tags",
    Column("view", WORDS, nullable=False),
    Column("tag", WORDS, nullable=False),  # 'party Norland', 'issue security'
    Column("sort", WORDS, nullable=False),
    Column("kept_id", Integer, nullable=False, index=True),
    Key("view", "tag", "sort", "kept_id"),
)

terms = _compact(
    "terms",
    Column("unit", BigInteger, primary_key=True, autoincrement=False),
    # Its rows hold while the dossier's last day is in [first, last).
    Column("first", Integer, nullable=False, index=True),
    Column("last", Integer, nullable=False, index=True),
)

SETTLED = (
    unfiled,
    filed,
    named,
    votes,
    places,
    roots,
    relays,
    replaced,
    denials,
    disputes,
    echoes,
    marks,
    kept,
    tags,
    terms,
)
"""All of them; emptied together where the folds' rules have changed."""

"""The dossier's tables: the fields that questions in SQL need, and beside them the record itself.

The record's canonical JSON in `reports.record` is the truth; every other column is drawn from it and could be built
again. Times are EDTF text as in the record (when it held in the world), `added` is when the ledger learnt it.
"""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy import PrimaryKeyConstraint as Key

SCHEMA = 1
"""Version of these tables. A dossier with a higher one was written by a later Rapporteur."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source_file", Text),
    Column("added", Text, nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("language", Text, nullable=False),
    Column("published", Text, index=True),
    Column("published_basis", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)


def _report_id() -> Column[str]:
    return Column("report_id", Text, ForeignKey("reports.id"), nullable=False)


statements = Table(
    "statements",
    metadata,
    _report_id(),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("voice", Text),
    Column("party", Text, index=True),
    Column("anonymous", Boolean, nullable=False),
    Column("description", Text),
    Column("said", Text),
    Column("channel", Text),
    Column("quote", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("added", Text, nullable=False),
    Key("report_id", "id"),
)

acts = Table(
    "acts",
    metadata,
    _report_id(),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False, index=True),
    Column("modality", Text, nullable=False),
    Column("statement", Text),
    Column("trigger", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("condition_kind", Text),
    Column("condition", Text),
    Column("time", Text),
    Column("place", Text),
    Column("term_start", Text),
    Column("term_end", Text),
    Column("confidence", Float, nullable=False),
    Column("added", Text, nullable=False),
    Key("report_id", "id"),
)

actors = Table(
    "actors",
    metadata,
    _report_id(),
    Column("act", Text, nullable=False),
    Column("side", Text, nullable=False),  # actor or recipient
    Column("position", Integer, nullable=False),
    Column("name", Text),
    Column("party", Text, index=True),
    Key("report_id", "act", "side", "position"),
)

issues = Table(
    "issues",
    metadata,
    _report_id(),
    Column("act", Text, nullable=False),
    Column("issue", Text, nullable=False, index=True),
    Key("report_id", "act", "issue"),
)

territory = Table(
    "territory",
    metadata,
    _report_id(),
    Column("position", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("code", Text),
    Column("party", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("time", Text),
    Column("statement", Text),
    Column("quote", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("added", Text, nullable=False),
    Key("report_id", "position"),
)

diagnostics = Table(
    "diagnostics",
    metadata,
    _report_id(),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("candidates", JSON, nullable=False),
    Key("report_id", "position"),
)

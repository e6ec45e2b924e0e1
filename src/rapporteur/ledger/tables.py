"""The dossier's tables: the fields that questions in SQL need, and beside them the record itself.

The record's canonical JSON in `reports.record` is the truth, with `added`, `source_file`, `reasons` and the diagnostics
beside it; `digest` is over all of these (stored.py). Every other column is drawn from them and could be built again.
Times are EDTF text as in the record (when it held in the world), `added` is when the ledger learnt it.
"""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, MetaData, Table
from sqlalchemy import PrimaryKeyConstraint as Key

from rapporteur.ledger.dialect_types import WORDS

SCHEMA = 3
"""Version of these tables (migrations.py tells them all). A dossier with a higher one is a later Rapporteur's."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", WORDS, primary_key=True),
    Column("value", WORDS, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("source_file", WORDS),
    Column("added", WORDS, nullable=False, index=True),
    Column("url", WORDS),
    Column("outlet", WORDS),
    Column("title", WORDS),
    Column("byline", WORDS),
    Column("language", WORDS, nullable=False),
    Column("published", WORDS, index=True),
    Column("published_basis", WORDS, nullable=False),
    Column("record", WORDS, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("digest", WORDS, nullable=False),
)


def _report_id() -> Column[str]:
    return Column("report_id", WORDS, ForeignKey("reports.id"), nullable=False)


statements = Table(
    "statements",
    metadata,
    _report_id(),
    Column("id", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("stance", WORDS, nullable=False),
    Column("voice", WORDS),
    Column("party", WORDS, index=True),
    Column("anonymous", Boolean, nullable=False),
    Column("description", WORDS),
    Column("said", WORDS),
    Column("channel", WORDS),
    Column("quote", WORDS, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("added", WORDS, nullable=False),
    Key("report_id", "id"),
)

acts = Table(
    "acts",
    metadata,
    _report_id(),
    Column("id", WORDS, nullable=False),
    Column("type", WORDS, nullable=False, index=True),
    Column("modality", WORDS, nullable=False),
    Column("statement", WORDS),
    Column("trigger", WORDS, nullable=False),
    Column("about", WORDS, nullable=False),
    Column("condition_kind", WORDS),
    Column("condition", WORDS),
    Column("time", WORDS),
    Column("place", WORDS),
    Column("term_start", WORDS),
    Column("term_end", WORDS),
    Column("confidence", Float, nullable=False),
    Column("added", WORDS, nullable=False),
    Key("report_id", "id"),
)

actors = Table(
    "actors",
    metadata,
    _report_id(),
    Column("act", WORDS, nullable=False),
    Column("side", WORDS, nullable=False),  # actor or recipient
    Column("position", Integer, nullable=False),
    Column("name", WORDS),
    Column("party", WORDS, index=True),
    Key("report_id", "act", "side", "position"),
)

issues = Table(
    "issues",
    metadata,
    _report_id(),
    Column("act", WORDS, nullable=False),
    Column("issue", WORDS, nullable=False, index=True),
    Key("report_id", "act", "issue"),
)

territory = Table(
    "territory",
    metadata,
    _report_id(),
    Column("position", Integer, nullable=False),
    Column("place", WORDS, nullable=False),
    Column("code", WORDS),
    Column("party", WORDS, nullable=False),
    Column("status", WORDS, nullable=False),
    Column("time", WORDS),
    Column("statement", WORDS),
    Column("quote", WORDS, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("added", WORDS, nullable=False),
    Key("report_id", "position"),
)

diagnostics = Table(
    "diagnostics",
    metadata,
    _report_id(),
    Column("position", Integer, nullable=False),
    Column("code", WORDS, nullable=False),
    Column("message", WORDS, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("candidates", JSON, nullable=False),
    Key("report_id", "position"),
)

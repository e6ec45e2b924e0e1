"""Rows as CSV (RFC 4180), one line a row, for spreadsheets.

A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-` or `@`) gets an apostrophe in front, as
OWASP advises ('CSV Injection'): titles and quotes come from strangers.
"""

import csv
import io
from collections.abc import Sequence

from rapporteur.export.cells import cells, evidence_of, headings, safe
from rapporteur.views.evidence import Evidence


def render(rows: Sequence[object], row_type: type) -> str:
    """The rows with a line of headings; the evidence is one column, its pieces separated by ` | `."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*headings(row_type), "evidence"))
    for row in rows:
        proof = " | ".join(_words(e) for e in evidence_of(row))
        writer.writerow([_tame(c) for c in (*cells(row), proof)])
    return out.getvalue()


def _words(e: Evidence) -> str:
    return f"{safe(e.outlet or e.report)} [{e.span.start}-{e.span.end}] {safe(e.quote)}"


def _tame(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell

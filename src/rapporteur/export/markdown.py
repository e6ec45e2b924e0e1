"""Rows as Markdown: a pipe table (GitHub Flavored Markdown), and below it the numbered evidence."""

import re
from collections.abc import Iterable, Sequence

from rapporteur.export.cells import cells, evidence_of, headings, safe

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


def render(rows: Sequence[object], row_type: type) -> str:
    """The rows as a table whose last column points to the list of quotes below it."""
    names = (*headings(row_type), "evidence")
    lines = [_line(n.replace("_", " ") for n in names), _line("---" for _ in names)]
    notes: list[str] = []
    for row in rows:
        marks = []
        for e in evidence_of(row):
            notes.append(f"{len(notes) + 1}. “{escape(e.quote)}” — {escape(e.outlet or e.report)}")
            marks.append(f"\\[{len(notes)}\\]")
        lines.append(_line((*(escape(c) for c in cells(row)), " ".join(marks))))
    return "\n".join([*lines, *(["", *notes] if notes else [])]) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands: no markup, no HTML, no table borders, one line."""
    return _SPECIAL.sub(r"\\\1", safe(text)).replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def _line(parts: Iterable[str]) -> str:
    return "| " + " | ".join(parts) + " |"

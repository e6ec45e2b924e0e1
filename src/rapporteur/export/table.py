"""Rows as a table for the terminal."""

import io
from collections.abc import Sequence

from rapporteur.export.cells import cells, evidence_of, headings, safe

NARROW = frozenset(
    {"date", "since", "until", "start", "end", "last_stated", "stance", "kind", "status", "code", "score"}
)


def render(rows: Sequence[object], row_type: type, *, width: int = 120, colour: bool = False) -> str:
    """The rows as a table of at most `width` columns, the first words of each row's evidence below its cells."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return "nothing found\n"
    table = Table(show_lines=False, pad_edge=False, box=None, header_style="bold", padding=(0, 1, 1, 0))
    for name in (*headings(row_type), "evidence"):
        fixed = name in NARROW
        table.add_column(name.replace("_", " "), no_wrap=fixed, ratio=None if fixed else _share(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(c) for c in (*cells(row), _proof(row))))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"


def _share(name: str) -> int:
    return {"gist": 4, "evidence": 3, "from": 3, "to": 3, "claim": 3, "denial": 3}.get(name, 1)


def _proof(row: object) -> str:
    """Outlet and place of the first piece of evidence, and how many more there are."""
    found = evidence_of(row)
    if not found:
        return ""
    first, more = found[0], f" (+{len(found) - 1})" if len(found) > 1 else ""
    return f"{safe(first.outlet or first.report[:15])} {first.span.start}-{first.span.end}{more}"

"""Records as JSON Lines: one record a line, in exactly the form of docs/record.md, with `source_file` beside it."""

import json
from typing import Any

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.record import Record, to_dict
from rapporteur.export.explain import added


def render(record: Record, source_file: str | None, *, diagnostics: bool = False, explain: bool = False) -> str:
    """One line with its line break. `diagnostics` adds the doubts about the report under that name, `explain` the
    `reasons` of each entry, the `times` and the `mentions`.
    """
    out = {**to_dict(record), "source_file": source_file}
    if explain:
        out = added(out, record)
    if diagnostics:
        out["diagnostics"] = [_diagnostic(d) for d in record.diagnostics]
    return json.dumps(out, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _diagnostic(d: Diagnostic) -> dict[str, Any]:
    span = list(d.span) if d.span else None
    return {"code": d.code, "message": d.message, "span": span, "candidates": list(d.candidates)}

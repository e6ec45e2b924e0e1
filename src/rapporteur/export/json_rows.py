"""Rows as JSON: a list of the objects of docs/views.md."""

import json
from collections.abc import Sequence

from rapporteur.views.plain import plain


def render(rows: Sequence[object]) -> str:
    """The rows as one JSON list with a final line break, non-ASCII characters as they are."""
    return json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=2) + "\n"

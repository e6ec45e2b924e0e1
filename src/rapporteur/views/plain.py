"""The plain form of a row: the JSON object of docs/views.md, its keys in the order of the fields.

A field whose name is a Python keyword carries a trailing underscore that the plain form drops (`from_` is `from`).
"""

from dataclasses import fields, is_dataclass
from typing import Any

from rapporteur.domain.span import Span


def plain(row: Any) -> dict[str, Any]:
    """A row as a dictionary that is ready for JSON: tuples as lists, spans as `[start, end]`, inner rows too."""
    return {f.name.rstrip("_"): _value(getattr(row, f.name)) for f in fields(row)}


def columns(row_type: type) -> tuple[str, ...]:
    """The column names of a row class, in order."""
    return tuple(f.name.rstrip("_") for f in fields(row_type))


def _value(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_value(v) for v in value]
    return plain(value) if is_dataclass(value) else value

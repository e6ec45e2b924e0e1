"""Rows to text and back, and their order as text that a database sorts as Python sorts the values."""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from rapporteur.domain.span import Span
from rapporteur.track.dates import earliest, latest
from rapporteur.views.plain import plain

Row = TypeVar("Row")
Order = date | int | str | Sequence[str]

_LONGEST = 200
"""Letters of one value that decide about the order: indexes take no long keys."""


def to_text(row: object) -> str:
    """A row as JSON."""
    return json.dumps(plain(row), ensure_ascii=False, separators=(",", ":")).replace("\\u0000", "\\ufffd")


def of_text(row_type: type[Row], text: str) -> Row:
    """The row that `to_text` wrote."""
    row: Row = _value(row_type, json.loads(text))
    return row


def sort_text(values: Sequence[Order]) -> str:
    """One text for the values of an order: dates and numbers at full width, a low mark between values."""
    return "\x01".join(map(_sort_value, values))


def day_of(edtf: str | None) -> str:
    """The day by which a row is chosen: the first that the value can mean, the last for an open start; '' for none."""
    first, last = earliest(edtf), latest(edtf)
    day = last if first == date.min else first
    return day.isoformat() if day and date.min < day < date.max else ""


def _sort_value(value: Order) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return f"{value + 10**12:013d}"
    if isinstance(value, str):
        return value.replace("\0", "")[:_LONGEST]
    return "\x02".join(v.replace("\0", "") for v in value)[:_LONGEST]


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        return _value(next(a for a in get_args(hint) if a is not type(None)), value)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], v) for v in value)
    if hint is Span:
        return Span(*value)
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return hint(**{name: _value(of, value[key]) for name, key, of in _fields(hint)})
    return value


@cache
def _fields(row_type: type) -> tuple[tuple[str, str, Any], ...]:
    assert is_dataclass(row_type)
    hints = get_type_hints(row_type)
    return tuple((f.name, f.name.rstrip("_"), hints[f.name]) for f in fields(row_type))

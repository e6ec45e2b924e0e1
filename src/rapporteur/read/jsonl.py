"""JSON lines: one report an object, with the fields text, title, url, published, outlet; others are kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapporteur.errors import ReportError
from rapporteur.read.compose import Metadata

_FIELDS = ("text", "title", "url", "published", "outlet", "byline")
# What else archives and feeds call the day of publication, taken where 'published' is not told, and of the last change.
_PUBLISHED = ("published_at", "date_published", "datePublished", "publication_date", "pub_date", "pubDate", "date")
_MODIFIED = ("modified", "updated", "updated_at", "date_modified", "dateModified")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of JSONL, parsed, or the reason why it could not be; `name` is `file:line`."""

    name: str
    value: Any
    error: str | None = None


def is_json(text: str, name: str | None) -> bool:
    """Whether a text is JSON or JSONL: by its ending, or by a first line that is a JSON object with a text."""
    if (name or "").lower().endswith((".jsonl", ".ndjson", ".json")):
        return True
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("{"):
        return False
    first = start.split("\n", 1)[0]
    value = _parsed(first)
    return isinstance(value, dict) and "text" in value


def items(text: str, name: str | None) -> Iterator[Item]:
    """The objects of a JSONL file, of a JSON array, or of a single object over several lines."""
    label = name or "line"
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("[") or (start.startswith("{") and _parsed(start.split("\n", 1)[0]) is None):
        whole = _parsed(text.lstrip("\ufeff"))
        if isinstance(whole, (list, dict)):
            objects = whole if isinstance(whole, list) else [whole]
            yield from (Item(f"{label}:{i}", value) for i, value in enumerate(objects, 1))
            return
    yield from _lines(text, label)


def _lines(text: str, label: str) -> Iterator[Item]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().lstrip("\ufeff")
        if not bare:
            continue
        value = _parsed(bare)
        yield Item(f"{label}:{number}", value, None if value is not None else "no JSON; write one object a line")


def fields(item: Item) -> tuple[str, Metadata]:
    """The text of an item and what its other fields tell. Raises ReportError where a field has the wrong type."""
    if item.error:
        raise ReportError(f"{item.name}: {item.error}")
    value = item.value
    if not isinstance(value, dict):
        raise ReportError(
            f"{item.name}: a JSON {type(value).__name__}, not an object; write one object with a 'text' a line"
        )
    for key in _FIELDS:
        if value.get(key) is not None and not isinstance(value[key], str):
            raise ReportError(f"{item.name}: '{key}' is a {type(value[key]).__name__}, not a string; put it in quotes")
    text = value.get("text")
    if not text or not text.strip():
        raise ReportError(f"{item.name}: no 'text'; give the article's text in that field")
    rest = {k: v for k, v in value.items() if k not in _FIELDS}
    told = {k: (value.get(k) or "").strip() or None for k in _FIELDS[1:]}
    told["published"] = told["published"] or _first(value, _PUBLISHED)
    return text, Metadata(**told, modified=_first(value, _MODIFIED), extra=rest)


def _first(value: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words."""
    return next((v.strip() for n in names if isinstance(v := value.get(n), str) and v.strip()), None)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None

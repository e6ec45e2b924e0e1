"""Cells: the fields of a row as words, for the formats that are tables of text."""

from dataclasses import fields, is_dataclass
from typing import Any

from rapporteur.views.evidence import Evidence

#: Control characters would let a report's text steer a terminal; they are shown as a replacement character.
_CONTROLS = {c: "\ufffd" for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"}
#: So would marks that turn the direction of writing around (Unicode Bidirectional Algorithm, explicit formatting).
_TURNS = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))


def headings(row_type: type) -> tuple[str, ...]:
    """The column names of a row class without its evidence; `from_` is `from`."""
    return tuple(f.name.rstrip("_") for f in fields(row_type) if f.name != "evidence")


def cells(row: Any) -> tuple[str, ...]:
    """The fields of a row without its evidence, as words of one line each."""
    return tuple(words(getattr(row, f.name)) for f in fields(row) if f.name != "evidence")


def evidence_of(row: Any) -> tuple[Evidence, ...]:
    """The evidence of a row."""
    found: tuple[Evidence, ...] = row.evidence
    return found


def words(value: Any) -> str:
    """One value in words: nothing for None, yes or no, parts with commas between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(words(v) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return "; ".join(words(getattr(value, f.name)) for f in fields(value) if f.name != "report")
    return safe(str(value))


def safe(text: str) -> str:
    """The text in one line, without characters that would steer a terminal."""
    return " ".join(text.translate(_CONTROLS).translate(_TURNS).split())

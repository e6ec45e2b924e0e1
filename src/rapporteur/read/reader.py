"""The reader: bytes or text in, readings out. HTML, JSON lines and plain text are told apart by content and name."""

import re
from dataclasses import dataclass

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.errors import ReportError
from rapporteur.read import decode, jsonl
from rapporteur.read.characters import sound
from rapporteur.read.compose import Given, Metadata, compose

__all__ = ["Batch", "Given", "read_bytes", "read_text"]

_TAGS = re.compile(r"<(?:!doctype html|html|head|body|article|meta\s|title>|div[\s>]|p[\s>])", re.I)
_START = 4000  # characters that decide what a text is


@dataclass(frozen=True, slots=True)
class Batch:
    """The readings of one file with their doubts, and a line for each part of it that could not be read."""

    readings: tuple[tuple[Reading, tuple[Diagnostic, ...]], ...]
    problems: tuple[str, ...] = ()


def read_bytes(data: bytes, *, name: str | None = None, given: Given | None = None) -> Batch:
    """Reads a file: one reading, or one for each line of JSONL.

    `name` is the file's name, for its ending, for messages and for `Reading.source_file`. Raises ReportError where
    the file cannot be a report at all; a bad line of JSONL is a problem of the batch and the others are read.
    """
    decoded = decode.decode(data, name)
    given = given or Given()
    if jsonl.is_json(decoded.text, name):
        return _read_json(decoded.text, name, given, decoded.diagnostics)
    reading, doubts = read_text(decoded.text, name=name, given=given)
    return Batch(((reading, (*decoded.diagnostics, *doubts)),))


def read_text(
    text: str, *, name: str | None = None, given: Given | None = None
) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """Reads one report from text that is plain or HTML. Raises ReportError where no text is left."""
    given = given or Given()
    text, damage = sound(text)
    if not text.strip():
        raise ReportError(f"{name or 'the text'}: empty; give a file that holds the article's text")
    if is_html(text, name):
        from rapporteur.read import page

        raw, metadata = page.extract(text, name)
    else:
        raw, metadata = text, Metadata()
    reading, doubts = compose(raw, name=name, given=given, metadata=metadata)
    return reading, (*damage, *doubts)


def is_html(text: str, name: str | None) -> bool:
    """Whether a text is an HTML page: by its name and any tag, or by the tags that it starts with.

    A plain text with stray tags ('<u>', '<b>') is none.
    """
    start = text[:_START].lstrip("\ufeff \t\r\n")
    if (name or "").lower().endswith((".html", ".htm", ".xhtml")):
        return "<" in text
    return bool(re.match(r"<(?:!doctype html|html|head|body|\?xml|!--)", start, re.I)) or len(_TAGS.findall(start)) >= 3


def _read_json(text: str, name: str | None, given: Given, doubts: tuple[Diagnostic, ...]) -> Batch:
    readings: list[tuple[Reading, tuple[Diagnostic, ...]]] = []
    problems: list[str] = []
    for item in jsonl.items(text, name):
        try:
            body, metadata = jsonl.fields(item)
            body, damage = sound(body)
            reading, more = compose(body, name=item.name, given=given, metadata=metadata)
            readings.append((reading, (*doubts, *damage, *more)))
        except ReportError as error:
            problems.append(str(error))
    if not readings and not problems:
        raise ReportError(f"{name or 'the input'}: no report in it; give one JSON object with a 'text' a line")
    return Batch(tuple(readings), tuple(problems))

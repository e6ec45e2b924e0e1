"""Bytes to text: byte order mark, declared charset, UTF-8, and a guess with a doubt where none of them fits."""

import codecs
import re
from dataclasses import dataclass

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.errors import ReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF", "extract its text first"),
    (b"PK\x03\x04", "a zip archive or office document", "save it as plain text or unpack it first"),
    (b"\x1f\x8b", "gzip data", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"\x89PNG", "a picture", "give the article's text"),
    (b"\xff\xd8\xff", "a picture", "give the article's text"),
    (b"GIF8", "a picture", "give the article's text"),
    (b"SQLite format 3", "a database", "give report files here and name a dossier with --dossier"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w\-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w\-]{2,30})", re.I
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the doubts about its encoding."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, name: str | None = None) -> Decoded:
    """The text of a file. Raises ReportError where it is empty or no text."""
    label = name or "the input"
    if not data.strip():
        raise ReportError(f"{label}: empty; give a file that holds the article's text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"))
    if wide := _unmarked(data):
        return wide
    _refuse_binary(data, label)
    if (declared := _declared(data)) and (text := _strict(data, declared)) is not None:
        return Decoded(text)
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text)
    return _guessed(data)


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-16 without its mark, told by the zero in every other byte; None for anything else."""
    sample = data[:4096]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if len(sample) < 8 or max(zeros) < 0.35 * len(sample) or min(zeros) > 0.01 * len(sample):
        return None
    encoding = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    text = _strict(data[: len(data) // 2 * 2], encoding)
    if text is None or "\x00" in text:
        return None
    return Decoded(text, (Diagnostic("encoding.guessed", f"the encoding is not declared; read as {encoding}"),))


def _refuse_binary(data: bytes, label: str) -> None:
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"{label}: {what}, not text; {advice}")
    sample = data[:65536]
    zeros, text = sample.count(0), len(sample.translate(None, _CONTROL))
    if zeros * 200 > len(sample) or text < 0.95 * len(sample):  # a stray one does not make it binary
        raise ReportError(f"{label}: binary data, not text; give a text, HTML or JSONL file")


def _declared(data: bytes) -> str | None:
    m = _DECLARED.search(data[:4096])
    return (m[1] or m[2]).decode("ascii") if m else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1") else encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes stays UTF-8; else the charset detection that trafilatura brings; else cp1252."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 500 < len(text):
        return Decoded(text, (Diagnostic("encoding.damaged", "some bytes are not UTF-8 and were replaced"),))
    encoding = _detected(data[:200_000])
    guess = _strict(data, encoding) or data.decode("cp1252", "replace")
    message = f"the encoding is not declared and not UTF-8; read as {encoding}"
    return Decoded(guess, (Diagnostic("encoding.guessed", message),))


def _detected(sample: bytes) -> str:
    if _strict(sample, "cp1252") is not None and sum(b > 127 for b in sample) < 0.1 * len(sample):
        return "cp1252"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"

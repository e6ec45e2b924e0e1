"""Characters that are no text: lone surrogates, controls, and the invisible ones that turn or split words.

The body loses its invisible characters in `markup`, with the offset map kept; here are the fields around it, and what
no encoder takes, replaced one for one so that offsets hold.
"""

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from rapporteur.domain.diagnostic import Diagnostic

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Told = TypeVar("Told", bound=DataclassInstance)

# The inside of a regular expression's set: soft hyphen, zero widths, bidi marks and isolates, controls.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\x00-\x08\x0e-\x1b\x7f"
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def sound(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A text without lone surrogates, which JSON may hold and no encoding takes, and a doubt where it had any."""
    if not _SURROGATE.search(text):
        return text, ()
    message = "the text holds lone surrogates, which are no characters; each was replaced"
    return _SURROGATE.sub("\ufffd", text), (Diagnostic("encoding.damaged", message),)


def tidy(told: "Told") -> "Told":
    """What is told of a report, its strings on one line and without invisible characters; empty ones are None."""
    return replace(told, **{f.name: _tidied(getattr(told, f.name)) for f in fields(told)})


def name(path: str) -> str:
    """A file's name as text: bytes of it that are not UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(_INVISIBLE.sub("", sound(value)[0]).split()) or None
    if isinstance(value, dict):
        return {_whole(k): _whole(v) for k, v in value.items()}
    return value


def _whole(value: Any) -> Any:
    """A field of JSON that is kept as it is, save lone surrogates and NUL, which no store takes."""
    match value:
        case str():
            return sound(value)[0].replace("\x00", "")
        case dict():
            return {_whole(k): _whole(v) for k, v in value.items()}
        case list():
            return [_whole(v) for v in value]
    return value

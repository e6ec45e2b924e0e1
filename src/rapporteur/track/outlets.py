"""Names of outlets as reports use them for one another: in full, short, by initials."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files


def same_outlet(a: str | None, b: str | None) -> bool:
    """Whether two names mean the same outlet: 'the Courier' and 'Northern Courier', 'NPA' and 'Norden Press Agency'."""
    first, second = name_words(a), name_words(b)
    return bool(first and second) and (_one(first, second) or _one(second, first))


def is_wire(name: str | None) -> bool:
    """Whether a name is that of an agency, whose reports other outlets print."""
    words = name_words(name)
    initials = (name or "").isupper() and len(words) == 1 and words[0].endswith(("na", "pa", "ta"))
    return bool(_table("wire_words") & set(words)) or " ".join(words) in _table("wires") or initials


@lru_cache(maxsize=4096)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of a name, lower case, articles and a possessive ending left out."""
    bare = re.sub(r"['’]s\b|\b(?:the|a)\b", " ", (name or "").lower())
    return tuple(re.findall(r"\w+", bare))


def _one(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """The end of the name, its start without general words or before 'of', or its letters ('TASNA')."""
    if full[-len(short) :] == short:
        return True
    rest = full[len(short) :]
    starts = full[: len(short)] == short
    if starts and (rest[:1] == ("of",) or _table("general").issuperset(rest)):
        return True
    return len(short) == 1 and short[0] in _abbreviations(full)


def outlet_keys(name: str | None) -> frozenset[str]:
    """Keys of which two names of one outlet have one in common: first word, last word, abbreviations."""
    words = name_words(name)
    return frozenset((*words[:1], *words[-1:], *_abbreviations(words)))


def _abbreviations(words: tuple[str, ...]) -> tuple[str, ...]:
    """The letters that a name of three words or more can be short for: first letters, up to three of the first word."""
    named = [w for w in words if w not in ("of", "de", "for")]
    rest = "".join(w[0] for w in named[1:])
    return tuple(named[0][:n] + rest for n in (1, 2, 3)) if len(named) > 2 else ()


@cache
def _table(name: str) -> frozenset[str]:
    data = tomllib.loads((files("rapporteur.track") / "data" / "outlets.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])

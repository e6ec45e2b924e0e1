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
    named = tuple(w for w in full if w not in ("of", "de", "for"))
    return len(short) == 1 and len(short[0]) > 2 and 2 < len(named) <= len(short[0]) and _spells(short[0], named)


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Whether an abbreviation is made of the beginnings of words, the first of them by one to three letters."""
    if not words or not letters:
        return not words and not letters
    return any(letters[:n] == words[0][:n] and len(letters) >= n and _spells(letters[n:], words[1:]) for n in (1, 2, 3))


@cache
def _table(name: str) -> frozenset[str]:
    data = tomllib.loads((files("rapporteur.track") / "data" / "outlets.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])

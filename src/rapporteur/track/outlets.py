"""Names of outlets as reports use them for one another: in full, short, by initials."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files


def same_outlet(a: str | None, b: str | None) -> bool:
    """Whether two names mean the same outlet: 'the Courier' and 'Northern Courier', 'NPA' and 'Norden Press Agency'."""
    first, second = " ".join(name_words(a)), " ".join(name_words(b))
    return bool(first and second) and (first in forms(b) or second in forms(a))


@lru_cache(maxsize=8192)
def forms(name: str | None) -> frozenset[str]:
    """All names that an outlet can go by: the ends of its name, its start before 'of' or without general words, its
    letters ('TASNA').
    """
    words = name_words(name)
    ends = (words[i:] for i in range(len(words)))
    starts = (words[:i] for i in range(1, len(words)) if words[i] == "of" or _table("general").issuperset(words[i:]))
    return frozenset((*map(" ".join, (*ends, *starts)), *_abbreviations(words)))


def offered(name: str | None) -> frozenset[str]:
    """Keys by which those who cite an outlet find its reports (`asked`): two names of one outlet share a key."""
    full = " ".join(name_words(name))
    return frozenset((*(f"short {f}" for f in forms(name)), f"full {full}")) if full else frozenset()


def asked(name: str | None) -> frozenset[str]:
    """Keys by which the reports of an outlet are found that is cited by that name."""
    full = " ".join(name_words(name))
    return frozenset((f"short {full}", *(f"full {f}" for f in forms(name)))) if full else frozenset()


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


def _abbreviations(words: tuple[str, ...]) -> tuple[str, ...]:
    """The letters that a name of three words or more can be short for: first letters, up to three of the first word."""
    named = [w for w in words if w not in ("of", "de", "for")]
    rest = "".join(w[0] for w in named[1:])
    short = (named[0][:n] + rest for n in (1, 2, 3)) if len(named) > 2 else ()
    return tuple(s for s in short if len(s) > 2)


@cache
def _table(name: str) -> frozenset[str]:
    data = tomllib.loads((files("rapporteur.track") / "data" / "outlets.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])

"""The phrase tables of data/furniture.toml, asked in one place."""

import re
import tomllib
from functools import cache
from importlib import resources

_ORNAMENT = re.compile(r"^[\s\[(►▶→»›>•*\-–—|]+")
_SEPARATOR = re.compile(r"\s*(?:[:|»›→>]|[-–—](?=\s)|$)")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
TERMINAL = re.compile(r"[.!?…。؟][\"'”’»)\]]*$")
QUOTE = re.compile('["“”«»„]')


@cache
def table(kind: str) -> dict[str, list[str]]:
    """The lists of one kind of furniture."""
    text = (resources.files("rapporteur.read") / "data" / "furniture.toml").read_text("utf-8")
    section = tomllib.loads(text)[kind]
    assert isinstance(section, dict)
    return section


@cache
def words(kind: str, name: str) -> frozenset[str]:
    """One list as a set, lower case."""
    return frozenset(w.lower() for w in table(kind)[name])


@cache
def _starts(kind: str) -> re.Pattern[str]:
    phrases = sorted(table(kind)["starts"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(p) for p in phrases)})(?!\w)", re.I)


def lead(kind: str, line: str) -> tuple[str, str, bool] | None:
    """The phrase of that kind that a line starts with, what follows it, and whether a separator stands between.

    Specimen: 'Related article: Five treaties' -> ('related article', 'Five treaties', True).
    """
    bare = _ORNAMENT.sub("", line).replace("’", "'")
    m = _starts(kind).match(bare)
    if not m:
        return None
    mark = _SEPARATOR.match(bare, m.end())
    return m[0].lower(), bare[mark.end() if mark else m.end() :].strip(" ])"), mark is not None


def is_line(kind: str, line: str, name: str = "lines") -> bool:
    """Whether the whole line, without its punctuation, is in a list."""
    return len(line) < 80 and " ".join(_WORD.findall(line.replace("’", "'"))).lower() in _bare(kind, name)


@cache
def _bare(kind: str, name: str) -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(p)).lower() for p in table(kind)[name])


def holds(kind: str, name: str, line: str) -> bool:
    """Whether a line holds a word of a list."""
    return any(w.lower() in words(kind, name) for w in _WORD.findall(line))


def contains(kind: str, name: str, line: str) -> bool:
    """Whether a line holds a phrase of a list."""
    low = line.lower()
    return any(p in low for p in words(kind, name))


def terminal(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(TERMINAL.search(line[-8:]))


def capitals(line: str) -> float:
    """Share of the words of four letters and more that start with a capital; 0 where there are none."""
    long = [w for w in _WORD.findall(line) if len(w) > 3]
    return sum(w[0].isupper() for w in long) / len(long) if long else 0.0

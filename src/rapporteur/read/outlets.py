"""Names of outlets: what looks like one, and which one an address or a copyright line stands for."""

import re
import tomllib
from functools import cache
from importlib import resources

_LABEL = re.compile(r"^[a-z][a-z0-9+.\-]*://", re.I)


@cache
def _table() -> dict[str, frozenset[str]]:
    text = (resources.files("rapporteur.read") / "data" / "outlets.toml").read_text("utf-8")
    return {k: frozenset(v) for k, v in tomllib.loads(text).items()}


@cache
def _hosts() -> dict[str, str]:
    lines = (resources.files("rapporteur.read") / "data" / "hosts.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def _known() -> frozenset[str]:
    return frozenset(compact(n) for n in _hosts().values())


def compact(name: str) -> str:
    """A name without case, blanks, punctuation and a leading 'the': 'The Delta Post' -> 'deltapost'."""
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name.strip().casefold()))


def host(url: str) -> str:
    """The host of an address, lower case, '' where it has none."""
    return re.split(r"[/?#:]", _LABEL.sub("", url.strip()).split("@")[-1])[0].lower()


def is_carrier(url: str) -> bool:
    """Whether an address belongs to a platform that carries other people's pages."""
    name = host(url)
    return any(name == c or name.endswith("." + c) for c in _table()["carriers"])


def known(url: str) -> str | None:
    """The outlet of a well-known host: 'https://www.themoscowtimes.com/…' -> 'The Moscow Times'."""
    labels = host(url).split(".")
    return next((n for i in range(len(labels)) if (n := _hosts().get(".".join(labels[i:])))), None)


def label(url: str) -> str | None:
    """The part of a host that is the outlet's name: 'www.deltapost.co.example' -> 'deltapost'; None on a platform."""
    labels = [x for x in host(url).split(".") if x]
    if len(labels) < 2 or is_carrier(url) or labels[-1].isdigit():
        return None
    labels.pop()
    if len(labels) > 1 and labels[-1] in _table()["second"]:
        labels.pop()
    while len(labels) > 1 and labels[0] in _table()["prefixes"]:
        labels.pop(0)
    return labels[-1]


def readable(name: str) -> str:
    """A host's name as a reader would write it: 'cairocourier' -> 'Cairo Courier', 'delta-post' -> 'Delta Post'."""
    words = [w for part in name.split("-") for w in _split(part)]
    return " ".join(
        w.upper() if len(w) <= 3 and w not in ("the", "sun", "tv") and len(words) == 1 else w.capitalize()
        for w in words
    )


def _split(word: str) -> list[str]:
    if word.startswith("the") and len(word) > 6:
        return ["the", *_split(word[3:])]
    if lead := next((w for w in sorted(_table()["leads"]) if word.startswith(w) and len(word) > len(w) + 2), None):
        return [lead, *_split(word[len(lead) :])]
    for noun in sorted(_table()["nouns"], key=len, reverse=True):
        if word.endswith(noun) and len(word) > len(noun) + 1:
            return [*_split(word[: -len(noun)]), noun]
    return [word]


def looks_like(name: str) -> bool:
    """Whether a name reads as an outlet's: 'LPB News', 'The Basin Review', 'RNA', 'Meduza' (well known)."""
    words = re.findall(r"[^\W_]+", name)
    if not words or len(words) > 7 or not (name[0].isupper() or name[0].isdigit()):
        return False
    if compact(name) in _known() or (words[-1].lower() in _table()["nouns"] and len(words) > 1):
        return True
    if words[0].lower() in ("al", "the", "radio") and len(words) > 1:
        return True
    return len(words) == 1 and bool(re.fullmatch(r"[A-Z]{2,6}|[A-Z][a-z]+[A-Z]\w+", words[0]))


def is_noun(word: str) -> bool:
    """Whether a word is one that outlets are named by: 'news', 'Tribune', 'газета'."""
    return word.lower() in _table()["nouns"]


def holder(line: str) -> str | None:
    """Who holds the copyright: '© 2025 Daily Example Media. All rights reserved.' -> 'Daily Example Media'."""
    line = re.sub(
        r"\ball rights reserved\b.*|\bdo not\b.*|\breproduction\b.*|\bno part\b.*", "", line, flags=re.I | re.S
    )
    line = re.sub(
        r"©|\(c\)|copyright|\bby\b|(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?", " ", line, flags=re.I
    )
    name = re.sub(r"\s+", " ", re.split(r"[.|;•](?:\s|$)|\s[-–—]\s", line.strip(" .,|-–—:;"))[0]).strip(" ,.|-–—:;")
    words = name.split()
    while len(words) > 1 and words[-1].strip(",").lower() in _table()["company"]:
        words.pop()
    if len(words) > 2 and words[-1].lower() == "media" and looks_like(" ".join(words[:-1])):
        words.pop()
    name = " ".join(words).strip(" ,")
    return name if name and len(words) <= 8 and (name[0].isupper() or name[0].isdigit() or "." in name) else None


def years(line: str) -> list[int]:
    """The years in a copyright line, in order."""
    return [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", line)]

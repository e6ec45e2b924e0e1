"""Credits: the outlets that a line thanks for its matter, and the tag of an agency at the end of a paragraph."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from rapporteur.read import outlets, phrases
from rapporteur.read.passage import Passage

_TAG = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<tag>[(\[](?P<names>[^()\[\]]{2,40})[)\]]|[—–]\s?(?P<dashed>[^\W\d_][^—–.]{1,38}))\.?$"
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*(?:and\s+)?", re.I)


def named(line: str) -> tuple[str, ...]:
    """The outlets that a credit line names, in order.

    Specimens: 'The Upland Wire and AFP contributed to this report.' -> both; '(With inputs from Upland Wire)' -> it;
    'Additional reporting by A. Writer in Town' -> none, a person is no outlet.
    """
    bare = line.strip(" ()[]*_").rstrip(".")
    found = next((m for form in _forms() if (m := form.fullmatch(bare)) and _outlets(m["names"])), None)
    return tuple(_outlets(found["names"] if found else bare))


def is_credit(line: str) -> bool:
    """Whether a line is nothing but a credit to outlets: '(Reuters)', 'Upland Wire, AFP', 'With reporting from AP.'"""
    bare = line.strip(" ()[]*_").rstrip(".")
    if phrases.QUOTE.search(bare) or len(bare) > 160:
        return False
    if re.fullmatch(r"(?:with|from|and|by) (?:news |wire |our |staff and )?agenc(?:ies|y reports)", bare, re.I):
        return True
    if any((m := form.fullmatch(bare)) and _all_outlets(m["names"]) for form in _forms()):
        return True
    return _all_outlets(bare) and (line.strip()[:1] in "([" or len(_parts(bare)) > 1)


def without_tag(p: Passage) -> tuple[Passage, ...]:
    """A paragraph and, apart from it, the agency's tag at its end: '… said the mayor. (Reuters)'."""
    m = _TAG.search(p.text[-60:])
    names = m and (m["names"] or m["dashed"])
    if not m or not names or not _all_outlets(names):
        return (p,)
    cut = len(p.text) - len(p.text[-60:]) + m.start("tag")
    return p.cut(0, cut), p.cut(cut)


def _outlets(names: str) -> Iterator[str]:
    return (n for n in _parts(names) if _is_outlet(n))


def _all_outlets(names: str) -> bool:
    parts = _parts(names)
    return bool(parts) and all(_is_outlet(n) or n.lower() in ("agencies", "staff", "wires") for n in parts)


def _parts(names: str) -> list[str]:
    """The names of a list without their articles: 'the Upland Wire and AFP'."""
    parts = (re.sub(r"^the (?=[A-Z])", "", n.strip(" .")) for n in _BETWEEN.split(names))
    return [n for n in parts if n]


def _is_outlet(name: str) -> bool:
    """A well-known agency or a name that reads as an outlet's; a word in capitals is one only where it is no label."""
    if name.upper() in _table()["labels"] or not (name[0].isupper() or name == "dpa") or re.search(r"[':’]", name):
        return False
    return name in phrases.table("caption")["agencies"] or outlets.looks_like(name)


@cache
def _table() -> dict[str, list[str]]:
    text = (resources.files("rapporteur.read") / "data" / "credits.toml").read_text("utf-8")
    return {name: list(rows) for name, rows in tomllib.loads(text).items()}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.I | re.X) for form in _table()["forms"])

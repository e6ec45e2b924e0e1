"""PLOVER's codes for an act: category, quad code, scale, modes and contexts, by the table `data/plover.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from rapporteur.domain.act import Act

CODEBOOK = "PLOVER 0.7b1 (2021)"


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of `data/`."""
    return tomllib.loads((files("rapporteur.export") / "data" / name).read_text("utf-8"))


def category(act: Act) -> str | None:
    """The PLOVER category of an act, None for one that PLOVER has no category for (CLAIM, DENY, DECLINE)."""
    known: dict[str, str] = table("plover.toml")["event"]
    return known.get(act.type)


def quad_code(category: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(table("plover.toml")["quad"][category])


def scale(category: str) -> float:
    """The manual's point on the line from conflict (-10) to cooperation (+10)."""
    return float(table("plover.toml")["scale"][category])


def modes(category: str, trigger: str, about: Sequence[str]) -> list[str]:
    """The modes that the words tell, those of the trigger alone where it tells one: 'shelled' gives heavy-weapons."""
    known = table("plover.toml")["mode"].get(category, {})
    for words in (trigger, " … ".join(about)):
        if found := [mode for mode, wordings in known.items() if pattern(tuple(wordings)).search(words)]:
            return found[:1] if words == trigger else found
    return []


def contexts(act: Act) -> list[str]:
    """What the act is about, by its issues, and how it stands to what happened: `future`, `hypothetical`, `negation`,
    `historical`.
    """
    known = table("plover.toml")
    told = (known["context"].get(i) or known["context"].get(i.partition(".")[0], []) for i in act.issue)
    return list(dict.fromkeys((*(c for cs in told for c in cs), *known["modality"].get(act.modality, []))))


@cache
def pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the wordings as whole words, case aside; `word*` any word with that beginning, ` * ` up to three
    words, `^` before a wording the beginning of the text.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_wording, wordings))})(?!\w)", re.IGNORECASE)


def _wording(wording: str) -> str:
    start = r"\A" if wording.startswith("^") else ""
    return start + r"\s+".join(_join(re.escape(w).replace(r"\*", r"\w*") for w in wording.removeprefix("^").split()))


def _join(words: Iterable[str]) -> list[str]:
    return [r"(?:\w+\s+){0,2}\w+" if w == r"\w*" else w for w in words]

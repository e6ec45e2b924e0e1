"""The frames of `data/territory.toml`, compiled, and the small words that undo what a frame's words say."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapporteur.resolve.lands.place_names import pattern
from rapporteur.resolve.who.tables import lists

# What must stand before a frame's words, by its shape: a hyphen; for a passive, a word's edge or its own comma or 's.
_LEADS = {"joined": r"(?<=[-‑–])", "passive": r"(?:(?<=\s)|(?=[,’']))"}
WORD = r"(?:[\w’'-]+\s+)"


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: the words of the data file as patterns, its other fields as they stand there."""

    name: str
    status: str
    shape: str
    words: tuple[re.Pattern[str], ...]
    tail: re.Pattern[str] | None
    strict: bool
    event: bool
    negated: str | None
    fully: str | None


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, each named by its status, shape and number."""
    return tuple(_frame(i, f) for i, f in enumerate(lists("territory.toml")["frame"]))


def _frame(number: int, f: dict[str, Any]) -> Frame:
    lead = _LEADS.get(f["shape"], r"(?<![\w-])")
    words = (pattern([w]).replace("{side}", r"(?P<side>[\w’'-]+)") for w in f["words"])
    return Frame(
        name=f"territory.{f['status']}.{f['shape']}.{number}",
        status=f["status"],
        shape=f["shape"],
        words=tuple(re.compile(lead + w + r"(?<!\s)(?![\w-])") for w in words),
        tail=re.compile(r"[\s,]*" + pattern(f["tail"]) + r"\b") if "tail" in f else None,
        strict=f.get("strict", False),
        event=f.get("event", False),
        negated=f.get("negated"),
        fully=f.get("fully"),
    )


class Grammar:
    """Negation, modals, conditions, wishes and allegations before a verb, each as a pattern over its clause."""

    def __init__(self) -> None:
        words = lists("territory.toml")["words"]
        adverbs = r"(?:\w+ly\s+|also\s+|then\s+|be\s+)*$"
        unreal = pattern([w for w in words["unreal"] if w != "to"])
        to = r"(?<!continues )(?<!continued )(?<!claims )(?<!claimed )(?<!yet )\bto"
        self.negation = re.compile(rf"(?:\b|(?=n[’']t)){pattern(words['negation'])}\s+{WORD}{{0,2}}$", re.I)
        self.no_subject = re.compile(r"\s*(?:and\s+)?(?:no|none|neither|nobody)\b", re.I)
        self.fully = re.compile(rf"\b{pattern(words['fully'])}\b", re.I)
        self.partly = re.compile(rf"\b{pattern(words['partly'])}\b", re.I)
        self.past = re.compile(rf"[^,;.]{{0,30}}?\s{pattern(words['past'])}\b")
        self.condition = re.compile(rf"\b{pattern(words['conditions'])}\b", re.I)
        self.hypothesis = re.compile(r"\b(?:if|unless|once|whether|until|as soon as)\b", re.I)
        self.wished = re.compile(rf"\b{pattern(words['demands'])}\s+{WORD}?that\b")
        self.unreal = re.compile(rf"(?:{to}|\b{unreal}|[’'](?:d|ll))\s+{adverbs}")
        self.only_talked_of = re.compile(rf"\b{pattern(words['talked'])}\s+{WORD}?$", re.I)
        self.alleged = re.compile(rf"\b{pattern(words['allegations'])}\b[^.;]{{1,80}}\b(?:of|for)\b[^.;]*$", re.I)
        # 'in the occupied city', 'the newly seized port': a participle beside its noun is no verb
        self.attribute = re.compile(r"\b(?:the|an?|in|of|from|this|that)\s+(?:[a-z-]+ly\s+|formerly\s+)?$", re.I)


@cache
def grammar() -> Grammar:
    """The patterns, compiled once."""
    return Grammar()

"""The words that mark a condition: where they stand in a sentence, before any guard has looked at them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

REACH = 160  # characters before a marker in which the thing asked for is looked for
_INVERTED = re.compile(
    r"(?:^|(?<=[“\"]))(?:Should|Were)\s(?=(?:the\s)?(?!have\b|be\b)[\w’'-]+\s[^?]{4,200},[^?]{0,300}$)"
    r"|(?<=,\s)(?:should|were)\s(?=(?:[A-Z]|the\s|they\s|it\s|he\s|she\s|either\s|both\s)[^?]{6,300}$)"
    r"|(?<!\bwhy)(?<!\bwhat)(?<!\bhow)(?<!\bwho)(?<!\bnor)(?<!\bonly)(?<!\bneither)(?<!\bwhen)(?<!\bwhere)(?<=[\w’;])\s(?P<mid>should)\s"
    r"(?=(?:the|any|an?|it|they|he|she|we|its|his|their|either|both|one|another|talks|that)\s[^?]{6,300}$)"
)
_SWAP = re.compile(
    r"\b(?:(?:to|will|would|could|may|might|can|not)\s(?:trade|swap|barter)|trading|traded|swapping|swapped|bartered"
    r"|exchang(?:e|ed|ing)(?=\s[^,.;]{0,40}\b(?:prisoners|hostages|captives|soldiers|bodies|land|territory)))"
    r"\s+(?!for\b|on\b|in\b|is\b|was\b|were\b|has\b|platform\b|resumed\b|halted\b)"
    r"(?:[\w’'-]+\s){1,6}?(?P<marker>for)\s(?!the\s\w+\s(?:straight|consecutive|time))",
    re.I,
)
_TO_VERB = re.compile(r"\bto\s+(?=[a-z])")
_WHOLE = frozenset({"in exchange", "in return", "failing which", "failing that"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker in a sentence: kind, offsets, words in lower case; `whole` where it may stand alone ('in return')."""

    kind: str
    start: int
    end: int
    words: str
    whole: bool = False
    asked: int | None = None


@cache
def lists() -> Mapping[str, Any]:
    """The tables of data/conditions.toml."""
    return tomllib.loads((files("rapporteur.resolve") / "data" / "conditions.toml").read_text("utf-8"))


@cache
def guard(name: str) -> frozenset[str]:
    """One list of guard words."""
    return frozenset(lists()["guards"][name])


@cache
def _pattern() -> re.Pattern[str]:
    kinds = lists()["markers"]
    groups = (
        f"(?P<{k.replace('-', '_')}>{'|'.join(v)})"
        for k, v in sorted(kinds.items(), key=lambda kv: kv[0] != "condition-of")
    )
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(groups)})(?![\w’'-])".replace(" ", r"\s{1,3}"), re.I)


def markers(sentence: str) -> tuple[Marked, ...]:
    """All candidates in text order; of those that start together the longest."""
    found = []
    for match in _pattern().finditer(sentence):
        words = " ".join(match[0].lower().split())
        kind = (match.lastgroup or "").replace("_", "-")
        asked = _asked(sentence, match.start()) if kind == "exchange" else None
        found.append(Marked(kind, match.start(), match.end(), words, words in _WHOLE, asked))
    found += [
        Marked("if", m.end() - 1 - len(m[0].strip()), m.end() - 1, m[0].strip().lower())
        for m in _INVERTED.finditer(sentence)
    ]
    found += [Marked("exchange", m.start("marker"), m.end("marker"), "for") for m in _SWAP.finditer(sentence)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _asked(sentence: str, start: int) -> int | None:
    """Where the asked thing begins: at the infinitive, else nowhere that words could tell."""
    floor = max(0, start - REACH)
    verbs = list(_TO_VERB.finditer(sentence[floor:start]))
    return floor + verbs[-1].end() if verbs else None

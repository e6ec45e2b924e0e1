"""Shallow tags: words and their parts of speech from closed classes, verb lists and the word before."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapporteur.domain.span import Span
from rapporteur.resolve.lemmas import irregular_pasts, lemma

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Brig|Lt|Col)\."
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,]\d+)*"
    r"|\w+(?:-\w+)*(?:['’](?!(?:s|re|ve|ll|d|m)\b)\w+)*|[^\w\s]"
)


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of data/shallow.toml by name."""
    raw = tomllib.loads(files("rapporteur.resolve.acts").joinpath("data/shallow.toml").read_text("utf-8"))
    return {k: frozenset(v) for k, v in raw.items()}


@dataclass(slots=True)
class Draft:
    """A word whose governor is still being sought."""

    span: Span
    text: str
    low: str
    pos: str = "X"
    head: int = -1
    rel: str = "dep"


def _closed(low: str) -> str | None:
    """The part of speech of a word of a closed class, None for any other."""
    known = lists()
    if low == "to":
        return "TO"
    order = (
        ("modal", "AUX"),
        ("be", "AUX"),
        ("have", "AUX"),
        ("do", "AUX"),
        ("neg", "PART"),
        ("poss", "DET"),
        ("pron", "PRON"),
        ("det", "DET"),
        ("cconj", "CCONJ"),
        ("sconj", "SCONJ"),
        ("part", "PRT"),
        ("adp", "ADP"),
        ("adv", "ADV"),
        ("adj", "ADJ"),
    )
    for key, pos in order:
        if low in known[key]:
            return pos
    if low[0].isdigit():
        return "NUM"
    return "PUNCT" if not low[0].isalnum() and low != "'s" else None


def _open(drafts: list[Draft], i: int, verbs: frozenset[str]) -> str:
    """Verb, name, adverb or noun, by form and by the word before."""
    d, before = drafts[i], _before(drafts, i)
    base = lemma(d.low, "VERB")
    capital = d.text[0].isupper() and (i > 0 and before.low not in {'"', "“"})
    if capital:
        return "PROPN"
    if before.pos == "TO" and i > 1 and drafts[i - 2].pos in {"VERB", "ADJ"} and d.low == base:
        return "VERB"
    if d.low.endswith("ly") and base not in verbs:
        return "ADV"
    if base in verbs and _verb_here(d.low, base, before, drafts, i):
        return "VERB"
    if d.text[0].isupper() and base not in verbs and not d.low.endswith("s"):
        return "PROPN"
    return "NOUN"


def _before(drafts: list[Draft], i: int) -> Draft:
    j = i - 1
    while j >= 0 and drafts[j].pos in {"ADV", "PART"}:
        j -= 1
    return drafts[j] if j >= 0 else Draft(Span(0, 0), "", "", "START")


def _verb_here(low: str, base: str, before: Draft, drafts: list[Draft], i: int) -> bool:
    """Whether a word that can be a verb is one after `before`."""
    if before.pos in {"DET", "ADJ"} or (before.low == "'s" and not _after_pronoun(drafts, i)):
        return False
    if before.pos in {"TO", "AUX", "PRON"}:
        return True
    if before.pos in {"ADP", "START", "PUNCT", "SCONJ"}:
        return low.endswith("ing") or (before.pos == "PUNCT" and low != base)
    if low.endswith("ed") or low in irregular_pasts() or low.endswith("ing"):
        return True
    if before.low == "longer":
        return True
    finite = any(d.pos in {"VERB", "AUX"} for d in drafts[max(0, i - 6) : i])
    return before.pos in {"NOUN", "PROPN", "NUM", "CCONJ"} and not (finite and before.pos != "CCONJ")


def _after_pronoun(drafts: list[Draft], i: int) -> bool:
    return i > 1 and drafts[i - 2].pos == "PRON"


def tagged(text: str, sentence: Span, verbs: frozenset[str]) -> list[Draft]:
    """The words of one sentence with their likely parts of speech; `verbs` are lemmas that may be verbs."""
    drafts = [
        Draft(Span(m.start(), m.end()), m[0], m[0].lower().replace("’", "'"))
        for m in _TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    known = verbs | lists()["verbs"]
    for i, d in enumerate(drafts):
        d.pos = _closed(d.low) or _open(drafts, i, known)
        before = drafts[i - 1] if i else d
        if before.pos in {"TO", "AUX"} and before.low not in lists()["be"] and d.pos == "ADJ" and d.low in known:
            d.pos = "VERB"
        if d.low == "that" and before.pos in {"VERB", "NOUN"}:
            d.pos = "SCONJ"
    return drafts

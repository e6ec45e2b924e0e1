"""Rule: a pattern of time expressions and what its match means; the shape that every part of the grammar shares."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapporteur.resolve.times.expr import Expr
from rapporteur.resolve.times.words import S

PART_WORDS = (
    "early|mid|middle|late|later|earlier|end|beginning|start|outset|close|(?:first|second)\\s{1,3}half"
    "|(?:last|final)\\s{1,3}day|(?:first|second|third|last|final)\\s{1,3}week|(?:first|early|opening|last|final|closing)\\s{1,3}(?:days|weeks|months)"
)
NEED_OF = rf"(?!(?i:beginning|start|outset|close){S}(?!(?i:of)\b))"  # not 'the week beginning March 11'
PART = rf"{NEED_OF}(?P<part>(?i:{PART_WORDS}))(?:-|{S})(?:(?i:of|in){S})?(?:(?i:the){S})?"
LEAN = rf"(?:(?P<lean>(?i:last|next|this{S}past|this{S}coming|this|past)){S})?"
LEANS = {
    "last": "past",
    "past": "past",
    "this past": "past",
    "next": "future",
    "this coming": "future",
    "coming": "future",
}
PARTS = {"middle": "mid", "later": "late", "earlier": "early", "beginning": "start", "outset": "start", "close": "end"}
PARTS |= {"last day": "end", "final day": "end"}
PARTS |= {"first half": "half1", "second half": "half2", "last week": "week-1", "final week": "week-1"}
PARTS |= {f"{nth} week": f"week{n}" for n, nth in enumerate(("first", "second", "third"), 1)}
STAGES = {"first": "early", "early": "early", "opening": "early", "last": "late", "final": "late", "closing": "late"}
YEAR_SHIFT = {"this": 0, "last": -1, "next": 1}

Build = Callable[[re.Match[str]], Expr | None]
Spec = tuple[str, str, str, Build]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means, None where it is no time after all.

    `hint` names the test (see when_grammar) that a sentence must pass for the pattern to be tried. Of a match the group
    `core` is the expression where there is one, and a group `after` is looked at and left out.
    """

    name: str
    hint: str
    pattern: re.Pattern[str]
    build: Build


def make_rules(specs: Iterable[Spec], *, any_case: bool = False) -> tuple[Rule, ...]:
    """Compiled rules from name, hint, pattern and builder."""
    flags = re.IGNORECASE if any_case else 0
    return tuple(Rule(name, hint, re.compile(pattern, flags), build) for name, hint, pattern, build in specs)


def group(match: re.Match[str], name: str) -> str:
    """The words of a group with single blanks, '' where it did not match or does not exist."""
    return " ".join((match.groupdict().get(name) or "").split())


def lower(match: re.Match[str], name: str) -> str:
    """`group` in lower case."""
    return group(match, name).lower()


def part_of(match: re.Match[str]) -> str:
    """'early', 'mid', 'late', 'start', 'end', 'half1', 'week1' … as the group `part` words it, else ''."""
    word = lower(match, "part")
    if word.endswith((" days", " weeks", " months")):
        return STAGES[word.split()[0]]
    return PARTS.get(word, word)

"""Rule: a pattern of time expressions and what its match means; the shape that every part of the grammar shares."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapporteur.resolve.times.expr import Expr
from rapporteur.resolve.times.words import S

PART_WORDS = "early|mid|middle|late|later|earlier|end|beginning|start"
PART = rf"(?P<part>(?i:{PART_WORDS}))(?:-|{S})(?:(?i:of|in){S})?(?:(?i:the){S})?"
LEAN = rf"(?:(?P<lean>(?i:last|next|this{S}past|this{S}coming|this|past)){S})?"
LEANS = {
    "last": "past",
    "past": "past",
    "this past": "past",
    "next": "future",
    "this coming": "future",
    "coming": "future",
}
PARTS = {"middle": "mid", "later": "late", "earlier": "early", "beginning": "start"}
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
    """'early', 'mid', 'late', 'start' or 'end' as the group `part` words it, else ''."""
    return PARTS.get(word := lower(match, "part"), word)

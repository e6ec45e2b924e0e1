"""Confidence: of entries as sure as this one, how many are right; from how it was found and what is known of it.

A logistic over few facts: the certainty that the tagger or the rule gave, and circumstances under which it is right
more or less often. training/calibrate.py fits the weights into data/confidence.toml; docs/confidence.md shows what they
are worth.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from rapporteur.domain.act import Act
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement

Facts = dict[str, float]
Weights = Mapping[str, float]

BY_RULE = frozenset({"silent_idiom", "withheld_answer", "negated_answer", "introduced_quote"})
SURE = (0.02, 0.98)  # of a tagger: beyond lies nothing that it could know
FEW_WORDS, FAR = 5, 60  # words of a content; characters from source to cue
CROWD = 3  # further acts in a sentence that count


@cache
def weights() -> dict[str, dict[str, float]]:
    """The fitted weights by kind of entry, `statement` and `act`."""
    return tomllib.loads(files("rapporteur.resolve").joinpath("data/confidence.toml").read_text(encoding="utf-8"))


def calibrated(facts: Facts, fitted: Weights) -> float:
    """The share of right ones among entries with such facts."""
    odds = fitted["base"] + sum(fitted[name] * value for name, value in facts.items())
    return round(1 / (1 + math.exp(-odds)), 3)


def weighed_statements(statements: tuple[Statement, ...], text: str) -> tuple[Statement, ...]:
    """The statements with their calibrated confidence."""
    fitted = weights()["statement"]
    return tuple(replace(s, confidence=calibrated(statement_facts(s, statements, text), fitted)) for s in statements)


def weighed_acts(acts: tuple[Act, ...], statements: Sequence[Statement], sentences: Sequence[Span]) -> tuple[Act, ...]:
    """The acts with their calibrated confidence."""
    fitted = weights()["act"]
    return tuple(replace(a, confidence=calibrated(act_facts(a, acts, statements, sentences), fitted)) for a in acts)


def statement_facts(s: Statement, statements: Sequence[Statement], text: str) -> Facts:
    """What tells how often a statement like this one is one.

    `certainty` is the tagger's in log-odds (none where a rule found it), the others are 1 where they hold: found by a
    rule alone, without a source in words, inside another statement, of fewer than five words, its source far from its
    cue, in several parts, all quotation.
    """
    rule = bool(BY_RULE & set(s.reasons))
    words = sum(len(c.of(text).split()) for c in s.content)
    return {
        "certainty": 0.0 if rule else _log_odds(s.confidence, *SURE),
        "rule": float(rule),
        "no_source": float(not s.source),
        "inner": float(any(_holds(o, s) for o in statements)),
        "few_words": float(0 < words < FEW_WORDS),
        "far_source": float(_gap(s.source, s.cue) > FAR),
        "parts": float(len(s.content) > 1),
        "quotation": float(s.kind == "direct"),
    }


def act_facts(a: Act, acts: Sequence[Act], statements: Sequence[Statement], sentences: Sequence[Span]) -> Facts:
    """What tells how often an act like this one is one, of that type.

    `certainty` is that of rules and network together, in log-odds; `no_side` that nobody who does it has a party,
    `condition` that it has one, `quotation` that it stands in quoted speech alone; `company` counts further acts of its
    sentence.
    """
    statement = next((s for s in statements if s.id == a.statement), None)
    sentence = next((s for s in sentences if s.start <= a.trigger.start < s.end), a.trigger)
    others = sum(sentence.start <= o.trigger.start < sentence.end for o in acts if o is not a)
    return {
        "certainty": _log_odds(a.confidence, *SURE),
        "no_side": float(not any(x.party for x in a.actor)),
        "condition": float(a.condition is not None),
        "quotation": float(statement is not None and statement.kind == "direct"),
        "company": float(min(others, CROWD)),
    }


def _log_odds(share: float, low: float, high: float) -> float:
    bounded = min(max(share, low), high)
    return math.log(bounded / (1 - bounded))


def _holds(outer: Statement, inner: Statement) -> bool:
    spans = (inner.cue or inner.content)[:1]
    return outer is not inner and any(c.covers(s) and c != s for c in outer.content for s in spans)


def _gap(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Characters between the nearest of two groups of spans; 0 where one is empty."""
    return min((max(x.start - y.end, y.start - x.end, 0) for x in a for y in b), default=0)

"""Rules for durations that bind: 'a 30-day pause', 'for an initial six weeks', 'within 48 hours', 'indefinitely'."""

import re
from functools import cache

from rapporteur.resolve.times.expr import Expr, Length
from rapporteur.resolve.times.rule import Rule, make_rules
from rapporteur.resolve.times.words import S, any_of, count_pattern, counted, word_set

ISO_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
UNIT = "(?P<unit>hour|day|week|fortnight|month|year)"
AFTER = rf"{S}(?P<after>[\w-]+(?:{S}[\w-]+)?)"
FILLERS = ["a", "an", "the", "up to", "at least", "another", "further", "initial", "additional", "period of", "first"]
FILLERS += ["next", "full", "least", "about", "some"]
_EXTENDED = r"\b(?:extend|prolong|lengthen|renew|roll)\w*\b[^.;,]{1,40}?\b"
AGREED = frozenset({"agreed", "pledged", "promised", "accepted", "offered"})
HAVE = frozenset({"has", "have", "had", "’ve", "'ve"})


@cache
def length_rules() -> tuple[Rule, ...]:
    """The rules for durations."""
    count, more = count_pattern(), rf"(?:{S}(?:more|further|additional|full|calendar|working))?"
    opening = rf"\b(?:for|of|lasting|last){S}(?:(?:{any_of(FILLERS)}){S}){{0,4}}"
    limit = rf"\b(?:within|inside){S}(?:(?:a|the|next|at{S}most|about){S}){{0,2}}"
    no_age = rf"(?!-|{S}(?:ago|later|earlier|old)\b)"
    unlimited = rf"\b(?:indefinitely|open-ended|indefinite|until{S}further{S}notice)\b"
    return make_rules(
        [
            ("hyphen-duration", "unit", rf"\b{count}[-‑–]{UNIT}(?:[-‑–]long)?{AFTER}", _hyphen_duration),
            ("unit-long", "unit", rf"\b(?P<unit>day|week|fortnight|month|year)-?long{AFTER}", _hyphen_duration),
            ("for-duration", "unit", rf"{opening}{count}{more}{S}{UNIT}s?\b{no_age}", _for_duration),
            ("owned-duration", "unit", rf"\b{count}{S}{UNIT}s?[’']s?{AFTER}", _hyphen_duration),
            (
                "extended-by",
                "unit",
                rf"{_EXTENDED}(?P<core>by{S}(?:(?:{any_of(FILLERS)}){S}){{0,3}}{count}{more}{S}{UNIT}s?)\b",
                _within_length,
            ),
            ("within", "unit", rf"{limit}{count}{more}{S}{UNIT}s?\b", _within),
            ("open-ended", "open", unlimited, lambda match: Length("", open=True)),
        ],
        any_case=True,
    )


def _iso(told: str, unit: str) -> str:
    count, name = counted(told, unit)
    if name == "hour":
        return f"PT{count}H"
    return f"P{3 * count}M" if name == "quarter" else f"P{count}{ISO_UNITS.get(name, 'D')}"


def _hyphen_duration(match: re.Match[str]) -> Expr | None:
    """'a 30-day pause', 'a month-long truce': only before a noun that commits, so not 'three-hour talks'."""
    nouns = word_set("commitments", "nouns")
    words = [w.rstrip("s") for w in match["after"].lower().split()]
    if not any(w in nouns or w.rpartition("-")[2] in nouns for w in words):
        return None
    return Length(_iso(match.groupdict().get("count") or "one", match["unit"]))


def _for_duration(match: re.Match[str]) -> Expr | None:
    """'for an initial six weeks', 'a halt of 60 days'; not what lasted ('has ruled for ten years')."""
    before = re.findall(r"[\w’'-]+", match.string[max(0, match.start() - 60) : match.start()].lower())
    if match[0][:2].lower() == "of" and before[-1:] and before[-1].rstrip("s") not in word_set("commitments", "nouns"):
        return None
    if set(before[-6:]) & word_set("commitments", "lasting"):
        return None
    agreed = {"agreed", "pledged", "promised", "accepted", "offered"} & set(before)
    if match[0][:1].lower() in "fl" and {"has", "have", "had", "’ve", "'ve"} & set(before[-5:]) and not agreed:
        return None
    return Length(_iso(match["count"], match["unit"]))


def _within_length(match: re.Match[str]) -> Expr:
    """'extended by ten days', 'prolonged by another month'."""
    return Length(_iso(match["count"], match["unit"]))


def _within(match: re.Match[str]) -> Expr:
    return Length(_iso(match["count"], match["unit"]), within=True)

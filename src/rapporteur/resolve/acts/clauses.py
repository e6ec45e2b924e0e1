"""Conditions and times of an act: which of the sentence's belong to it."""

import re
from collections.abc import Sequence

from rapporteur.domain.act import TYPES, Condition
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.tree import Tree, Word
from rapporteur.resolve.conditions.conditions import ConditionSpan

_DEAL = (
    r"(?:accord|agreement|deal|pact|treaty|truce|ceasefire|settlement|memorandum|protocol|communiqu[eé]|text|terms|swap"
    r"|(?:joint|final|common) (?:declaration|statement|paper|document))"
)
_BY_DEAL = re.compile(
    rf"\b(?:under|according to|by) (?:the|an?|its|their|this|that)(?: [\w-]+){{0,3}}? {_DEAL}\b"
    rf"|\b{_DEAL}\b[^;:]{{0,80}}? (?:says?|provides?|stipulates?|foresees?|specif(?:y|ies)) that\b"
)
STOPS = frozenset({"ccomp", "parataxis", "acl:relcl", "acl"})
CONDITIONABLE = frozenset(TYPES) - {"DENY", "DECLINE", "ACCUSE"} | {"PROSPECT"}


def condition_of(hit: Hit, conditions: Sequence[ConditionSpan], others: Sequence[Hit]) -> Condition | None:
    """The condition that the act depends on: the one whose nearest act it is, before it first, else after it.

    An act inside an exchange's other half ('in return for a pledge') depends on what is asked for it.
    """
    for c in conditions:
        if c.span.covers(hit.trigger):
            return Condition(c.kind, c.asked) if c.asked is not None and hit.kind == "noun" else None
        if hit.type in CONDITIONABLE and not c.span.overlaps(hit.trigger) and _owner(c, (hit, *others)) == hit.trigger:
            return Condition(c.kind, c.span)
    return None


def _owner(condition: ConditionSpan, hits: Sequence[Hit]) -> Span | None:
    """The trigger of the act that a condition belongs to."""
    able = sorted({h.trigger for h in hits if h.type in CONDITIONABLE and not condition.span.overlaps(h.trigger)})
    before = [t for t in able if t.start < condition.span.start]
    return before[-1] if before else able[0] if able else None


def supposed(hit: Hit, conditions: Sequence[ConditionSpan]) -> bool:
    """Inside a condition: only thought of. What is given in an exchange is not."""
    inside = next((c for c in conditions if c.span.covers(hit.trigger)), None)
    return inside is not None and not (inside.kind == "exchange" and hit.kind == "noun")


def by_a_deal(tree: Tree) -> bool:
    """Whether a deal is told to say so: 'under the accord', 'according to the joint text', 'the treaty says that'."""
    return _BY_DEAL.search(" ".join(w.low for w in tree.words)) is not None


def _same_clause(hit: Hit) -> list[Word]:
    """The words above the hit up to the verb of its clause, a verb of saying left out."""
    out = []
    here = hit.tree.words[hit.v]
    for w in hit.tree.above(hit.v):
        if here.base_rel in {"ccomp", "parataxis", "root"} or (
            here.rel == "acl:relcl" and not _when(hit.tree, w, here)
        ):
            break
        if any(k.low in {"after", "before"} for k in hit.tree.children(here.i, "mark")):
            break  # 'began on Friday after they had agreed': the day of what came next
        out.append(w)
        here = w
    return out


def _when(tree: Tree, over: Word, here: Word) -> bool:
    """'collapsed on Friday when rebels shelled': no relative clause, though the parse may say so."""
    return over.pos == "VERB" and "when" in tree.lows(over.i, here.i)


FAR = 16  # words between a noun and its date


def times_of(hit: Hit, times: Sequence[When]) -> tuple[When, ...]:
    """The expressions of the sentence that date the act: of its own clause or one above it up to a verb of saying."""
    inside = [t for t in times if hit.tree.span.covers(t.span)]
    return tuple(t for t in inside if _dates(hit, t.span))


def _dates(hit: Hit, span: Span) -> bool:
    tree = hit.tree
    words = tree.inside(span)
    if not words:
        return False
    places = {w.i for w in words}
    governor = next((w.head for w in words if w.head not in places), words[0].i)
    if _dates_a_noun(hit, words[0].i, governor):
        return False
    allowed = set(tree.below(hit.v, STOPS)) | {hit.v}
    allowed |= {w.i for w in _same_clause(hit)}
    for w in _same_clause(hit):
        allowed |= {k.i for k in tree.children(w.i, "obl", "nmod", "advmod", "obj")}
    if governor in allowed:
        return not _in_complement(tree, governor, hit)
    return _follows_its_noun(hit, span)


def _dates_a_noun(hit: Hit, first: int, governor: int) -> bool:
    """Whether the time is that of a thing named, not of the act: 'scrapped the 2015 accord', 'a treaty of 1902'."""
    words = hit.tree.words
    if governor == hit.v or words[governor].pos not in {"NOUN", "PROPN"} or not words[first].low.isdigit():
        return False
    return words[first].i < governor or (first > 0 and words[first - 1].low == "of")


def _follows_its_noun(hit: Hit, span: Span) -> bool:
    """'declared the annexation of four regions in September': a noun's date some words on, no verb or comma between."""
    tree = hit.tree
    if tree.words[hit.v].pos not in {"NOUN", "PROPN"} or span.start < hit.trigger.end:
        return False
    between = tree.inside(Span(hit.trigger.end, span.start))
    lists = {"CCONJ", "PUNCT", "ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "NUM", "ADV"}
    if not between or between[-1].low not in {"in", "on"}:
        return False
    return len(between) <= FAR and all(w.pos in lists for w in between) and not any(w.low in ";:—" for w in between)


def _in_complement(tree: Tree, place: int, hit: Hit) -> bool:
    """Whether the time dates what the act is about, not the act: 'agreed to leave by May'."""
    if hit.type in {"CONSULT", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "SANCTION", "COOPERATE"}:
        return False
    verb = Clause(tree, hit.v).infinitival or Clause(tree, hit.v).gerund_clause
    return verb is not None and place in tree.below(verb.i)

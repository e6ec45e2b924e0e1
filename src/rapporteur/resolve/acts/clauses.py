"""Conditions and times of an act: which of the sentence's belong to its clause."""

from collections.abc import Sequence

from rapporteur.domain.act import Condition
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.tree import Tree

STOPS = frozenset({"ccomp", "parataxis", "acl:relcl", "acl"})
CONDITIONABLE = frozenset(
    {
        "REQUEST",
        "OFFER",
        "PLEDGE",
        "THREATEN",
        "REJECT",
        "AGREE",
        "CONCEDE",
        "SUPPORT",
        "CLAIM",
        "AID",
        "RETREAT",
        "CONSULT",
        "COOPERATE",
        "SANCTION",
    }
)


def condition_of(hit: Hit, conditions: Sequence[Condition], others: Sequence[Hit]) -> Condition | None:
    """The condition that the act depends on: one of its own clause or of its content, no other act standing nearer."""
    if hit.type not in CONDITIONABLE:
        return None
    for condition in conditions:
        if condition.span.overlaps(hit.trigger) or not _reaches(hit, condition):
            continue
        if not any(_nearer(o, hit, condition) for o in others if o.v != hit.v):
            return condition
    return None


def _reaches(hit: Hit, condition: Condition) -> bool:
    """Whether the condition hangs below the act, or on a verb above it that is in the same clause."""
    tree = hit.tree
    inside = tree.inside(condition.span)
    if not inside:
        return False
    places = {w.i for w in inside}
    tops = [w for w in inside if w.head not in places or w.head == w.i]
    governors = {t.head for t in tops}
    above = {hit.v, *(w.i for w in _same_clause(hit))}
    return bool(governors & (above | set(tree.below(hit.v))))


def _same_clause(hit: Hit) -> list:  # type: ignore[type-arg]
    """The words above the hit up to the verb of its clause, a verb of saying left out."""
    out = []
    here = hit.tree.words[hit.v]
    for w in hit.tree.above(hit.v):
        if here.base_rel in {"ccomp", "parataxis", "root"} or here.rel == "acl:relcl":
            break
        out.append(w)
        here = w
    return out


def _nearer(other: Hit, hit: Hit, condition: Condition) -> bool:
    """Whether `other` stands between the act and the condition and can have one itself."""
    if other.type not in CONDITIONABLE:
        return False
    if condition.span.start >= hit.trigger.end:
        return (
            hit.trigger.end <= other.trigger.start
            and other.trigger.end <= condition.span.start
            and _reaches(other, condition)
        )
    return condition.span.end <= other.trigger.start < hit.trigger.start and _reaches(other, condition)


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
    allowed = set(tree.below(hit.v, STOPS)) | {hit.v}
    allowed |= {w.i for w in _same_clause(hit)}
    for w in _same_clause(hit):
        allowed |= {k.i for k in tree.children(w.i, "obl", "nmod", "advmod", "obj")}
    return governor in allowed and not _in_complement(tree, governor, hit)


def _in_complement(tree: Tree, place: int, hit: Hit) -> bool:
    """Whether the time stands inside what the act is about ('agreed to leave by May'), which dates that, not the act."""
    if hit.type in {"CONSULT", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "SANCTION", "COOPERATE"}:
        return False
    verb = Clause(tree, hit.v).infinitival or Clause(tree, hit.v).gerund_clause
    return verb is not None and place in tree.below(verb.i)

"""Intents: what a plan, a denial of one's own deed and a word about anybody amount to."""

from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.frames import FLAGS
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.tree import Tree, Word

FORCEFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
DISOWNED = frozenset({"REQUEST", "OFFER", "PLEDGE", "ACCUSE", "THREATEN"})  # moves whose denial, when told, is DENY
FIRST = frozenset({"i", "we"})
VAGUE = frozenset({"those", "these", "each", "some", "many", "any"})
ANYBODY = frozenset({"people", "some", "many", "others", "everyone", "anyone", "somebody", "someone"})


def intended(hit: Hit, condition: str | None) -> Hit | None:
    """What a plan amounts to: 'plan to sign a treaty' is AGREE, 'plans to expel them unless' THREATEN, 'is to hand it
    aid' PLEDGE; None where the act is its own type, planned.
    """
    if hit.type == "SUPPORT" and hit.clause.word.lemma in {"sign", "initial", "ratify"}:
        return hit.as_type("AGREE", "means to sign", modality="planned")
    if hit.type in FORCEFUL | {"REJECT"} and condition in {"if", "unless", "until"}:
        return hit.as_type("THREATEN", "cost with a condition")
    if hit.type in {"AID", "COOPERATE"} and not hit.clause.passive:
        return hit.as_type("PLEDGE", "announced", factor=0.9)
    return None


def disowned(hit: Hit) -> bool:
    """Whether somebody says that he did not do it: 'we have promised nothing', 'said Norland had not been asked'."""
    own = any(s.low in FIRST for s in hit.clause.own_subjects) and _flatly(hit.clause)
    told = hit.type in DISOWNED and FLAGS["said"](hit.clause)
    return (own and hit.type in FORCEFUL | DISOWNED) or (told and any(h.low == "had" for h in hit.clause.helpers))


def _flatly(clause: Clause) -> bool:
    """'We promised nothing', 'I have proposed no pause', 'we never fired'; 'we did not ask' leaves it open."""
    return bool({"never", "no", "nothing", "none"} & set(clause.tree.lows(clause.v - 2, clause.v + 3)))


def by_anyone(tree: Tree, subject: Word) -> bool:
    """'People will attack them', 'each side would': what anybody would do is nobody's threat."""
    vague = any(k.low in VAGUE for k in tree.children(subject.i, "det", "amod"))
    return vague or subject.low in ANYBODY

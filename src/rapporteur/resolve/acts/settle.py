"""Settle: what mood makes of a trigger. Modality, and the types that only mood tells apart.

'Will not sign' refuses, 'will not attack' promises; 'would free them if' offers, 'would close the port if' threatens.
"""

from dataclasses import replace

from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.intents import FORCEFUL, by_anyone, disowned, intended
from rapporteur.resolve.acts.lexicon import classes, listed
from rapporteur.resolve.acts.mood import governing_mood, mood_words

OPEN = "PROSPECT"  # see constructions.py
GIVING = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})
NEGATABLE = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE", "OFFER", "REQUEST", "PLEDGE", "SANCTION"}
)
STAYING = frozenset({"stay", "remain", "continue", "keep", "stand"})
CONDITIONS = frozenset({"price", "condition", "precondition", "prerequisite", "demand"})
LEAVING = frozenset({"resign", "quit"})
SPEAKING = frozenset({"REQUEST", "ACCUSE", "OFFER", "PLEDGE", "CLAIM", "DENY", "DECLINE", "THREATEN"})


def settle(hit: Hit, condition: str | None, *, dated: bool, agreed: bool = False) -> Hit | None:
    """The hit with its final type and modality, None where its mood leaves no act.

    `condition` is the kind of condition that the clause carries, `dated` whether it tells a time to come, `agreed`
    whether a deal is told to say so.
    """
    if hit.type == "PLEDGE" and condition == "exchange":
        return hit.as_type("OFFER", "given in exchange")
    if hit.kind in {"noun", "said", "voice"}:
        return _modality_of_noun(hit) if hit.kind == "noun" else hit
    if hit.kind == "ready":
        return _readiness(hit, condition)
    mood, sign, top = governing_mood(hit.clause)
    if mood is None:
        return None
    negative = top.negated != sign and not hit.negation_used
    if hit.negation_used:
        return hit.as_type(hit.type, "negation in the act", words=mood_words(hit.clause))
    if agreed and hit.type == OPEN and top.modal == "will" and mood == "actual":
        return hit.as_type("PLEDGE", "bound by a deal", words=mood_words(hit.clause))
    if top.modal in {"will", "would"} and mood == "actual":
        return _prospect(hit, top, negative, condition, dated)
    if top.modal in {"may", "can", "could"}:
        return _possible(hit, top, negative, condition)
    if top.modal in {"must", "should"}:
        return None
    if negative:
        return _undone(hit) if mood != "possible" else None
    if mood == "planned" and (meant := intended(hit, condition)) is not None:
        return meant
    return _scheduled(hit) or (hit.as_type(hit.type, "mood", modality=mood) if mood != "actual" else hit)


def _prospect(hit: Hit, top: Clause, negative: bool, condition: str | None, dated: bool) -> Hit | None:
    """What 'will' and 'would' make of it; see the three functions below."""
    words = mood_words(hit.clause)
    if negative:
        return _refusal(hit, words)
    if condition in {"if", "unless", "until", "exchange"}:
        return _bargain(hit, words, condition)
    return _announced(hit, words, dated)


def _scheduled(hit: Hit) -> Hit | None:
    """Talks put off or scheduled are CONSULT, planned; called off, CONSULT, negated."""
    if hit.type != "CONSULT" or (
        not hit.clause.passive and hit.kind == "verb" and hit.clause.word.lemma not in listed("put_off")
    ):
        return None
    if hit.clause.word.lemma in listed("put_off") | listed("set") or hit.kind == "adjective":
        return hit.as_type("CONSULT", "scheduled", modality="planned")
    return (
        hit.as_type("CONSULT", "called off", modality="negated")
        if hit.clause.word.lemma in listed("called_off")
        else None
    )


def _modality_of_noun(hit: Hit) -> Hit:
    """'Is considering the expulsion of' is possible."""
    g = hit.clause.governor
    weighed = g is not None and g.lemma in listed("weighing")
    return hit.as_type(hit.type, "weighed", modality="possible") if weighed else hit


def _readiness(hit: Hit, condition: str | None) -> Hit | None:
    """'Is ready to hand it over if' is OFFER, 'is willing to walk away' THREATEN, 'is ready to give up' CONCEDE."""
    type_, verb = hit.rules[-2:]
    if hit.clause.negated:
        return hit.as_type("REJECT", "not ready", words=mood_words(hit.clause))
    if type_ in FORCEFUL | {"REJECT", "THREATEN"} or (
        type_ == OPEN and verb in listed("hard") and condition != "exchange"
    ):
        return hit.as_type("THREATEN", "ready to hurt")
    if condition in {"if", "unless", "exchange", "until"}:
        return hit.as_type("OFFER", "ready, with a condition")
    if verb in listed("meeting"):
        return hit.as_type("AGREE", "ready to talk", factor=0.9)
    return hit.as_type("CONCEDE", "ready", factor=0.85) if verb in classes()["give"] else None


def _refusal(hit: Hit, words: tuple[int, ...]) -> Hit | None:
    """'Will not sign' is REJECT, 'will not attack' PLEDGE, 'will no longer make it a condition' CONCEDE; 'will not rule
    out' and 'will not reject' are nothing.
    """
    if hit.type in {"REJECT", "DENY", "DECLINE"}:
        return hit if hit.type == "DECLINE" else None
    if hit.type == OPEN and hit.clause.word.lemma in classes()["say"] | classes()["stative"]:
        return None
    if hit.clause.no_longer and any(hit.tree.words[i].lemma in CONDITIONS for i in hit.tree.below(hit.v)):
        return hit.as_type("CONCEDE", "no longer a condition", words=words)
    hostile = (
        hit.type in FORCEFUL | {"CLAIM", "THREATEN", "ACCUSE", "REQUEST"}
        or hit.clause.word.lemma in classes()["hostile"]
    )
    return hit.as_type("PLEDGE" if hostile else "REJECT", "will not", words=words, factor=0.95)


def _bargain(hit: Hit, words: tuple[int, ...], condition: str) -> Hit | None:
    """'Would free them if' is OFFER, 'will close the port unless' THREATEN; words keep their own type."""
    if condition == "until" and hit.clause.word.lemma in STAYING:
        return hit.as_type("REJECT", "stays until", words=words)
    if condition in {"if", "unless"} and hit.clause.word.lemma in LEAVING:
        return hit.as_type("THREATEN", "leaves unless", words=words)
    if hit.type == OPEN:
        return _open_bargain(hit, words, condition)
    cost = hit.type in FORCEFUL | {"REJECT"} or (condition == "unless" and hit.type not in SPEAKING)
    if cost and condition != "exchange":
        return hit.as_type("THREATEN", "cost with a condition", words=words)
    if hit.type in GIVING | {"CONSULT"} or condition == "exchange":
        return hit.as_type("OFFER", "gift with a condition", words=words)
    return hit.as_type(hit.type, "with a condition", words=words)


def _open_bargain(hit: Hit, words: tuple[int, ...], condition: str) -> Hit | None:
    """The same for verbs that no entry lists, by whether they give or cost."""
    verb = hit.clause.word.lemma
    if (
        verb in classes()["cost"]
        and (condition == "unless" or verb not in classes()["give"])
        and condition != "exchange"
    ):
        return hit.as_type("THREATEN", "cost with a condition", words=words)
    if verb in classes()["give"] or condition == "exchange":
        return hit.as_type("OFFER", "gift with a condition", words=words)
    return None


def _announced(hit: Hit, words: tuple[int, ...], dated: bool) -> Hit | None:
    """Announced without a condition: own type, planned, where dated; else what announcing it amounts to."""
    would = hit.clause.modal == "would"
    if hit.type == OPEN:
        gives = hit.clause.word.lemma in classes()["give"] and bool(hit.clause.objects) and not would
        return hit.as_type("PLEDGE", "announced", words=words) if gives else None
    if hit.type == "CONSULT":
        return hit.as_type("CONSULT" if dated or hit.prior > 0.6 else "AGREE", "meeting to come", modality="planned")
    if hit.type in FORCEFUL:
        if any(by_anyone(hit.tree, s) for s in hit.clause.own_subjects):
            return None
        return (
            hit.as_type(hit.type, "announced", modality="planned")
            if dated
            else hit.as_type("THREATEN", "announced", words=words, factor=0.9)
        )
    if hit.type in {"RETREAT", "CONCEDE"}:
        return hit.as_type(
            "CONCEDE", "announced", words=words, modality="possible" if would and hit.type == "CONCEDE" else "actual"
        )
    if hit.type in {"AID", "COOPERATE"}:
        return hit.as_type("PLEDGE", "announced", words=words, factor=0.9)
    if hit.type in {"AGREE", "SUPPORT"}:
        return hit.as_type(
            "AGREE" if not dated else hit.type,
            "announced",
            modality="planned" if dated else "possible" if would else "actual",
        )
    return hit.as_type(
        hit.type, "announced", modality="actual" if hit.type in {"REJECT", "THREATEN"} else "planned", factor=0.85
    )


def _possible(hit: Hit, top: Clause, negative: bool, condition: str | None) -> Hit | None:
    """'May impose' keeps its type, possible; 'cannot accept' is REJECT; 'could not agree' is AGREE, negated."""
    can = top.modal in {"can", "could"}
    if (
        negative
        and can
        and hit.clause.word.lemma in {"accept", "support", "agree", "recognise", "recognize", "sign", "back"}
        and top.modal == "can"
    ):
        return hit.as_type("REJECT", "cannot accept", words=mood_words(hit.clause))
    if negative:
        return _undone(hit) if can else None
    if hit.type == "REJECT":
        return hit.as_type("THREATEN", "may refuse", modality="possible", words=mood_words(hit.clause), factor=0.8)
    if hit.type in SPEAKING and hit.type != "THREATEN":
        return None
    factor = 0.6 if can else 0.9
    return hit.as_type(hit.type, "may", modality="possible", factor=factor, words=mood_words(hit.clause))


def _undone(hit: Hit) -> Hit | None:
    """'Failed to agree', 'did not discuss': the type, negated; a blow or a reproach not dealt is no act."""
    if hit.type == "CONCEDE" and any(s.low in {"nobody", "none", "neither"} for s in hit.clause.own_subjects):
        return None
    if disowned(hit):
        return replace(hit.as_type("DENY", "own deed denied", words=mood_words(hit.clause)), kind="said")
    if hit.type not in NEGATABLE:
        return None
    factor = 0.75 if hit.type in {"AGREE", "CONSULT", "CONCEDE", "SUPPORT"} else 0.55
    return hit.as_type(hit.type, "not done", modality="negated", factor=factor)

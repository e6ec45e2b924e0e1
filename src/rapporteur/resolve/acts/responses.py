"""Responses: whose move an answer is aimed at, where its sentence has only 'it', 'that offer' or nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.act import Act, Actor

ANSWERS = frozenset({"REJECT", "AGREE", "SUPPORT", "CONCEDE"})
MOVES = frozenset({"OFFER", "REQUEST", "PLEDGE", "THREATEN"})
JUDGING = frozenset({"SUPPORT", "ACCUSE"})
REACH = 500  # code points back, about three sentences
_BACK = re.compile(
    r"(?:(?:to|of|on|at|with) )?(?:it|that|this|them|both|(?:the|that|this|such an?|its|his|her|their) (?:\w+ )?"
    r"(?:offer|proposal|plan|demand|request|idea|appeal|call|deal|terms|bid|threat|initiative|ultimatum|invitation))\b",
    re.IGNORECASE,
)
_DEAL = re.compile(
    r"(?:the|this|that|their) (?:[\w-]+ ){0,2}"
    r"(?:accord|agreement|deal|pact|truce|ceasefire|standstill|pause|settlement|treaty|extension|swap|breakthrough)\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(r"\b(?:accept|agree)", re.IGNORECASE)
_UNANSWERED = re.compile(r"\b(?:repl|respon|answer|accept)", re.IGNORECASE)  # no mere silence towards reporters


def with_addressees(acts: Sequence[Act], text: str) -> tuple[Act, ...]:
    """The acts, each answer without a recipient aimed at the actor of the move that it answers.

    The move is the nearest one before, within `REACH`, by another side; `acts` are in text order.
    """
    out: list[Act] = []
    for act in acts:
        if makers := _makers(act, out, text):
            out.append(replace(act, recipient=_unplaced(makers), reasons=(*act.reasons, "deal")))
            continue
        answers = act.type in ANSWERS or (act.type == "DECLINE" and _UNANSWERED.search(act.trigger.of(text)))
        open_ = all(a.span is None for a in act.recipient)  # nobody, or only the other side of the dispute
        move = _answered(act, out, text) if answers and open_ and _points_back(act, text) else None
        out.append(
            act if move is None else replace(act, recipient=_unplaced(move.actor), reasons=(*act.reasons, "answer"))
        )
    return tuple(out)


def _makers(act: Act, before: Sequence[Act], text: str) -> tuple[Actor, ...]:
    """Whose deal is welcomed or blamed: 'London welcomed the truce' is aimed at those who made it, told before."""
    told = any(a.party for a in act.recipient if a.span is not None)
    if act.type not in JUDGING or told or not act.about or not _DEAL.match(act.about[0].of(text)):
        return ()
    sides = {a.party for a in act.actor}
    deal = next((b for b in reversed(before) if b.type == "AGREE" and len({a.party for a in b.actor}) > 1), None)
    return tuple(a for a in deal.actor if a.party not in sides) if deal is not None else ()


def _points_back(act: Act, text: str) -> bool:
    """Whether the answer says what it answers by a pronoun or 'the offer', or not at all."""
    return not act.about or _BACK.match(act.about[0].of(text)) is not None


def _answered(act: Act, before: Sequence[Act], text: str) -> Act | None:
    sides = {a.party for a in act.actor}
    near = (m for m in reversed(before) if act.trigger.start - m.trigger.end < REACH)
    return next((m for m in near if _moves(m, text) and m.actor and not sides & {a.party for a in m.actor}), None)


def _moves(act: Act, text: str) -> bool:
    """Whether an act waits for an answer; 'would accept it if' answers one itself."""
    return act.type in MOVES and not _ANSWERING.search(act.trigger.of(text))


def _unplaced(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The same actors without their words, which stand in another sentence."""
    return tuple(Actor(a.name, a.party) for a in actors)

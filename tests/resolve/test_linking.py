"""Conditions linked to the acts and sides in their words."""

from dataclasses import dataclass

from rapporteur.domain.act import Act, Actor, Condition
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.resolve.conditions.linking import linked

TEXT = "Norland will not claim Vesk if Astrea signs and Sundmark agrees."


@dataclass
class Known:
    mentions: tuple[Mention, ...]


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def known(*names: str) -> Known:
    return Known(tuple(Mention(at(n), "party", n, n) for n in names))


CONDITION = Condition("if", at("if Astrea signs and Sundmark agrees"))
PLEDGE = Act("a1", "PLEDGE", at("will not claim"), condition=CONDITION)


def test_the_acts_in_the_words_and_their_side():
    inner = Act("a2", "AGREE", at("signs"), actor=(Actor("Astrea", "Astrea"),))
    first, second = linked(TEXT, (PLEDGE, inner), known("Norland", "Astrea", "Sundmark"))
    assert first.condition == Condition("if", CONDITION.span, "Astrea", ("a2",))
    assert second == inner


def test_the_side_right_after_the_marker():
    assert linked(TEXT, (PLEDGE,), known("Norland", "Astrea"))[0].condition == Condition("if", CONDITION.span, "Astrea")


def test_a_side_elsewhere_in_the_words_is_nobody_who_must_act():
    assert linked(TEXT, (PLEDGE,), known("Norland", "Sundmark"))[0].condition == CONDITION

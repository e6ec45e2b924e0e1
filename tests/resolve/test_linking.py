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
    first, second = linked((PLEDGE, inner), known("Norland", "Astrea", "Sundmark"))
    assert first.condition == Condition("if", CONDITION.span, "Astrea", ("a2",))
    assert second == inner


def test_the_only_side_that_the_words_name():
    assert linked((PLEDGE,), known("Norland", "Astrea"))[0].condition == Condition("if", CONDITION.span, "Astrea")


def test_two_sides_leave_it_open():
    assert linked((PLEDGE,), known("Astrea", "Sundmark"))[0].condition == CONDITION

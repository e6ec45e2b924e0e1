from dataclasses import replace

import pytest

from rapporteur.domain.act import Act, Actor, Condition
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.confidence import act_facts, calibrated, statement_facts, weighed_statements, weights

TEXT = "The agency said the mayor had promised that the pier, closed in spring, would open again if the council paid."
OUTER = Statement("s1", "indirect", (Span(16, 108),), (Span(11, 15),), (Span(0, 10),), "asserts", (), confidence=0.9)
INNER = Statement("s2", "indirect", (Span(44, 108),), (Span(30, 38),), (Span(16, 25),), "asserts", (), confidence=0.9)


def test_an_inner_statement_is_told_from_the_one_that_holds_it() -> None:
    both = (OUTER, INNER)
    assert [statement_facts(s, both, TEXT)["inner"] for s in both] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"source": ()}, "no_source"),
        ({"content": (Span(44, 52),)}, "few_words"),
        ({"content": (Span(44, 52), Span(73, 108))}, "parts"),
        ({"cue": (Span(90, 92),)}, "far_source"),
        ({"kind": "direct"}, "quotation"),
        ({"reasons": ("silent_idiom",)}, "rule"),
    ],
)
def test_each_circumstance_is_a_fact(changes: dict[str, object], fact: str) -> None:
    plain, changed = OUTER, replace(OUTER, **changes)  # type: ignore[arg-type]
    assert statement_facts(plain, (plain,), TEXT)[fact] == 0.0
    assert statement_facts(changed, (changed,), TEXT)[fact] == 1.0


def test_a_surer_tagger_makes_a_surer_statement_and_order_does_not_matter() -> None:
    unsure = replace(OUTER, confidence=0.5)
    confidence = {s.confidence: weighed_statements((s,), TEXT)[0].confidence for s in (OUTER, unsure)}
    assert 0 < confidence[0.5] < confidence[0.9] < 1
    assert {s.id: s.confidence for s in weighed_statements((OUTER, INNER), TEXT)} == {
        s.id: s.confidence for s in weighed_statements((INNER, OUTER), TEXT)
    }


def test_facts_of_an_act() -> None:
    act = Act("a1", "PLEDGE", Span(74, 84), "s2", confidence=0.8)
    facts = act_facts(act, (act, replace(act, id="a2")), (OUTER, INNER), (Span(0, 109),))
    assert (facts["no_side"], facts["condition"], facts["company"], facts["quotation"]) == (1, 0, 1, 0)
    sided = replace(act, actor=(Actor("Mayor", "City"),), condition=Condition("if", Span(91, 108)))
    assert act_facts(sided, (sided,), (OUTER, replace(INNER, kind="direct")), ()) == {
        **act_facts(act, (act,), (), ()), "no_side": 0, "condition": 1, "quotation": 1,
    }  # fmt: skip


def test_every_fact_has_its_weight() -> None:
    act = Act("a1", "PLEDGE", Span(74, 84))
    assert set(weights()["statement"]) == {"base", *statement_facts(OUTER, (OUTER,), TEXT)}
    assert set(weights()["act"]) == {"base", *act_facts(act, (act,), (), ())}


def test_confidence_is_a_logistic() -> None:
    assert calibrated({"a": 1.0, "b": 0.0}, {"base": -1.0, "a": 1.0, "b": 9.0}) == 0.5

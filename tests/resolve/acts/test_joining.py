"""Rules and trained reader together: what both find, what one finds alone, whom the reader points to."""

from dataclasses import replace

import pytest

from rapporteur.domain.annotation import Annotation, Trigger
from rapporteur.domain.span import Span
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import LEARNED, Around, joined, kept, typed_by, weighed
from rapporteur.resolve.acts.modality import modality_of
from rapporteur.resolve.acts.pointed import actor_of, recipient_of
from rapporteur.resolve.acts.seen import Seen, seen_in
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.acts.triggers import find_hits
from tests.resolve.acts.act_reading import acts_of, tree_of

HERE = Around(side=True)
TEXT = "Norland rejected the plan and glimped Sudria."


def trigger(tree: Tree, word: str, type_: str, present: float = 0.95, share: float = 0.9) -> Trigger:
    at = next(w for w in tree.words if w.low == word)
    return Trigger(at.span, present, ((type_, share),), (("actual", 0.9),), (("other", 0.9),), (), ())


def seen(tree: Tree, word: str, type_: str, **shares: float) -> Seen:
    return seen_in(tree, [trigger(tree, word, type_, **shares)], ())[0]


def hits(tree: Tree) -> tuple[Hit, ...]:
    return find_hits(tree)


def test_one_hit_where_both_find_an_act() -> None:
    tree = tree_of(TEXT)
    both = joined(tree, hits(tree), [seen(tree, "rejected", "REJECT")])
    assert [(h.type, h.rules[0] == LEARNED, h.seen is not None) for h in both] == [("REJECT", False, True)]


def test_a_word_that_no_entry_lists_is_the_readers_alone() -> None:
    tree = tree_of(TEXT)
    both = joined(tree, hits(tree), [seen(tree, "glimped", "ASSAULT")])
    assert [(h.type, h.rules[0] == LEARNED) for h in both] == [("REJECT", False), ("ASSAULT", True)]


def test_a_sure_reader_is_kept_and_a_doubtful_one_is_not() -> None:
    tree = tree_of(TEXT)
    sure, doubtful = (
        weighed(joined(tree, (), [seen(tree, "glimped", "ASSAULT", present=p, share=p)])[0], HERE) for p in (0.97, 0.1)
    )
    assert kept(sure)
    assert not kept(doubtful)
    assert sure.prior > doubtful.prior


def test_agreement_makes_surer_than_either_alone() -> None:
    tree = tree_of(TEXT)
    alone = weighed(joined(tree, hits(tree), [])[0], HERE).prior
    reader = weighed(joined(tree, (), [seen(tree, "rejected", "REJECT")])[0], HERE).prior
    both = weighed(joined(tree, hits(tree), [seen(tree, "rejected", "REJECT")])[0], HERE).prior
    assert both > max(alone, reader)


@pytest.mark.parametrize(("share", "type_"), [(0.99, "DENY"), (0.03, "REJECT")])
def test_the_rules_type_stands_unless_the_reader_is_sure_of_another(share: float, type_: str) -> None:
    tree = tree_of(TEXT)
    hit = replace(hits(tree)[0], seen=seen(tree, "rejected", "DENY", share=share))
    assert typed_by(hit, {"rule": 1.0, "prior": 0.5, "unlikely": 0.02}).type == type_


def test_the_reader_names_whom_the_syntax_does_not() -> None:
    tree = tree_of(TEXT)
    place = {w.low: w.i for w in tree.words}
    found = replace(seen(tree, "glimped", "ASSAULT"), actors=((place["norland"], 0.9),))
    found = replace(found, recipients=((place["sudria"], 0.8),))
    hit = joined(tree, (), [found])[0]
    told = actor_of(hit, ())
    assert [w.low for w in told] == ["norland"]
    assert [w.low for w in recipient_of(hit, (), told)] == ["sudria"]
    assert recipient_of(hit, (), (tree.words[place["sudria"]],)) == ()


def test_what_dates_and_words_say_of_modality_outweighs_a_guess() -> None:
    tree = tree_of(TEXT)
    found = seen(tree, "rejected", "REJECT")
    unsure = replace(found, trigger=replace(found.trigger, modalities=(("actual", 0.3), ("background", 0.3))))
    assert modality_of("planned", unsure) == "planned"
    doubting = replace(found, trigger=replace(found.trigger, modalities=(("negated", 0.95), ("actual", 0.05))))
    assert modality_of("actual", doubting) == "negated"


def test_without_a_trained_reader_the_rules_stand_alone() -> None:
    assert [a.type for a in acts_of(TEXT)] == ["REJECT"]
    passed_over = acts_of(TEXT, annotation=Annotation(triggers=()))
    assert [a.type for a in passed_over] == ["REJECT"]
    assert passed_over[0].confidence < acts_of(TEXT)[0].confidence


def test_a_trigger_outside_the_sentence_is_left_out() -> None:
    tree = tree_of(TEXT)
    far = replace(trigger(tree, "rejected", "REJECT"), span=Span(900, 905))
    assert seen_in(tree, [far], ()) == ()

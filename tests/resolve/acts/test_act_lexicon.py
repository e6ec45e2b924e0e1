"""The lexicon: its form, and that every entry's own example is met."""

import pytest

from rapporteur.domain.act import TYPES
from rapporteur.resolve.acts.constructions import fixed, phrases
from rapporteur.resolve.acts.frames import FLAGS, VALUED
from rapporteur.resolve.acts.lexicon import classes, rows
from rapporteur.resolve.acts.nouns import NOUN_FLAGS
from rapporteur.resolve.acts.triggers import find_hits
from tests.resolve.acts.act_reading import tree_of

SHALLOW_MISSES = 0.12  # share of the examples that words alone do not parse well enough for
EXAMPLES = sorted({(r.example, r.type) for r in rows()})


def test_every_type_has_entries() -> None:
    assert {r.type for r in rows()} == set(TYPES)


def test_entries_are_many_and_well_formed() -> None:
    assert len(rows()) > 2000
    for row in rows():
        assert 0.3 <= row.prior <= 0.95, row
        assert row.pos in {"v", "n", "a"}, row
        assert row.example.endswith("."), row


def test_frames_use_known_keys_and_classes() -> None:
    for row in rows():
        for need in row.needs:
            known = VALUED if need.values else FLAGS | NOUN_FLAGS
            assert need.key in known, (row, need)
            named = [v[1:] for v in need.values if v.startswith("@")]
            assert set(named) <= classes().keys() | {"agent", "any", "party"}, (row, need)


def test_examples_are_met_from_words_alone() -> None:
    missed = [e for e, type_ in EXAMPLES if type_ not in {h.type for h in find_hits(tree_of(e))}]
    assert len(missed) <= SHALLOW_MISSES * len(EXAMPLES), missed


@pytest.mark.parametrize("phrase", phrases(), ids=lambda p: p.example)
def test_fixed_wordings_meet_their_examples(phrase) -> None:  # type: ignore[no-untyped-def]
    assert phrase.type in {h.type for h in fixed(tree_of(phrase.example))}

"""The specimens compile, and become documents whose labels and pointers stand on the right words."""

import pytest

from training.acts.agreement import agreement
from training.acts.compile import FOLDER, bare, near_duplicates, passages_of
from training.acts.count import features
from training.acts.documents import ActDocument, attribution_layers, document, held_out, joined_acts
from training.acts.markup import ActPassage


@pytest.fixture(scope="module")
def specimens() -> list[ActPassage]:
    return passages_of([FOLDER / "specimens.txt"])


def words(doc: ActDocument, at: tuple[int, int]) -> str:
    return doc.text[doc.words[at[0]].start : doc.words[at[1] - 1].end]


def test_triggers_and_pointers_stand_on_their_words(specimens: list[ActPassage]) -> None:
    for passage in specimens:
        doc = document(passage)
        assert [words(doc, a.trigger) for a in doc.acts] == [a.trigger.of(passage.text) for a in passage.acts]
        for labelled, act in zip(doc.acts, passage.acts, strict=True):
            assert doc.triggers[labelled.trigger[0]] == f"B-{act.type}"
            assert doc.modalities[labelled.trigger[0]] == act.modality
            for role, ranges in labelled.arguments.items():
                assert [words(doc, r) for r in ranges] == [s.of(passage.text) for s in sorted(act.spans[role])]
        assert sum(t.startswith("B-") for t in doc.triggers) == len(passage.acts)


def test_links_lead_from_the_trigger(specimens: list[ActPassage]) -> None:
    doc = document(specimens[0])
    assert [(doc.words[i].of(doc.text), words(doc, r)) for i, r in doc.links("actor")] == [
        ("turned", "The ferrymen’s union"),
        ("offer", "Brask Lines"),
        ("would", "crews"),
    ]


def test_joined_documents_keep_their_acts(specimens: list[ActPassage]) -> None:
    parts = [document(p) for p in specimens]
    whole = joined_acts(parts)
    assert [words(whole, a.trigger) for a in whole.acts] == [words(d, a.trigger) for d in parts for a in d.acts]
    assert whole.triggers == [t for d in parts for t in d.triggers]
    cues = {(a.type, whole.words[a.statement].of(whole.text)) for a in whole.acts if a.statement}
    assert ("CONCEDE", "told") in cues


def test_the_same_texts_teach_attribution(specimens: list[ActPassage]) -> None:
    relayed = next(p for p in specimens if p.id == "specimens-013")
    outer, inner = attribution_layers(relayed)
    assert {outer.words[i].of(outer.text) for i, r in enumerate(outer.roles or ()) if r == "B-cue"} == {"reported"}
    assert {inner.words[i].of(inner.text) for i, r in enumerate(inner.roles or ()) if r == "B-cue"} == {"told"}


def test_no_specimen_is_held_out(specimens: list[ActPassage]) -> None:
    assert not any(held_out(p) for p in specimens)


def test_forms_are_told_apart(specimens: list[ActPassage]) -> None:
    found = {a.trigger.of(p.text): set(features(p, a)) for p in specimens for a in p.acts}
    assert found["expelled"] == {"passive"}
    assert found["offer"] == {"noun", "condition"}
    assert found["visit"] >= {"noun", "negated"}
    assert found["will never sell"] >= {"quoted"}


def test_a_second_annotation_is_compared(specimens: list[ActPassage]) -> None:
    assert set(agreement(specimens, specimens).values()) == {1.0}
    other = passages_of([FOLDER / "specimens.txt"])
    other[0].acts[0].type = "DENY"
    other[1].acts.pop()
    shares = agreement(specimens, other)
    assert shares["act"] < 1 > shares["type"] > shares["act and type"] - 0.1
    assert shares["condition"] == 1.0


def test_bare_text_has_no_marks_and_near_duplicates_are_found(specimens: list[ActPassage]) -> None:
    assert bare(specimens[0]).splitlines()[1] == specimens[0].text
    assert near_duplicates(specimens) == []
    copy = passages_of([FOLDER / "specimens.txt"])[0]
    copy.id = "specimens-099"
    assert near_duplicates([*specimens, copy]) == [("specimens-001", "specimens-099")]

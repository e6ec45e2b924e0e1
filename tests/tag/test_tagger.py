from dataclasses import replace
from pathlib import Path

import pytest

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.errors import ModelError
from rapporteur.read.reader import read_text
from rapporteur.tag.model import FOLDER, load
from rapporteur.tag.tagger import Tagger, _after_its_verb, _in_front, _joined_by_nothing

TEXT = (
    "Talks over the harbour will resume on Monday, the Norland foreign ministry said.\n\n"
    "“We have not moved an inch,” chief negotiator Vera Holm told reporters. The port authority denied that it had "
    "offered new terms."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def test_attributions_are_linked(tagger: Tagger) -> None:
    reading, _ = read_text(TEXT)
    text = reading.report.text
    found = {a.cue[0].of(text): a for a in tagger.annotate(reading)[0].attributions}
    assert found["said"].source[0].of(text) == "the Norland foreign ministry"
    assert found["said"].content[0].of(text) == "Talks over the harbour will resume on Monday"
    assert found["told"].content[0].of(text) == "“We have not moved an inch,”"
    assert "Vera Holm" in found["told"].source[0].of(text)
    assert found["denied"].source[0].of(text) == "The port authority"


def test_words_are_parsed(tagger: Tagger) -> None:
    reading, _ = read_text("The mediator met the two ministers in Vask.")
    tokens = tagger.annotate(reading)[0].tokens
    words = [t.span.of(reading.report.text) for t in tokens]
    verb = words.index("met")
    assert (tokens[verb].rel, tokens[verb].tag) == ("root", "VBD")
    assert [(t.rel, t.head) for t, w in zip(tokens, words, strict=True) if w in ("mediator", "ministers")] == [
        ("nsubj", verb),
        ("obj", verb),
    ]


def test_the_same_reading_gives_the_same_annotation(tagger: Tagger) -> None:
    reading, _ = read_text(TEXT)
    assert tagger.annotate(reading) == tagger.annotate(reading)


def test_attributions_by_the_wide_notion_can_be_left_out(tagger: Tagger) -> None:
    reading, _ = read_text(TEXT)
    whole, _ = tagger.annotate(reading)
    assert whole.attributions
    assert tagger.annotate(reading, wide=False)[0] == replace(whole, attributions=())


def test_a_long_report_goes_through_overlapping_windows(tagger: Tagger) -> None:
    paragraphs = [f"The union said that depot {n} would stay open." for n in range(120)]
    reading, _ = read_text("\n\n".join(paragraphs))
    found = [a for a in tagger.annotate(reading)[0].attributions if a.layer == 0]
    assert len(found) >= 118
    assert all(len(a.content) == 1 and len(a.source) == 1 for a in found)


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "attribution.onnx").write_bytes(b"not the model")
    with pytest.raises(ModelError, match="digest"):
        load(tmp_path)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        load(tmp_path)


def test_the_model_fits_its_package() -> None:
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) <= 30_000_000


def test_an_infinitive_that_nothing_joins_is_a_complement() -> None:
    def token(start: int, word: str, pos: str, tag: str, head: int, rel: str) -> Token:
        return Token(Span(start, start + len(word)), pos, tag, head, rel, 0)

    pressing = [
        token(0, "pressing", "VERB", "VBG", 0, "root"),
        token(9, "them", "PRON", "PRP", 0, "obj"),
        token(14, "to", "PART", "TO", 3, "mark"),
        token(17, "sign", "VERB", "VB", 0, "conj"),
    ]
    assert _joined_by_nothing(pressing, 3).rel == "xcomp"
    joined = [*pressing[:1], token(9, "and", "CCONJ", "CC", 3, "cc"), *pressing[2:]]
    assert _joined_by_nothing(joined, 3).rel == "conj"


def test_a_noun_in_front_of_a_verb_without_a_subject_is_its_subject() -> None:
    def made(tag: str) -> list[Token]:
        return [
            Token(Span(0, 5), "NOUN", "NNS", 1, "obj", 0),  # 'raids made him'
            Token(Span(6, 10), "VERB", tag, 1, "root", 0),
        ]

    assert _in_front(made("VBD"), 0, set()).rel == "nsubj"
    assert _in_front(made("VBD"), 0, {1}).rel == "obj"
    assert _in_front(made("VBN"), 0, set()).rel == "obj"


def test_an_infinitive_moves_to_its_verb_but_never_closes_a_ring() -> None:
    def token(n: int, pos: str, tag: str, head: int) -> Token:
        return Token(Span(10 * n, 10 * n + 5), pos, tag, head, "root" if head == n else "dep", 0)

    # 'left ... failed to agree'
    free = [
        token(0, "VERB", "VBD", 0),
        token(1, "VERB", "VBD", 0),
        token(2, "PART", "TO", 3),
        token(3, "VERB", "VB", 0),
    ]
    ring = [free[0], token(1, "VERB", "VBD", 3), *free[2:]]
    _after_its_verb(free, 3)
    assert [t.head for t in free] == [0, 0, 3, 1]
    _after_its_verb(ring, 3)
    assert [t.head for t in ring] == [0, 0, 3, 1]

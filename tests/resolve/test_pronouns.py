"""Third-person pronouns: the marked words of tests/cases/pronouns.toml, read with the shipped model."""

import tomllib
from pathlib import Path

import pytest
from marked import reading_of

from rapporteur.domain.span import Span
from rapporteur.pipeline import Stages
from rapporteur.resolve.who.cast import Cast, build_cast
from rapporteur.resolve.who.voices import Voice

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/pronouns.toml").read_text("utf-8"))["report"]
ROWS = [(n, k, want) for n, case in enumerate(CASES) for k, want in enumerate(case["means"])]


def told(voice: Voice) -> str:
    if voice.members:
        return " + ".join(voice.members)
    if voice.name:
        return voice.name
    return f"~ {voice.description}" if voice.description and voice.kind != "unknown" else "open"


@pytest.fixture(scope="module")
def casts(stages: Stages) -> list[tuple[Cast, list[Span]]]:
    out = []
    for case in CASES:
        reading, spans = reading_of(case["text"])
        out.append((build_cast(reading, stages.tagger.annotate(reading)[0], stages.gazetteer), spans))
    return out


@pytest.mark.parametrize(
    ("n", "k", "want"), [pytest.param(*row, id=f"{CASES[row[0]]['why'][:30]} {row[1]}") for row in ROWS]
)
def test_pronoun(casts: list[tuple[Cast, list[Span]]], n: int, k: int, want: str) -> None:
    cast, spans = casts[n]
    assert told(cast.voice(spans[k])) == want


def test_every_mark_has_a_line_and_there_are_enough() -> None:
    assert all(c["text"].count("«") == len(c["means"]) for c in CASES)
    assert len(ROWS) >= 40


def test_who_is_left_open_is_told_with_the_candidates(stages: Stages) -> None:
    text = "The judge, Elizabeth Crane, heard the witness, Sarah Quill, on Monday. Outside, she said the case was lost."
    reading, _ = reading_of(text)
    doubts = build_cast(reading, stages.tagger.annotate(reading)[0], stages.gazetteer).diagnostics
    left = [d for d in doubts if d.code == "party.ambiguous"]
    assert [d.span.of(text) for d in left if d.span] == ["she"]
    assert "Sarah Quill" in left[0].candidates

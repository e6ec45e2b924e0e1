"""Whom a mention stands for, in sentences of our own writing: tests/cases/parties.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import cast_of

from rapporteur.resolve.who.voices import Voice

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "parties.toml").read_text("utf-8"))
CASES = [(g.get("published"), *row) for g in TABLE["group"] for row in g["cases"]]
WRONG = {row[0] for g in TABLE["group"] if g.get("wrong") for row in g["cases"]}


def told(voice: Voice) -> str:
    if voice.members:
        return f"{' + '.join(voice.members)} | {voice.party or '-'}"
    return f"{f'~ {voice.description}' if voice.anonymous else voice.name} | {voice.party or '-'}"


@pytest.mark.parametrize(("published", "text", "want"), CASES, ids=[text[:60] for _, text, _ in CASES])
def test_party(request: pytest.FixtureRequest, published: str | None, text: str, want: str) -> None:
    if text in WRONG:
        request.applymarker(pytest.mark.xfail(strict=True, reason="listed as still wrong"))
    head: dict[str, Any] = {"published": published} if published else {}
    cast, spans, _ = cast_of(text, **head)
    assert told(cast.voice(spans[0])).replace("’", "'") == want


def test_there_are_two_hundred() -> None:
    assert len({text for _, text, _ in CASES}) == len(CASES) >= 200

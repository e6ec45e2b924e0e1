"""What a name of land stands for, in sentences of our own writing: tests/cases/places.toml."""

import tomllib
from pathlib import Path

import pytest
from marked import cast_of

from rapporteur.domain.mention import Mention
from rapporteur.resolve.who.gazetteer import Gazetteer

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text("utf-8"))
CASES = [row for g in TABLE["group"] for row in g["cases"]]
STATES = Gazetteer.load().states


def told(mention: Mention | None) -> str:
    if mention is None or mention.kind not in ("place", "party"):
        return "-"
    if mention.kind == "place":
        return f"place | {mention.name} | {mention.code or '-'}"
    if mention.name in STATES:
        return f"state | {mention.name} | {mention.code or '-'}"
    return f"side | {mention.name} | {mention.party}" if mention.party else "-"


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text[:60] for text, _ in CASES])
def test_place(text: str, want: str) -> None:
    cast, spans, _ = cast_of(text)
    assert told(cast.at(spans[0])) == want


def test_there_are_two_hundred() -> None:
    assert len({text for text, _ in CASES}) == len(CASES) >= 200

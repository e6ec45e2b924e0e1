"""Whom the words of an act's participant stand for: tests/cases/participants.toml."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from marked import reading_of

from rapporteur.domain.annotation import Annotation
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "participants.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_participant(case: dict[str, Any]) -> None:
    reading, spans = reading_of(case["text"])
    cast = build_cast(replace(reading, dateline_place=case.get("dateline")), Annotation(), Gazetteer.load())
    found = sorted(f"{m.name or '-'} | {m.party or '-'}" for m in cast.resolve(spans[0]))
    assert " + ".join(found).replace("’", "'") == case["want"]

"""Whose an office, a seat or a force is where its words name no state: tests/cases/home.toml."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from test_parties import told

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.span import Span
from rapporteur.read.reader import read_text
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "home.toml").read_text("utf-8"))
CASES = [(g.get("outlet"), *row) for g in TABLE["group"] for row in g["cases"]]


@pytest.mark.parametrize(("outlet", "marked", "want"), CASES, ids=[text[:60] for _, text, _ in CASES])
def test_home(outlet: str | None, marked: str, want: str) -> None:
    words = marked[marked.index("«") + 1 : marked.index("»")]
    reading, _ = read_text(f"Talks go on\n\n{marked.replace('«', '').replace('»', '')}\n")
    reading = replace(reading, report=replace(reading.report, outlet=outlet))
    start = reading.report.text.rindex(words)
    cast = build_cast(reading, Annotation(), Gazetteer.load())
    assert told(cast.voice(Span(start, start + len(words)))) == want

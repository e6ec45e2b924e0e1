import tomllib
from pathlib import Path

import pytest

from rapporteur.read.reader import read_text
from rapporteur.resolve.quotes import find_quotes
from rapporteur.resolve.saying.frame import Scene
from rapporteur.resolve.saying.silence import find_silence
from rapporteur.resolve.syntax import Syntax
from rapporteur.tag.tagger import Tagger

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "silence.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_dodges_are_found_with_what_was_asked(case: dict) -> None:  # type: ignore[type-arg]
    reading, _ = read_text(case["text"])
    text = reading.report.text
    annotation, _ = Tagger.load().annotate(reading)
    scene = Scene(reading, Syntax(text, annotation.tokens), find_quotes(text, reading.paragraphs)[0])
    found = [
        [f.source[0].of(text), f.cue[0].of(text), "".join(c.of(text) for c in f.content)] for f in find_silence(scene)
    ]
    assert found == case["found"]

import tomllib
from pathlib import Path

import pytest
from resolve.saying.given import statements_of

from rapporteur.pipeline import Stages

ROWS = tomllib.loads((Path(__file__).parents[2] / "cases" / "stances.toml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize(("stance", "marked"), ROWS, ids=[r[1][-60:] for r in ROWS])
def test_the_stance_of_given_spans(stages: Stages, stance: str, marked: str) -> None:
    found = statements_of(stages, marked)[1]
    assert (found.stance if found else "none") == stance

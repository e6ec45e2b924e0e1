"""Small dossiers from text to rows; `python -m bench stories` counts all of bench/stories."""

from pathlib import Path

import pytest

from bench.stories.told import STORIES, outcomes, postings, story
from rapporteur.pipeline import Stages

#: Stories whose rows are all told as their tables have them; the others wait for the reader.
WHOLE = ("04-truce", "07-extradition", "12-inspectors")


@pytest.mark.parametrize("path", [p for p in STORIES if p.stem in WHOLE], ids=lambda p: p.stem)
def test_a_story_has_the_rows_of_its_table_and_no_others(path: Path, stages: Stages) -> None:
    table = story(path)
    told = outcomes(table, postings(table, stages))
    assert {o.view: o.false for o in told if o.false} == {}
    assert {o.view: o.missed for o in told if o.missed} == {}

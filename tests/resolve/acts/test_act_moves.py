"""Acts of single sentences, from a table that a linguist can edit; each is read from the words and with the parse."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.tag.tagger import Tagger
from tests.resolve.acts.act_reading import acts_of, reading_of, shown

TABLE = Path(__file__).parents[2] / "cases" / "acts_moves.toml"
CASES = [case for rows in tomllib.loads(TABLE.read_text("utf-8")).values() for case in rows]
ENOUGH = 0.94  # share of the table that the trained parse must read exactly; it errs on some


@pytest.mark.parametrize("case", [c for c in CASES if c.get("words", True)], ids=lambda c: c["text"])
def test_words_alone_tell_the_acts(case: dict) -> None:
    assert [shown(case["text"], a) for a in acts_of(case["text"])] == case["acts"]


def test_with_the_parse() -> None:
    tagger = Tagger.load()
    wrong = []
    for case in CASES:
        annotation, _ = tagger.annotate(reading_of(case["text"]))
        got = [shown(case["text"], a) for a in acts_of(case["text"], annotation=annotation)]
        if got != case["acts"]:
            wrong.append((case["text"], got))
    assert len(wrong) <= (1 - ENOUGH) * len(CASES), wrong

"""When statements were said: passages of two to five sentences through the whole program, network and all."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "said.toml").read_text("utf-8"))
ROWS = [row for name in ("first", "second") for row in TABLE[name]]
ASKED, SHARE = 100, 0.95


def said(stages: Stages, published: str, text: str, cues: list[str]) -> list[str | None]:
    """The day of each cue's statement, '' where it is open, None where there is no statement at that cue."""
    read = Read(*read_text(text, given=Given(outlet="Vask Courier", published=published or None)))
    record, at, out = stages.record(read), 0, []
    for cue in cues:
        at = record.report.text.index(cue, at) + len(cue)
        found = [s.said or "" for s in record.statements if any(c.start < at <= c.end for c in s.cue)]
        out.append(found[0] if found else None)
    return out


@pytest.mark.parametrize(("published", "text", "expected"), ROWS, ids=range(len(ROWS)))
def test_when_each_statement_was_said(stages: Stages, published: str, text: str, expected: list[list[str]]) -> None:
    assert said(stages, published, text, [cue for cue, _ in expected]) == [day for _, day in expected]


@pytest.mark.parametrize(("published", "text", "expected"), TABLE["wrong"])
def test_what_is_listed_as_wrong_is_wrong_still(
    stages: Stages, published: str, text: str, expected: list[list[str]]
) -> None:
    assert said(stages, published, text, [cue for cue, _ in expected]) != [day for _, day in expected]


def test_the_table_is_long_enough_and_nearly_all_of_it_is_right() -> None:
    assert len(ROWS) >= ASKED
    assert len(ROWS) / (len(ROWS) + len(TABLE["wrong"])) >= SHARE

"""When acts took place: passages through the whole program, network and all."""

import tomllib
from pathlib import Path

import pytest

from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "act_times.toml").read_text("utf-8"))


def times(stages: Stages, published: str, text: str, words: list[str]) -> list[str | None]:
    """The time of the act at each of the words, '' where it is open, None where there is no act."""
    read = Read(*read_text(text, given=Given(outlet="Vask Courier", published=published or None)))
    record, at, out = stages.record(read), 0, []
    for word in words:
        at = record.report.text.index(word, at) + len(word)
        found = [a.time or "" for a in record.acts if a.trigger.start < at and at - len(word) < a.trigger.end]
        out.append(found[0] if found else None)
    return out


@pytest.mark.parametrize(("published", "text", "expected"), TABLE["first"], ids=range(len(TABLE["first"])))
def test_when_an_act_took_place(stages: Stages, published: str, text: str, expected: list[list[str]]) -> None:
    assert times(stages, published, text, [word for word, _ in expected]) == [time for _, time in expected]


@pytest.mark.parametrize(("published", "text", "expected"), TABLE["wrong"])
def test_what_is_listed_as_wrong_is_wrong_still(
    stages: Stages, published: str, text: str, expected: list[list[str]]
) -> None:
    assert times(stages, published, text, [word for word, _ in expected]) != [time for _, time in expected]

"""Whom names, descriptions and pronouns mean within a report: tests/cases/references.toml, read with the shipped network."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import reading_of

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.pipeline import Stages
from rapporteur.resolve.who.cast import Cast, build_cast

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "references.toml").read_text("utf-8"))["passage"]
MARKS = [
    pytest.param(case, n, id=f"{case['why']} [{n}]", marks=[pytest.mark.xfail(strict=True, reason=case["wrong"])])
    if n in case.get("wrong_marks", range(len(case["means"])) if "wrong" in case else ())
    else pytest.param(case, n, id=f"{case['why']} [{n}]")
    for case in CASES
    for n in range(len(case["means"]))
]


def told(cast: Cast, span: Span) -> str:
    """What the cast makes of marked words, in the form of the table."""
    sides = sorted({(m.party or "-", m.name or "~") for m in cast.resolve(span)})
    found = [f"{name} | {party}" for party, name in sides]
    doubts = [d for d in cast.diagnostics if d.code == "party.ambiguous" and d.span and d.span.overlaps(span)]
    if doubts and not any(m.name and m.kind == "person" for m in cast.resolve(span)):
        return f"? {', '.join(sorted(doubts[-1].candidates))}"
    return " + ".join(found).replace("’", "'")


def as_wanted(got: str, want: str) -> bool:
    """Whether they agree, '*' standing for any name or party."""
    return re.fullmatch(re.escape(want).replace(re.escape("*"), "[^|+]*?"), got) is not None


@pytest.mark.parametrize(("case", "n"), MARKS)
def test_who_is_meant(case: dict[str, Any], n: int, stages: Stages) -> None:
    head = {k: case[k] for k in ("published", "outlet", "title") if k in case}
    reading, spans = reading_of(case["text"], **head)
    annotation, _ = stages.tagger.annotate(reading)
    cast = build_cast(reading, annotation, stages.gazetteer)
    assert as_wanted(told(cast, spans[n]), case["means"][n]), told(cast, spans[n])


def test_stars_stand_for_anything() -> None:
    assert as_wanted("Ida Holm | Norland", "Ida Holm | *")
    assert as_wanted("A | Norland + B | Sudria", "* | Norland + * | Sudria")
    assert not as_wanted("A | Norland", "* | Sudria")
    assert not as_wanted("A | Norland", "* | Norland + * | Sudria")


def test_a_mention_without_side_is_told_so(stages: Stages) -> None:
    reading, spans = reading_of("«Residents» said the train was late.")
    cast = build_cast(reading, stages.tagger.annotate(reading)[0], stages.gazetteer)
    assert told(cast, spans[0]) == "~ | -"
    assert all(isinstance(m, Mention) for m in cast.resolve(spans[0]))

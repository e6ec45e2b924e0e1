"""A title or description that more than one fits stays open: the marked words of tests/cases/ambiguous.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import cast_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "ambiguous.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_a_name_is_given_where_one_only_fits(case: dict[str, Any]) -> None:
    head = {"outlet": case["outlet"]} if "outlet" in case else {}
    cast, spans, _ = cast_of(case["text"], **head)
    voices = [cast.voice(span) for span in spans]
    assert ["~" if v.anonymous else v.name for v in voices] == case["voices"]
    doubts = [d for d in cast.diagnostics if d.span and any(s.overlaps(d.span) for s in spans)]
    assert [sorted(d.candidates) for d in doubts] == case["open"]

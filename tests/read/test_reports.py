"""The table of raw reports: every line of the body, and nothing else, comes out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rapporteur.read.reader import read_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "read_reports.toml").read_text("utf-8"))["report"]
FIELDS = {"outlet", "published", "title", "byline", "url"}


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_report_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    reading, doubts = read_text(case["raw"])
    report = reading.report
    assert report.text.split("\n\n") == case["body"]
    assert {k: getattr(report, k) or "" for k in FIELDS & set(case)} == {k: case[k] for k in FIELDS & set(case)}
    assert report.published_basis == case.get("basis", report.published_basis)
    assert list(report.credit) == case.get("credit", list(report.credit))
    assert list(report.related) == case.get("related", list(report.related))
    assert reading.dateline_place == case.get("place", reading.dateline_place)
    headings = [h.of(report.text) for h in reading.headings]
    assert headings == case.get("headings", headings)
    assert set(case.get("diagnostics", [])) <= {d.code for d in doubts}

"""Heads of many houses: day of publication, its basis, the outlet, and the doubts about dates."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rapporteur.read.reader import Given, read_bytes, read_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "heads.toml").read_text("utf-8"))
ROWS = [row for name in ("first", "second") for row in CASES[name]]
BODY = (
    "The council of Vask met to discuss the ferry, officials of both towns said after a long evening by the lake.",
    "“We will not sign before the spring,” the mayor told the meeting, and the ferrymen nodded and went home.",
)


def whole(row: dict[str, Any]) -> str:
    """The head of a row before the body, as a text or as a page."""
    if "page" in row:
        head, _, above = row["page"].partition("|||")
        body = above + "".join(f"<p>{p}</p>" for p in BODY)
        return (
            f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>Ferry talks resume</h1>{body}</article></body>"
        )
    gap = "" if row["text"].endswith(" ") else "\n\n"
    return f"{row['text']}{gap}{BODY[0]}\n\n{BODY[1]}\n\n{row.get('foot', '')}"


def told(row: dict[str, Any]) -> dict[str, Any]:
    """What the program makes of a row, by the keys that the row has."""
    reading, doubts = read_text(whole(row), given=Given(url=row.get("url")))
    report = reading.report
    found = {"published": report.published or "", "basis": report.published_basis, "outlet": report.outlet or ""}
    codes = sorted({d.code for d in doubts if d.code.startswith("date.")})
    return {k: v for k, v in found.items() if k in row} | {"doubts": codes, "body": report.text.split("\n\n")[-2:]}


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    """What the row says, in the same form."""
    named = {k: row[k] for k in ("published", "basis", "outlet") if k in row}
    return named | {"doubts": sorted(row.get("doubts", [])), "body": list(BODY)}


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_what_a_head_tells(row: dict[str, Any]) -> None:
    assert told(row) == wanted(row)


@pytest.mark.parametrize("row", CASES["wrong"], ids=range(len(CASES["wrong"])))
def test_what_is_listed_as_wrong_is_wrong_still(row: dict[str, Any]) -> None:
    assert told(row) != wanted(row)


@pytest.mark.parametrize(
    ("fields", "published", "codes"),
    [
        ('"published": "2025-05-06T22:30:00Z"', "2025-05-06", []),
        ('"date": "6 May 2025"', "2025-05-06", []),
        ('"published": "2025-05-06", "date": "1 January 1999"', "2025-05-06", []),
        ('"pubDate": "Tue, 06 May 2025 22:30:00 GMT"', "2025-05-06", []),
        ('"published_at": "2025-05-06", "updated_at": "2025-05-01"', "2025-05-06", ["date.conflict"]),
        ('"published": "soon"', None, ["date.unreadable", "date.none"]),
        (
            '"published": "2025-05-06", "url": "https://vasktimes.example/2024/01/09/ferry"',
            "2025-05-06",
            ["date.conflict"],
        ),
    ],
)
def test_the_day_of_a_row_of_json(fields: str, published: str | None, codes: list[str]) -> None:
    row = f'{{"text": "{BODY[0]}", "outlet": "Vask Times", {fields}}}'
    ((reading, doubts),) = read_bytes(row.encode(), name="x.jsonl").readings
    assert (reading.report.published, [d.code for d in doubts]) == (published, codes)

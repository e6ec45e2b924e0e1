import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.track.dates import after, compatible, earliest, latest, precision

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1))


def _day(value: str, open_: date) -> date | None:
    return open_ if value == "open" else date.fromisoformat(value) if value else None


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["edtf"])
def test_first_and_last_day(case: dict[str, Any]) -> None:
    assert earliest(case["edtf"]) == _day(case["first"], date.min)
    assert latest(case["edtf"]) == _day(case["last"], date.max)


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    first, last = earliest(text), latest(text)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@given(DAYS, DAYS)
def test_two_days_are_compatible_where_they_are_one(a: date, b: date) -> None:
    assert compatible(a.isoformat(), b.isoformat()) == (a == b)
    assert compatible(f"{a:%Y-%m}".rjust(7, "0"), a.isoformat())


def test_a_day_without_a_year_is_that_day_of_any_year() -> None:
    assert compatible("XXXX-06-03", "2025-06-03")
    assert not compatible("XXXX-06-03", "2025-06-04")
    assert not compatible(None, "2025-06-03")


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_duration_in_days_ends_that_many_days_later(start: date, days: int) -> None:
    assert after(start.isoformat(), f"P{days}D") == (start + timedelta(days=days)).isoformat()


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert after("2025-01-31", "P1M") == "2025-02-28"
    assert after("2025-01", "P1M") is None
    assert after("2025-01-31", "soon") is None
    assert precision("2025-02") == 28

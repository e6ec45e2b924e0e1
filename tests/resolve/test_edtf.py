"""EDTF text as days: bounds, shifts, durations, and what is no value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.resolve.times.edtf import add_duration, bounds, days_between, precision_of, shift


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-05-14", "2025-05-14", "2025-05-14"),
        ("2025-04~", "2025-04-01", "2025-04-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2025-34", "2025-04-01", "2025-06-30"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2014/2020", "2014-01-01", "2020-12-31"),
    ],
)
def test_bounds_of_a_value(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf", [None, "", "2025-02-30", "2025-13", "0999", "2201", "2025-05/..", "XXXX-06-03", "soon"]
)
def test_what_has_no_bounds(edtf: str | None) -> None:
    assert bounds(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "count", "unit", "expected"),
    [
        ("2025-04-19", 1, "week", "2025-04-26"),
        ("2025-01-31", 1, "month", "2025-02-28"),
        ("2025-01", -2, "month", "2024-11"),
        ("2021", 1, "year", "2022"),
        ("2021", 1, "month", None),
        ("2025-04", 1, "week", None),
        ("2025-04-19", 5, "hour", "2025-04-19"),
        ("2200-12-31", 1, "day", None),
        ("2025-04-19", 9999, "decade", None),
    ],
)
def test_shifts_keep_the_precision(edtf: str, count: int, unit: str, expected: str | None) -> None:
    assert shift(edtf, count, unit) == expected


def test_hours_round_up_to_days() -> None:
    assert [add_duration("2025-03-18", d) for d in ("PT48H", "PT1H", "P1M", "P")] == [
        "2025-03-20",
        "2025-03-19",
        "2025-04-18",
        "2025-03-18",
    ]


@given(st.dates(date(1100, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_a_duration_in_days_and_its_end_agree(start: date, days: int) -> None:
    end = add_duration(start.isoformat(), f"P{days}D")
    assert days_between(start.isoformat(), end) == days
    assert precision_of(end) == "day"

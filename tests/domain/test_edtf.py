from datetime import date

import pytest

from rapporteur.domain.edtf import bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-03-18", "2025-03-18", "2025-03-18"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-04~", "2025-04-01", "2025-04-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-XX-XX", "2025-01-01", "2025-12-31"),
        ("2025-03-XX", "2025-03-01", "2025-03-31"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2025-36", "2025-10-01", "2025-12-31"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-03-18/2025-04-17", "2025-03-18", "2025-04-17"),
        ("2025-03-18/..", "2025-03-18", None),
        ("../2025-04", None, "2025-04-30"),
        ("XXXX-06-03", None, None),
        ("2025-02-30", None, None),
        ("0000", None, None),
        (None, None, None),
    ],
)
def test_bounds(edtf: str | None, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == tuple(d and date.fromisoformat(d) for d in (first, last))

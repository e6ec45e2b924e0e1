import pytest

from bench.reliability import expected_error, kept, table


def test_the_error_is_the_gap_in_each_bin_by_its_share() -> None:
    pairs = [(0.95, True)] * 8 + [(0.95, False)] * 2 + [(0.25, False)] * 10
    assert expected_error(pairs) == pytest.approx((10 * 0.15 + 10 * 0.25) / 20)
    assert expected_error([(1.0, True), (0.0, False)]) == 0


def test_what_holding_back_buys() -> None:
    pairs = [(0.95, True), (0.9, True), (0.8, False), (0.4, False)]
    assert kept(pairs, 0.9) == (1.0, 0.5)
    assert kept(pairs, 0.5) == (pytest.approx(2 / 3), 0.75)
    assert kept(pairs, 0.99) == (1.0, 0.0)


def test_the_table_is_markdown() -> None:
    head, rule, line = table([("statements", [(0.95, True), (0.6, False)])]).splitlines()
    assert head.count("|") == rule.count("|") == line.count("|")
    assert "| 2 | 0.500 |" in line
    assert line.endswith("1.000 (0.50) |")

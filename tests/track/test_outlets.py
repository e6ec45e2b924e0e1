"""Names of outlets."""

import pytest

from rapporteur.track.outlets import is_wire, same_outlet


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the Post", "Harbour Post"),
        ("Channel Nine", "Channel Nine News"),
        ("the Tribune", "Tribune of Sarn"),
        ("AFP", "Agence France-Presse"),
        ("BBC", "British Broadcasting Corporation"),
        ("TASNA", "Tavian State News Agency"),
        ("Radio Delta", "Six O'Clock Programme, Radio Delta"),
    ],
)
def test_one_outlet_under_two_names(a: str, b: str) -> None:
    assert same_outlet(a, b)
    assert same_outlet(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Harbour Post", "Harbour Wire"),
        ("Harbour Post", "Eastern Post"),
        ("Post", "Postal News"),
        (None, None),
        ("", ""),
    ],
)
def test_two_outlets(a: str | None, b: str | None) -> None:
    assert not same_outlet(a, b)


def test_agencies() -> None:
    assert all(map(is_wire, ("Reuters", "Coast Wire", "Norden Press Agency", "KNA", "Agence Lumen")))
    assert not any(map(is_wire, ("Harbour Post", "BBC", "The Ledger", None)))

"""The gazetteer and its tables."""

import pytest

from rapporteur.resolve.who.gazetteer import Gazetteer, fold
from rapporteur.resolve.who.tables import rows

GAZETTEER = Gazetteer.load()


def test_it_is_read_once() -> None:
    assert Gazetteer.load() is GAZETTEER


@pytest.mark.parametrize(
    ("word", "name", "kind", "party"),
    [
        ("the Kremlin", "Kremlin", "metonym", "Russia"),
        ("Sudanese", "Sudan", "demonym", "Sudan"),
        ("U.S.", "United States", "state", "United States"),
        ("Georgia", "Georgia", "state", "Georgia"),
        ("Washington", "Washington", "capital", "United States"),
        ("Côte d’Ivoire", "Ivory Coast", "state", "Ivory Coast"),
        ("European Commission", "European Commission", "organisation", "European Union"),
        ("RSF", "Rapid Support Forces", "organisation", "Rapid Support Forces"),
        ("International Criminal Court", "International Criminal Court", "organisation", None),
        ("AFP", "Agence France-Presse", "outlet", None),
        ("Guterres", "António Guterres", "person", "United Nations"),
        ("Kherson", "Kherson", "place", "Ukraine"),
    ],
)
def test_find(word: str, name: str, kind: str, party: str | None) -> None:
    entry = GAZETTEER.find(word)
    assert entry is not None
    assert (entry.name, entry.kind, entry.party) == (name, kind, party)


def test_case_counts() -> None:
    assert GAZETTEER.find("china") is None
    assert GAZETTEER.find("turkey") is None


@pytest.mark.parametrize(
    ("title", "party", "day", "who"),
    [
        ("prime minister", "United Kingdom", "2019-06-30", ("Theresa May",)),
        ("prime minister", "United Kingdom", "2019-08-01", ("Boris Johnson",)),
        ("president", "United States", "2024-11-30", ("Joe Biden",)),
        ("president", "United States", "2025", ("Donald Trump", "Joe Biden")),
        ("foreign minister", "Russia", "2019", ("Sergei Lavrov",)),
        ("foreign minister", "Russia", "2001", ("Igor Ivanov",)),
        ("president", "United States", None, ("Donald Trump",)),
        ("foreign minister", "France", "2019-05-01", ("Jean-Yves Le Drian",)),
        ("foreign minister", "France", "2025-05-01", ("Jean-Noël Barrot",)),
        ("foreign minister", "Germany", "2003-03-01", ("Joschka Fischer",)),
        ("foreign minister", "Iran", "2019-05-01", ("Mohammad Javad Zarif",)),
        ("foreign minister", "Iran", "2025-05-01", ("Abbas Araghchi",)),
        ("defence minister", "Japan", "2025-11-01", ("Shinjiro Koizumi",)),
        ("secretary-general", "Arab League", "2020", ("Ahmed Aboul Gheit",)),
        ("foreign policy chief", "European Union", "2016-05-01", ("Federica Mogherini",)),
        ("envoy", "United Nations", "2025", ()),
        ("president", "Velia", "2025", ()),
    ],
)
def test_in_office(title: str, party: str, day: str | None, who: tuple[str, ...]) -> None:
    assert GAZETTEER.in_office(title, party, day) == who


@pytest.mark.parametrize(
    ("person", "day", "party"),
    [
        ("Donald Trump", "2018-01-01", "United States"),
        ("Donald Trump", "2022-01-01", None),
        ("Donald Tusk", "2016", "European Union"),
        ("Donald Tusk", "2024-05-05", "Poland"),
        ("Nobody Known", "2024", None),
    ],
)
def test_party_of(person: str, day: str, party: str | None) -> None:
    assert GAZETTEER.party_of(person, day) == party


def test_every_party_of_the_tables_is_a_name_of_the_tables() -> None:
    known = GAZETTEER.states | {r["name"] for r in rows("organisations.tsv")}
    for table in ("people.tsv", "metonyms.tsv"):
        assert {r["party"] for r in rows(table) if r["party"]} <= known
    assert {r["state"] for r in rows("places.tsv") if r["state"]} <= known


def test_tables_have_no_double_names() -> None:
    for table in ("states.tsv", "organisations.tsv", "metonyms.tsv", "outlets.tsv", "places.tsv"):
        names = [r["name"] for r in rows(table)]
        assert len(names) == len(set(names)), table


def test_tables_are_large_enough() -> None:
    assert len(rows("states.tsv")) >= 200
    assert len({r["name"] for r in rows("people.tsv")}) >= 250


def test_fold_is_settled_after_once() -> None:
    for word in ("the  Kremlin", "The Hague", "N’Djamena", "the"):
        assert fold(fold(word)) == fold(word)

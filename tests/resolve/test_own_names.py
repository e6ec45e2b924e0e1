"""A user's own names: what the file says, and that it wins."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.own_file import parse_own_names
from rapporteur.resolve.who.own_names import with_own_names
from rapporteur.resolve.who.words import words_of

CASES = Path(__file__).parents[1] / "cases"
NAMES = tomllib.loads((CASES / "people_names.toml").read_text("utf-8"))
REFUSED = tomllib.loads((CASES / "people_files.toml").read_text("utf-8"))["case"]
SHIPPED = Gazetteer.load()


def _read(file: str) -> Gazetteer:
    return with_own_names(SHIPPED, parse_own_names(file))


OWN = _read(NAMES["file"])


@pytest.mark.parametrize("case", NAMES["case"], ids=lambda c: c["words"])
def test_what_words_mean(case):
    entry = OWN.find(case["words"])
    assert entry is not None
    assert [entry.name, entry.kind, entry.party or ""] == case["is"]


@pytest.mark.parametrize("case", REFUSED, ids=lambda c: c["says"])
def test_a_file_that_is_none(case):
    with pytest.raises(ValueError) as error:
        _read(case["file"])
    assert case["says"] in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("day", "party"),
    [("2029-04-30", None), ("2029-05-01", "Tarn Pact"), ("2030-12-31", "Tarn Pact"), ("2031", "Norland")],
)
def test_a_person_acts_for_a_party_while_in_office(day: str, party: str | None) -> None:
    assert OWN.party_of("Ada Venn", day) == party


def test_codes_and_offices_that_the_file_leaves_out_stay() -> None:
    assert OWN.find("Rhine Republic") == SHIPPED.find("Germany")
    assert OWN.offices["Olaf Scholz"] == SHIPPED.offices["Olaf Scholz"]
    skarn, kherson = OWN.find("Lower Skarn"), SHIPPED.find("Kherson")
    assert skarn is not None
    assert kherson is not None
    assert skarn.code == kherson.code
    assert "Norland" in OWN.states
    assert OWN.adjective("Norland") == "Norlandic"


def test_the_files_office_holder_comes_before_the_tables() -> None:
    file = (
        '[[person]]\nname = "Ada Venn"\noffice = "president"\nparty = "France"\nsince = 2020-02-03\nuntil = "2021~"\n'
        '[[person]]\nname = "Tor Halden"\noffice = "Chief Negotiator"\nparty = "France"\n'
    )
    own = _read(file)
    assert own.in_office("president", "France", "2020-02-02") == ("Emmanuel Macron",)
    assert own.in_office("president", "France", "2021-12-31") == ("Ada Venn",)
    assert own.in_office("president", "France", "2022-01-01") == ("Emmanuel Macron",)
    assert own.in_office("chief negotiator", "France", None) == ("Tor Halden",)


def test_two_of_the_files_states_joined_by_a_hyphen_are_two_words() -> None:
    text = "The Norland-French talks"
    own, shipped = (words_of(text, (Span(0, len(text)),), g.own_states) for g in (OWN, SHIPPED))
    assert [w.text for w in own] == ["The", "Norland", "French", "talks"]
    assert [w.text for w in shipped] == ["The", "Norland-French", "talks"]


def test_the_shipped_names_are_left_as_they_were() -> None:
    assert Gazetteer.load() is SHIPPED
    assert SHIPPED.find("Norland") is None


_VALUES = st.one_of(
    st.text("Aab7 -.'", max_size=12).map('"{}"'.format),
    st.sampled_from(["true", "false", "7", "-3", "0.5", "[]", "[1]", '["A b"]', "{}", "2025-03-18", "10:00:00"]),
)
_KEYS = st.sampled_from(
    ["aliases", "kind", "adjective", "seat", "gender", "office", "party", "since", "until", "inside"]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["party", "person", "place"]), st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_any_file_is_read_or_refused_in_one_line(table: str, entry: dict[str, str]) -> None:
    lines = "".join(f"{key} = {value}\n" for key, value in entry.items())
    told = _refusal(f'[[{table}]]\nname = "Ada Venn"\n{lines}')
    assert told is None or (table in told and "\n" not in told)


def _refusal(file: str) -> str | None:
    try:
        found = _read(file).find("Ada Venn")
    except ValueError as error:
        return str(error)
    return None if found else "read, and not found again\n"

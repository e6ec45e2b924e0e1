"""The user's own names where land and event data are read: they win over the shipped ones."""

from pathlib import Path

import pytest
from marked import reading_of

from rapporteur.domain.act import Actor
from rapporteur.domain.annotation import Annotation
from rapporteur.dossier import plover_writer
from rapporteur.errors import UsageError
from rapporteur.export.plover_actors import Coder
from rapporteur.resolve.lands.territory import read_territory
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

FILE = """
[[party]]
name = "Kreml Front"
kind = "armed group"
adjective = "Jordanian"

[[place]]
name = "Sable Ridge"
aliases = ["Kherson"]
"""
TEXT = "Kherson has been under Jordanian control since 2014."


def _names(folder: Path) -> Gazetteer:
    file = folder / "own.toml"
    file.write_text(FILE, encoding="utf-8")
    return Gazetteer.load(file)


def _territory(names: Gazetteer) -> list[tuple[str, str | None, str]]:
    reading, _ = reading_of(TEXT)
    cast = build_cast(reading, Annotation(), names)
    rows, _ = read_territory(reading, Annotation(), (), (), cast, ())
    return [(r.place.name, r.place.code, r.party) for r in rows]


def test_place_and_side_of_the_file_are_those_of_the_row(tmp_path: Path) -> None:
    assert _territory(_names(tmp_path)) == [("Sable Ridge", None, "Kreml Front")]


def test_without_the_file_the_shipped_tables_tell_them() -> None:
    assert _territory(Gazetteer.load()) == [("Kherson", "UA-65", "Jordan")]


def test_an_armed_group_of_the_file_is_one_in_event_data(tmp_path: Path) -> None:
    actor = Actor("Kreml Front", "Kreml Front")
    assert Coder(_names(tmp_path)).sector(actor, None) == "REB"
    assert Coder(Gazetteer.load()).sector(actor, None) != "REB"
    assert plover_writer(people=tmp_path / "own.toml").gazetteer.find("Kreml Front")


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        plover_writer(people=tmp_path / "none.toml")

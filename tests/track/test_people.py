"""Whose side somebody is on is decided by what most reports of the dossier say."""

import pytest

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.track.people import is_person, said_sides, side_by, sides_of, with_sides


def _record(*people: tuple[str, str | None]) -> Record:
    """A report that names these people, each acting once and speaking once."""
    report = Report(id=str(people), text="", language="en")
    acts = tuple(
        Act(f"a{n}", "REJECT", Span(0, 0), None, (Actor(name, side, None),), (), (), ("process",), None, "actual")
        for n, (name, side) in enumerate(people)
    )
    said = tuple(
        Statement(f"s{n}", (), (), (), "indirect", "asserts", (ChainLink("Coast Wire", "outlet"), _voice(*p)))
        for n, p in enumerate(people)
    )
    return Record(report, said, acts)


def _voice(name: str, side: str | None) -> ChainLink:
    return ChainLink(name, "speaker", side)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ana Brod", True),
        ("Amna al-Tayeb", True),
        ("Ursula van der Lund", True),
        ("Brod", False),
        ("Foreign Ministry", False),
        ("Norland Coast Guard", False),
        ("400 people", False),
        ("officers in Port Vell", False),
        (None, False),
    ],
)
def test_who_is_a_person(name: str | None, person: bool) -> None:
    assert is_person(name) is person


def test_a_report_that_tells_no_side_takes_it_from_the_others() -> None:
    records = [_record(("Ana Brod", "Norland")), _record(("Ana Brod", None))]
    told = with_sides(records[1], sides_of(records))
    assert told.acts[0].actor[0].party == "Norland"
    assert told.statements[0].voice.party == "Norland"


def test_one_report_that_errs_is_outvoted_by_two() -> None:
    records = [_record(("Ana Brod", side)) for side in ("Norland", "Sudria", "Norland")]
    assert with_sides(records[1], sides_of(records)).acts[0].actor[0].party == "Norland"


def test_reports_vote_and_not_mentions() -> None:
    long = _record(*[("Ana Brod", "Sudria")] * 9)
    records = [long, _record(("Ana Brod", "Norland")), _record(("Ana Brod", "Norland"))]
    assert sides_of(records) == {"Ana Brod": "Norland"}


def test_where_the_reports_are_split_each_keeps_what_it_says() -> None:
    records = [_record(("Ana Brod", "Norland")), _record(("Ana Brod", "Sudria"))]
    assert sides_of(records) == {}
    assert [with_sides(r, sides_of(records)) for r in records] == records


def test_an_institution_is_another_one_in_every_state() -> None:
    records = [_record(("Foreign Ministry", "Norland")), _record(("Foreign Ministry", None))]
    assert with_sides(records[1], sides_of(records)).acts[0].actor[0].party is None


def test_an_outlet_is_never_given_a_side() -> None:
    record = _record(("Ana Brod", "Norland"))
    assert with_sides(record, {"Coast Wire": "Norland"}).statements[0].chain[0].party is None


def test_a_report_that_is_split_in_itself_has_no_vote() -> None:
    assert said_sides(_record(("Ana Brod", "Norland"), ("Ana Brod", "Sudria"))) == {"Ana Brod": None}
    assert side_by({"Norland": 3, "Sudria": 2}) is None

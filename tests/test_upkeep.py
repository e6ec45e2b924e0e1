"""Checking, dumping and loading, in both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numbered import numbered

from bench import postgresql
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.errors import ReportError
from rapporteur.ledger.ledger import Ledger
from rapporteur.read.identity import report_id
from rapporteur.upkeep import Loaded, Refused, check, dump, head, load

Address = str | Path


@pytest.fixture
def filled(address: Address, record: Record) -> Iterator[Ledger]:
    with Ledger(address, writable=True) as ledger:
        for number in range(3):
            ledger.post(numbered(record, number))
        yield ledger


def test_a_whole_dossier_has_no_faults(filled: Ledger) -> None:
    assert list(check(filled)) == []


# What was changed by hand, and what the check says of it. Each must be seen, and nothing else.
HARMS = {
    "UPDATE reports SET record = replace(record, 'signed nothing', 'signed a thing')": ("not that of its text", 4),
    "UPDATE reports SET added = '2030-01-01T00:00:00.000000Z'": ("not those that were entered", 5),
    "UPDATE reports SET record = replace(record, '\"spoken\"', '') || ' '": ("not those that were entered", 1),
    "UPDATE reports SET record = substr(record, 1, 99)": ("cannot be read", 1),
    "UPDATE reports SET outlet = 'Evening Copy'": ("table reports", 1),
    "UPDATE statements SET quote = 'We signed'": ("table statements", 1),
    "DELETE FROM actors": ("table actors", 1),
    "UPDATE issues SET issue = 'x' WHERE issue = 'trade.tariffs'": ("table issues", 1),
    "UPDATE diagnostics SET message = 'all is clear'": ("not those that were entered", 1),
    "UPDATE reports SET record = replace(record, '\"trigger\":[8,18]', '\"trigger\":[8,9999]')": ("act a1 points", 4),
    "UPDATE entries SET words = 'nothing'": ("full-text index", 1),
    "DELETE FROM entries": ("full-text index", 1),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_changed_dossier_is_found_out(filled: Ledger, harm: str) -> None:
    changed = filled.told()[1]
    key = "id" if harm.startswith("UPDATE reports") else "report_id"
    where = f"{' AND' if 'WHERE' in harm else ' WHERE'} {key} = '{changed}'"
    filled.do(lambda connection: connection.exec_driver_sql(harm + where))
    found = list(check(filled))
    says, at_most = HARMS[harm]
    assert {f.report_id for f in found} == {changed}
    assert any(says in f.message for f in found), found
    assert len(found) <= at_most


def into(place: Address, lines: list[str]) -> list[Loaded | Refused]:
    with Ledger(place, writable=True) as ledger:
        assert head(lines[0].encode(), "dump") == len(lines) - 1
        return list(load(ledger, (line.encode() for line in lines[1:]), "dump"))


def dumped(place: Address) -> list[str]:
    with Ledger(place) as ledger:
        assert list(check(ledger)) == []
        return list(dump(ledger))


def test_a_dump_goes_round_through_both_databases(tmp_path: Path, in_postgresql: str, record: Record) -> None:
    with Ledger(tmp_path / "a", writable=True) as ledger:
        for number in range(5):
            ledger.post(numbered(record, number))
        lines, postings = list(dump(ledger)), list(ledger.postings())
    into(in_postgresql, lines)
    into(tmp_path / "b", dumped(in_postgresql))
    assert dumped(tmp_path / "b") == dumped(in_postgresql) == lines
    with Ledger(tmp_path / "b") as ledger:
        assert list(ledger.postings()) == postings


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)
FIELD = st.none() | WORDS


@st.composite
def postings(draw: st.DrawFn) -> Posting:
    text = draw(WORDS.filter(str.strip))
    report = Report(report_id(text), text, draw(FIELD), draw(FIELD), draw(FIELD), published=draw(FIELD))
    spans = st.none() | st.builds(Span, st.just(0), st.integers(0, len(text)))
    doubts = st.builds(Diagnostic, WORDS, WORDS, spans, st.lists(WORDS, max_size=2).map(tuple))
    doubts_of = tuple(draw(st.lists(doubts, max_size=2)))
    return Posting(Record(report, diagnostics=doubts_of), "2031-05-08T09:00:00.000000Z", draw(FIELD))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(postings(), max_size=4))
def test_loading_a_dump_and_dumping_again_gives_the_dump(
    tmp_path_factory: pytest.TempPathFactory, server: str, many: list[Posting]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Ledger(folder / "a", writable=True) as ledger:
        for posting in many:
            ledger.post(posting)
    lines = dumped(folder / "a")
    other = postgresql.fresh(server)
    into(other, lines)
    into(folder / "b", dumped(other))
    assert dumped(other) == dumped(folder / "b") == lines


def test_loading_goes_on_where_it_was(address: Address, filled: Ledger, tmp_path: Path) -> None:
    lines = list(dump(filled))
    with Ledger(tmp_path / "c", writable=True) as ledger:
        first = list(load(ledger, [lines[1].encode()], "dump"))
        again = list(load(ledger, (line.encode() for line in lines[1:]), "dump"))
        assert [r.new for r in (*first, *again) if isinstance(r, Loaded)] == [True, False, True, True]
        assert list(dump(ledger)) == lines


def test_a_line_that_cannot_be_entered_stops_no_other(tmp_path: Path, record: Record) -> None:
    with Ledger(tmp_path / "a", writable=True) as ledger:
        ledger.post(numbered(record, 1))
        good = list(dump(ledger))[1]
    other = good.replace('"outlet":"Harbour Post"', '"outlet":"Evening Copy"')
    bad = [
        "not json",
        "[1]",
        "{}",
        good[:50],
        good.replace("Note 1", "Note 7"),
        good.replace('"added":"2', '"added":2,"x":"'),
    ]
    with Ledger(tmp_path / "b", writable=True) as ledger:
        results = list(load(ledger, (line.encode() for line in [*bad, good, other, "\n"]), "d.jsonl"))
        assert [type(r) for r in results] == [Refused] * 6 + [Loaded, Refused]
        assert [r.message.split(" ")[0] for r in results if isinstance(r, Refused)] == [
            f"d.jsonl:{n}:" for n in (2, 3, 4, 5, 6, 7, 9)
        ]
        assert "with another record" in results[-1].message  # type: ignore[union-attr]
        assert ledger.count() == 1


@pytest.mark.parametrize("line", [b"", b"{}", b"x", b"[]", b'{"rapporteur":"dossier","dump":1}', b"\xff\xfe"])
def test_what_is_no_dump(line: bytes) -> None:
    with pytest.raises(ReportError, match="is no dump; give a file"):
        head(line, "d.jsonl")


def test_a_later_dump() -> None:
    with pytest.raises(ReportError, match="upgrade with"):
        head(b'{"rapporteur":"dossier","dump":9,"reports":0}', "d.jsonl")

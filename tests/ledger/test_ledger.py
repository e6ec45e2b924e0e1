from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench import postgresql
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.errors import UsageError
from rapporteur.ledger.ledger import BATCH, Held, Ledger

MAY, JUNE = "2031-05-08T09:00:00.000000Z", "2031-06-01T23:59:59.999999Z"


Address = str | Path


def another(address: Address, request: pytest.FixtureRequest) -> Address:
    if isinstance(address, Path):
        return address.with_name("another")
    return postgresql.fresh(request.getfixturevalue("server"))


def test_what_is_posted_comes_back_whole(address: Address, record: Record) -> None:
    posting = Posting(record, MAY, "in/tarn.txt")
    with Ledger(address, writable=True) as ledger:
        assert ledger.post(posting) is None
    with Ledger(address) as ledger:
        assert list(ledger.postings()) == [posting]


def test_the_same_report_again_changes_nothing_and_names_the_first(address: Address, record: Record) -> None:
    copy = replace(record, report=replace(record.report, outlet="Evening Copy"))
    with Ledger(address, writable=True) as ledger:
        ledger.post(Posting(record, MAY, "tarn.txt"))
        held = ledger.post(Posting(copy, JUNE, "copy.txt"))
        assert held == Held(record.report.id, MAY, "tarn.txt", "Harbour Post") == ledger.held(record.report.id)
        assert [p.source_file for p in ledger.postings()] == ["tarn.txt"]
        assert len(ledger.search("toll")) == 2


def test_the_order_of_arrival_does_not_show(
    address: Address, request: pytest.FixtureRequest, record: Record, bare: Record
) -> None:
    early = replace(bare, report=replace(bare.report, id="sha256:9", published="2031-04"))
    postings = [Posting(r, MAY) for r in (bare, record, early)]
    for place, order in ((address, postings), (another(address, request), postings[::-1])):
        with Ledger(place, writable=True) as ledger:
            for posting in order:
                ledger.post(posting)
            assert [p.record for p in ledger.postings()] == [early, record, bare]


def test_more_postings_than_a_batch(address: Address, bare: Record) -> None:
    ids = [f"sha256:{i:03}" for i in range(BATCH + 1)]
    with Ledger(address, writable=True) as ledger:
        for id_ in ids:
            ledger.post(Posting(replace(bare, report=replace(bare.report, id=id_)), MAY))
        assert [p.record.report.id for p in ledger.postings()] == ids


def test_as_of_leaves_out_what_was_surely_printed_later(address: Address, record: Record, bare: Record) -> None:
    with Ledger(address, writable=True) as ledger:
        ledger.post(Posting(record, MAY))
        ledger.post(Posting(bare, MAY))
        assert [p.record for p in ledger.postings(as_of=date(2031, 5, 6))] == [bare]
        assert len(list(ledger.postings(as_of=date(2031, 5, 7)))) == 2
        assert ledger.search("toll", as_of=date(2031, 5, 6)) == ()


def test_known_by_leaves_out_what_was_added_later(address: Address, record: Record, bare: Record) -> None:
    with Ledger(address, writable=True) as ledger:
        ledger.post(Posting(record, MAY))
        ledger.post(Posting(bare, JUNE))
        assert [p.record for p in ledger.postings(known_by=date(2031, 5, 31))] == [record]
        assert len(list(ledger.postings(known_by=date(2031, 6, 1)))) == 2
        assert ledger.search("toll", known_by=date(2031, 5, 7)) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("toll", {"s1", "a1"}),
        ("lifting tolls", {"s1", "a1"}),
        ("venn", {"s2"}),
        ('"signed nothing"', {"s2"}),
        ('"nothing signed"', set()),
        ("toll absent", set()),
        ("sign* OR", set()),
        ("south*", {"s2", "s1", "a1"}),
        ("it's", set()),
        ('valley" NEAR(', set()),
    ],
)
def test_search_finds_all_the_words(address: Address, record: Record, words: str, found: set[str]) -> None:
    with Ledger(address, writable=True) as ledger:
        ledger.post(Posting(record, MAY))
        hits = ledger.search(words)
        assert {h.id for h in hits} == found
        assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


@pytest.mark.parametrize("words", ["", "  ", '""', "* -"])
def test_a_search_without_a_word_is_misuse(address: Address, words: str) -> None:
    with Ledger(address, writable=True) as ledger, pytest.raises(UsageError, match="at least one word"):
        ledger.search(words)


def test_the_tables_answer_questions_in_sql(address: Address, record: Record) -> None:
    with Ledger(address, writable=True) as ledger:
        ledger.post(Posting(record, MAY))
        with ledger.engine.begin() as connection:
            query = (
                "SELECT x.party, i.issue, a.condition FROM acts a JOIN actors x ON x.act = a.id AND x.side = 'actor' "
                "JOIN issues i ON i.act = a.id WHERE a.type = 'OFFER' ORDER BY i.issue"
            )
            rows = connection.exec_driver_sql(query).all()
    condition = "if Southmark lifts its toll"
    assert [tuple(r) for r in rows] == [
        ("Norland", "territory.control", condition),
        ("Norland", "trade.tariffs", condition),
    ]

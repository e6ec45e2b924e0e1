"""The kept rows are those that folding everything gives: in any order of arrival, asked at any moments."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dispute import Paper, strait
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mingled import mingled

from bench import postgresql
from rapporteur.domain.posting import Posting
from rapporteur.dossier import ROWS, Dossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.ledger.tables_settled import kept, marks, unfiled
from rapporteur.views.search import search
from rapporteur.views.settled import settle as settling
from rapporteur.views.settled.ask import brought_up
from rapporteur.views.settled.rows import of_text, to_text

VIEWS = sorted(set(ROWS) - {"search"})
POOL = mingled()

orders = st.lists(st.sampled_from(range(len(POOL))), min_size=2, max_size=14, unique=True)
moments = st.sets(st.integers(0, 13), max_size=4)


def folded(view: str, postings: Sequence[Posting], as_of: str | None = None) -> tuple[object, ...]:
    """The rows from all postings, as if nothing were kept."""
    fold: Callable[..., tuple[object, ...]] = getattr(import_module(f"rapporteur.views.{view}"), view)
    return fold(postings, as_of=as_of)


def grown(address: str | Path, order: Sequence[int], asked: set[int]) -> None:
    """A dossier to which these reports were added one by one, asked after some of them."""
    with Ledger(address, writable=True) as ledger, Dossier(address) as dossier:
        for place, number in enumerate(order):
            ledger.post(POOL[number])
            if place in asked:
                dossier.timeline(limit=1)


def agrees(address: str | Path, postings: Sequence[Posting]) -> None:
    with Dossier(address) as dossier:
        for view in VIEWS:
            assert getattr(dossier, view)() == folded(view, postings), view


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=orders, asked=moments)
def test_kept_rows_are_those_of_folding_everything(order: list[int], asked: set[int]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "d"
        grown(path, order, asked)
        agrees(path, [POOL[n] for n in order])


def test_the_same_in_postgresql(server: str) -> None:
    order = [*range(0, len(POOL), 3), 1]
    address = postgresql.fresh(server)
    grown(address, order, {1, 5})
    agrees(address, [POOL[n] for n in order])


def test_a_question_folds_what_is_new_and_no_more(address: str | Path) -> None:
    postings = strait()
    with Ledger(address, writable=True) as ledger:
        for posting in postings[:-1]:
            ledger.post(posting)
        assert brought_up(address)
        before = set(_kept(ledger))
        ledger.post(postings[-1])
        assert set(_kept(ledger)) == before
        with Dossier(address) as dossier:
            dossier.positions()
        stayed = before & set(_kept(ledger))
    assert len(stayed) > len(before) / 2


def _kept(ledger: Ledger) -> list[tuple[int, str]]:
    return ledger.do(lambda c: [(r.id, r.row) for r in c.execute(kept.select())])


def test_pages_and_choices(tmp_path: Path) -> None:
    with Ledger(tmp_path / "d", writable=True) as ledger:
        for posting in strait():
            ledger.post(posting)
    with Dossier(tmp_path / "d") as dossier:
        rows = dossier.timeline()
        assert [*dossier.timeline(limit=2), *dossier.timeline(limit=100, offset=2)] == list(rows)
        assert dossier.timeline(limit=0) == ()
        assert {p.party for p in dossier.positions(party="Norland")} == {"Norland"}
        heads = dossier.positions(issue="territory")
        assert {p.issue for p in heads} == {"territory.control"}
        assert heads == dossier.positions(issue="territory.control")
        for day in (None, "2031-12-31"):  # from the kept rows, and from all postings
            late = dossier.timeline(since="2031-05-11", until="2031-05", as_of=day)
            assert [r.date for r in late] == ["2031-05-11", "2031-05-12", "2031-05-12", "2031-05-27"]


def test_a_search_finds_the_same_by_the_index(address: str | Path) -> None:
    postings = POOL[::3]
    with Ledger(address, writable=True) as ledger:
        for posting in postings:
            ledger.post(posting)
    with Dossier(address) as dossier:
        for words in ("fee", "Norland agreed", "the stone 30 days", "xylophone"):
            assert dossier.search(words) == search(postings, words), words


def test_a_commitment_expires_when_news_goes_on(tmp_path: Path) -> None:
    with Ledger(tmp_path / "d", writable=True) as ledger, Dossier(tmp_path / "d") as dossier:
        for posting in strait()[:5]:
            ledger.post(posting)
        assert [c.status for c in dossier.commitments()] == ["in force"]
        ledger.post(Paper("Coast Wire", "2031-07-01", "A quiet day in Port Vell.").posting())
        assert [c.status for c in dossier.commitments()] == ["expired"]


def test_a_dossier_that_may_not_be_written_answers_from_its_postings(tmp_path: Path) -> None:
    path = tmp_path / "shut" / "d"
    path.parent.mkdir()
    with Ledger(path, writable=True) as ledger:
        for posting in strait():
            ledger.post(posting)
    with Dossier(path) as dossier, Ledger(path, writable=True) as other:
        other.engine.raw_connection().execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
        assert dossier.positions() == folded("positions", strait())
    with Ledger(path) as ledger:
        assert not settling.settled(ledger)


def test_other_rules_fold_everything_anew(address: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(address, writable=True) as ledger:
        for posting in strait():
            ledger.post(posting)
        assert brought_up(address)
        monkeypatch.setattr(settling, "rules", lambda: "those of another version")
        assert not settling.settled(ledger)
        assert brought_up(address)
        waiting = ledger.do(lambda c: [c.execute(t.select()).first() for t in (unfiled, marks)])
        assert settling.settled(ledger)
        assert waiting == [None, None]
    agrees(address, strait())


@pytest.mark.parametrize("day", ["2031-05-10", "2031-06-01"])
def test_a_day_of_the_past(tmp_path: Path, day: str) -> None:
    with Ledger(tmp_path / "d", writable=True) as ledger:
        for posting in POOL[::2]:
            ledger.post(posting)
    with Dossier(tmp_path / "d") as dossier:
        for view in VIEWS:
            rows = folded(view, POOL[::2], day)
            assert getattr(dossier, view)(as_of=day) == rows, view
            assert getattr(dossier, view)(as_of=day, limit=3, offset=1) == rows[1:4], view


def test_a_row_comes_back_from_its_text() -> None:
    for view in VIEWS:
        for row in folded(view, POOL[::4]):
            assert of_text(ROWS[view], to_text(row)) == row

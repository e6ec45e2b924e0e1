"""Material that many tests share: one full record, with a field of every kind filled."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench import postgresql
from rapporteur.domain.act import Act, Actor, Condition, Place, Term, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.dossier import Dossier
from rapporteur.pipeline import Stages

EXAMPLES = sorted(p for p in (Path(__file__).parents[1] / "examples").iterdir() if p.suffix != ".md")

TEXT = (
    "Norland will leave the Tarn valley if Southmark lifts its toll, a senior Norland official told "
    "the Harbour Post.\n\n"
    "“We signed nothing,” Foreign Minister Ada Venn said on Tuesday."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def record() -> Record:
    return Record(
        report=Report(
            id="sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
            text=TEXT,
            url="https://example.org/tarn",
            outlet="Harbour Post",
            title="Norland weighs a way out",
            published="2031-05-07",
            published_basis="dateline",
            credit=("Coast Wire",),
            related=("Toll talks stall",),
        ),
        statements=(
            Statement(
                id="s1",
                kind="indirect",
                content=(_span("Norland will leave the Tarn valley if Southmark lifts its toll"),),
                cue=(_span("told"),),
                source=(_span("a senior Norland official"),),
                stance="asserts",
                chain=(
                    ChainLink("Harbour Post", "outlet"),
                    ChainLink(None, "source", "Norland", True, "a senior Norland official", (_span("told"),)),
                ),
                confidence=0.75,
                reasons=("source.unnamed-official",),
            ),
            Statement(
                id="s2",
                kind="direct",
                content=(_span("“We signed nothing,”"),),
                cue=(_span("said"),),
                source=(_span("Foreign Minister Ada Venn"),),
                stance="denies",
                chain=(ChainLink("Harbour Post", "outlet"), ChainLink("Ada Venn", "speaker", "Southmark")),
                said="2031-05-06",
                said_text="on Tuesday",
                channel="Radio Tarn",
                confidence=0.9,
            ),
        ),
        acts=(
            Act(
                id="a1",
                type="OFFER",
                trigger=_span("will leave"),
                statement="s1",
                actor=(Actor("Norland", "Norland", Span(0, 7)),),
                recipient=(Actor("Southmark", "Southmark", _span("Southmark")),),
                about=(_span("the Tarn valley"),),
                issue=("territory.control", "trade.tariffs"),
                condition=Condition("if", _span("if Southmark lifts its toll")),
                time="2031-05",
                place="Tarn",
                term=Term("2031-05-07", "P30D", "2031-06-06"),
                confidence=0.6,
                reasons=("offer.if",),
            ),
        ),
        territory=(
            TerritoryStatus(
                Place("Tarn", "NO-TA"),
                "Norland",
                "controls",
                _span("the Tarn valley"),
                "2031-05",
                "s1",
                0.5,
                ("holds",),
            ),
        ),
        diagnostics=(
            Diagnostic("party.ambiguous", "the valley's owner is left open", _span("the Tarn valley"), ("A", "B")),
            Diagnostic("date.no-anchor", "no date of its own"),
        ),
    )


@pytest.fixture
def bare(record: Record) -> Record:
    """A second report: another text, no date, nothing found."""
    return Record(replace(record.report, id="sha256:0", text="Nothing new.", published=None, published_basis="none"))


@pytest.fixture(scope="session")
def stages() -> Stages:
    """The real stages with the shipped model, loaded once."""
    return Stages()


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory, stages: Stages) -> Path:
    """A dossier of the sample reports, read once by the real stages. Nobody adds to it."""
    path = tmp_path_factory.mktemp("talks") / "talks.rapporteur"
    with Dossier(path, stages=stages, clock=lambda: datetime(2026, 3, 20, 12, tzinfo=UTC)) as dossier:
        results = dossier.add(EXAMPLES)
    assert len(results) == 12
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a real PostgreSQL, started once."""
    if not postgresql.programs():
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="the driver is not installed: pip install 'rapporteur[postgresql]'")
    with postgresql.server() as url:
        yield url


@pytest.fixture
def in_postgresql(server: str) -> str:
    """An empty place for a dossier in PostgreSQL."""
    return postgresql.fresh(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """An empty place for a dossier, in each of the two databases."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("in_postgresql"))
    return tmp_path / "tolls and 100%? #1.rapporteur"

from dataclasses import replace

import pytest

from rapporteur.domain.act import Act, Place, TerritoryStatus
from rapporteur.domain.headline import Headline
from rapporteur.domain.record import HeldBack, Record, from_dict, to_dict
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.threshold import hold_back

PAPER, AIDE, MAYOR = ChainLink("Post", "outlet"), ChainLink("Aide", "source"), ChainLink("Mayor", "speaker")


def said(id_: str, span: Span, chain: tuple[ChainLink, ...], confidence: float) -> Statement:
    return Statement(id_, "indirect", (span,), (), (), "asserts", chain, confidence=confidence)


@pytest.fixture
def record() -> Record:
    """An aide (unsure) relays a mayor (sure); three acts, one of which rests on nothing; a row resting on the aide."""
    report = Report(
        "sha256:" + "0" * 64, "An aide said the mayor had said that the pier would close and the ferry stop."
    )
    return Record(
        report,
        (said("s1", Span(13, 78), (PAPER, AIDE), 0.6), said("s2", Span(32, 78), (PAPER, AIDE, MAYOR), 0.9)),
        (
            Act("a1", "PLEDGE", Span(13, 16), "s1", confidence=0.95),
            Act("a2", "PLEDGE", Span(41, 45), "s2", confidence=0.8),
            Act("a3", "RETREAT", Span(71, 75), None, confidence=0.79),
        ),
        (TerritoryStatus(Place("Pier"), "Mayor", "claims", Span(41, 45), statement="s1", confidence=0.9),),
    )


def test_what_is_unsure_is_held_back_with_what_rests_on_it(record: Record) -> None:
    kept = hold_back(record, 0.8)
    assert [s.id for s in kept.statements] == ["s2"]
    assert [a.id for a in kept.acts] == ["a2"]
    assert kept.territory == ()
    assert kept.held_back == HeldBack(0.8, ("s1",), ("a1", "a3"), 1)


def test_no_entry_points_at_a_statement_that_is_gone(record: Record) -> None:
    for at_least in (0.0, 0.5, 0.65, 0.79, 0.85, 0.92, 1.0):
        kept = hold_back(record, at_least)
        resting = [x.statement for x in (*kept.acts, *kept.territory) if x.statement]
        assert set(resting) <= {s.id for s in kept.statements}


def test_an_inner_statement_keeps_its_chain(record: Record) -> None:
    assert hold_back(record, 0.8).statements[0].chain == (PAPER, AIDE, MAYOR)


def test_nothing_is_lost_unsaid(record: Record) -> None:
    doubts = [d for d in hold_back(record, 0.8).diagnostics if d.code == "held-back"]
    assert [d.message.split()[0] for d in doubts] == ["s1", "a1", "a3", "Mayor"]
    assert [d.span for d in doubts] == [Span(13, 78), Span(13, 16), Span(71, 75), Span(41, 45)]
    assert "rests on" in doubts[1].message


def test_the_headline_goes_with_what_it_repeats(record: Record) -> None:
    sure = [replace(s, id=id_, confidence=0.95) for s, id_ in zip(record.statements, ("h1", "h2"), strict=True)]
    acts = (Act("ha1", "PLEDGE", Span(0, 3), "h1", confidence=0.9), Act("ha2", "PLEDGE", Span(4, 6), confidence=0.7))
    headline = Headline("Pier to open", tuple(sure), acts, (("h1", "s1"), ("h2", "s2"), ("ha1", None), ("ha2", "a2")))
    kept = hold_back(replace(record, headline=headline), 0.8)
    assert kept.headline == Headline("Pier to open", (sure[1],), (), (("h2", "s2"),))
    told = [d.message for d in kept.diagnostics if "headline" in d.message]
    assert [m.split()[0] for m in told] == ["h1", "ha1", "ha2"]


def test_a_threshold_of_zero_holds_back_nothing_and_says_so(record: Record) -> None:
    assert hold_back(record, 0.0) == replace(record, held_back=HeldBack(0.0))


def test_the_plain_form_gives_the_record_again(record: Record) -> None:
    kept = hold_back(record, 0.8)
    assert from_dict(to_dict(kept)) == replace(kept, diagnostics=())
    assert "held_back" not in to_dict(record)

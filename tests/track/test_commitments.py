"""Who is bound to what, until when, and what breaks it."""

from dispute import Paper

from rapporteur.domain.act import Actor
from rapporteur.track.commitments import Commitment, commitments
from rapporteur.track.docket import docket
from rapporteur.track.entries import named_sides


def _rows(*papers: Paper) -> list[Commitment]:
    return list(commitments(docket([p.posting() for p in papers])))


def test_a_swap_on_a_day_ahead_begins_and_ends_on_it() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Norland agreed to swap its prisoners with Southmark on Monday.")
    paper.act("AGREE", "agreed", "Norland", about="to swap its prisoners", issue="prisoners", time="2031-05-05")
    assert [(r.start, r.end) for r in _rows(paper)] == [("2031-05-05", "2031-05-05")]


def test_deliveries_from_a_day_ahead_have_no_end() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Norland has promised to resume deliveries on Monday.")
    paper.act("PLEDGE", "promised", "Norland", about="to resume deliveries", time="2031-05-05")
    assert [(r.start, r.end) for r in _rows(paper)] == [("2031-05-05", None)]


def test_a_planned_deed_of_an_agreed_text_binds_and_a_forecast_does_not() -> None:
    text = "Norland will pull its guns back on Monday, according to the accord."
    for source, expected in (("the accord", 1), ("a fisherman", 0)):
        paper = Paper("Coast Wire", "2031-05-02", text.replace("the accord", source))
        by = paper.says(None, None, "Norland will pull its guns back on Monday", unnamed=source)
        paper.act("RETREAT", "pull", "Norland", about="its guns back", issue="ceasefire.general", by=by,
                  modality="planned", time="2031-05-05")  # fmt: skip
        assert len(_rows(paper)) == expected


def test_a_broken_word_breaks_the_promise_beside_it_and_no_other() -> None:
    paper = Paper("Coast Wire", "2031-05-20", (
        "Norland has agreed to lend Southmark a crane. " + "The sea was calm and the crews played cards. " * 12
        + "Southmark accuses Norland of breaking its word. Norland had promised daily tide tables until July 1."
    ))  # fmt: skip
    paper.act("AGREE", "agreed", "Norland", about="to lend Southmark a crane", time="2031-05-01")
    paper.act("ACCUSE", "accuses", "Southmark", to="Norland", about="breaking its word", issue="monitoring")
    paper.act("PLEDGE", "promised", "Norland", about="daily tide tables", term=("2031-05-01", "2031-07-01"))
    assert {r.end: r.status for r in _rows(paper)} == {None: "in force", "2031-07-01": "violated"}


def test_a_side_is_a_party_or_a_proper_name() -> None:
    actors = [Actor(n, None) for n in ("Leaders", "these men", "one chair", "Ada Venn", "USS")]
    assert named_sides([*actors, Actor("the army", "Norland")]) == ("Ada Venn", "USS", "Norland")


def test_a_joint_text_binds_each_of_its_sides() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Southmark will free the crew on Monday, a joint text says.")
    by = paper.says("Norland and Southmark", None, "Southmark will free the crew on Monday")
    paper.act("RETREAT", "free", "Southmark", about="the crew", issue="prisoners", by=by, modality="planned",
              time="2031-05-05")  # fmt: skip
    assert [(r.parties, r.end) for r in _rows(paper)] == [(("Southmark",), "2031-05-05")]

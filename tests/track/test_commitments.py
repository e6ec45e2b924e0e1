"""Who is bound to what, until when, and what breaks it."""

from dataclasses import replace

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


def _truce(day: str, text: str, term: tuple[str, str]) -> Paper:
    paper = Paper(f"Wire of {day}", day, text)
    return paper.act("AGREE", "agreed", "Norland", "Southmark", about=text.split("agreed ")[1].rstrip("."),
                     issue="ceasefire.general", term=term)  # fmt: skip


def test_a_renewal_is_an_interval_of_its_own_that_knows_what_it_extends() -> None:
    first = _truce("2031-05-01", "Norland and Southmark agreed on a truce.", ("2031-05-02", "2031-05-12"))
    again = _truce("2031-05-11", "Norland and Southmark agreed to extend the truce.", ("2031-05-12", "2031-05-22"))
    assert [(r.start, r.end, r.extends) for r in _rows(first, again)] == [
        ("2031-05-02", "2031-05-12", None), ("2031-05-12", "2031-05-22", "2031-05-12"),
    ]  # fmt: skip


def test_what_ran_out_and_nobody_told_of_is_unreported() -> None:
    first = _truce("2031-05-01", "Norland and Southmark agreed on a truce.", ("2031-05-02", "2031-05-12"))
    later = Paper("Sea Review", "2031-05-20", "Norland blames the weather for the end of the truce.")
    for issue, silent in (("resources", True), ("ceasefire.general", False)):
        later.acts.clear()
        later.act("ACCUSE", "blames", "Norland", issue=issue)
        assert [(r.status, r.unreported) for r in _rows(first, later)] == [("expired", silent)]


def test_a_deal_in_exchange_binds_from_its_day_and_one_under_a_condition_does_not() -> None:
    for kind, status in (("exchange", "in force"), ("if", "announced")):
        paper = Paper("Coast Wire", "2031-05-10", "For a tug, Norland will lend a crane from May 5 to June 5.")
        paper.act(
            "PLEDGE", "will lend", "Norland", about="a crane", term=("2031-05-05", "2031-06-05"), when="For a tug"
        )
        act = paper.acts[0]
        assert act.condition
        paper.acts[0] = replace(act, condition=replace(act.condition, kind=kind))
        assert [r.status for r in _rows(paper)] == [status]


def test_a_breach_of_something_else_breaks_no_promise_without_a_term() -> None:
    filler = "The sea was calm and the crews played cards. " * 12
    paper = Paper("Coast Wire", "2031-05-20", (
        f"Norland has agreed to lend a crane. {filler}Southmark accuses Norland of violating the closed season for cod."
    ))  # fmt: skip
    paper.act("AGREE", "agreed", "Norland", about="to lend a crane", time="2031-05-01")
    paper.act("ACCUSE", "accuses", "Southmark", to="Norland", about="of violating the closed season for cod")
    assert [r.status for r in _rows(paper)] == ["in force"]

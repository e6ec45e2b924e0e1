"""Moves that answer another move are about what they answer; points of one day stand side by side."""

from dispute import Paper

from rapporteur.track.changes import changes
from rapporteur.track.docket import docket
from rapporteur.track.positions import Standing, standings


def _stances(*papers: Paper, as_of: str | None = None) -> dict[tuple[str, str], list[str]]:
    out: dict[tuple[str, str], list[str]] = {}
    for row in standings(docket([p.posting() for p in papers]), as_of):
        assert row.head.act
        out.setdefault((row.party, row.issue), []).append(row.head.act.type)
    return out


def _turns(*papers: Paper) -> list[tuple[str, str, str]]:
    rows = changes(docket([p.posting() for p in papers]))
    return [(c.party, c.issue, c.direction) for c in rows if c.direction != "new"]


def _refused() -> Paper:
    paper = Paper(
        "Coast Wire", "2031-05-02", "Southmark demanded the crew of the trawler. Norland rejected the demand."
    )
    paper.act("REQUEST", "demanded", "Southmark", to="Norland", about="the crew of the trawler", issue="prisoners")
    return paper.act("REJECT", "rejected", "Norland", about="the demand", issue="other")


def test_a_refusal_of_the_demand_is_on_the_issue_of_the_demand() -> None:
    assert _stances(_refused())["Norland", "prisoners"] == ["REJECT"]
    assert ("Norland", "other") not in _stances(_refused())


def test_what_is_given_later_turns_from_the_refusal_of_the_demand() -> None:
    later = Paper("Coast Wire", "2031-05-20", "Norland will free the crew of the trawler.")
    later.act("CONCEDE", "will free", "Norland", about="the crew of the trawler", issue="prisoners")
    assert _turns(_refused(), later) == [("Norland", "prisoners", "softens")]


def test_a_threat_stands_on_the_issue_of_the_demand_that_its_condition_repeats() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Norland demands that all guns leave the Gull Bank. Norland threatens to shut the port unless all guns leave."
    ))  # fmt: skip
    paper.act("REQUEST", "demands", "Norland", about="all guns leave the Gull Bank", issue="territory.control",
              time="2031-05-01")  # fmt: skip
    paper.act("THREATEN", "threatens", "Norland", issue="sanctions", when="unless all guns leave", time="2031-05-02")
    assert "THREATEN" in _stances(paper)["Norland", "territory.control"]


def test_an_offer_and_a_demand_of_one_day_are_two_points_and_an_older_move_none() -> None:
    old = Paper("Coast Wire", "2031-04-02", "Norland rejected a toll.").act("REJECT", "rejected", "Norland")
    new = Paper("Coast Wire", "2031-05-02", "Norland offers a pilot on every ship. It wants nine crowns for the tug.")
    new.act("OFFER", "offers", "Norland", about="a pilot on every ship", time="2031-05-02")
    new.act("REQUEST", "wants", "Norland", about="nine crowns for the tug", time="2031-05-02")
    assert sorted(_stances(old, new)["Norland", "resources"]) == ["OFFER", "REQUEST"]


def test_what_unnamed_sources_tell_stands_apart_from_the_record_and_not_once_the_record_is_newer() -> None:
    record = Paper("Coast Wire", "2031-05-02", "Norland rejected a toll on ships.")
    record.act("REJECT", "rejected", "Norland", about="a toll on ships")
    leak = Paper("Evening Lantern", "2031-05-09", "Norland would pay for pilots, two cooks said.")
    by = leak.says(None, None, "Norland would pay for pilots", unnamed="two cooks")
    leak.act("OFFER", "would pay", "Norland", about="for pilots", by=by)
    assert _stances(record, leak)["Norland", "resources"] == ["REJECT", "OFFER"]
    again = Paper("Coast Wire", "2031-05-12", "Norland rejected every toll on ships again.")
    again.act("REJECT", "rejected", "Norland", about="every toll on ships")
    assert _stances(record, leak, again)["Norland", "resources"] == ["REJECT"]


def test_a_recalled_demand_stands_where_nothing_is_news_unless_it_is_years_old() -> None:
    for time, expected in ((None, ["REQUEST"]), ("2031-01", ["REQUEST"]), ("2027", None)):
        paper = Paper("Coast Wire", "2031-05-02", "Southmark had asked for a tug.")
        paper.act("REQUEST", "asked", "Southmark", about="for a tug", modality="background", time=time)
        assert _stances(paper).get(("Southmark", "resources")) == expected


def test_a_promise_that_is_only_named_as_broken_is_no_move_and_a_demand_not_dropped_is_one() -> None:
    for sentence, type_, word, expected in (
        ("Norland broke its promise to lend a tug.", "PLEDGE", "promise", None),
        ("Norland has not dropped its demand for a tug.", "REQUEST", "demand", ["REQUEST"]),
    ):
        paper = Paper("Coast Wire", "2031-05-02", sentence).act(type_, word, "Norland", about="a tug")
        assert _stances(paper).get(("Norland", "resources")) == expected


def test_a_move_of_an_undated_report_leaves_the_order_unknown() -> None:
    first = Paper("Coast Wire", "2031-05-02", "Norland rejected a toll on ships.").act("REJECT", "rejected", "Norland")
    for day, unknown in (("2031", True), ("2031-05-20", False)):
        other = Paper("Sea Review", day, "Norland offers a pilot.").act("OFFER", "offers", "Norland", about="a pilot")
        rows: tuple[Standing, ...] = standings(docket([first.posting(), other.posting()]))
        assert any(r.unordered for r in rows) == unknown

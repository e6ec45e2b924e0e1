"""The views of an invented dispute, row by row, and the two rules that hold in all of them: counting and doubt."""

import random

import pytest
from dispute import ADDED, Paper, strait

from rapporteur.domain.posting import Posting
from rapporteur.views.brief import brief
from rapporteur.views.changes import changes
from rapporteur.views.commitments import commitments
from rapporteur.views.contradictions import contradictions
from rapporteur.views.lineage import lineage
from rapporteur.views.meetings import meetings
from rapporteur.views.origins import origins
from rapporteur.views.plain import plain
from rapporteur.views.positions import PositionRow, positions
from rapporteur.views.search import search
from rapporteur.views.territory import territory
from rapporteur.views.timeline import timeline

VIEWS = (positions, changes, lineage, origins, contradictions, commitments, meetings, territory, timeline)


def _position(party: str, issue: str, as_of: str | None = None) -> PositionRow:
    return next(r for r in positions(strait(), as_of=as_of) if (r.party, r.issue) == (party, issue))


def test_the_latest_move_stands_and_the_date_decides_which_is_latest() -> None:
    assert (_position("Norland", "resources").stance, _position("Norland", "resources").since) == (
        "OFFER",
        "2031-06-02",
    )
    before = _position("Norland", "resources", "2031-05-31")
    assert (before.stance, before.last_stated) == ("REJECT", "2031-05-06")
    assert before.gist == "Norland on Tuesday rejected a pilot fee of nine crowns in the Immer strait"


def test_two_relays_of_one_briefing_support_a_position_as_one_origin() -> None:
    row = _position("Norland", "territory.control", "2031-05-10")
    assert (row.stance, row.support, row.origins, row.attribution) == ("OFFER", 2, 1, "anonymous")


def test_a_denial_marks_the_claim_from_its_day_on_and_not_before() -> None:
    def marks(as_of: str) -> set[tuple[str, ...]]:
        return {r.doubt for r in timeline(strait(), as_of=as_of) if r.kind == "OFFER" and "Gull" in r.gist}

    assert marks("2031-05-10") == {("unnamed source",)}
    assert marks("2031-05-11") == {("denied", "unnamed source")}


def test_the_contradiction_sets_the_first_telling_against_the_denial() -> None:
    (row,) = contradictions(strait())
    assert (row.kind, row.claim.date, row.denial.party, row.denial.date) == (
        "denied",
        "2031-05-09",
        "Norland",
        "2031-05-11",
    )
    assert row.origins == 1


def test_a_change_of_mind_is_a_change() -> None:
    rows = [r for r in changes(strait()) if r.direction != "new"]
    assert [(r.party, r.direction, r.from_ and r.from_.stance, r.to.stance) for r in rows] == [
        ("Norland", "softens", "REJECT", "OFFER")
    ]


@pytest.mark.parametrize(
    ("as_of", "status"), [("2031-05-20", "in force"), ("2031-06-11", "in force"), ("2031-06-12", "expired")]
)
def test_a_truce_is_in_force_through_its_last_day(as_of: str, status: str) -> None:
    (row,) = [r for r in commitments(strait(), as_of=as_of) if r.end]
    assert (row.parties, row.start, row.end, row.status) == (
        ("Norland", "Southmark"),
        "2031-05-12",
        "2031-06-11",
        status,
    )


def test_an_accusation_of_breaking_it_makes_it_violated_with_the_words_in_evidence() -> None:
    paper = Paper("Coast Wire", "2031-05-20", "Southmark accused Norland of violating the pause by boarding two ships.")
    paper.act("ACCUSE", "accused", "Southmark", to="Norland", issue="ceasefire.limited", time="2031-05-20")
    (row,) = [r for r in commitments([*strait(), paper.posting()], as_of="2031-05-21") if r.end]
    assert row.status == "violated"
    assert "violating the pause" in row.evidence[-1].quote


def test_a_postponed_meeting_is_one_row_that_knows_its_old_date() -> None:
    (row,) = meetings(strait())
    assert (row.date, row.moved_from, row.status, row.place) == ("2031-05-27", "2031-05-20", "planned", "Port Vell")
    (before,) = meetings(strait(), as_of="2031-05-11")
    assert (before.date, before.moved_from) == ("2031-05-20", None)


def test_what_was_not_discussed_is_no_meeting_and_what_was_called_off_is() -> None:
    quiet = Paper("Coast Wire", None, "Norland and Southmark did not discuss the fee.")
    quiet.act("CONSULT", "discuss", "Norland", "Southmark", modality="negated")
    off = Paper("Coast Wire", None, "The meeting of Norland and Southmark was called off.")
    off.act("CONSULT", "meeting", "Norland", "Southmark", modality="negated")
    assert meetings([quiet.posting()]) == ()
    assert [m.status for m in meetings([off.posting()])] == ["cancelled"]


def test_territory_ends_where_the_same_party_gives_it_up() -> None:
    paper = Paper("Coast Wire", "2031-06-05", "Southmark renounced the Gull Bank.")
    paper.holds("Gull Bank", "Southmark", "renounces", "Southmark renounced the Gull Bank", "2031-06-04")
    rows = {r.status: r for r in territory([*strait(), paper.posting()])}
    assert (rows["controls"].since, rows["controls"].until) == ("2019", "2031-06-04")
    assert rows["renounces"].until is None


def test_the_timeline_is_in_order_and_puts_undated_entries_last() -> None:
    undated = Paper("Daily Buoy", None, "Norland wants a lighthouse.").act("REQUEST", "wants", "Norland")
    rows = timeline([undated.posting(), *strait()])
    days = [r.date.removeprefix("../") for r in rows if r.date]
    assert days == sorted(days)
    assert [r.gist for r in rows if r.date is None] == ["Norland wants a lighthouse"]
    assert [(r.kind, r.date) for r in rows if r.kind.startswith("commitment")] == [
        ("commitment starts", "2031-05-12"), ("commitment ends", "2031-06-11"),
    ]  # fmt: skip


def test_search_finds_inflected_words_best_first() -> None:
    rows = search(strait(), "boarding ship")
    assert rows[0].gist == "Norland and Southmark have agreed to stop boarding ships for 30 days"
    assert rows[0].score == 1.0
    assert [r.score for r in rows] == sorted((r.score for r in rows), reverse=True)
    assert search(strait(), "zeppelin") == ()


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.__name__)
def test_every_row_shows_its_words_and_the_order_of_arrival_does_not_show(view: object) -> None:
    assert callable(view)
    postings = strait()
    texts = {p.record.report.id: p.record.report.text for p in postings}
    rows = view(postings)
    assert rows
    for e in (e for row in rows for e in row.evidence):
        assert texts[e.report][e.span.start : e.span.end] == e.quote != ""
    random.Random(7).shuffle(postings)
    assert view(postings) == rows


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.__name__)
def test_known_by_leaves_out_what_came_later(view: object) -> None:
    assert callable(view)
    early, late = strait(), Paper("Daily Buoy", "2031-06-03", "Norland rejected the Gull Bank plan of Southmark.")
    late.act("REJECT", "rejected", "Norland", issue="territory.control").holds(
        "Gull Bank", "Norland", "claims", "Gull Bank"
    )
    later = late.posting("2031-08-01T08:00:00.000000Z")
    assert view([*early, later], known_by=ADDED[:10]) == view(early)
    assert view([], known_by=ADDED[:10]) == ()


def test_the_plain_form_has_the_keys_of_the_contract_in_order() -> None:
    row = plain(next(r for r in changes(strait()) if r.from_))
    assert list(row)[:5] == ["party", "issue", "from", "to", "direction"]
    assert list(row["from"]) == ["stance", "gist", "date", "report", "attribution", "doubt"]
    keys = "party issue stance gist condition since last_stated support origins attribution disputed doubt evidence"
    position = plain(positions(strait())[0])
    assert list(position) == keys.split()
    assert position["evidence"][0].keys() == {"report", "outlet", "span", "quote"}
    assert isinstance(position["evidence"][0]["span"], list)


def test_the_brief_speaks_of_the_last_day_that_the_dossier_knows() -> None:
    told = brief(strait(), title="Strait")
    assert (told.as_of, told.first, told.last, len(told.reports)) == ("2031-06-02", "2031-05-06", "2031-06-02", 6)
    assert told.news[0].gist.startswith("Norland is now ready to pay")
    assert [c.end for c in told.binding] == ["2031-06-11"]
    assert brief([]).as_of is None


def test_an_empty_record_gives_no_rows() -> None:
    empty: list[Posting] = [Paper("Coast Wire", None, "").posting()]
    assert all(view(empty) == () for view in VIEWS)
    assert search(empty, "fee") == ()

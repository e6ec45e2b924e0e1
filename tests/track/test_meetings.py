"""Tellings of meetings that name no sides, or none that can meet."""

from dataclasses import replace

from dispute import Paper

from rapporteur.domain.act import Actor
from rapporteur.track.docket import docket
from rapporteur.track.meetings import Meeting, meetings


def _live(first: str, *sides: str) -> Paper:
    paper = Paper("Coast Wire", "2031-05-02", f"{first} Delegations are meeting in Port Vell.")
    paper.act("CONSULT", first.split()[1], issue="process", modality="planned", time="2031-05-03")
    return paper.act("CONSULT", "meeting", *sides, issue="process", time="2031-05-02")


def _days(paper: Paper) -> list[tuple[str | None, int]]:
    rows: tuple[Meeting, ...] = meetings(docket([paper.posting()]))
    return [(m.date, len(m.parties)) for m in rows]


def test_talks_that_resume_have_the_sides_of_the_talks_before() -> None:
    assert _days(_live("Talks resume tomorrow.", "Norland", "Southmark")) == [("2031-05-02", 2), ("2031-05-03", 2)]


def test_other_talks_without_sides_are_not_guessed() -> None:
    assert _days(_live("Fishermen meet tomorrow.", "Norland", "Southmark")) == [("2031-05-02", 2)]


def test_nobody_meets_a_chair() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Ada Venn received us with one chair.")
    paper.act("CONSULT", "received", "Ada Venn/Norland", issue="process")
    paper.acts[0] = replace(paper.acts[0], recipient=(Actor("one chair", None),))
    assert _days(paper) == []


def test_who_announces_that_talks_go_on_is_their_other_side() -> None:
    text = "Talks with Norland will continue in Port Vell on Sunday, the envoy said."
    for party, expected in (("Southmark", [("2031-05-04", 2)]), (None, [])):
        paper = Paper("Coast Wire", "2031-05-02", text)
        by = paper.says("Ole Ost", party, "Talks with Norland will continue in Port Vell on Sunday")
        paper.act("CONSULT", "Talks", "Norland", issue="process", by=by, modality="planned", time="2031-05-04")
        assert _days(paper) == expected

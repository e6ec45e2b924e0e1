"""What a denial is about: its words, the kind of deed it names, what it points back to, the accusation it answers."""

from dispute import Paper

from rapporteur.domain.posting import Posting
from rapporteur.track.contradictions import contradictions
from rapporteur.track.docket import docket


def _pairs(*papers: Paper) -> set[tuple[str | None, str | None, str]]:
    """Outlet of the claim, outlet of the denial, and the words of the claim, for every contradiction."""
    postings: list[Posting] = [p.posting() for p in papers]
    return {
        (c.claim.report.outlet, c.denial.report.outlet, c.claim.act.trigger.of(c.claim.report.text))
        for c in contradictions(docket(postings))
        if c.claim.act
    }


def _contacts_denied(text: str, about: str) -> Paper:
    paper = Paper("Coast Wire", "2031-05-02", text)
    by = paper.says("Ada Venn", "Norland", about, stance="denies")
    return paper.act("DENY", "denied", "Ada Venn/Norland", about=about, issue="prisoners", by=by)


def test_a_denial_of_contacts_meets_the_meeting_that_comes_out_later() -> None:
    early = _contacts_denied("Ada Venn denied any secret contacts over the crew.", "any secret contacts over the crew")
    late = Paper("Daily Buoy", "2031-06-01", "Envoys of Norland and Southmark sat down twice in April, a waiter said.")
    by = late.says(None, None, "Envoys of Norland and Southmark sat down twice in April", unnamed="a waiter")
    late.act(
        "CONSULT", "sat down", "Norland", "Southmark", issue="process", by=by, modality="background", time="2031-04"
    )
    assert _pairs(early, late) == {("Daily Buoy", "Coast Wire", "sat down")}


def test_a_meeting_after_the_denial_is_not_what_was_denied() -> None:
    early = _contacts_denied("Ada Venn denied any secret contacts over the crew.", "any secret contacts over the crew")
    late = Paper("Daily Buoy", "2031-06-01", "Envoys of Norland and Southmark sat down on Friday, a waiter said.")
    by = late.says(None, None, "Envoys of Norland and Southmark sat down on Friday", unnamed="a waiter")
    late.act("CONSULT", "sat down", "Norland", "Southmark", issue="process", by=by, time="2031-05-30")
    assert _pairs(early, late) == set()


def test_the_story_is_the_last_one_told_by_others_in_the_report() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Norland had bought the mill, the Harbour Post reported. Ada Venn dismissed the account as a fairy tale."
    ))  # fmt: skip
    told = paper.says(None, None, "Norland had bought the mill", via="Harbour Post", unnamed="people")
    by = paper.says("Ada Venn", "Norland", "a fairy tale", stance="denies")
    paper.act("AGREE", "bought", "Norland", issue="trade", by=told)
    paper.act("DENY", "dismissed", "Ada Venn/Norland", about="the account", issue="other", by=by)
    assert _pairs(paper) == {("Coast Wire", "Coast Wire", "bought")}


def test_an_answer_without_a_word_in_common_meets_the_accusation_before_it() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Southmark accuses Norland of letting smugglers through. Our men slept that night, Ada Venn said."
    ))  # fmt: skip
    by = paper.says("Ada Venn", "Norland", "Our men slept that night", stance="denies")
    paper.act("ACCUSE", "accuses", "Southmark", to="Norland", issue="territory.control")
    paper.act("DENY", "slept", "Ada Venn/Norland", about="Our men slept that night", issue="territory.control", by=by)
    assert _pairs(paper) == {("Coast Wire", "Coast Wire", "accuses")}


def test_who_promised_nothing_did_not_promise_that() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Norland promised the pilots a boat, two of them said. Norland promised nothing, Ada Venn said."
    ))  # fmt: skip
    claim = paper.says(None, None, "Norland promised the pilots a boat", unnamed="two of them")
    by = paper.says("Ada Venn", "Norland", "Norland promised nothing")
    paper.act("PLEDGE", "promised the pilots", "Norland", about="a boat", by=claim)
    paper.act("PLEDGE", "promised nothing", "Norland", by=by, modality="negated", issue="process")
    assert _pairs(paper) == {("Coast Wire", "Coast Wire", "promised the pilots")}


def test_relays_of_a_denied_story_lead_back_to_its_first_telling() -> None:
    def told(outlet: str, day: str, text: str, via: str | None) -> Paper:
        paper = Paper(outlet, day, text)
        by = paper.says(None, None, text.rstrip("."), via=via, unnamed="people")
        return paper.act("OFFER", "would give up", "Norland", to="Southmark", issue="territory.control", by=by)

    first = told("Harbour Post", "2031-05-01", "Norland would give up the Gull Bank for a lower fee.", None)
    relay = told("Daily Buoy", "2031-05-03", "Norland would give up the Gull Bank if fees fell.", "Harbour Post")
    relay.text += " Southmark denied that any such plan had reached it."
    by = relay.says("Southmark", "Southmark", "any such plan had reached it", stance="denies")
    relay.act("DENY", "denied", "Southmark", about="any such plan had reached it", issue="territory.control", by=by)
    assert _pairs(first, relay) == {("Harbour Post", "Daily Buoy", "would give up")}


def test_an_analyst_who_doubts_a_story_denies_nothing() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Norland had bought the mill, the Harbour Post reported. Ole Ost of the Sea Institute scoffed at the story."
    ))  # fmt: skip
    told = paper.says(None, None, "Norland had bought the mill", via="Harbour Post", unnamed="people")
    paper.says("Ole Ost", None, "the story", stance="denies")
    paper.act("AGREE", "bought", "Norland", issue="trade", by=told)
    assert _pairs(paper) == set()


def test_two_sides_that_blame_each_other_cannot_both_be_right() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Southmark blames Norland for the fire; Norland points at Southmark.")
    paper.act("ACCUSE", "blames", "Southmark", to="Norland", issue="other")
    paper.act("ACCUSE", "points at", "Norland", to="Southmark", issue="other")
    assert _pairs(paper) == {("Coast Wire", "Coast Wire", "blames")}

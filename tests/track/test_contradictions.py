"""Which denial stands against which claim, and how often."""

import pytest
from dispute import Paper

from rapporteur.track.contradictions import contradictions
from rapporteur.track.docket import docket


def _rows(*papers: Paper) -> list[tuple[str | None, str | None, str]]:
    """Outlet of the claim, outlet of the denial, kind."""
    rows = contradictions(docket([p.posting() for p in papers]))
    return [(c.claim.report.outlet, c.denial.report.outlet, c.kind) for c in rows]


def _claim(outlet: str, day: str, who: str, text: str = "Norland sold the tug to smugglers") -> Paper:
    paper = Paper(outlet, day, f"{text}, {who} said.")
    by = paper.says(None, None, text, unnamed=who)
    return paper.act("AID", "sold", "Norland", about="the tug to smugglers", by=by)


def _denial(outlet: str, day: str, said: str | None = None) -> Paper:
    paper = Paper(outlet, day, "Ada Venn denied that Norland sold the tug to smugglers.")
    by = paper.says("Ada Venn", "Norland", "Norland sold the tug to smugglers", stance="denies", said=said)
    return paper.act("DENY", "denied", "Ada Venn/Norland", about="that Norland sold the tug to smugglers", by=by,
                     time=said)  # fmt: skip


def test_a_denial_stands_once_against_each_origin_of_the_claim() -> None:
    first, second = _claim("Coast Wire", "2031-05-02", "a cook"), _claim("Daily Buoy", "2031-05-09", "a diver")
    assert sorted(_rows(first, second, _denial("Sea Review", "2031-05-10", "2031-05-10"))) == [
        ("Coast Wire", "Sea Review", "denied"),
        ("Daily Buoy", "Sea Review", "denied"),
    ]


@pytest.mark.parametrize(("said", "count"), [("2031-05-20", 2), ("2031-05-04", 1), (None, 1)])
def test_who_denies_again_on_a_later_day_denies_twice_and_what_is_recalled_counts_once(
    said: str | None, count: int
) -> None:
    claim, first = _claim("Coast Wire", "2031-05-02", "a cook"), _denial("Sea Review", "2031-05-04", "2031-05-04")
    again = _denial("Daily Buoy", "2031-05-20", said)
    again.text += " Nobody asked why."
    assert len(_rows(claim, first, again)) == count


def test_the_nearest_claim_of_its_own_report_is_denied_before_one_of_another() -> None:
    other = Paper("Coast Wire", "2031-05-01", "Southmark wants Norland to move its gunboats off the Gull Bank.")
    other.act("REQUEST", "wants", "Southmark", to="Norland", about="to move its gunboats off the Gull Bank")
    paper = Paper("Sea Review", "2031-05-10", (
        "Southmark accused Norland of sending gunboats. Ada Venn denied that Norland moved gunboats off the Gull Bank."
    ))  # fmt: skip
    paper.act("ACCUSE", "accused", "Southmark", to="Norland", about="of sending gunboats")
    by = paper.says("Ada Venn", "Norland", "Norland moved gunboats off the Gull Bank", stance="denies")
    paper.act("DENY", "denied", "Ada Venn/Norland", about="that Norland moved gunboats off the Gull Bank", by=by)
    assert _rows(other, paper) == [("Sea Review", "Sea Review", "denied")]


def test_what_was_not_received_may_have_been_offered() -> None:
    offer = Paper("Coast Wire", "2031-05-01", "Norland offers Southmark a tug for the fee, a cook said.")
    by = offer.says(None, None, "Norland offers Southmark a tug for the fee", unnamed="a cook")
    offer.act("OFFER", "offers", "Norland", to="Southmark", about="a tug for the fee", by=by)
    reply = Paper("Sea Review", "2031-05-02", "Southmark has received no such offer of a tug for the fee.")
    by = reply.says("Southmark", "Southmark", "received no such offer of a tug for the fee", stance="denies")
    reply.act("DENY", "received no such offer", "Southmark", by=by)
    assert _rows(offer, reply) == []


def test_a_flat_answer_to_an_accusation_is_a_denial_and_a_vow_is_none() -> None:
    for answer, expected in (("The guns were not ours", 1), ("We will not be lectured", 0)):
        paper = Paper("Coast Wire", "2031-05-02", f"Southmark accuses Norland of firing. {answer}, Ada Venn said.")
        paper.act("ACCUSE", "accuses", "Southmark", to="Norland", issue="ceasefire.general")
        paper.says("Ada Venn", "Norland", answer)
        assert len(_rows(paper)) == expected


def test_a_side_that_denies_its_own_word_goes_back_on_it() -> None:
    first = Paper("Coast Wire", "2031-05-01", "Norland promised Southmark the lighthouse until spring.")
    first.act("PLEDGE", "promised", "Norland", to="Southmark", about="the lighthouse until spring")
    later = Paper("Sea Review", "2031-05-20", "Norland never promised the lighthouse until spring, Ada Venn said.")
    by = later.says("Ada Venn", "Norland", "Norland never promised the lighthouse until spring", stance="denies")
    later.act("DENY", "never promised", "Ada Venn/Norland", about="the lighthouse until spring", by=by)
    assert _rows(first, later) == [("Coast Wire", "Sea Review", "reversed")]


def test_agreed_and_not_agreed_cannot_both_be() -> None:
    claim = Paper("Coast Wire", "2031-05-01", "Norland has agreed to hand over the captain, Ole Ost said.")
    by = claim.says("Ole Ost", "Southmark", "Norland has agreed to hand over the captain")
    claim.act("AGREE", "agreed", "Norland", about="to hand over the captain", issue="justice", by=by)
    other = Paper("Sea Review", "2031-05-02", "Norland has not agreed to hand over the captain, Ada Venn said.")
    by = other.says("Ada Venn", "Norland", "Norland has not agreed to hand over the captain")
    other.act("AGREE", "agreed", "Norland", about="to hand over the captain", issue="other", by=by, modality="negated")
    assert _rows(claim, other) == [("Coast Wire", "Sea Review", "conflicting")]


def test_a_port_and_port_vell_are_no_word_in_common() -> None:
    paper = Paper("Coast Wire", "2031-05-02", "Norland fed the crew in Port Vell. No ship of mine left port, she said.")
    by = paper.says(None, None, "Norland fed the crew in Port Vell", unnamed="a cook")
    paper.act("AID", "fed", "Norland", about="the crew in Port Vell", issue="humanitarian", by=by)
    by = paper.says("Ada Venn", "Norland", "No ship of mine left port", stance="denies")
    paper.act("DENY", "left port", "Ada Venn/Norland", about="No ship of mine left port", by=by)
    assert _rows(paper) == []

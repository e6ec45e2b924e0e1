"""Which tellings are one claim, and how many origins they come to."""

from dispute import Paper

from rapporteur.track.claims import claims
from rapporteur.track.docket import docket
from rapporteur.track.origins import independent


def _told(outlet: str, text: str, day: str = "2031-05-02", issue: str = "resources", **voice: str | None) -> Paper:
    paper = Paper(outlet, day, text)
    by = paper.says(voice.get("name"), voice.get("party"), text.rstrip("."), via=voice.get("via"),
                    unnamed=voice.get("unnamed"))  # fmt: skip
    return paper.act("OFFER", text.split()[1], "Norland", to="Southmark", issue=issue, by=by)


def _sizes(*papers: Paper) -> list[int]:
    return sorted(len(c.entries) for c in claims(docket([p.posting() for p in papers])))


def test_a_chain_of_small_likenesses_is_no_claim() -> None:
    nine = _told("Coast Wire", "Norland offered five pilots and a drought clause.", unnamed="two pilots")
    ten = _told("Daily Buoy", "Norland offered five pilots and a clause.", unnamed="a draft")
    other = _told("Evening Lantern", "Norland offered drought ships along the coast.", unnamed="a cook")
    assert _sizes(nine, ten, other) == [1, 2]


def test_numbers_and_issues_keep_claims_apart() -> None:
    four = _told("Coast Wire", "Norland offered a fee of four crowns.", name="Ada Venn", party="Norland")
    five = _told("Daily Buoy", "Norland offered a fee of five crowns.", name="Ada Venn", party="Norland")
    assert _sizes(four, five) == [1, 1]


def test_one_outlets_story_is_one_claim_in_whatever_words() -> None:
    first = _told("Evening Lantern", "Norland offered the Gull Bank for a fee.", via="Harbour Post", unnamed="guests")
    second = _told("Daily Buoy", "Norland swapping sand for silver!", via="Harbour Post", unnamed="diners")
    assert _sizes(first, second) == [2]


def test_a_guest_quoted_by_an_outlet_is_that_outlets_source() -> None:
    post = _told("Harbour Post", "Norland offered the Gull Bank for a fee.", unnamed="four guests")
    radio = _told("Radio Immer", "Norland offered the Gull Bank for a fee.",
                  unnamed="one of the guests quoted by the Harbour Post")  # fmt: skip
    known = docket([post.posting(), radio.posting()])
    assert independent(known.acts, {}) == 1
    assert (
        independent(docket([post.posting(), _told("Radio Immer", post.text, unnamed="a cook").posting()]).acts, {}) == 2
    )


def test_a_mention_by_a_noun_adds_no_origin() -> None:
    first = _told("Coast Wire", "Norland offered the crew a boat.", name="Ada Venn", party="Norland")
    later = Paper("Sea Review", "2031-05-20", "The offer of a boat for the crew by Norland still stands.")
    later.act("OFFER", "offer", "Norland", about="of a boat for the crew")
    assert independent(docket([first.posting(), later.posting()]).acts, {}) == 1


def test_one_deed_of_one_day_is_one_claim_of_two_origins() -> None:
    def told(outlet: str, type_: str, text: str, time: str) -> Paper:
        return Paper(outlet, "2031-05-02", text).act(type_, text.split()[1], "Norland", issue="other", time=time)

    first = told("Coast Wire", "COERCE", "Norland seized nine pilots.", "2031-05-01")
    second = told("Daily Buoy", "ASSAULT", "Norland abducted the nine men of the lighthouse.", "2031-05-01")
    later = told("Harbour Post", "ASSAULT", "Norland abducted nine more.", "2031-05-02")
    assert _sizes(first, second, later) == [1, 2]
    assert independent(docket([first.posting(), second.posting()]).acts, {}) == 2

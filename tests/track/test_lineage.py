"""Which report draws on which; rules one by one, on reports marked up by hand."""

from dispute import Paper

from rapporteur.domain.posting import Posting
from rapporteur.track.docket import docket
from rapporteur.track.lineage import Tie, lineage, origins_of, superseded
from rapporteur.track.origins import independent

LEAD = "Ships of Norland fired on a tanker off the Gull Bank at dawn while its crew of nineteen lay asleep below. "
MORE = "Three of them were hurt when the wheelhouse burned and the pilot boat that came to help lost its mast."


def _ties(*postings: Posting) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(t.report.outlet, t.relays and t.relays.outlet, t.cites, t.how) for t in lineage(postings)]


def _one(*postings: Posting) -> Tie:
    (tie,) = lineage(postings)
    return tie


def test_a_copy_shows_the_words_of_both() -> None:
    first = Paper("Coast Wire", "2031-05-09", LEAD + MORE).posting()
    second = Paper("Daily Buoy", "2031-05-10", "A bad night. " + LEAD + "Nobody slept. " + MORE).posting()
    tie = _one(first, second)
    assert (tie.report.outlet, tie.relays and tie.relays.outlet, tie.how) == ("Daily Buoy", "Coast Wire", "copy")
    assert [s.of(tie.report.text) for s in tie.spans] == [LEAD.strip(), MORE]
    assert tie.relays
    assert [s.of(tie.relays.text) for s in tie.there] == [LEAD + MORE]
    assert tie.order == "told"


def test_what_an_outlet_prints_again_is_no_copy() -> None:
    assert not _ties(
        Paper("Coast Wire", "2031-05-09", LEAD + MORE).posting(),
        Paper("Coast Wire", "2031-05-20", "The fee was lifted on Tuesday. " + LEAD + MORE).posting(),
    )


def test_a_speech_that_both_quote_is_no_copy() -> None:
    speech = '"' + (LEAD + MORE).replace("Ships of Norland", "They") + '" '
    assert not _ties(
        Paper("Coast Wire", "2031-05-09", speech + "Ada Venn said so in Port Vell.").posting(),
        Paper("Daily Buoy", "2031-05-10", "Ada Venn spoke at noon. " + speech).posting(),
    )


def test_on_one_day_the_agency_is_copied_and_the_order_is_said_to_be_open() -> None:
    tie = _one(
        Paper("Daily Buoy", "2031-05-09", LEAD + MORE + " Nobody slept.").posting(),
        Paper("Coast Wire", "2031-05-09", LEAD + MORE).posting(),
    )
    assert (tie.report.outlet, tie.order) == ("Daily Buoy", "unknown")


def test_of_two_copies_each_is_tied_to_the_original() -> None:
    texts = (("Coast Wire", LEAD + MORE), ("Daily Buoy", LEAD + MORE + " Sad."), ("Sea Review", "Oh. " + LEAD + MORE))
    papers = [Paper(o, f"2031-05-0{n}", t).posting() for n, (o, t) in enumerate(texts, 1)]
    assert _ties(*papers) == [
        ("Daily Buoy", "Coast Wire", "Coast Wire", "copy"),
        ("Sea Review", "Coast Wire", "Coast Wire", "copy"),
    ]


def test_an_outlet_named_as_a_subject_is_no_source() -> None:
    post = Paper(
        "Harbour Post", "2031-05-09", "Norland wants the Gull Bank and the pilot fee of Southmark gone."
    ).posting()
    said = "Ada Venn attacked the Harbour Post over the Gull Bank, the pilot fee and Southmark. Norland laughed."
    assert not _ties(post, Paper("Daily Buoy", "2031-05-10", said).posting())


def test_an_outlet_named_as_a_source_is_found_by_the_words_around_its_name() -> None:
    post = Paper(
        "Harbour Post", "2031-05-09", "Norland wants the Gull Bank and the pilot fee of Southmark gone."
    ).posting()
    told = "Norland wants the pilot fee gone and the Gull Bank too, the Harbour Post reported on Friday."
    tie = _one(post, Paper("Daily Buoy", "2031-05-10", told).posting())
    assert (tie.relays and tie.relays.outlet, tie.how) == ("Harbour Post", "paraphrase")
    assert tie.reasons == ("names as source: Harbour Post",)


def test_a_report_of_another_day_than_the_one_cited_is_not_meant() -> None:
    post = Paper(
        "Harbour Post", "2031-05-01", "Norland wants the Gull Bank and the pilot fee of Southmark gone."
    ).posting()
    later = Paper("Daily Buoy", "2031-05-20", "Norland wants the pilot fee of Southmark gone from the Gull Bank.")
    later.says(None, None, later.text.rstrip("."), via="Harbour Post", unnamed="a pilot", said="2031-05-19")
    tie = _one(post, later.posting())
    assert (tie.relays, tie.cites) == (None, "Harbour Post")


def test_a_corrected_version_stands_in_for_the_older_one() -> None:
    old = Paper("Coast Wire", "2031-05-09", LEAD + MORE, "Ships fire on tanker").act("ASSAULT", "fired", "Norland")
    new = Paper("Coast Wire", "2031-05-09", LEAD.replace("nineteen", "nine") + MORE, "CORRECTED-Ships fire on tanker")
    new.act("ASSAULT", "fired", "Norland")
    tie = _one(new.posting(), old.posting())
    assert (tie.how, tie.relays and tie.relays.title) == ("corrects", "Ships fire on tanker")
    assert superseded([tie]) == {old.posting().record.report.id}
    known = docket([old.posting("2031-05-09T08:00:00.000000Z"), new.posting("2031-05-10T08:00:00.000000Z")])
    assert [e.report.title for e in known.acts] == ["CORRECTED-Ships fire on tanker"]
    before = docket(known.postings, known_by="2031-05-09")
    assert [e.report.title for e in before.acts] == ["Ships fire on tanker"]


def test_two_prints_of_a_story_from_outside_are_one_origin() -> None:
    def told(outlet: str, day: str, after: str) -> Posting:
        paper = Paper(outlet, day, LEAD + MORE + after).act("ASSAULT", "fired", "Norland", time="2031-05-08")
        paper.says(None, None, MORE.rstrip("."), via="Far Agency")
        return paper.posting()

    known = docket([told("Daily Buoy", "2031-05-09", " Sad."), told("Sea Review", "2031-05-10", " Alas.")])
    assert all(t.relays is None and t.cites == "Far Agency" for t in known.ties)
    assert len(origins_of(known.ties)) == 1
    assert independent(known.acts, known.relays) == 1

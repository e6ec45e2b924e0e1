from dispute import Paper, strait

from rapporteur.track.docket import docket
from rapporteur.track.entries import Entry, act_entries
from rapporteur.track.lineage import same_outlet
from rapporteur.track.origins import attribution, footing, independent


def _told(outlet: str, **voice: str | None) -> Entry:
    paper = Paper(outlet, "2031-05-09", f"{outlet}: Norland fired on a ship.")
    by = paper.says(voice.get("name"), voice.get("party"), "Norland fired on a ship", via=voice.get("via"),
                    unnamed=voice.get("unnamed"))  # fmt: skip
    return next(act_entries(paper.act("ASSAULT", "fired", "Norland", by=by).posting().record))


def test_ten_outlets_that_relay_one_briefing_are_one_origin() -> None:
    relays = [_told(f"Outlet {n}", via="Harbour Post", unnamed="officials") for n in range(10)]
    assert independent(relays, {}) == 1
    assert independent([*relays, _told("Harbour Post", unnamed="officials")], {}) == 1


def test_unnamed_sources_of_two_outlets_are_two_origins() -> None:
    assert independent([_told("Coast Wire", unnamed="a pilot"), _told("Daily Buoy", unnamed="a pilot")], {}) == 2


def test_a_named_voice_is_one_origin_whoever_quotes_it() -> None:
    venn = {"name": "Ada Venn", "party": "Norland"}
    assert independent([_told("Coast Wire", **venn), _told("Daily Buoy", **venn)], {}) == 1
    assert independent([_told("Coast Wire", **venn), _told("Daily Buoy", name="Ole Ost", party="Norland")], {}) == 2


def test_any_unnamed_link_makes_it_anonymous_and_a_paper_a_document() -> None:
    assert footing(_told("Coast Wire", name="Ada Venn")) == "on the record"
    assert footing(_told("Coast Wire", unnamed="a draft seen by the paper")) == "document"
    leak, record = _told("Coast Wire", unnamed="an official"), _told("Daily Buoy", name="Ada Venn")
    assert attribution([leak]) == "anonymous"
    assert attribution([leak, record]) == "on the record"


def test_outlets_go_by_short_names_too() -> None:
    assert same_outlet("the Post", "Harbour Post")
    assert not same_outlet("Harbour Post", "Harbour Wire")
    assert not same_outlet(None, None)


def test_a_copy_of_a_report_adds_no_origin() -> None:
    words = "Ships of Norland fired on a tanker off the Gull Bank at dawn while its crew of nineteen lay asleep below. "
    more = "Three of them were hurt when the wheelhouse burned and the pilot boat that came to help lost its mast."
    first = Paper("Coast Wire", "2031-05-09", words + more).act("ASSAULT", "fired", "Norland")
    copy = Paper("Daily Buoy", None, "A bad night. " + words + more).act("ASSAULT", "fired", "Norland")
    known = docket([copy.posting(), first.posting()])
    (tie,) = known.ties
    assert (tie.report.outlet, tie.relays and tie.relays.outlet, tie.how) == ("Daily Buoy", "Coast Wire", "copy")
    assert independent(known.acts, known.relays) == 1


def test_lineage_names_outlets_outside_the_dossier() -> None:
    found = {(t.report.outlet, t.cites, t.relays) for t in docket(strait()).ties}
    assert found == {("Evening Lantern", "Harbour Post", None), ("Daily Buoy", "Harbour Post", None)}

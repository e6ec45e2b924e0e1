from dispute import Paper

from rapporteur.domain.span import Span
from rapporteur.track.entries import Entry, act_entries, saying_entries
from rapporteur.track.gist import LIMIT, evidence_spans, gist


def _only(paper: Paper) -> Entry:
    return next(act_entries(paper.posting().record))


def test_actor_and_words_between_stand_as_they_are() -> None:
    paper = Paper("Coast Wire", None, "The fee is new. Norland has so far refused to pay the fee, it said.")
    entry = _only(paper.act("REJECT", "refused", "Norland", about="to pay the fee"))
    assert gist(entry) == "Norland has so far refused to pay the fee"
    assert [s.of(entry.report.text) for s in evidence_spans(entry)] == ["Norland has so far refused to pay the fee"]


def test_a_pronoun_gives_way_to_the_name() -> None:
    paper = Paper("Coast Wire", None, "She refused to pay the fee.").act(
        "REJECT", "refused", "She", about="to pay the fee"
    )
    act = paper.acts[0]
    actor = type(act.actor[0])("Ada Venn", "Norland", Span(0, 3))
    paper.acts[0] = type(act)(act.id, act.type, act.trigger, None, (actor,), (), act.about)
    assert gist(_only(paper)) == "Ada Venn refused to pay the fee"


def test_an_actor_who_stands_apart_is_joined_by_a_colon() -> None:
    paper = Paper("Coast Wire", None, "“We will never pay the fee,” said the envoy of Norland.")
    paper.act("REJECT", "will never pay", "Norland", about="the fee")
    assert gist(_only(paper)) == "Norland: will never pay the fee"


def test_without_marked_matter_the_clause_goes_on_to_its_end() -> None:
    paper = Paper("Coast Wire", None, "Norland rejected the plan of Mr. Ost outright. Then it rained.")
    assert gist(_only(paper.act("REJECT", "rejected", "Norland"))) == "Norland rejected the plan of Mr. Ost outright"


def test_it_is_one_short_line_without_half_a_pair_of_quotes() -> None:
    paper = Paper("Coast Wire", None, "Norland rejected “a fee\nthat " + "nobody ever asked for " * 30 + "at all”.")
    line = gist(_only(paper.act("REJECT", "rejected", "Norland", about=paper.text[17:-1])))
    assert len(line) <= LIMIT
    assert "\n" not in line
    assert "“" not in line


def test_an_unnamed_voice_goes_by_its_description() -> None:
    paper = Paper("Coast Wire", None, "The fee will fall, a pilot said.")
    paper.says(None, None, "The fee will fall", unnamed="a pilot")
    assert gist(next(saying_entries(paper.posting().record))) == "a pilot: The fee will fall"

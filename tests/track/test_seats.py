"""Who sits at a meeting that names one side or none."""

import pytest
from dispute import Paper

from rapporteur.domain.act import Actor
from rapporteur.track.docket import docket
from rapporteur.track.meetings import Meeting, meetings


def _rows(*papers: Paper) -> tuple[Meeting, ...]:
    return meetings(docket([p.posting() for p in papers]))


def _about(text: str) -> Paper:
    """A report in which Norland and Southmark act, and then the text."""
    paper = Paper("Coast Wire", "2031-05-02", f"Norland demands a tug of Southmark. Southmark refused. {text}")
    paper.act("REQUEST", "demands", "Norland", to="Southmark", about="a tug")
    return paper.act("REJECT", "refused", "Southmark", to="Norland")


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "expected"),
    [
        ("The ministers of the two countries will meet on May 5.", "will meet", ("The ministers/",), True),
        ("The talks are set for May 5.", "The talks", (), True),
        ("Some pilots will meet on May 5.", "will meet", ("Some pilots/",), False),
        ("Envoys of the Gull Column will meet captains of Norland on May 5.", "will meet",
         ("Envoys of the Gull Column/", "captains of Norland/"), True),
    ],
)  # fmt: skip
def test_the_sides_are_looked_for_in_the_report(
    text: str, trigger: str, actors: tuple[str, ...], expected: bool
) -> None:
    paper = _about(text)
    paper.act("CONSULT", trigger, issue="process", modality="planned", time="2031-05-05")
    last = paper.acts[-1]
    named = tuple(Actor(a.rstrip("/"), None, paper.at(a.rstrip("/"))) for a in actors)
    paper.acts[-1] = type(last)(**{**{f: getattr(last, f) for f in last.__slots__}, "actor": named})
    assert [m.date for m in _rows(paper)] == (["2031-05-05"] if expected else [])


def test_his_talks_are_those_of_the_only_other_side_that_acts_before() -> None:
    paper = Paper("Coast Wire", "2031-05-02", (
        "Norland withdrew its offer. His meeting with the Southmark envoy, planned for May 5, was called off."
    ))  # fmt: skip
    paper.act("REJECT", "withdrew", "Norland", about="its offer")
    paper.act("CONSULT", "called off", "envoy/Southmark", issue="process", modality="negated", time="2031-05-05")
    assert [(m.parties, m.status) for m in _rows(paper)] == [(("Norland", "Southmark"), "cancelled")]


def test_a_meeting_that_was_put_off_takes_over_the_one_that_was_planned_though_both_days_are_known() -> None:
    def told(day: str, text: str, time: str) -> Paper:
        paper = Paper(f"Wire of {day}", day, text)
        return paper.act("CONSULT", "talks", "Norland", "Southmark", issue="process", modality="planned", time=time)

    planned = told("2031-05-02", "The talks of Norland and Southmark are set for May 9.", "2031-05-09")
    new = told("2031-05-03", "The talks of Norland and Southmark are to be held on May 16.", "2031-05-16")
    moved = told("2031-05-04", "The talks of Norland and Southmark were put off to May 16.", "2031-05-16")
    assert [(m.date, m.moved_from) for m in _rows(planned, new, moved)] == [("2031-05-16", "2031-05-09")]

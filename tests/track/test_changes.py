"""Which turns are told as changes, and which way they go."""

from dataclasses import replace

import pytest
from dispute import Paper

from rapporteur.track.changes import changes
from rapporteur.track.docket import docket


def _told(day: str | None, type_: str, sentence: str, issue: str = "resources", **more: str) -> Paper:
    """A report of one move; the trigger is the second word of its sentence."""
    paper = Paper(f"Wire of {day}", day, sentence)
    by = paper.says("Ada Venn", "Norland", sentence.rstrip("."))
    return paper.act(type_, sentence.split()[1], "Norland", to="Southmark", issue=issue, by=by, **more)


def _directions(*papers: Paper) -> list[str]:
    rows = changes(docket([p.posting() for p in papers]))
    return [c.direction for c in rows if c.direction != "new" and c.party == "Norland"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("REJECT|Norland rejected a pilot fee for ships.", "OFFER|Norland offered a pilot fee for ships.", ["softens"]),
        ("OFFER|Norland offered a pilot fee for ships.", "REJECT|Norland rejected a fee for pilots.", ["reverses"]),
        ("OFFER|Norland offered four pilots a year.", "REJECT|Norland withdrew that proposal.", ["reverses"]),
        ("REQUEST|Norland demands fewer tankers in the strait.",
         "REQUEST|Norland demands that not one tanker pass the strait before a treaty.", ["hardens"]),
        ("REQUEST|Norland demands fewer tankers.", "REQUEST|Norland demands fewer tankers.", []),
        ("REJECT|Norland rejected a pilot fee in the strait.", "OFFER|Norland offered the crew a doctor.", []),
        ("OFFER|Norland offered to reopen the strait to tankers.",
         "THREATEN|Norland threatens to close the strait to tankers until the permit is withdrawn.", ["reverses"]),
    ],
)  # fmt: skip
def test_a_turn_on_one_matter_is_a_change(first: str, second: str, expected: list[str]) -> None:
    (one, before), (two, after) = first.split("|"), second.split("|")
    assert _directions(_told("2031-05-02", one, before), _told("2031-05-20", two, after)) == expected


def test_an_undated_report_makes_no_change() -> None:
    first = _told("2031-05-02", "REJECT", "Norland rejected a pilot fee in the strait.")
    assert _directions(first, _told(None, "OFFER", "Norland offered a pilot fee in the strait.")) == []
    assert _directions(first, _told("2031", "OFFER", "Norland offered a pilot fee in the strait.")) == []


def test_a_mention_by_a_noun_is_old_news() -> None:
    first = _told("2031-05-02", "OFFER", "Norland offered a pilot fee in the strait.")
    later = Paper("Sea Review", "2031-05-20", "Its refusal of a pilot fee in the strait has cost Norland friends.")
    later.act("REJECT", "refusal", "Norland")
    assert _directions(first, later) == []
    said = later.says("Ole Ost", "Southmark", "Its refusal of a pilot fee in the strait has cost Norland friends")
    later.acts[0] = replace(later.acts[0], statement=said)
    assert _directions(first, later) == []


def test_a_denied_report_without_a_name_moves_nothing() -> None:
    first = _told("2031-05-02", "CLAIM", "Norland claims the Gull Bank.", issue="territory.control")
    leak = Paper("Evening Lantern", "2031-05-09", "Norland would give up the Gull Bank, people said.")
    by = leak.says(None, None, "Norland would give up the Gull Bank", unnamed="people")
    leak.act("OFFER", "would give up", "Norland", issue="territory.control", by=by)
    denial = Paper("Coast Wire", "2031-05-11", "Ada Venn denied that it would give up the Gull Bank.")
    by = denial.says("Ada Venn", "Norland", "it would give up the Gull Bank", stance="denies")
    denial.act("DENY", "denied", "Ada Venn/Norland", about="it would give up the Gull Bank",
               issue="territory.control", by=by)  # fmt: skip
    assert _directions(first, leak) == ["softens"]
    assert _directions(first, leak, denial) == []


def test_a_move_on_two_issues_is_one_change() -> None:
    first = _told("2031-05-02", "REJECT", "Norland refuses to free the crew of the tanker.", issue="prisoners")
    second = _told("2031-05-20", "CONCEDE", "Norland agreed to free the crew of the tanker.", issue="prisoners")
    for paper in (first, second):
        paper.acts[:] = [replace(a, issue=("territory.control", "prisoners")) for a in paper.acts]
    third = _told("2031-05-10", "REJECT", "Norland refuses to free the crew without the tanker.", issue="prisoners")
    rows = changes(docket([p.posting() for p in (first, second, third)]))
    assert [(c.issue, c.direction) for c in rows if c.direction != "new"] == [("prisoners", "softens")]

"""What makes a turn, and what only looks like one."""

from dataclasses import replace

import pytest
from dispute import Paper

from rapporteur.track.changes import changes
from rapporteur.track.docket import docket


def _move(day: str, type_: str, sentence: str, issue: str, **more: str | None) -> Paper:
    """A report of one move by Norland towards Southmark; the trigger stands between asterisks."""
    before, trigger, after = sentence.split("*")
    paper = Paper(f"Wire of {day}", day, before + trigger + after)
    speaker, party = more.pop("speaker", "Ada Venn"), more.pop("party", "Norland")
    by = paper.says(speaker, party, paper.text.rstrip("."))
    return paper.act(type_, trigger, "Norland", to="Southmark", issue=issue, by=by, **more)  # type: ignore[arg-type]


def _directions(*papers: Paper) -> list[str]:
    rows = changes(docket([p.posting() for p in papers]))
    return [c.direction for c in rows if c.direction != "new" and c.party == "Norland"]


@pytest.mark.parametrize(
    ("issue", "first", "second", "expected"),
    [
        ("resources", "REJECT|Norland *refused* a pilot.", "CONCEDE|Norland *dropped* its insistence on a lighthouse.",
         ["softens"]),
        ("monitoring", "REQUEST|Norland *wants* the watchers gone.", "OFFER|Norland *would put up with* a few.",
         ["softens"]),
        ("sanctions", "CONCEDE|Norland *shelved* its threat.", "SANCTION|Norland *closed* the sky to cargo.",
         ["reverses"]),
        ("resources", "OFFER|Norland *offered* a pilot and a tug.", "REJECT|Norland *stopped* sending pilot and tug.",
         []),
        ("resources", "REQUEST|Norland *demands* a lower toll on grain.",
         "AGREE|Norland *agreed* to go on paying the old toll on grain.", []),
        ("other", "AGREE|Norland *accepted* a summit of both captains.", "REJECT|Norland *pulled out* of the summit.",
         ["reverses"]),
    ],
)  # fmt: skip
def test_a_turn_by_its_wording(issue: str, first: str, second: str, expected: list[str]) -> None:
    (one, before), (two, after) = first.split("|"), second.split("|")
    assert _directions(_move("2031-05-02", one, before, issue), _move("2031-05-20", two, after, issue)) == expected


def test_a_threat_made_again_is_no_harder() -> None:
    first = _move("2031-05-02", "REQUEST", "Norland *demands* the tug and the pilot.", "resources")
    second = _move("2031-05-09", "THREATEN", "Norland *threatens* to keep the tug and the pilot.", "resources")
    third = _move("2031-05-20", "THREATEN", "Norland *threatens* again to keep the tug and the pilot.", "resources")
    assert _directions(first, second, third) == ["hardens"]


def test_what_another_side_tells_of_it_and_it_denies_moves_nothing() -> None:
    first = _move("2031-05-02", "REJECT", "Norland *refused* to hand over the captain.", "justice")
    claim = _move("2031-05-09", "AGREE", "Norland *agreed* to hand over the captain.", "justice",
                  speaker="Ole Ost", party="Southmark")  # fmt: skip
    denial = _move("2031-05-10", "AGREE", "Norland has not *agreed* to hand over the captain.", "justice",
                   modality="negated")  # fmt: skip
    assert _directions(first, claim) == ["softens"]
    assert _directions(first, claim, denial) == []


def test_a_joint_truce_takes_the_place_of_a_refusal_in_whatever_words() -> None:
    first = _move("2031-05-02", "REJECT", "Norland *ruled out* any rest for its gunboats.", "ceasefire.limited")
    truce = Paper("Coast Wire", "2031-05-20", "Norland and Southmark have agreed to a month of calm seas.")
    truce.act("AGREE", "agreed", "Norland", "Southmark", about="to a month of calm seas", issue="ceasefire.limited")
    assert _directions(first, truce) == ["softens"]


def test_hearsay_of_nobody_moves_nothing() -> None:
    first = _move("2031-05-02", "REJECT", "Norland *refused* a pilot on every ship.", "resources")
    for description, expected in (("two cooks", ["softens"]), (None, [])):
        leak = Paper("Evening Lantern", "2031-05-09", "Norland is said to have promised a pilot on every ship.")
        by = leak.says(None, None, "Norland is said to have promised a pilot on every ship", unnamed="two cooks")
        (told,) = leak.statements
        leak.statements[0] = replace(told, chain=(told.chain[0], replace(told.voice, description=description)))
        leak.act("PLEDGE", "promised", "Norland", about="a pilot on every ship", by=by)
        assert _directions(first, leak) == expected

"""The scorer on a record of two statements and two acts, with the figures worked out by hand."""

from typing import Any

import pytest

from bench.score_record import score
from bench.score_text import Folded, same_name

RAW = (
    "Harbour talks\n\nThe port would <u>reopen</u> on Friday if the toll falls, Mayor Ada Venn said. "
    "The dockers rejected that. “We were\nnot asked,” a union official said."
)
BODY = RAW.removeprefix("Harbour talks\n\n").replace("<u>", "").replace("</u>", "").replace("\n", " ")
OUTLET = {"name": "Post", "role": "outlet"}
UNNAMED = {"name": None, "role": "source", "anonymous": True}


def _speaker(name: str, party: str) -> dict[str, Any]:
    return {"name": name, "role": "speaker", "party": party}


GOLD: dict[str, Any] = {
    "outlet": "The Post",
    "published": "2031-05-07",
    "body_excludes": ["Harbour talks"],
    "statements": [
        {
            "content": ["The port would <u>reopen</u> on Friday if the toll falls"], "cue": "said",
            "source": "Mayor Ada Venn", "kind": "indirect", "stance": "asserts",
            "chain": [OUTLET, _speaker("Ada Venn", "Harbour")],
        },
        {
            "content": ["“We were\nnot asked,”"], "cue": "said", "source": "a union official",
            "kind": "direct", "stance": "asserts", "chain": [OUTLET, UNNAMED],
        },
    ],
    "acts": [
        {
            "type": "PLEDGE", "trigger": "would <u>reopen</u>", "statement": 0, "modality": "actual",
            "issue": ["other"],
            "evidence": "The port would <u>reopen</u> on Friday if the toll falls, Mayor Ada Venn said.",
            "actor": [_speaker("Ada Venn", "Harbour")], "recipient": [],
            "condition": {"kind": "if", "text": "if the toll falls"},
        },
        {
            "type": "REJECT", "trigger": "rejected", "statement": None, "modality": "actual", "issue": ["process"],
            "evidence": "The dockers rejected that.", "condition": None,
            "actor": [_speaker("The dockers", "Dockers' Union")], "recipient": [_speaker("Ada Venn", "Harbour")],
        },
    ],
    "territory": [],
}  # fmt: skip


def _at(words: str) -> list[int]:
    start = BODY.index(words)
    return [start, start + len(words)]


def _record() -> dict[str, Any]:
    """The first statement with another voice, the second without its cue, a third too many; an OFFER for the PLEDGE."""
    return {
        "report": {"text": BODY, "outlet": "Post", "published": "2031-05-08"},
        "statements": [
            {
                "id": "s1", "content": [_at("reopen on Friday if the toll falls")], "cue": [_at("said")],
                "stance": "asserts", "source": [_at("Ada Venn")], "kind": "direct",
                "chain": [OUTLET, _speaker("Bo Lund", "Harbour")],
            },
            {
                "id": "s2", "content": [_at("“We were not asked,”")], "cue": [], "stance": "asserts",
                "source": [_at("a union official")], "kind": "direct", "chain": [OUTLET, UNNAMED],
            },
            {
                "id": "s3", "content": [_at("The dockers rejected that")], "cue": [], "stance": "asserts",
                "source": [], "kind": "indirect", "chain": [OUTLET, UNNAMED],
            },
        ],
        "acts": [
            {
                "type": "OFFER", "trigger": _at("would reopen"), "statement": "s1", "modality": "actual",
                "issue": ["other"], "actor": [_speaker("Ada Venn", "Harbour")], "recipient": [], "condition": None,
            },
            {
                "type": "REJECT", "trigger": _at("rejected"), "statement": None, "modality": "negated",
                "issue": ["process"], "actor": [_speaker("Dockers’ Union", "Dockers’ Union")], "recipient": [],
                "condition": {"kind": "if", "span": [0, 3]},
            },
        ],
        "territory": [],
    }  # fmt: skip


EXPECTED = {
    "published": 0.0,
    "outlet": 1.0,
    "boilerplate cut": 1.0,
    "body kept": 1.0,
    "statement": 2 * 2 / (3 + 2),
    "relation": 2 * 1 / (3 + 2),
    "anonymous voice": 2 * 1 / (2 + 1),
    "voice": 0.5,
    "chain": 0.5,
    "stance": 1.0,
    "kind": 0.5,
    "act": 2 * 1 / (2 + 2),
    "act~": 1.0,
    "actor": 1.0,
    "recipient": 0.0,
    "modality": 0.0,
    "issue": 1.0,
    "condition": 0.0,
    "territory": 0.0,
}


def test_figures_worked_by_hand() -> None:
    assert score([(GOLD, _record())]) == pytest.approx(EXPECTED)


def test_a_forgiven_type_matches_no_field() -> None:
    record = _record()
    record["acts"][0]["type"] = "PLEDGE"
    record["acts"][0]["condition"] = {"kind": "unless", "span": [0, 3]}
    figures = score([(GOLD, record)])
    assert figures["act"] == 1.0
    assert figures["act rests on its statement"] == 1.0
    assert figures["condition"] == pytest.approx(2 * 1 / (2 + 1))
    assert figures["condition kind"] == 0.0


def test_two_reports_are_counted_together() -> None:
    empty = {"report": {"text": BODY, "outlet": None, "published": None}, "statements": [], "acts": [], "territory": []}
    figures = score([(GOLD, _record()), (GOLD, empty)])
    assert figures["statement"] == pytest.approx(2 * 2 / (3 + 4))
    assert figures["voice"] == 0.5


def test_a_short_string_is_looked_for_as_a_word_and_near_its_anchor() -> None:
    text = Folded("It split. He denied it, they say, and it stood.")
    anchor = text.find("denied")[0]
    assert [min(p) for p in text.find("it")] == [20, 38]
    assert min(text.near("it", anchor)) == 20


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("President Ada Venn", "Venn", True), ("Ada Venn", "Bo Lund", False), (None, None, True), ("Ada", None, False)],
)
def test_names(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same

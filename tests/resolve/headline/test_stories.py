"""Headlines with their stories: what is tied to what, and where a headline says more than the text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rapporteur.domain.record import Record, to_dict
from rapporteur.pipeline import Given, Stages, read_text

STORIES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "headline_stories.toml").read_text(encoding="utf-8")
)["story"]


def read(stages: Stages, title: str | None, body: str) -> Record:
    return stages.record(read_text(body, Given(title=title, outlet="Harbour Post", published="2031-05-07")))


def words(record: Record, id_: str | None) -> str:
    """The words of the text around an entry: a statement's content, an act's sentence."""
    text = record.report.text
    if statement := record.statement(id_):
        return " … ".join(c.of(text) for c in statement.content)
    act = next((a for a in record.acts if a.id == id_), None)
    return text[max(0, act.trigger.start - 60) : act.trigger.end + 60] if act else ""


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["title"])
def test_a_headline_is_tied_to_what_it_repeats(stages: Stages, story: dict[str, Any]) -> None:
    record = read(stages, story["title"], story["body"])
    headline = record.headline
    assert headline is not None
    for name, entries in (("said", headline.statements), ("acts", headline.acts)):
        for wanted in story.get(name, []):
            own, _, there = wanted.partition("->")
            entry = next((e for e in entries if own.strip() in _own(e, headline.text)), None)
            assert entry is not None, (own, entries)
            repeated = headline.repeated(entry.id)
            assert (there.strip() in words(record, repeated)) if there.strip() else repeated is None, wanted
    if story.get("said") == []:
        assert headline.statements == ()
    if "voice" in story:
        assert headline.statements[0].voice.name == story["voice"]


def _own(entry: Any, title: str) -> str:
    if hasattr(entry, "type"):
        return f"{entry.type} {entry.modality}"
    return " … ".join(c.of(title) for c in entry.content)


@pytest.mark.parametrize("story", [s for s in STORIES if "doubts" in s], ids=lambda s: s["title"])
def test_where_a_headline_says_more_than_the_text_it_is_told(stages: Stages, story: dict[str, Any]) -> None:
    record = read(stages, story["title"], story["body"])
    found = [f"{d.code}: {d.message}" for d in record.diagnostics if d.code.startswith("headline.")]
    assert len(found) == len(story["doubts"]), found
    for wanted in story["doubts"]:
        code, _, said = wanted.partition(": ")
        assert any(f.startswith(code) and said in f for f in found), found
    text = record.report.text
    spans = [d.span for d in record.diagnostics if d.code.startswith("headline.") and d.span]
    assert all(s.end <= len(text) for s in spans)


def test_a_headline_changes_nothing_in_the_record_of_the_text(stages: Stages) -> None:
    for story in STORIES[:4]:
        with_title, without = (to_dict(read(stages, t, story["body"])) for t in (story["title"], "Nothing new"))
        for part in ("statements", "acts", "territory"):
            assert with_title[part] == without[part]


def test_subheads_and_entry_heads_stay_in_the_text_and_yield_nothing(stages: Stages) -> None:
    body = (
        "Talks on the strait went on past midnight on Tuesday.\n\n"
        "Venn says no deal\n\n"
        "The two sides will meet again on Friday in Halmouth, and the port stays shut until then.\n\n"
        "23:48 – Orlov: ‘We will not pay’\n\n"
        "Delegates left by a side door. Nobody spoke to the press."
    )
    record = read(stages, "LIVE: Talks on the strait", body)
    assert "Venn says no deal" in record.report.text
    assert "Orlov: ‘We will not pay’" in record.report.text
    assert [words(record, s.id) for s in record.statements if s.stance != "declines"] == []

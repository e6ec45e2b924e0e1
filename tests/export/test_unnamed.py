"""Unnamed sources in a record's exports."""

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest

from rapporteur.domain.record import Record, from_dict, to_dict
from rapporteur.domain.span import Span
from rapporteur.domain.unnamed import Unnamed, Worded
from rapporteur.export import record_html, record_table

MORE = "\n\nThe official, briefed on the toll, asked not to be named because the talks go on."


def worded(text: str, words: str) -> Worded:
    start = text.index(words)
    return Worded(Span(start, start + len(words)), words)


@pytest.fixture
def told(record: Record) -> Record:
    """The full record, with all that can be told of its unnamed source."""
    text = record.report.text + MORE
    unnamed = Unnamed(
        "u1",
        "u2",
        1,
        worded(text, "Norland"),
        (worded(text, "briefed on the toll"),),
        (worded(text, "because the talks go on"),),
        (worded(text, "asked not to be named"),),
    )
    first = record.statements[0]
    chain = (first.chain[0], replace(first.chain[1], unnamed=unnamed))
    statements = (replace(first, chain=chain), *record.statements[1:])
    return replace(record, report=replace(record.report, text=text), statements=statements)


def test_a_link_has_what_is_told_of_it_and_is_valid(told: Record) -> None:
    link = to_dict(told)["statements"][0]["chain"][1]
    assert (link["class"], link["same"], link["part_of"], link["count"]) == ("partly anonymous", "u1", "u2", 1)
    start, end = link["knowledge"][0]["span"]
    assert told.report.text[start:end] == link["knowledge"][0]["words"] == "briefed on the toll"
    schema = json.loads((resources.files("rapporteur.export") / "record.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(to_dict(told))


def test_what_is_told_comes_back_from_the_plain_form(told: Record) -> None:
    again = from_dict(to_dict(told)).statements[0].chain[1]
    assert again.unnamed == told.statements[0].chain[1].unnamed
    assert again.anonymity == "partly anonymous"


def test_nothing_told_leaves_only_the_class(record: Record) -> None:
    link = to_dict(record)["statements"][0]["chain"][1]
    assert link["class"] == "partly anonymous"
    assert not {"same", "count", "knowledge", "reason", "condition", "affiliation"} & set(link)


def test_the_table_lists_unnamed_sources_once(told: Record) -> None:
    twice = replace(told, statements=(*told.statements, replace(told.statements[0], id="s3")))
    shown = record_table.render(twice, None, width=120)
    assert shown.count("u1 a senior Norland official [partly anonymous, 1 person, one of u2]") == 1
    assert shown.count("unnamed: a senior Norland official (Norland) [u1]") == 2
    for line in ("knowledge: briefed on the toll", "anonymity: asked not", "reason: because the talks go on"):
        assert line in shown


def test_the_table_of_named_voices_has_no_such_section(record: Record) -> None:
    named = replace(record, statements=record.statements[1:])
    assert "Unnamed sources" not in record_table.render(named, None)


def test_the_page_leads_from_what_is_told_to_its_words(told: Record) -> None:
    page = record_html.render([(told, None)])
    for n in (1, 2, 3, 4):
        assert page.count(f'href="#r1-u1-{n}"') == page.count(f' id="r1-u1-{n}"') == 1
    assert "partly anonymous, 1 person" in page

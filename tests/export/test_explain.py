"""Reasons beside the words that they rest on, none missing and none made up."""

import json
import re
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from rapporteur.domain.grounds import Grounds
from rapporteur.domain.record import Record
from rapporteur.export import explain, record_jsonl, record_table
from rapporteur.pipeline import Given, Stages, read_text

SOURCE = Path(explain.__file__).parents[1] / "resolve"
TEXT = (
    "HALDEN, May 7, 2031 (Coast Wire) — Norland’s foreign minister, Ada Venn, denied on Tuesday that Norland had "
    "rejected the offer. “We will free the sailors by May 20 if Southmark lifts its toll,” she said. "
    "Southmark, which annexed the Tarn valley in 2019, did not respond.\n"
)


@pytest.fixture(scope="module")
def read(stages: Stages) -> Record:
    return stages.record(read_text(TEXT, Given(title="Norland denies rejecting offer")))


def _shown(record: Record) -> str:
    return record_table.render(record, None, width=400, explain=True)


def test_every_rule_of_the_source_code_has_words() -> None:
    code = "\n".join(p.read_text("utf-8") for p in sorted(SOURCE.rglob("*.py")))
    named = set(re.findall(r'because\(\s*"(\w+)"', code)) | set(
        re.findall(r'reasons=\((?:\*\w+\.reasons, )?"(\w+)"', code)
    )
    named |= set(re.findall(r'as_type\(\s*(?:[^"()]+|"[A-Z]+"(?: if [^"]+ else [^,]+)?),\s*"([\w ,]+)"', code))
    named |= set(re.findall(r'"(said_\w+)"', code)) | set(re.findall(r'f?"(time (?:told|of)[^"]*)"', code))
    assert len(named) > 50
    assert {rule for rule in named if explain.in_words(rule) == rule} == set()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("lexicon REJECT rule out", "lexicon REJECT rule out (the act lexicon lists “rule out” as REJECT)"),
        ("stance denies", "stance denies (the statement denies, which is an act of its own)"),
        ("territory.annexed.active.0", "territory.annexed.active.0 (frame 0 of territory.toml: annexed, active)"),
        ("not done", "not done (it did not happen: negated)"),
        ("nobody knows it", "nobody knows it"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert explain.in_words(rule) == words


def test_a_statement_tells_its_rule_its_words_and_its_chain(read: Record) -> None:
    shown = _shown(read)
    for line in (
        "| rules: denying_cue (a cue of denying: denies)",
        "| cue: “denied”",
        "| chain 1: Coast Wire, an outlet",
        "| chain 2: Ada Venn (Norland), as speaker, by “denied”",
        "| said: 2031-05-06 by “Tuesday”, said_of_the_cue (the time stands with the cue)",
    ):
        assert line in shown


def test_an_act_tells_who_found_it_its_sides_and_its_condition(read: Record) -> None:
    shown = _shown(read)
    assert re.search(r"\| found by the (rules|network) at “denied”: DENY, actual", shown)
    assert re.search(r"\| time: 2031-05-06, time (told|of saying) “Tuesday” \(", shown)
    assert "| condition: if, by “if Southmark lifts its toll" in shown
    assert "actor: “Southmark” is Southmark" in shown


def test_dates_tell_their_anchor_and_rule_and_names_whom_they_mean(read: Record) -> None:
    shown = _shown(read)
    assert "“Tuesday” is 2031-05-06: counted from 2031-05-07, by weekday" in shown
    assert "“by May 20” is 2031-05-20: deadline, counted from 2031-05-07, by month-day, 'by' (a deadline)" in shown
    assert "“she” (person, not by name): Ada Venn, for Norland" in shown


def test_nothing_of_it_unless_asked_for(read: Record) -> None:
    assert "| " not in record_table.render(read, None, width=400)
    assert '"reasons"' not in record_jsonl.render(read, None)
    assert record_jsonl.render(read, None) == record_jsonl.render(_without_grounds(read), None)


def test_as_json_it_is_valid_and_spans_are_the_texts(read: Record) -> None:
    schema = json.loads((resources.files("rapporteur.export") / "record.schema.json").read_text("utf-8"))
    out = json.loads(record_jsonl.render(read, None, explain=True))
    jsonschema.Draft202012Validator(schema).validate(out)
    text = out["report"]["text"]
    assert [s["reasons"] for s in out["statements"]] == [list(s.reasons) for s in read.statements]
    assert all(e["reasons"] for e in (*out["acts"], *out["territory"], *out["headline"]["acts"]))
    assert "Tuesday" in {text[slice(*t["span"])] for t in out["times"]}
    assert {m["party"] for m in out["mentions"] if text[slice(*m["span"])] == "she"} == {"Norland"}


def test_a_stored_record_has_its_reasons_and_no_names(record: Record) -> None:
    shown = _shown(record)
    assert "| rules: source.unnamed-official" in shown
    assert "| rules: none kept" in shown
    assert "Names: none" in shown


def _without_grounds(record: Record) -> Record:
    from dataclasses import replace

    return replace(record, grounds=Grounds())

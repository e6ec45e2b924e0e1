import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.record import Record, from_dict, to_dict
from rapporteur.export import record_html, record_jsonl, record_table
from rapporteur.views.dossier import load

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\" ' & </style></title>"


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    text = (resources.files("rapporteur.export") / "record.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text))


def test_a_record_with_every_field_is_valid(schema: jsonschema.Draft202012Validator, record: Record) -> None:
    line = record_jsonl.render(record, "tarn.txt", diagnostics=True)
    assert line.count("\n") == 1
    out = json.loads(line)
    schema.validate(out)
    assert (out.pop("source_file"), len(out.pop("diagnostics"))) == ("tarn.txt", 2)
    assert from_dict(out).report == record.report
    assert out == to_dict(record)


def test_what_the_stages_produce_is_valid(schema: jsonschema.Draft202012Validator, talks: Path) -> None:
    for posting in load(talks):
        schema.validate(json.loads(record_jsonl.render(posting.record, posting.source_file, diagnostics=True)))


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "INVADE"), ("modality", "sure"), ("confidence", 1.5), ("time", "May"), ("about", [[3]])],
)
def test_what_is_no_record_is_not_valid(
    schema: jsonschema.Draft202012Validator, record: Record, field: str, value: object
) -> None:
    out = to_dict(record)
    out["acts"][0][field] = value
    assert not schema.is_valid(out)


def test_every_span_of_the_sample_dossier_lies_in_its_text(talks: Path) -> None:
    for posting in load(talks):
        record, length = posting.record, len(posting.record.report.text)
        spans = [s for x in record.statements for s in (*x.content, *x.cue, *x.source)]
        spans += [s for a in record.acts for s in (a.trigger, *a.about)] + [t.span for t in record.territory]
        assert all(0 <= s.start < s.end <= length for s in spans), posting.source_file


def test_the_table_tells_voices_quotes_and_terms(record: Record) -> None:
    shown = record_table.render(record, "tarn.txt", width=200)
    for words in (
        "Harbour Post · 2031-05-07 (dateline) · via Coast Wire",
        "Harbour Post › unnamed: a senior Norland official (Norland) [asserts, indirect; 0.75]",
        "[denies, direct, said 2031-05-06 (“on Tuesday”), Radio Tarn; 0.90]",
        "“We signed nothing,”",
        "a1 OFFER (will leave) Norland → Southmark [actual, 2031-05, Tarn; 0.60]",
        "condition: if Southmark lifts its toll",
        "term: 2031-05-07 to 2031-06-06 (P30D)",
        "Tarn (NO-TA): Norland controls, 2031-05 [s1; 0.50]",
        "Doubts: 2 (--diagnostics shows them)",
    ):
        assert words in shown
    assert "candidates: A, B" in record_table.render(record, None, diagnostics=True)


def test_the_table_keeps_to_its_width_and_never_steers_a_terminal(record: Record) -> None:
    loud = replace(record, report=replace(record.report, title="\x1b[2J\x1b]0;owned\x07 \u202egnp.exe " + "word " * 40))
    shown = record_table.render(loud, None, width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_the_page_leads_from_every_entry_to_its_words(record: Record) -> None:
    page = record_html.render([(record, "a.txt"), (record, "b.txt")])
    for n in (1, 2):
        for id_ in ("s1", "s2", "a1", "t1", "d1"):
            assert page.count(f'href="#r{n}-{id_}"') == 1
            assert page.count(f' id="r{n}-{id_}"') == 1


def test_nothing_from_a_report_is_markup_in_the_page(record: Record) -> None:
    report = replace(record.report, title=EVIL, outlet=EVIL, byline=EVIL, url="javascript:alert(1)", credit=(EVIL,))
    chain = (replace(record.statements[0].chain[1], description=EVIL),)
    evil = replace(
        record,
        report=replace(report, text=record.report.text + "\n\n" + EVIL),
        statements=(replace(record.statements[0], id='"><b>', chain=chain, channel=EVIL),),
        diagnostics=(Diagnostic(EVIL, EVIL, None, (EVIL,)),),
    )
    page = record_html.render([(evil, EVIL)])
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert 'href="javascript' not in page
    assert page.count("</style>") == page.count("</title>") == 1

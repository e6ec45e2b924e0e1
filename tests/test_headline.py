"""The headline through the whole program: exports, ledger, views, and input that means harm."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.record import Record, from_dict, to_dict
from rapporteur.dossier import Dossier
from rapporteur.export import record_html, record_jsonl, record_table
from rapporteur.pipeline import Given, Stages, read_text

TITLE = "Venn: Norland will not pay toll"
BODY = (
    "Norland will not pay the toll in the Kelde strait, its foreign minister, Ada Venn, said on Tuesday.\n\n"
    "Southmark's envoy left the room."
)
STAGES = Stages()


def read(title: str | None, body: str = BODY) -> Record:
    return STAGES.record(read_text(body, Given(title=title, outlet="Harbour Post", published="2031-05-07")))


@pytest.fixture(scope="module")
def told() -> Record:
    return read(TITLE)


def test_the_record_has_it_beside_the_text_and_reads_it_back(told: Record) -> None:
    out = json.loads(record_jsonl.render(told, None))
    (statement,) = out["headline"]["statements"]
    assert (out["headline"]["text"], statement["id"], statement["repeats"]) == (TITLE, "h1", "s1")
    assert [TITLE[a:b] for a, b in statement["content"]] == ["Norland will not pay toll"]
    assert to_dict(from_dict(out)) == to_dict(told)
    schema = json.loads((resources.files("rapporteur.export") / "record.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(out)


def test_table_and_page_show_it(told: Record) -> None:
    shown = record_table.render(told, None, width=160)
    assert "Headline" in shown
    assert "repeats s1" in shown
    page = record_html.render([(told, None)])
    assert page.count('href="#r1-h1"') == page.count(' id="r1-h1"') == 1
    assert "repeats s1" in page


def test_a_title_is_never_markup_in_the_page(told: Record) -> None:
    evil = 'Venn: <script>alert(1)</script> "no" & <img src=x onerror=alert(2)>'
    page = record_html.render([(read(evil), None)])
    assert "<script" not in page
    assert "<img" not in page


def test_it_counts_in_no_view_and_in_no_table(tmp_path: Path) -> None:
    rows = []
    for name, title in (("with", TITLE), ("without", None)):
        with Dossier(tmp_path / name, stages=STAGES) as dossier:
            dossier.add_text(BODY, title=title, outlet="Harbour Post", published="2031-05-07")
            views = (dossier.positions, dossier.changes, dossier.origins, dossier.contradictions, dossier.commitments)
            rows.append([view() for view in (*views, dossier.meetings, dossier.territory, dossier.timeline)])
            rows[-1].append(dossier.search("toll"))
    assert rows[0] == rows[1]
    assert any(rows[0])


def test_the_dossier_gives_it_back_as_it_was(tmp_path: Path, told: Record) -> None:
    with Dossier(tmp_path / "d", stages=STAGES) as dossier:
        dossier.add_text(BODY, title=TITLE, outlet="Harbour Post", published="2031-05-07")
        (posting,) = dossier.postings()
    assert posting.record.headline == told.headline
    assert told.headline is not None
    assert all(s.reasons for s in told.headline.statements)


def test_a_threshold_holds_back_in_the_headline_too(told: Record) -> None:
    held = STAGES.record(read_text(BODY, Given(title=TITLE, outlet="Harbour Post")), at_least=0.999)
    assert held.headline is not None
    assert held.headline.statements == held.headline.acts == held.headline.repeats == ()


def test_the_same_title_gives_the_same_headline(told: Record) -> None:
    assert record_jsonl.render(read(TITLE), None, diagnostics=True) == record_jsonl.render(told, None, diagnostics=True)


HOSTILE = [
    "", " ", "‘’", "“”“”", "''''", "'", '"', ":", ": : :", " - ", "–", ", says", "says", ": says :", "'no",
    "EXCLUSIVE:", "LIVE: ", "UPDATE 2-", "Minister: ", ": no deal", "x" * 10_000, "Venn says " * 1_000, "“" * 400,
    "\x00\x07 says", "İİİ SAYS İSTANBUL WILL STAY", "٣٤٥", "\u202eVenn: no", "Venn\n\nsays\n\nno", "A; B; C; D; says",
    "...", "?!", "to to to to",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_stops_a_report(title: str) -> None:
    record = read(title)
    assert record.statements
    assert record.headline is None or record.headline.text == record.report.title
    json.loads(record_jsonl.render(record, None))
    record_html.render([(record, None)])
    record_table.render(record, None)


VOCABULARY = """
Norland Venn Minister minister: says say said denies to sign ‘no’ 'no deal' “we stay” – - : ; , . ? officials sources
Truce holds accord LIVE: rejected on the and reportedly silent report tells calls that will not may 30-day
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_every_span_lies_in_the_title_whatever_its_words(title: str) -> None:
    record = replace(read(title, "Nothing is told here."), diagnostics=())
    if record.headline is None:
        return
    size = len(record.headline.text)
    spans = [x for s in record.headline.statements for x in (*s.content, *s.cue, *s.source)]
    spans += [x for a in record.headline.acts for x in (a.trigger, *a.about)]
    assert all(0 <= x.start < x.end <= size for x in spans)
    assert {i for i, _ in record.headline.repeats} == {
        e.id for e in (*record.headline.statements, *record.headline.acts)
    }

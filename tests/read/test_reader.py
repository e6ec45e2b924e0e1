"""The reader: what the caller gives, JSON lines, encodings, input that is no report."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.errors import ReportError, UsageError
from rapporteur.read.compose import LONGEST
from rapporteur.read.reader import Given, read_bytes, read_text

PLAIN = """Envoys meet at the lake

By Ann Writer

PORT TOWN, May 6 (Lake Wire) — The envoys met at the lake on Tuesday, officials said. “No hurry,” one said.

They meet again in June.

© 2025 Lake Wire
"""
NEWS = st.lists(
    st.sampled_from([*PLAIN.split("\n"), "“A” **b**", "12:30 GMT", "Read more: x", "- y", "\\*z"]), max_size=12
)


def test_given_fields_come_first() -> None:
    reading, _ = read_text(PLAIN, given=Given("The Herald", "A title", "2024-01-02", "https://herald.example/x"))
    r = reading.report
    assert (r.outlet, r.title, r.published, r.published_basis) == ("The Herald", "A title", "2024-01-02", "given")
    assert r.url == "https://herald.example/x"
    assert r.credit == ("Lake Wire",)


def test_given_date_that_is_none_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="2025-03-19"):
        read_text(PLAIN, given=Given(published="soon"))


@given(NEWS)
def test_spans_and_offsets_hold(lines: list[str]) -> None:
    raw = "\n".join(lines)
    try:
        reading, _ = read_text(raw)
    except ReportError:
        return
    text = reading.report.text
    assert text == "\n\n".join(p.of(text) for p in reading.paragraphs)
    assert len(reading.offsets) == len(text)
    for char, place in zip(text, reading.offsets, strict=True):
        assert (char == "\n") if place < 0 else (raw[place] == char or raw[place].isspace())
    for s in reading.sentences:
        assert any(p.covers(s) for p in reading.paragraphs)
    assert set(reading.headings) <= set(reading.paragraphs)


def test_sentences_hold_every_word() -> None:
    reading, _ = read_text(PLAIN)
    said = " ".join(s.of(reading.report.text) for s in reading.sentences)
    assert said.split() == reading.report.text.split()


def test_same_words_are_the_same_report() -> None:
    wrapped = PLAIN.replace("the lake on", "the\nlake  on").replace("“", '"').replace("”", '"')
    assert read_text(wrapped)[0].report.id == read_text(PLAIN)[0].report.id
    assert read_text(PLAIN.replace("June", "July"))[0].report.id != read_text(PLAIN)[0].report.id


def test_jsonl_keeps_fields_and_bad_lines_do_not_end_the_batch() -> None:
    good = {"text": "They met on Tuesday, officials said.", "title": "Talks", "published": "2025-05-06T10:00:00Z"}
    lines = [json.dumps({**good, "desk": 7}), "{broken", json.dumps({"text": 5}), json.dumps({"title": "x"}), "[1]"]
    batch = read_bytes("\n".join([*lines, json.dumps(good)]).encode(), name="a.jsonl")
    readings = [r for r, _ in batch.readings]
    assert [r.source_file for r in readings] == ["a.jsonl:1", "a.jsonl:6"]
    assert readings[0].extra == {"desk": 7}
    assert (readings[0].report.published, readings[0].report.published_basis) == ("2025-05-06", "metadata")
    assert [p.split(": ")[0] for p in batch.problems] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]


def test_jsonl_is_told_by_its_content() -> None:
    batch = read_bytes(b'{"text": "They met on Tuesday, officials said.", "outlet": "Lake News"}\n')
    assert batch.readings[0][0].report.outlet == "Lake News"


def test_json_array_is_a_batch() -> None:
    batch = read_bytes(b'[\n {"text": "They met."},\n {"text": "They left."}\n]', name="a.json")
    assert [r.report.text for r, _ in batch.readings] == ["They met.", "They left."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"text\x00\x01\x02 more", "binary"),
        (b"* * *\n\n---", "no text"),
        (b"x" * (LONGEST + 1), "too many"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReportError, match=words) as caught:
        read_bytes(data, name="file.txt")
    assert "file.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    (reading, doubts) = read_bytes(PLAIN.encode(encoding)).readings[0]
    assert reading.report.text == read_text(PLAIN)[0].report.text
    assert ("encoding.guessed" in {d.code for d in doubts}) == (encoding == "cp1252")


def test_text_without_paragraphs_title_or_date() -> None:
    reading, doubts = read_text("They met at the lake on Tuesday, officials said, and nobody knew why.")
    assert reading.report.title is None
    assert reading.paragraphs == (Span(0, len(reading.report.text)),)
    assert {"date.none", "outlet.unknown"} == {d.code for d in doubts}


def test_other_language_is_told() -> None:
    reading, doubts = read_text("Les envoyés se sont réunis mardi au bord du lac et personne ne savait pourquoi.")
    assert reading.report.language == "und"
    assert "language.not-english" in {d.code for d in doubts}


def test_own_words_at_the_end_of_a_title_stay_unless_they_are_the_outlet() -> None:
    body = "\n\nThe envoys met at the lake, the Lake Ledger reported on Tuesday.\n\nhttps://www.{}.example/a"
    relayed = read_text("Envoys meet – Lake Ledger" + body.format("hillpost"))[0].report
    printed = read_text("Envoys meet – Lake Ledger" + body.format("lakeledger"))[0].report
    assert (relayed.title, relayed.outlet) == ("Envoys meet – Lake Ledger", "Hill Post")
    assert (printed.title, printed.outlet) == ("Envoys meet", "Lake Ledger")

import calendar
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.domain.act import TERRITORY_STATUSES, Act
from rapporteur.domain.annotation import Annotation, Token
from rapporteur.domain.mention import Mention
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.domain.when import When
from rapporteur.resolve.lands.territory import read_territory
from rapporteur.resolve.who.gazetteer import Gazetteer

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases/territory.toml").read_text("utf-8"))
MONTHS = tuple(calendar.month_name)[1:]


@dataclass
class Known:
    mentions: tuple[Mention, ...]
    gazetteer: Gazetteer = field(default_factory=Gazetteer.load)


def known(text: str) -> Known:
    found: list[Mention] = []
    for form, row in sorted(TABLE["names"].items(), key=lambda kv: -len(kv[0])):
        party, kind, code, name = (*(c.strip() for c in row.split("|")), "", "")[:4]
        for m in re.finditer(rf"\b{form}\b", text):
            span = Span(*m.span())
            if not any(f.span.overlaps(span) for f in found):
                found.append(Mention(span, kind, name or form, party or None, code or None))
    return Known(tuple(sorted(found, key=lambda m: m.span)))


def times(text: str) -> tuple[When, ...]:
    out = []
    for m in re.finditer(rf"(?:({'|'.join(MONTHS)}) )?\b((?:19|20)\d\d)\b", text):
        month = f"-{MONTHS.index(m[1]) + 1:02}" if m[1] else ""
        out.append(When(Span(*m.span()), m.group(), m[2] + month))
    return tuple(out)


def statement(text: str, said: dict[str, str]) -> Statement:
    start = text.index(said["content"])
    chain = (ChainLink("The Paper", "outlet"), ChainLink("Somebody", "speaker", said["party"]))
    content = (Span(start, start + len(said["content"])),)
    return Statement("s1", "direct", content, (), (), said.get("stance", "asserts"), chain, said=said.get("on"))


def read(text, *, said=None, acts=(), tokens=()):
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^.]|\.(?=[^\s]))*\.[\"”]?", text))
    reading = Reading(Report("sha256:0", text), (Span(0, len(text)),), sentences)
    statements = (statement(text, said),) if said else ()
    return read_territory(reading, Annotation(tokens=tokens), acts, statements, known(text), times(text))


def shown(row):
    return " | ".join(x for x in (row.place.name, row.party, row.status, row.time) if x)


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda c: c["text"][:70])
def test_case(case):
    rows, doubts = read(case["text"], said=case.get("said"))
    got = {shown(r) for r in rows}
    if case.get("among"):
        assert {" | ".join(r.split(" | ")[:3]) for r in got} >= set(case["rows"])
    else:
        assert got == set(case["rows"])
    if "doubt" in case:
        assert case["doubt"] in {d.code for d in doubts}


def test_row_carries_its_words_code_statement_and_rule():
    text = "The minister said that Orla is Sundmarkian land."
    (row,), _ = read(text, said={"content": "Orla is Sundmarkian land", "party": "Sundmark"})
    assert row.span.of(text) == "Orla is Sundmarkian land"
    assert row.place.code == "XS-OR"
    assert row.statement == "s1"
    assert row.reasons[0].startswith("territory.claims.voice")


def test_planned_act_gives_no_row():
    text = "Norland takes control of Vesk."
    act = Act("a1", "COERCE", Span(8, 13), modality="planned")
    assert read(text)[0]
    assert read(text, acts=(act,))[0] == ()


def test_pointing_words_make_a_row_less_sure():
    (named,), _ = read("Norland controls the Vesk strip.")
    rows, _ = read("The Vesk strip is poor. Norland controls the strip.")
    assert [r.place.name for r in rows] == ["Vesk"]
    assert rows[0].confidence < named.confidence


def test_parse_finds_the_subject_that_words_alone_would_miss():
    text = "Sundmark Norland seized Vesk."
    spans = [Span(0, 8), Span(9, 16), Span(17, 23), Span(24, 28), Span(28, 29)]
    heads = [(2, "nsubj"), (2, "obl"), (2, "root"), (2, "obj"), (2, "punct")]
    pos = ["PROPN", "PROPN", "VERB", "PROPN", "PUNCT"]
    tags = ["NNP", "NNP", "VBD", "NNP", "."]
    tokens = tuple(Token(s, p, t, h, r, 0) for s, p, t, (h, r) in zip(spans, pos, tags, heads, strict=True))
    assert [r.party for r in read(text)[0]] == ["Norland"]
    assert [r.party for r in read(text, tokens=tokens)[0]] == ["Sundmark"]


def test_headings_give_nothing():
    text = "Norland annexed Vesk."
    span = Span(0, len(text))
    reading = Reading(Report("sha256:0", text), (span,), (span,), headings=(span,))
    assert read_territory(reading, Annotation(), (), (), known(text), ()) == ((), ())


WORDS = tuple(
    re.findall(
        r"\S+",
        "Norland annexed Vesk claims the strip Sundmark holds most of Orla both countries that not fully it , . “ ”",
    )
)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=60)
def test_any_words_give_spans_of_the_text_and_known_statuses(words):
    text = " ".join(words) + "."
    rows, doubts = read(text)
    assert all(0 <= r.span.start < r.span.end <= len(text) for r in rows)
    assert all(r.status in TERRITORY_STATUSES and r.party != r.place.name and 0 < r.confidence <= 1 for r in rows)
    assert all(d.span is not None and d.span.of(text) for d in doubts)
    assert read(text) == (rows, doubts)

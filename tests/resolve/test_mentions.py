"""Names in text, and what mentions of one report have in common."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import cast_of, reading_of

from rapporteur.domain.annotation import Annotation, Attribution, Entity
from rapporteur.domain.span import Span
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "who_names.toml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE["names"], ids=lambda r: r[0][:40])
def test_name(row: list[str]) -> None:
    marked, name, kind, party, *code = row
    cast, spans, _ = cast_of(marked, published="2025-06-01")
    mention = cast.at(spans[0])
    assert mention is not None
    assert [mention.name, mention.kind, mention.party or "-"] == [name, kind, party]
    assert [mention.code] == code or not code


@pytest.mark.parametrize("text", TABLE["no_names"])
def test_no_name(text: str) -> None:
    cast, _, _ = cast_of(text)
    assert not [m for m in cast.mentions if m.definite]


def test_mentions_are_in_text_order_and_quote_the_text() -> None:
    cast, _, text = cast_of("Norland's envoy, Pavel Orlov, met Ostavia's premier. He said it would sign.")
    spans = [m.span for m in cast.mentions]
    assert spans == sorted(spans)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_a_quotation_speaks_for_its_source() -> None:
    marked = "“«We» will never sign,” said Velian premier Janos Vek in Velia."
    cast, spans, text = cast_of(marked)
    assert cast.at(spans[0]) is None
    source = Span(text.index("Velian"), text.index(" in Velia"))
    told = Attribution(content=(Span(0, text.index(" said")),), cue=(Span(22, 26),), source=(source,))
    reading, _ = reading_of(marked)
    cast = build_cast(reading, Annotation(sayings=(told,)), Gazetteer.load())
    mention = cast.at(spans[0])
    assert mention is not None
    assert (mention.name, mention.party) == ("Janos Vek", "Velia")


def test_entities_of_the_tagger_decide_what_form_leaves_open() -> None:
    marked = "The deal with «Orange Lantern» collapsed."
    reading, spans = reading_of(marked)
    entity = Entity(spans[0], "organisation")
    mention = build_cast(reading, Annotation(entities=(entity,)), Gazetteer.load()).at(spans[0])
    assert mention is not None
    assert (mention.name, mention.kind, mention.party) == ("Orange Lantern", "party", "Orange Lantern")


def test_open_references_are_diagnostics_with_their_candidates() -> None:
    text = "Velian Minister Ann Roe and Velian Minister Eva Lang came to Velia. «The minister» sat down."
    cast, spans, _ = cast_of(text)
    voice = cast.voice(spans[0])
    doubts = [d for d in cast.diagnostics if d.code == "party.ambiguous"]
    assert voice.name in ("Ann Roe", "Eva Lang") or doubts
    assert all(len(d.candidates) > 1 for d in doubts)


WORDS = [
    *("Norland", "said", "the", "minister", "He", "“We", "will”", "Pavel", "Orlov"),
    *(",", "and", "of", "Kremlin's", "two", "officials", ".", "¶"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_are_read_the_same_twice_and_every_span_has_a_voice(words: list[str]) -> None:
    text = " ".join(words).replace("¶", "\n\n")
    first, _, _ = cast_of(text)
    again, _, body = cast_of(text)
    assert first.mentions == again.mentions
    for m in first.mentions:
        voice: Any = first.voice(m.span)
        assert bool(voice.name) != voice.anonymous or voice.members
        assert m.span.of(body).strip()

"""Unnamed sources: the marked words of tests/cases/unnamed.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import reading_of

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.unnamed.reader import with_unnamed
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "unnamed.toml").read_text("utf-8"))["report"]
GAZETTEER = Gazetteer.load()


def read(text: str) -> tuple[str, list[ChainLink], tuple[Diagnostic, ...]]:
    """The text without its marks, the link of each mark, the doubts."""
    reading, spans = reading_of(text)
    cast = build_cast(reading, Annotation(), GAZETTEER)
    statements = []
    for n, span in enumerate(spans, 1):
        voice = cast.voice(span)
        link = ChainLink(None, "source", voice.party, True, voice.description, span=span)
        if not voice.anonymous:
            link = ChainLink(voice.name, "speaker", voice.party)
        statements.append(Statement(f"s{n}", "indirect", (), (), (span,), "asserts", (link,)))
    done, doubts = with_unnamed(reading, statements, cast)
    return reading.report.text, [s.chain[-1] for s in done], doubts


def told(link: ChainLink) -> str:
    """'u2 of u1 x1; from: the ministry; knows: …; condition: …; reason: …', the name of a named voice."""
    unnamed = link.unnamed
    if unnamed is None:
        return link.name or "open"
    head = unnamed.same + (f" of {unnamed.part_of}" if unnamed.part_of else "")
    head += f" x{unnamed.count}" if unnamed.count else ""
    parts = {
        "from": (unnamed.affiliation,) if unnamed.affiliation else (),
        "knows": unnamed.knowledge,
        "condition": unnamed.condition,
        "reason": unnamed.reason,
    }
    return "; ".join([head, *(f"{k}: {w.words}" for k, words in parts.items() for w in words)])


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_what_is_told_of_unnamed_sources(case: dict[str, Any]) -> None:
    _, links, doubts = read(case["text"])
    assert [told(link) for link in links] == case["links"]
    assert [d.code for d in doubts] == ["voice.ambiguous"] * len(case.get("unsure", []))
    assert [sorted(d.candidates) for d in doubts] == case.get("unsure", [])


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_every_place_opens_on_its_words(case: dict[str, Any]) -> None:
    text, links, _ = read(case["text"])
    for unnamed in (link.unnamed for link in links if link.unnamed):
        own = (unnamed.affiliation,) if unnamed.affiliation else ()
        for worded in (*own, *unnamed.knowledge, *unnamed.condition, *unnamed.reason):
            assert " ".join(worded.span.of(text).split()) == worded.words


def test_the_class_follows_from_the_words() -> None:
    _, links, _ = read("«A Norland official» said no. «A ministry official» said so too. «Two people» said yes.")
    assert [link.anonymity for link in links] == ["partly anonymous", "partly anonymous", "anonymous"]


def test_a_later_mention_is_described_in_the_words_that_introduced_it() -> None:
    _, links, _ = read("«Two officials briefed on the sale» said no. «The officials» said it was late.")
    assert [link.description for link in links] == ["Two officials briefed on the sale"] * 2

"""Sentences: what news writes that is no boundary."""

import pytest

from rapporteur.domain.span import Span
from rapporteur.read.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Lt. Gov. Ann Writer met Brig. Gen. Olu Wave.", "He left."],
        ['"No talks. No deal." she said.', "He left."],
        ["They met at 3 p.m. on Monday in Washington, D.C.", "The U.S. envoy left."],
        ["“It is over,” he said.", "“We have read the paper twice and will not sign it before spring. It is final.”"],
        ["Art. 5 and No. 2 were kept...", "Nothing else was."],
    ],
)
def test_boundaries(parts: list[str]) -> None:
    text = " ".join(parts)
    found = [s.of(text) for s in sentences(text, [Span(0, len(text))])]
    if "twice" in text:  # a long quotation of several sentences is several
        assert found == [
            "“It is over,” he said.",
            "“We have read the paper twice and will not sign it before spring.",
            "It is final.”",
        ]
    else:
        assert found == parts


def test_heading_is_one_sentence() -> None:
    text = "23:48 EAT – Five years? No. Four."
    span = Span(0, len(text))
    assert sentences(text, [span], [span]) == (span,)


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "First without a stop\n\nsecond starts small."
    paragraphs = [Span(0, 20), Span(22, len(text))]
    assert [s.of(text) for s in sentences(text, paragraphs)] == ["First without a stop", "second starts small."]

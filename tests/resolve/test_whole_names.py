"""Names that a parse cut into two phrases are whole again; phrases that stand side by side stay apart."""

import pytest

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.resolve.whole_names import whole_names


def _tokens(*words: tuple[str, str, int, str]) -> tuple[str, tuple[Token, ...]]:
    text, out = "", []
    for form, pos, head, rel in words:
        text += (" " if text else "") + form
        out.append(Token(Span(len(text) - len(form), len(text)), pos, "", head, rel, 0))
    return text, tuple(out)


@pytest.mark.parametrize(
    ("first", "second"),
    [((3, "nsubj"), (0, "nsubj")), ((3, "nsubj"), (3, "nsubj")), ((3, "nmod:poss"), (0, "nsubj"))],
)
def test_both_halves_are_one_subject(first: tuple[int, str], second: tuple[int, str]) -> None:
    text, tokens = _tokens(
        ("Port", "PROPN", *first), ("Adder", "PROPN", *second), ("is", "AUX", 3, "aux"), ("ready", "ADJ", 3, "root")
    )
    whole = whole_names(text, tokens)
    assert [(t.head, t.rel) for t in whole[:2]] == [(3, "nsubj"), (0, "flat")]


def test_what_hung_on_the_second_half_hangs_on_the_name() -> None:
    text, tokens = _tokens(
        ("Ana", "PROPN", 3, "nsubj"),
        ("Brod", "PROPN", 0, "nsubj"),
        ("there", "ADV", 1, "advmod"),
        ("spoke", "VERB", 3, "root"),
    )
    assert whole_names(text, tokens)[2].head == 0


@pytest.mark.parametrize(
    "words",
    [
        (("Tuesday", "PROPN", 2, "obl"), ("Holm", "PROPN", 2, "nsubj"), ("left", "VERB", 2, "root")),
        (("Kessam", "PROPN", 2, "nmod"), ("Sunday", "PROPN", 0, "nmod"), ("raid", "NOUN", 2, "root")),
        (("Norland", "PROPN", 2, "iobj"), ("Sudria", "PROPN", 2, "obj"), ("gave", "VERB", 2, "root")),
        (("Norland", "PROPN", 2, "obj"), ("troops", "NOUN", 2, "obj"), ("met", "VERB", 2, "root")),
    ],
)
def test_two_phrases_stay_two(words: tuple[tuple[str, str, int, str], ...]) -> None:
    text, tokens = _tokens(*words)
    assert whole_names(text, tokens) == tokens

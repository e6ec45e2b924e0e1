import pytest

from rapporteur.domain.span import Span
from rapporteur.tag.words import find_words

CASES = [
    ("The ministers didn't sign.", ["The", "ministers", "did", "n't", "sign", "."]),
    ("Norland's U.S.-brokered deal", ["Norland", "'s", "U.S.", "-", "brokered", "deal"]),
    ("“We won’t go,” he said.", ["“", "We", "wo", "n’t", "go", ",", "”", "he", "said", "."]),
    ("Gen. Ida O'Hara met Mr. Vole", ["Gen.", "Ida", "O'Hara", "met", "Mr.", "Vole"]),
    (
        "a 30-day, $1.5 billion, 3:30 p.m. pause…",
        ["a", "30", "-", "day", ",", "$", "1.5", "billion", ",", "3:30", "p.m.", "pause", "…"],
    ),
    ("No. 2 said no. No. Never", ["No.", "2", "said", "no", ".", "No", ".", "Never"]),
    ("see https://a.example/b-c?d=1 now", ["see", "https://a.example/b-c?d=1", "now"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_follow_the_conventions_of_the_parser(text: str, expected: list[str]) -> None:
    assert [w.of(text) for w in find_words(text, Span(0, len(text)))] == expected


def test_words_stay_inside_their_sentence() -> None:
    text = "One two. Three four."
    assert [w.of(text) for w in find_words(text, Span(9, 20))] == ["Three", "four", "."]

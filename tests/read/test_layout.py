"""Layout and markup: paragraphs come out whole, markup vanishes, every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.read.layout import passages
from rapporteur.read.offsets import Offsets

MESS = st.text(alphabet=st.sampled_from('ab.A \n\t*_\\[]()<u>/&;"“”#-—é\u200b\xa0\r12:|©'), max_size=200)


def texts(raw: str) -> list[str]:
    return [p.text for p in passages(raw)]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("the paper <u>said</u> so", "the paper said so"),
        ("a **bold** and *light* word", "a bold and light word"),
        ("escaped \\*stars\\* stay", "escaped *stars* stay"),
        ("5 * 3 and file_name_x and f**k stay", "5 * 3 and file_name_x and f**k stay"),
        ("the [words](https://a.example/b_c) of a link", "the words of a link"),
        ("“If this [pact] holds...” he said", "“If this [pact] holds...” he said"),
        ("A &amp; B&nbsp;C &unknown; D", "A & B C &unknown; D"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("tabs\tand   blanks", "tabs and blanks"),
        ("![a picture](x.jpg)text", "text"),
        ("2 < 3 > 1", "2 < 3 > 1"),
    ],
)
def test_markup_vanishes_and_words_stay(raw: str, clean: str) -> None:
    assert texts(raw) == [clean]


@given(MESS)
def test_every_character_keeps_its_place(raw: str) -> None:
    for p in passages(raw):
        assert len(p.text) == len(p.places)
        for char, place in zip(p.text, p.places, strict=True):
            assert char == raw[place] or (char == " " and raw[place].isspace()) or raw[place] == "&"


@given(MESS)
def test_places_rise(raw: str) -> None:
    places = [i for p in passages(raw) for i in p.places]
    assert places == sorted(places)


def test_hard_wrapped_paragraph_is_one() -> None:
    raw = (
        "The envoy told a weekly briefing in the capital that nobody had\nspoken about the ferry, and that "
        "the pier was "
        "no\nbusiness of Southland’s.\n\nA second paragraph follows here, and it is wrapped at the\nsame width as the "
        "first one was, or nearly so, give or\ntake a word.\n"
    )
    assert [t[:3] for t in texts(raw)] == ["The", "A s"]


def test_single_breaks_part_paragraphs_of_uneven_length() -> None:
    first = "The envoy said that nobody had spoken about the ferry. " * 3
    raw = f"{first}\nShort one.\n{first}\nLast."
    assert texts(raw) == [first.strip(), "Short one.", first.strip(), "Last."]


def test_line_broken_in_mid_sentence_goes_on() -> None:
    assert texts("The paper\nreported it.\n\nNext.") == ["The paper reported it.", "Next."]


def test_windows_line_ends_part_paragraphs() -> None:
    assert texts("One.\r\n\r\nTwo.\r\nThree.") == ["One.", "Two.", "Three."]


def test_word_broken_at_its_hyphen_is_joined() -> None:
    assert texts("a Saudi-\nled plan") == ["a Saudi-led plan"]


@given(st.lists(st.integers(-1, 30), max_size=40))
def test_offsets_are_the_places_they_were_made_of(places: list[int]) -> None:
    offsets = Offsets.of(places)
    assert list(offsets) == places
    assert [offsets[i] for i in range(len(offsets))] == places

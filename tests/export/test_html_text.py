from hypothesis import given
from hypothesis import strategies as st

from rapporteur.domain.span import Span
from rapporteur.export.html_text import Mark, paragraphs_of, target_rules, text_html

TEXT = "Norland said no.\n\nSouthmark, it added, “must go”."


def test_overlapping_marks_share_pieces_and_each_gets_one_anchor() -> None:
    page = text_html(TEXT, [Mark("s1", (Span(0, 12),), "statement"), Mark("a1", (Span(8, 15),), "act")])
    assert '<mark id="s1" class="statement m-s1">Norland </mark>' in page
    assert '<mark id="a1" class="act statement m-s1 m-a1">said</mark>' in page
    assert '<mark class="act m-a1"> no</mark>' in page


def test_two_marks_on_the_same_words_both_have_an_anchor() -> None:
    page = text_html("No.", [Mark("s1", (Span(0, 2),)), Mark("a1", (Span(0, 2),))])
    assert page.count('id="s1"') == 1
    assert page.count('id="a1"') == 1


def test_a_mark_of_several_spans_is_anchored_once_and_lit_as_a_whole() -> None:
    mark = Mark("s1", (Span(0, 7), Span(18, 27)))
    page = text_html(TEXT, [mark])
    assert page.count('id="s1"') == 1
    assert page.count('class="evidence m-s1"') == 2
    assert "#s1:target) .m-s1" in target_rules([mark])


def test_a_mark_that_runs_over_paragraphs_is_cut_at_the_blank_line() -> None:
    first, second = paragraphs_of(TEXT, [Mark("s1", (Span(8, 27),))])
    assert [p.text for p in first] == ["Norland ", "said no."]
    assert [p.text for p in second] == ["Southmark", ", it added, “must go”."]


def test_markup_in_a_report_is_text() -> None:
    text = "<script>alert(1)</script> & <img src=x onerror=alert(2)>"
    page = text_html(text, [Mark('"><b>', (Span(3, 9),), "<i>")])
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "<i>" not in page


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))


@given(st.text("ab \n<", max_size=40), st.lists(spans, max_size=6))
def test_no_character_is_lost_and_every_piece_knows_its_marks(text: str, found: list[Span]) -> None:
    marks = [Mark(f"m{i}", (s,)) for i, s in enumerate(found)]
    paragraphs = list(paragraphs_of(text, marks))
    shown = "\n\n".join("".join(p.text for p in pieces) for pieces in paragraphs)
    assert "".join(shown.split()) == "".join(text.split())
    for mark in marks:
        marked = "".join(p.text for pieces in paragraphs for p in pieces if mark in p.marks)
        assert "".join(marked.split()) == "".join(mark.spans[0].of(text).split())

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.tag.windows import plan

documents = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=30), min_size=1, max_size=20)


@given(documents)
def test_every_word_is_kept_once_and_every_window_fits(document: list[list[int]]) -> None:
    sizes = [n for sentence in document for n in sentence]
    sentences, at = [], 0
    for sentence in document:
        sentences.append((at, at + len(sentence)))
        at += len(sentence)
    windows = plan(sizes, sentences, limit=40, overlap=12)
    assert [i for w in windows for i in range(w.keep_first, w.keep_end)] == list(range(len(sizes)))
    assert all(sum(sizes[w.first : w.end]) <= 40 and w.first <= w.keep_first < w.keep_end <= w.end for w in windows)


def test_a_short_report_is_one_window() -> None:
    windows = plan([1] * 9, [(0, 4), (4, 9)], limit=40, overlap=12)
    assert [(w.first, w.end) for w in windows] == [(0, 9)]


def test_neighbouring_windows_share_sentences() -> None:
    windows = plan([1] * 60, [(i, i + 6) for i in range(0, 60, 6)], limit=24, overlap=12)
    assert all(a.end > b.first for a, b in pairwise(windows))

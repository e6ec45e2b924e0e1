"""The passages as training documents: each by itself, and each content that holds statements as a text of its own."""

import random
from collections.abc import Iterable, Sequence

from rapporteur.domain.span import Span
from training.corpora import Document, joined, labelled, words_by_sentence
from training.passages.compile import Marked, Passage

# Subjects held out for measuring.
HELD_OUT = ("harbour", "rail-strike", "hostage-talks", "company-merger", "city-rent-freeze", "annexation-claims")


def held_out(passage: Passage) -> bool:
    """Whether a passage belongs to a subject that is kept for measuring."""
    return passage.id.startswith(HELD_OUT)


def layers(passage: Passage) -> list[Document]:
    """The passage with its outermost statements, and every content that holds some with its own."""
    return [_document(f"{passage.id}@{part.start}", passage, part) for part in _texts(passage)]


def _texts(passage: Passage) -> list[Span]:
    whole = Span(0, len(passage.text))
    holders = {c for s in passage.statements for c in s.content if _inside(passage.statements, c)}
    return [whole, *sorted(holders)]


def _inside(statements: Sequence[Marked], content: Span) -> list[Marked]:
    """The statements whose spans all lie in a content and are not that content itself."""
    return [s for s in statements if _spans(s) and all(content.covers(x) and x != content for x in _spans(s))]


def _spans(statement: Marked) -> list[Span]:
    return [*statement.source, *statement.cue, *statement.content]


def _document(id_: str, passage: Passage, part: Span) -> Document:
    here = _inside(passage.statements, part) if part.start or part.end < len(passage.text) else passage.statements
    outermost = [s for s in here if not any(o is not s and _holds(o, s, part) for o in here)]
    text = part.of(passage.text)
    words, sentences = words_by_sentence(text)
    rows = [
        {role: [tuple(x.shifted(-part.start)) for x in getattr(s, role)] for role in ("source", "cue", "content")}
        for s in outermost
    ]
    document = labelled(id_, text, words, sentences, rows)
    document.ours = True
    return document


def _holds(outer: Marked, inner: Marked, part: Span) -> bool:
    spans = inner.cue or inner.content
    return (
        bool(spans)
        and all(any(c.covers(x) and c != part for c in outer.content) for x in spans)
        and (outer.cue != inner.cue or outer.content != inner.content)
    )


def in_company(documents: Iterable[Document], rng: random.Random, size: int = 3) -> list[Document]:
    """Documents joined a few at a time at random, as paragraphs of one text, so that windows are full."""
    shuffled = list(documents)
    rng.shuffle(shuffled)
    return [joined(shuffled[i : i + size]) for i in range(0, len(shuffled), size)]

"""A report's text as HTML with its evidence marked: the fragment that every HTML export shares.

Spans overlap freely (an act inside a statement inside another), and HTML elements do not. So the text is cut at every
border of a span and each piece becomes one `<mark>` that names all the marks it belongs to: nothing nests, nothing is
lost. A mark's id stands on its first piece, where a link `#id` leads; `target_rules` lights up all its pieces then,
without a script. Everything that comes from outside is escaped here.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence to be shown: a document-wide id (letters, digits, `-`), its spans, and a CSS class for its kind."""

    id: str
    spans: tuple[Span, ...]
    kind: str = "evidence"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two borders, the marks it belongs to, and the ids of those that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[str, ...] = ()


def text_html(text: str, marks: Sequence[Mark]) -> Markup:
    """The text as `<p>` elements with its marks, safe to put into a page."""
    paragraphs = (Markup("").join(_piece_html(p) for p in pieces) for pieces in paragraphs_of(text, marks))
    return Markup("\n").join(Markup("<p>{}</p>").format(p) for p in paragraphs)


def line_html(text: str, marks: Sequence[Mark]) -> Markup:
    """One line, a title, with its marks, safe to put into any element."""
    pieces = _pieces(text, marks, {0, len(text)})
    return Markup("").join(_piece_html(piece) for _, piece in pieces)


def target_rules(marks: Iterable[Mark]) -> Markup:
    """CSS by which following a link to a mark lights up every piece of it."""
    rule = "body:has(#{0}:target) .m-{0} {{ background: var(--lit); outline: 2px solid var(--lit-edge); }}"
    return Markup("\n").join(Markup(rule).format(mark.id) for mark in marks)


def paragraphs_of(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of a text, each cut into pieces at the borders of the marks' spans."""
    paragraphs = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
    starts = [p.start for p in paragraphs]
    pieces = _pieces(text, marks, {border for p in paragraphs for border in p})
    for number, group in groupby(pieces, key=lambda placed: bisect_right(starts, placed[0])):
        if number:
            yield tuple(piece for start, piece in group if start < paragraphs[number - 1].end)


def _pieces(text: str, marks: Sequence[Mark], borders: set[int]) -> Iterator[tuple[int, Piece]]:
    """All pieces with their offsets, in one sweep, so that a text of any length costs no more than its marks."""
    placed = sorted((s, m.id, m) for m in marks for s in m.spans if s.start < s.end)
    cuts = sorted(borders | {b for span, _, _ in placed for b in span if 0 <= b <= len(text)})
    waiting, begun = deque(placed), set[str]()
    open_: list[tuple[Span, str, Mark]] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0][0].start <= start:
            open_.append(waiting.popleft())
        open_ = [p for p in open_ if p[0].end > start]
        here = {m.id: m for _, _, m in open_}
        new = () if text[start:end].isspace() else tuple(i for i in here if i not in begun)
        begun.update(new)
        yield start, Piece(text[start:end], tuple(here.values()), new)


def _piece_html(piece: Piece) -> Markup:
    if not piece.marks:
        return escape(piece.text)
    first, *others = piece.begins or [None]
    anchors = Markup("").join(Markup('<a id="{}"></a>').format(i) for i in others)
    id_ = Markup(' id="{}"').format(first) if first else ""
    names = [*sorted({m.kind for m in piece.marks}), *(f"m-{m.id}" for m in piece.marks)]
    return Markup('<mark{} class="{}">{}{}</mark>').format(id_, " ".join(names), anchors, piece.text)

"""Quotes: the quotations of a text, quotation marks included."""

import re
from collections.abc import Sequence

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.span import Span

# A straight or curly double mark, or curly single marks that open at a word's edge and close after one.
_OPEN, _CLOSE = "“„«", "”»"
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)[^‘\n]{2,400}?(?:(?<=[.,?!…])’|(?<=\w)’(?!\w))")


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Diagnostic, ...]]:
    """All quotations in text order, each inside one paragraph.

    A quotation that runs over paragraphs (each opens, only the last closes) gives one span a paragraph. A mark that
    never closes inside the last such paragraph runs to the paragraph's end, with a diagnostic `quote.unclosed`.
    """
    found: list[Span] = []
    doubts: list[Diagnostic] = []
    for number, paragraph in enumerate(paragraphs):
        spans, open_end = _in_paragraph(text, paragraph)
        found += spans
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if open_end and not (following and text[following.start] in _OPEN + '"'):
            doubts.append(Diagnostic("quote.unclosed", "a quotation is not closed; it is read to the end", spans[-1]))
    found += [Span(*m.span()) for m in _SINGLE.finditer(text) if not any(q.overlaps(Span(*m.span())) for q in found)]
    return tuple(sorted(found)), tuple(doubts)


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Span], bool]:
    spans: list[Span] = []
    begin: int | None = None
    for i in range(paragraph.start, paragraph.end):
        c = text[i]
        if begin is None and (c in _OPEN or (c == '"')):
            begin = i
        elif begin is not None and (c in _CLOSE or (c == '"')):
            spans.append(Span(begin, i + 1))
            begin = None
    if begin is not None:
        spans.append(Span(begin, paragraph.end))
    return spans, begin is not None

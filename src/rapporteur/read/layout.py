"""Layout: raw text to passages, one a paragraph or line, whatever the layout of the file.

Blank lines separate paragraphs where there are any. Inside such a group a line break is a paragraph's end too, unless
the file is hard-wrapped: there a break is one that the first word of the next line would not have fitted before.
"""

import itertools
import re
from collections.abc import Sequence

from rapporteur.domain.span import Span
from rapporteur.read.markup import strip
from rapporteur.read.passage import Passage

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?:;…。؟][\"'”’»)\]*_]*\s*$")
_NEW = re.compile(
    r"\s*(?:by\s+[^\W\d_a-z]|[a-z_]{2,15}:\s|list \d+ of \d+|list of \d+ items|end of list|"
    r"[\w.+\-]{1,64}@[\w\-]{1,60}\.\w|[\w\-]{1,40}(?:\.[\w\-]{1,40})+/)"
)
_FIRST = re.compile(r"\S+")
_RULE = re.compile(r"[\s*_=#~•·.\-–—]*")
_WIDEST = 120  # characters a line; terminals, mail and typescript wrap at 60 to 100
_SLACK = 4  # a wrapped line may stop a little early (stripped blanks, a break kept before a dash)


def passages(raw: str) -> list[Passage]:
    """The paragraphs and lines of a raw text, without markup, in order; empty ones and rules are left out."""
    groups = _groups(raw)
    width = _wrap_width(raw, groups)
    found = (
        strip(raw, lines, group=number)
        for number, group in enumerate(groups)
        for lines in _paragraphs(raw, group, width)
    )
    return [p for p in found if not _RULE.fullmatch(p.text)]


def _groups(raw: str) -> list[list[Span]]:
    """Lines that no blank line separates."""
    groups: list[list[Span]] = []
    previous = -1
    for m in _LINE.finditer(raw):
        if m[0].isspace():
            continue
        between = raw[previous : m.start()] if previous >= 0 else "\n\n"
        if previous < 0 or _breaks(between) > 1:
            groups.append([])
        groups[-1].append(_trimmed(raw, m.start(), m.end()))
        previous = m.end()
    return groups


def _breaks(between: str) -> int:
    return len(between.replace("\r\n", "\n").replace(" ", "").replace("\t", "").replace("\xa0", ""))


def _trimmed(raw: str, start: int, end: int) -> Span:
    while end > start and raw[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _wrap_width(raw: str, groups: Sequence[Sequence[Span]]) -> int:
    """The width at which the file is hard-wrapped, 0 where it is not.

    Of all breaks inside groups at least three in four must be forced by the width, and the widest line be no more
    than 120 characters.
    """
    pairs = [(a, b) for group in groups for a, b in itertools.pairwise(group)]
    widths = sorted(a.end - a.start for a, _ in pairs)
    if len(pairs) < 2:
        return 0
    width = widths[min(len(widths) - 1, int(len(widths) * 0.95))]
    if not 40 <= width <= _WIDEST:
        return 0
    forced = sum(_forced(raw, a, b, width) for a, b in pairs)
    return width if forced >= 0.75 * len(pairs) else 0


def _forced(raw: str, line: Span, following: Span, width: int) -> bool:
    first = _FIRST.search(raw, following.start, following.end)
    word = len(first[0]) if first else 0
    return line.end - line.start + 1 + word > width - _SLACK


def _paragraphs(raw: str, group: Sequence[Span], width: int) -> list[list[Span]]:
    out: list[list[Span]] = [[group[0]]]
    for line, following in itertools.pairwise(group):
        if _goes_on(raw, line, following, width):
            out[-1].append(following)
        else:
            out.append([following])
    return out


def _goes_on(raw: str, line: Span, following: Span, width: int) -> bool:
    """Whether a sentence goes on over the break: forced by the width, or the next line starts in mid-sentence."""
    if width and _forced(raw, line, following, width):
        return True
    if _NEW.match(raw, following.start, following.end):
        return False
    tail = raw[max(line.start, line.end - 12) : line.end]
    start = raw[following.start : following.end].lstrip()[:1]
    return not _TERMINAL.search(tail) and (start.islower() or tail[-1:] == ",")

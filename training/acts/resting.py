"""What follows from the marks: the statement that an act rests on, and whether a statement is quoted or told."""

import re

from rapporteur.domain.span import Span
from training.acts.markup import ActPassage, MarkedAct
from training.passages.compile import Marked

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|(?<!\w)‘[^\n]*?’(?!\w)", re.MULTILINE)


def settle(passage: ActPassage) -> ActPassage:
    """The passage with the kinds of its statements and the statements of its acts filled in."""
    for s in passage.statements:
        s.kind = _kind(passage, s)
    for act in passage.acts:
        if act.spans["trigger"]:
            act.statement = _rests_on(passage, act)
    return passage


def quoted(text: str) -> list[Span]:
    """The stretches of a text in quotation marks; one that a paragraph leaves open runs to its end."""
    return [Span(*m.span()) for m in _QUOTED.finditer(text)]


def _rests_on(passage: ActPassage, act: MarkedAct) -> int | None:
    """The number of the innermost statement whose content or cue holds the trigger (guideline 10)."""
    holding = [
        (span.end - span.start, -s.number)
        for s in passage.statements
        for span in (*s.content, *s.cue)
        if span.covers(act.trigger) or (span in s.cue and span.overlaps(act.trigger))
    ]
    return -min(holding)[1] if holding else None


def _kind(passage: ActPassage, statement: Marked) -> str:
    """Direct, indirect or mixed by the content's quotation marks; those of an inner statement are the inner one's."""
    quotes = quoted(passage.text)
    inside, outside = False, False
    for content in statement.content:
        inner = [
            c
            for s in passage.statements
            if s is not statement
            for c in s.content
            if content.covers(c) and (c != content or s.number > statement.number)
        ]
        for at in range(content.start, content.end):
            if passage.text[at].isalnum() and not any(c.start <= at < c.end for c in inner):
                within = any(q.start <= at < q.end and content.covers(q) for q in quotes)
                inside, outside = inside or within, outside or not within
    return "mixed" if inside and outside else "direct" if inside else "indirect"

"""Spans: the tagger's contents and sources brought to the guidelines' extent, by rules over the parse."""

import re
from dataclasses import replace

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_RELATIVE = re.compile(r",\s+(?:who|whose|whom|which|where)\b")
_INTRODUCING = re.compile(r"^(?:that|as saying|how)\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.)+$|\.\.\.$")
_CITED = re.compile(r"\b(?:citing|quoting|relaying)\s+$", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:[\w.]+[-–])*$")  # 'U.S.-' before 'Russia talks'
_DANGLING = re.compile(r"\s+(?:on|in|at|late|early|since|during|by)$")


def trimmed(scene: Scene, frame: Frame) -> Frame:
    """The frame with its spans as guidelines 2 and 3 want them."""
    frame = replace(frame, content=_by_paragraph(scene, frame), source=tuple(_source(scene, s) for s in frame.source))
    for rule in (_without_cited, _without_hearer, _without_object):
        frame = rule(scene, frame)
    content = tuple(part for c in frame.content for part in tidy(scene.text, c))
    worded = tuple(c for c in content if c.of(scene.text).lower() not in ("what", "it", "which", "that", "who"))
    return replace(frame, content=worded if len(content) > 1 and worded else content)


def tidy(text: str, span: Span) -> list[Span]:
    """The span without an introducing 'that', edge commas and a final full stop outside the quotes; [] if empty."""
    words = span.of(text)
    match = _INTRODUCING.match(words)
    start, end = span.start + (match.end() if match else 0), span.end
    start -= len(_COMPOUND.search(text[max(0, start - 30) : start]).group())  # type: ignore[union-attr]
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        if text[end - 1] == "." and _ABBREVIATION.search(text[start:end]):
            break
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    return [Span(start, end)] if any(c.isalnum() for c in text[start:end]) else []


def _by_paragraph(scene: Scene, frame: Frame) -> tuple[Span, ...]:
    """A span a paragraph, and none in a paragraph that is not the cue's, unless a colon leads over to it.

    A quotation that goes on in the next paragraph is attached later, by its marks (free_quotes).
    """
    home = scene.paragraph(frame.anchor)
    led = scene.text[home.start : home.end].rstrip().endswith(":")
    out = []
    for content in frame.content:
        for paragraph in scene.reading.paragraphs:
            if paragraph.overlaps(content) and (paragraph == home or (led and paragraph.start > home.start)):
                out.append(Span(max(content.start, paragraph.start), min(content.end, paragraph.end)))
    return tuple(out)


def _source(scene: Scene, span: Span) -> Span:
    """A source without a relative clause set off by a comma, a time at its end ('Norland on Monday'), edge commas."""
    text = scene.text
    span = _antecedent(scene, span)
    match = _RELATIVE.search(span.of(text))
    end = span.start + match.start() if match else span.end
    for time in scene.times:
        if span.start < time.span.start and time.span.end >= end > time.span.start:
            end = time.span.start
    words = text[span.start : end].rstrip(" ,;:")
    words = _DANGLING.sub("", words) if end < span.end else words
    return Span(span.start, span.start + len(words)) if words else span


def _without_cited(scene: Scene, frame: Frame) -> Frame:
    """'reported that …, citing | two officials': whom it cites is a link of the chain, not content."""
    kept = tuple(c for c in frame.content if not _CITED.search(scene.text[max(0, c.start - 20) : c.start]))
    return replace(frame, content=kept) if kept else frame


def _antecedent(scene: Scene, span: Span) -> Span:
    """'the ministry, which has denied it': for a relative pronoun the noun phrase that it stands for."""
    syntax = scene.syntax
    if span.of(scene.text).lower() not in ("who", "which", "that"):
        return span
    for i in syntax.inside(span):
        verb = syntax.tokens[i].head
        noun = syntax.tokens[verb].head
        if syntax.tokens[verb].rel == "acl:relcl" and noun < i:
            return syntax.phrase(noun)
    return span


def _without_hearer(scene: Scene, frame: Frame) -> Frame:
    """'told the table | he would sign', 'denied to the agency | that': the hearer is not content."""
    verb = _verb(scene, frame)
    if verb is None or not frame.content:
        return frame
    syntax, first = scene.syntax, frame.content[0]
    clause = [c for c in syntax.of(verb, "ccomp", "xcomp", "parataxis") if c in syntax.inside(first)]
    for c in syntax.of(verb, "iobj", "obj", "obl"):
        tree = syntax.subtree(c)
        hearer = syntax.tokens[c].rel != "obl" or [syntax.word(k) for k in syntax.of(c, "case")] == ["to"]
        if clause and hearer and syntax.tokens[tree[0]].span.start == first.start and tree[-1] < clause[0]:
            start = syntax.tokens[tree[-1]].span.end
            return frame.because("without_hearer", content=(Span(start, first.end), *frame.content[1:]))
    return frame


def _without_object(scene: Scene, frame: Frame) -> Frame:
    """'called the notice | “reckless”', 'accused the board of | “playing with lives”': the predicate is content."""
    verb = _verb(scene, frame)
    if verb is None or not frame.content or not set(scene.lemmas(frame.cue[0])) & cues()["call"]:
        return frame
    syntax, first = scene.syntax, frame.content[0]
    quote = next((q for q in scene.quotes if first.start < q.start and q.start < first.end), None)
    before = Span(first.start, quote.start) if quote else None
    if quote and before and re.search(r"\bas\s*$", before.of(scene.text)):
        return frame.because(
            "without_object", content=(Span(quote.start, min(first.end, quote.end)), *frame.content[1:])
        )
    for c in syntax.of(verb, "obj"):
        tree = [k for k in syntax.subtree(c) if k in syntax.inside(first)]
        if not tree or syntax.tokens[tree[0]].span.start != first.start:
            continue
        rest = Span(syntax.tokens[_end_of_object(scene, c, tree)].span.end, first.end)
        match = re.match(r"\s+(?:as|of|for)?\s*", rest.of(scene.text))
        rest = Span(rest.start + (match.end() if match else 0), rest.end)
        if any(ch.isalnum() for ch in rest.of(scene.text)):
            return frame.because("without_object", content=(rest, *frame.content[1:]))
    return frame


def _end_of_object(scene: Scene, head: int, tree: list[int]) -> int:
    """The last word of the object before its predicate: before 'as' or a quotation."""
    syntax = scene.syntax
    for k in tree:
        opens = any(q.start == syntax.tokens[k].span.start for q in scene.quotes)
        if k > head and (syntax.word(k) == "as" or opens):
            return k - 1
    return tree[-1]


def _verb(scene: Scene, frame: Frame) -> int | None:
    if not frame.cue:
        return None
    return next((i for i in scene.syntax.inside(frame.cue[0]) if scene.syntax.tokens[i].pos == "VERB"), None)

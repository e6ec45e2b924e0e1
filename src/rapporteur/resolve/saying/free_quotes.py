"""Free quotations: quoted sentences without a cue of their own, tied to the speaker before them.

Guidelines 2 and 7.
"""

from dataclasses import replace

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.kind import is_sentence
from rapporteur.resolve.syntax import SUBJECTS


def attach_free_quotes(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Every quoted sentence that no statement holds joins the one that it goes on from, or becomes a statement."""
    out = sorted(frames, key=lambda f: f.start)
    for quote in scene.quotes:
        if not is_sentence(scene, quote) or any(quote.overlaps(c) for f in out for c in f.content):
            continue
        _goes_on(scene, quote, out) or _introduced(scene, quote, out)
    return sorted(out, key=lambda f: f.start)


def _goes_on(scene: Scene, quote: Span, frames: list[Frame]) -> bool:
    """'“We stay,” she said. “We have time.”': the second quotation is a further span of the first statement.

    The same for a quotation that runs over paragraphs, its cue after the last one.
    """
    paragraph = scene.paragraph(quote)
    for number, frame in enumerate(frames):
        if frame.layer or frame.stance == "declines" or not frame.content:
            continue
        last, first = frame.content[-1], frame.content[0]
        after = last.end <= quote.start and paragraph.covers(last) and _is_quote(scene, last)
        if after and _only_cue_between(scene, frame, quote):
            frames[number] = replace(frame, content=(*frame.content, quote), reasons=(*frame.reasons, "quote_goes_on"))
            return True
        if _open_before(scene, quote, first):
            frames[number] = replace(frame, content=(quote, *frame.content), reasons=(*frame.reasons, "quote_runs_on"))
            return True
    return False


def _is_quote(scene: Scene, span: Span) -> bool:
    return any(q.overlaps(span) for q in scene.quotes)


def _only_cue_between(scene: Scene, frame: Frame, quote: Span) -> bool:
    """At most the rest of the cue's own sentence lies between the statement and the quotation."""
    end = max(s.end for s in (*frame.content, *frame.cue, *frame.source))
    sentence_end = max(scene.sentence(s).end for s in (*frame.content, *frame.cue))
    return not scene.text[max(end, min(sentence_end, quote.start)) : quote.start].strip(" .,\n")


def _open_before(scene: Scene, quote: Span, first: Span) -> bool:
    """The quotation ends its paragraph unclosed and `first`, in the next paragraph, opens with a quotation mark."""
    paragraphs = scene.reading.paragraphs
    here = next((n for n, p in enumerate(paragraphs) if p.covers(quote)), None)
    if here is None or here + 1 >= len(paragraphs) or not paragraphs[here + 1].covers(first):
        return False
    unclosed = quote.end == paragraphs[here].end and scene.text[quote.end - 1] not in '”"’'
    return unclosed and first.start == paragraphs[here + 1].start


def _introduced(scene: Scene, quote: Span, frames: list[Frame]) -> bool:
    """'She was blunt. “We are leaving.”', 'Marek, in the hall: “No idea.”': the sentence before names the speaker."""
    paragraph = scene.paragraph(quote)
    if quote.end - quote.start < 15:
        return False
    speaker = _speaker_before(scene, quote, paragraph, frames)
    if speaker is None:
        return False
    source = (speaker,) if scene.sentence(speaker) == scene.sentence(quote) else ()
    frames.append(Frame((quote,), (), source, 0.6, speaker=speaker, reasons=("introduced_quote",)))
    return True


def _speaker_before(scene: Scene, quote: Span, paragraph: Span, frames: list[Frame]) -> Span | None:
    """The subject of the quotation's own sentence before a colon, else the speaker of the one before."""
    colon = scene.text[paragraph.start : quote.start].rstrip()[-1:] in ":,"
    sentence = scene.sentence(quote)
    spoken = [f for f in frames if f.source and f.stance != "declines" and paragraph.start <= f.start < quote.start]
    if spoken and not colon:
        return max(spoken, key=lambda f: f.start).source[0]
    before = Span(paragraph.start, quote.start if colon else sentence.start)
    syntax = scene.syntax
    subjects = [
        i
        for i in syntax.inside(before)
        if syntax.tokens[i].rel in SUBJECTS and syntax.tokens[i].pos in ("PROPN", "PRON", "NOUN")
    ]
    if colon and not subjects:
        subjects = [i for i in syntax.inside(before) if syntax.tokens[i].head == i]
    if not subjects:
        return None
    last = syntax.tokens[subjects[-1]].sentence
    return syntax.phrase(next(i for i in subjects if syntax.tokens[i].sentence == last))

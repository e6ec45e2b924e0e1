"""Reports for tests from a text in which the places that matter are marked «so»."""

import re
from typing import Any

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.read.sentences import sentences
from rapporteur.resolve.who.cast import Cast, build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer


def reading_of(marked: str, **head: Any) -> tuple[Reading, list[Span]]:
    """The report behind a marked text, and the places of its marks."""
    spans, text = [], ""
    for piece in re.split(r"([«»])", marked.strip()):
        if piece == "«":
            spans.append(Span(len(text), len(text)))
        elif piece == "»":
            spans[-1] = Span(spans[-1].start, len(text))
        else:
            text += piece
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    return Reading(Report("r", text, **head), paragraphs, sentences(text, paragraphs)), spans


def cast_of(marked: str, **head: Any) -> tuple[Cast, list[Span], str]:
    reading, spans = reading_of(marked, **head)
    return build_cast(reading, Annotation(), Gazetteer.load()), spans, reading.report.text

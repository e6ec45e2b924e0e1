"""Wording: whether a stretch of text uses one of the wordings of `data/wording.toml`."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rapporteur.domain.span import Span
from rapporteur.track.entries import Entry, voice_side
from rapporteur.track.gist import evidence_spans

_BORDER = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘]?[A-Z0-9])|\n\s*\n")

#: How far before a noun (code points) the words stand that tell what becomes of it.
BEFORE = 60


def worded(kind: str, text: str) -> bool:
    """Whether the text uses a wording of that kind: `postponed`, `cancelled`, `violated` or `ended`."""
    return bool(_pattern(kind).search(text.lower()))


@lru_cache(maxsize=16384)
def sentence_of(entry: Entry) -> str:
    """The sentence or sentences that hold the entry's words."""
    text, spans = entry.report.text, evidence_spans(entry)
    if not spans:
        return ""
    return text[slice(*_sentence(text, Span(spans[0].start, spans[-1].end)))]


def _sentence(text: str, span: Span) -> Span:
    start = max((m.end() for m in _BORDER.finditer(text, 0, span.start)), default=0)
    stop = _BORDER.search(text, max(span.end - 1, span.start))
    return Span(start, stop.start() + 1 if stop else len(text))


def mentioned(entry: Entry) -> bool:
    """Whether a move is only mentioned by a noun, undated, by the outlet or by a named voice of another side: 'its
    refusal has cost it much'. Such a move is old news: it changes nothing and has no origin of its own.
    """
    act, voice = entry.act, entry.voice
    if act is None or act.time is not None or not worded("mentioned", act.trigger.of(entry.report.text)):
        return False
    other = voice is not None and not voice.anonymous and voice_side(voice) not in entry.actors
    return entry.statement is None or other


def undone(entry: Entry) -> bool:
    """Whether a move is only named, by a noun, as what somebody breaks, keeps or takes back: 'withdrew its promise'.
    What is done to it is the move; a demand that was not dropped stands.
    """
    act, text = entry.act, entry.report.text
    if act is None or " " in act.trigger.of(text).strip() or not worded("mentioned", act.trigger.of(text)):
        return False
    before = text[max(act.trigger.start - BEFORE, 0) : act.trigger.start]
    return worded("undone", before) and not worded("unbroken", before)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    data = tomllib.loads((files("rapporteur.track") / "data" / "wording.toml").read_text(encoding="utf-8"))
    return re.compile(r"\b(?:" + "|".join(data[kind]) + ")")

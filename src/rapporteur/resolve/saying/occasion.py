"""Occasion: when and where something was said (`said`, `said_text`, `channel`; guideline 9)."""

import re
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import channel, is_document, issuer
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.who.cast import Cast

_PLATFORMS = (
    "X|Twitter|Telegram|Truth Social|Facebook|Instagram|YouTube|Threads|TikTok|WhatsApp|LinkedIn|Weibo|VKontakte|"
    "Bluesky|Substack"
)
_OCCASIONS = (
    "speech|letter|interview|news conference|press conference|briefing|statement|address|memo|note|op-ed|email|podcast|"
    "broadcast|filing|communiqué|sermon|debate|hearing|conference call|video|message"
)
_AUDIENCES = "briefing|news conference|press conference|rally|conference|hearing|summit|forum|congress|assembly|council"
_BODIES = (
    "parliament|lawmakers|legislators|Congress|MPs|the Security Council|the General Assembly|state television|state TV|"
    "state media"
)
_CHANNELS = (
    # 'posted on X', 'wrote on his Telegram channel'
    re.compile(
        r"\b(?:post(?:ed|ing|s)?|wrote|writing|said|tweeted|message|statement|video)\b[^.;]{0,60}?\b(?:on|to|via)\b"
        r"(?: (?:his|her|its|their|the|social media|platform|network|app|site|account|own|channel),?)*"
        rf" ({_PLATFORMS})\b"
    ),
    # 'in a speech', 'at a news conference', 'in an undated letter'
    re.compile(
        r"\b(?:in|during|at|from|after|through) (?:an?|the|his|her|its|their|this) "
        rf"((?:[\w’'-]+ ){{0,3}}?(?:{_OCCASIONS}))\b"
    ),
    # 'told a weekly briefing', 'told parliament', 'on state television'
    re.compile(rf"\b(?:told|tells|telling|addressed) (?:an?|the|his|her) ((?:[\w’'-]+ ){{0,3}}?(?:{_AUDIENCES}))\b"),
    re.compile(rf"\b(?:told|tells|telling) ({_BODIES})\b"),
    re.compile(r"\b(?:on|to) (state (?:television|TV|radio)|national television|public radio)\b"),
)
_CLOCK_ONLY = re.compile(r"^\d{1,2}[:.]\d\d")


@dataclass(frozen=True, slots=True)
class Occasion:
    """When (`said` EDTF, `said_text` as worded) and where (`channel`); each None where the text does not tell."""

    said: str | None = None
    said_text: str | None = None
    channel: str | None = None


def occasion_of(scene: Scene, frame: Frame, cast: Cast, skip: frozenset[str]) -> Occasion:
    """The occasion that the statement's own sentence words. `skip` holds outlets that are chain links, not channels."""
    if not frame.cue and not frame.source:
        return Occasion()
    at = (frame.cue or frame.source)[0]
    sentence = scene.sentence(at)
    time = _time(scene, frame, at, sentence)
    channel = _channel(scene, frame, at, sentence, cast, skip)
    if time is None and _is_live_entry(scene, at):
        return Occasion(scene.reading.report.published, None, channel)
    return Occasion(time.edtf if time else None, time.text if time else None, channel)


def goes_on(scene: Scene, frame: Frame) -> bool:
    """'he added', 'she went on': the same occasion as the statement before."""
    return bool(frame.cue) and bool(set(scene.lemmas(frame.cue[0])) & cues()["continue"])


def _time(scene: Scene, frame: Frame, at: Span, sentence: Span) -> When | None:
    """The time expression of the sentence that lies outside the content, nearest to the cue, with no verb between."""
    outside = [
        t
        for t in scene.times
        if t.kind == "point"
        and sentence.covers(t.span)
        and not any(c.overlaps(t.span) for c in frame.content)
        and not _CLOCK_ONLY.match(t.text)
        and (any(s.covers(t.span) for s in frame.source) or not _in_another_clause(scene, at, t.span))
    ]
    return min(outside, key=lambda t: (_gap(t.span, at), t.span), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _in_another_clause(scene: Scene, at: Span, time: Span) -> bool:
    """Whether a finite verb that is not the cue's stands between the cue and the time, on the way up the tree."""
    syntax = scene.syntax
    here = syntax.inside(time)
    if not here or not syntax.inside(at):
        return False
    verbs = set(syntax.inside(at))
    i = syntax.head_of(time)
    steps = 0
    while i is not None and steps < 6:
        head = syntax.tokens[i].head
        if head in verbs or i in verbs:
            return False
        if head == i:
            return syntax.tokens[i].pos == "VERB"
        if syntax.tokens[head].pos == "VERB" and head not in verbs:
            above = syntax.tokens[head]
            return not (above.head in verbs and above.rel in ("xcomp", "conj", "parataxis"))
        i = head
        steps += 1
    return True


def _channel(scene: Scene, frame: Frame, at: Span, sentence: Span, cast: Cast, skip: frozenset[str]) -> str | None:
    outside = [Span(sentence.start, sentence.end)]
    for c in frame.content:
        outside = [piece for s in outside for piece in _minus(s, c)]
    if frame.source and is_document(frame.source[0].of(scene.text)) and issuer(scene.text, frame.source[0]):
        return channel(scene, frame.source[0])
    told = _told_outlet(scene, frame, at, sentence, cast)
    if told and told not in skip:
        return told
    for piece in outside:
        for pattern in _CHANNELS:
            match = pattern.search(scene.text, piece.start, piece.end)
            if match:
                return match.group(1)
    return None


def _told_outlet(scene: Scene, frame: Frame, at: Span, sentence: Span, cast: Cast) -> str | None:
    """'told Fox News', 'in an interview with the Times', 'on Radio Vela': an outlet right after the cue."""
    for mention in cast.within(Span(at.start, min(sentence.end, at.end + 80))):
        between = scene.text[at.end : mention.span.start] if mention.span.start >= at.end else None
        if mention.kind != "outlet" or mention.name is None or between is None:
            continue
        if any(c.overlaps(mention.span) for c in frame.content):
            continue
        cue = at.of(scene.text).lower()
        if (cue.startswith(("told", "tell")) and len(between.split()) <= 4) or re.search(
            r"\b(?:on|with|to|by)\b(?: the| its| his| her| [\w’']+[’']s)*\s*$", between
        ):
            return mention.name
    return None


def _minus(whole: Span, part: Span) -> list[Span]:
    if not whole.overlaps(part):
        return [whole]
    pieces = [Span(whole.start, max(whole.start, part.start)), Span(min(whole.end, part.end), whole.end)]
    return [p for p in pieces if p.start < p.end]


def _is_live_entry(scene: Scene, at: Span) -> bool:
    """Whether the cue stands in an entry of a live blog: a heading before it opens with a clock time."""
    heads = [h for h in scene.reading.headings if h.start < at.start and re.match(r"\d{1,2}[:.]\d\d", h.of(scene.text))]
    return bool(heads)

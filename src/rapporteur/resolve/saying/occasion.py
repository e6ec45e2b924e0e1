"""Occasion: when and where something was said (`said`, `said_text`, `channel`; guideline 9)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.saying.dated import dated
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
        r"\b(?i:in|during|at|from|after|through) (?:an?|the|his|her|its|their|this) "
        rf"((?:[\w’'-]+ ){{0,3}}?(?:{_OCCASIONS}))\b"
    ),
    # 'told a weekly briefing', 'told parliament', 'on state television'
    re.compile(rf"\b(?:told|tells|telling|addressed) (?:an?|the|his|her) ((?:[\w’'-]+ ){{0,3}}?(?:{_AUDIENCES}))\b"),
    re.compile(rf"\b(?:told|tells|telling) ({_BODIES})\b"),
    re.compile(r"\b(?:on|to) (state (?:television|TV|radio)|national television|public radio)\b"),
)
_CLOCK = r"\d{1,2}[:.]\d\d(?!\d)(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?"
_HOUR_HEAD = re.compile(rf"(?:[^.!?]{{0,30}}[\s,])?(?:{_CLOCK})", re.IGNORECASE)
_BESIDE_CLOCK = re.compile(rf"[\s,|·–—-]{{0,4}}(?:at\s)?(?:{_CLOCK})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When (`said` EDTF, `said_text` as worded) and where (`channel`); each None where the text does not tell.

    `reason` names the rule that gave the time.
    """

    said: str | None = None
    said_text: str | None = None
    channel: str | None = None
    reason: str | None = None

    @property
    def timed(self) -> bool:
        """Whether the text tells a time, resolved or not."""
        return self.said is not None or self.said_text is not None


def occasion_of(scene: Scene, frame: Frame, cast: Cast, skip: frozenset[str], closed: Sequence[Span] = ()) -> Occasion:
    """The occasion that the statement's own sentence words.

    `skip` holds outlets that are chain links, not channels; `closed` the contents of other statements.
    """
    if not frame.cue and not frame.source:
        return Occasion()
    at = (frame.cue or frame.source)[0]
    found = dated(scene, frame, closed)
    channel = _channel(scene, frame, at, scene.sentence(at), cast, skip)
    if found is None:
        return Occasion(None, None, channel)
    return Occasion(found.when.edtf, found.when.text, channel, found.rule)


def of_live_entry(scene: Scene, frame: Frame) -> Occasion | None:
    """The day of the live-blog entry that a cue stands in: the one its head tells, else that of the report.

    Heads: '14.05 Talks resume', 'Tuesday, May 13 – 21:40'; a head's day holds for those below it without one.
    """
    heads = [h for h in scene.reading.headings if h.start < frame.anchor.start]
    if not any(_HOUR_HEAD.match(h.of(scene.text)) for h in heads):
        return None
    days = [t for t in scene.times if t.kind == "point" and any(_dates_head(scene, h, t) for h in heads)]
    if days:
        return Occasion(days[-1].edtf, days[-1].text, None, "said_in_a_dated_entry")
    return Occasion(scene.reading.report.published, None, None, "said_in_a_live_entry")


def _dates_head(scene: Scene, head: Span, time: When) -> bool:
    """Whether an entry's head opens with that day, beside its hour."""
    if not time.edtf or not head.covers(time.span):
        return False
    before, after = scene.text[head.start : time.span.start].strip(" ,|·–—-"), scene.text[time.span.end : head.end]
    return bool(_BESIDE_CLOCK.fullmatch(before)) or (not before and bool(_BESIDE_CLOCK.match(after)))


def speech_before(scene: Scene, sentence: Span) -> Occasion | None:
    """The occasion of speech that a sentence tells, with its day: 'In a speech on Monday the general refused to go.'"""
    for pattern in _CHANNELS:
        match = pattern.search(scene.text, sentence.start, sentence.end)
        if match is None:
            continue
        near = [
            t
            for t in scene.times
            if t.kind == "point" and t.edtf and sentence.covers(t.span) and -24 <= t.span.start - match.end() <= 30
        ]
        if near:
            return Occasion(near[0].edtf, near[0].text, match.group(1), "said_at_the_speech_before")
    return None


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

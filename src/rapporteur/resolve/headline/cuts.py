"""Cuts: headlines whose punctuation attributes: 'Minister: no deal', '“We stay” – union chief', 'Truce near, says X'.

The rules stand in the order in which they are tried.
"""

import re
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.resolve.headline.speakers import Speakers
from rapporteur.resolve.headline.words import listed
from rapporteur.resolve.saying.frame import Frame

_COLON = re.compile(r":(?=\s)")
_DASH = re.compile(r"\s(?P<cue>[-–—]+)\s(?=[^–—]+$)")
_ON = re.compile(r"\s(?:on|about|over)\s")
_SAYS = (
    r"says?|said|warns?|claims?|insists?|admits?|adds?|tells?|hears?|heard|told|finds?|shows?|suggests?|argues?|"
    r"stress(?:es)?|reports?|reveals?|confirms?"
)
_VERB_END = re.compile(rf"\s(?P<cue>{_SAYS}|asks?|demands?|vows?|writes?|wrote)(?:\s+[\w’'-]+){{0,3}}$")
_INVERTED = re.compile(rf",['’”\"]?\s+(?P<cue>{_SAYS})\s+(?P<source>[^,:;]+)$", re.IGNORECASE)
_TAIL = re.compile(rf",['’”\"]?\s+(?P<source>[^,:;]+?)\s+(?P<cue>{_SAYS})$", re.IGNORECASE)
_ACCORDING = re.compile(r",?\s+(?P<cue>according to|as per)\s+(?P<source>[^,:;]+)$", re.IGNORECASE)
_HEARD = frozenset({"hears", "hear", "heard", "told"})
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b|\b(?:We|Our|My)\b")
_DISMISSES = re.compile(
    r"(?P<source>[^,:;]{2,60}?)\s(?P<cue>dismiss(?:es)?|rubbish(?:es)?|rejects?|disputes?|debunks?|refutes?|quash(?:es)?)\s"
    r"(?P<what>(?:[\w’'-]+\s){0,2}(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?)\b)",
    re.IGNORECASE,
)
_AS = re.compile(r"\sas\s")
CONFIDENCE = 0.85  # of a cut; a prior, see docs/decisions/0006-headlines.md


@dataclass(frozen=True, slots=True)
class Cuts:
    """The frames that punctuation gives, and the topics ('Rail strike: …') that belong to nothing said."""

    frames: tuple[Frame, ...] = ()
    topics: tuple[Span, ...] = ()


def cuts_of(speakers: Speakers, sentence: Span) -> Cuts:
    """The cuts of one part of a headline."""
    scene = speakers.scene
    colons = [m.start() for m in _COLON.finditer(scene.text, sentence.start, sentence.end)]
    colon = next((c for c in colons if not _quoted(speakers, c)), None)
    if colon is not None:
        return _at_colon(speakers, sentence, colon)
    for rule in (_at_dash, _at_comma, _dismissal):
        frame = rule(speakers, sentence)
        if frame:
            return Cuts((frame,))
    return Cuts()


def _at_colon(speakers: Speakers, sentence: Span, colon: int) -> Cuts:
    """'Minister: no deal', 'No deal: minister', '“Not a step”: dockers dig in'; what is no speaker is a topic."""
    text = speakers.scene.text
    before, after = _trim(text, Span(sentence.start, colon)), _trim(text, Span(colon + 1, sentence.end))
    cue = Span(colon, colon + 1)
    for rule in (_verb_before, _speaker_on, _speaker_before, _quotation_before, _speaker_after):
        frame = rule(speakers, before, cue, after)
        if frame:
            return Cuts((frame,))
    rest = cuts_of(speakers, after)
    return Cuts(rest.frames, (before, *rest.topics))


def _verb_before(speakers: Speakers, before: Span, cue: Span, after: Span) -> Frame | None:
    """'Mayor tells tenants: rents will not rise', 'Pope asks: who will feed them?': the verb is the cue."""
    scene = speakers.scene
    found = re.search(
        rf"\s(?P<cue>{_SAYS}|asks?|demands?|vows?|writes?|wrote)(?:\s+[\w’'-]+){{0,3}}$", before.of(scene.text)
    )
    if not found:
        return None
    source = _trim(scene.text, Span(before.start, before.start + found.start()))
    verb = Span(before.start + found.start("cue"), before.start + found.end("cue"))
    if not (speakers.is_speaker(source) or speakers.is_side(source)):
        return None
    return Frame((after,), (verb,), (source,), CONFIDENCE, reasons=("headline_verb_colon",))


def _speaker_before(speakers: Speakers, before: Span, cue: Span, after: Span) -> Frame | None:
    """'Minister: no deal', 'Sources: club to sack coach', 'Norland: we will not leave'; not 'Explorer: a life'."""
    speaks = speakers.is_speaker(before) and (_is_said(speakers, after) or _is_teller(speakers, before, after))
    speaks = speaks or (speakers.is_body(before) and _has_verb(speakers, after))
    if not speaks and not (speakers.is_side(before) and _in_own_words(speakers, after)):
        return None
    return Frame((after,), (cue,), (before,), CONFIDENCE, reasons=("headline_colon",))


def _speaker_on(speakers: Speakers, before: Span, cue: Span, after: Span) -> Frame | None:
    """'Venn on tolls: “We have paid enough”': what follows is quoted or in the first person."""
    text = speakers.scene.text
    found = _ON.search(text, before.start, before.end)
    if not found or not _in_own_words(speakers, after):
        return None
    source = _trim(text, Span(before.start, found.start()))
    named = re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", source.of(text))
    if not (speakers.is_speaker(source) or speakers.is_side(source) or named):
        return None
    return Frame((after,), (cue,), (source,), CONFIDENCE, reasons=("headline_on_colon",))


def _quotation_before(speakers: Speakers, before: Span, cue: Span, after: Span) -> Frame | None:
    """'“Not one step back”: dockers dig in': whoever acts in what follows has said it."""
    scene = speakers.scene
    if not any(q.covers(before) for q in scene.quotes):
        return None
    source = _subject(speakers, after) if _has_verb(speakers, after) else after
    if source is None or not (speakers.is_speaker(source) or speakers.is_side(source) or speakers.are_people(source)):
        return Frame((before,), (), (), 0.6, reasons=("headline_quotation",))
    return Frame((before,), (cue,), (source,), 0.7, reasons=("headline_quotation_colon",))


def _speaker_after(speakers: Speakers, before: Span, cue: Span, after: Span) -> Frame | None:
    """'Dam will be full by August: water minister'; not 'Harbour talks: officials arrive'."""
    speaks = (speakers.is_speaker(after) and not _has_verb(speakers, after)) or speakers.is_body(after)
    if not speaks or not _is_said(speakers, before):
        return None
    return Frame((before,), (cue,), (after,), CONFIDENCE, reasons=("headline_colon_after",))


def _at_dash(speakers: Speakers, sentence: Span) -> Frame | None:
    """'Truce holds – officials', 'Hostages moved - Coast Wire'."""
    text = speakers.scene.text
    found = _DASH.search(text, sentence.start, sentence.end)
    if not found or _quoted(speakers, found.start("cue")):
        return None
    content, source = _trim(text, Span(sentence.start, found.start())), _trim(text, Span(found.end(), sentence.end))
    speaks = speakers.is_speaker(source) or (speakers.is_side(source) and _in_own_words(speakers, content))
    if not speaks or _has_verb(speakers, source):
        return None
    return Frame((content,), (Span(*found.span("cue")),), (source,), CONFIDENCE, reasons=("headline_dash",))


def _at_comma(speakers: Speakers, sentence: Span) -> Frame | None:
    """'No deal, says minister', 'Truce holds, officials say', 'Toll illegal according to court'."""
    text = speakers.scene.text
    for pattern in (_ACCORDING, _INVERTED, _TAIL):
        found = pattern.search(text, sentence.start, sentence.end)
        if not found or _quoted(speakers, found.start("cue")):
            continue
        source, cue = Span(*found.span("source")), Span(*found.span("cue"))
        content = _said_before(speakers, sentence, found.start())
        if pattern is _TAIL and cue.of(text).lower() in _HEARD:
            return Frame((content,), (cue,), (), CONFIDENCE, heard=True, reasons=("headline_heard",))
        if not _has_verb(speakers, source):
            return Frame((content,), (cue,), (source,), CONFIDENCE, reasons=("headline_comma",))
    return None


def _said_before(speakers: Speakers, sentence: Span, comma: int) -> Span:
    """What stands before ', officials say': with the comma and the mark where a quotation ends in them."""
    text = speakers.scene.text
    closing = next((q.end for q in speakers.scene.quotes if q.start < comma < q.end <= comma + 2), comma)
    return _trim(text, Span(sentence.start, closing))


def _dismissal(speakers: Speakers, sentence: Span) -> Frame | None:
    """'Navy rubbishes report that tanker sank': what is dismissed is a report, so the source denies it."""
    text = speakers.scene.text
    found = _DISMISSES.match(text, sentence.start, sentence.end)
    if not found or _quoted(speakers, found.start("cue")) or _AS.search(text, found.end(), sentence.end):
        return None
    content = _trim(text, Span(found.start("what"), sentence.end))
    spans = (Span(*found.span("cue")),), (Span(*found.span("source")),)
    return Frame((content,), *spans, CONFIDENCE, stance="denies", reasons=("headline_dismissal",))


def _is_teller(speakers: Speakers, before: Span, after: Span) -> bool:
    """'Sources: club signs keeper': after those whose trade is telling, any three words are told but 'what we know'."""
    words = after.of(speakers.scene.text).lower()
    plain = len(words.split()) > 2 and not any(words.startswith(w) for w in listed("no_content"))
    return plain and before.of(speakers.scene.text).split()[-1].lower() in listed("sources")


def _is_said(speakers: Speakers, span: Span) -> bool:
    """Whether words can be what somebody said: a verb, a quotation, 'no deal'; not 'what we know', 'a life at sea'."""
    words = span.of(speakers.scene.text)
    low = words.lower()
    quoted = any(q.start <= span.start and q.end > span.start for q in speakers.scene.quotes)
    if not quoted and any(re.match(rf"{re.escape(w)}\b", low) for w in listed("no_content")):
        return False
    if not quoted and re.match(r"\w+ (?:questions|things|facts|takeaways|reasons|ways|charts|lessons)\b", low):
        return False
    return (
        quoted
        or low.startswith(("no ", "not ", "never "))
        or _has_verb(speakers, span)
        or _in_own_words(speakers, span)
    )


def _in_own_words(speakers: Speakers, span: Span) -> bool:
    """'we will not leave', a quotation."""
    quoted = any(q.start <= span.start < q.end for q in speakers.scene.quotes)
    return quoted or bool(_FIRST_PERSON.search(span.of(speakers.scene.text)))


def _has_verb(speakers: Speakers, span: Span) -> bool:
    tokens = speakers.scene.syntax.tokens
    return any(tokens[i].pos in ("VERB", "AUX") for i in speakers.scene.syntax.inside(span))


def _subject(speakers: Speakers, span: Span) -> Span | None:
    """Who acts first in these words."""
    syntax = speakers.scene.syntax
    here = syntax.inside(span)
    first = next((i for i in here if syntax.tokens[i].rel.startswith("nsubj")), None)
    return syntax.phrase(first) if first is not None else None


def _quoted(speakers: Speakers, at: int) -> bool:
    return any(q.start <= at < q.end for q in speakers.scene.quotes)


def _trim(text: str, span: Span) -> Span:
    """The span without blanks at its edges and without a full stop at its end."""
    words = span.of(text)
    start, tail = span.start + len(words) - len(words.lstrip()), words.rstrip()
    tail = tail if tail.endswith("..") else tail.removesuffix(".")
    return Span(start, max(start, span.start + len(tail)))

"""What no verb of a headline says: silences, hearsay, and quoted words whose speaker is kept back."""

import re
from dataclasses import replace

from rapporteur.domain.similarity import content_words
from rapporteur.domain.span import Span
from rapporteur.resolve.headline.speakers import Speakers
from rapporteur.resolve.headline.words import stripped
from rapporteur.resolve.saying.admission import is_name
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.kind import is_sentence
from rapporteur.resolve.saying.silence import find_silence

_AROUND = re.compile(r"\s(?:after|amid|during|before|at|in|over|with|since|following)\s")
_SILENT = re.compile(
    r"\s(?P<cue>silent|mum|tight-lipped|tightlipped|quiet|coy|evasive)\s+(?:on|over|about)\s+(?P<topic>[^,;:]+)$",
    re.IGNORECASE,
)
_DUCKS = re.compile(
    r"\s(?P<cue>(?:ducks?|dodges?|evades?|sidesteps?|deflects?|avoids?|ignores?|brushe?s? off|bats? away) questions?)"
    r"\s+(?:on|over|about)\s+(?P<topic>[^,;:]+)$",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?P<cue>reportedly|allegedly|purportedly|supposedly|"
    r"(?:said|believed|understood|thought|rumou?red|alleged) to)\s",
    re.IGNORECASE,
)


def silences(scene: Scene, part: Span) -> list[Frame]:
    """'refuses to comment on merger', 'silent on leak', 'has no comment on crew'."""
    found = [_whole_source(scene, f, part) for f in find_silence(scene) if part.covers(f.cue[0])]
    match = _SILENT.search(scene.text, part.start, part.end) or _DUCKS.search(scene.text, part.start, part.end)
    if match and not found:
        source = stripped(scene.text, Span(part.start, match.start()))
        words = re.sub(r"\s(?:is|stays?|remains?|keeps?|goes|went)$", "", source.of(scene.text))
        source = Span(source.start, source.start + len(words))
        topic, cue = Span(*match.span("topic")), Span(*match.span("cue"))
        found = [Frame((topic,), (cue,), (source,), 0.8, 0, "declines", reasons=("headline_silent",))]
    return found


def _whole_source(scene: Scene, frame: Frame, part: Span) -> Frame:
    """'Governor's office won't say': all that stands before the silence, where that is one noun phrase."""
    before = stripped(scene.text, Span(part.start, frame.cue[0].start))
    tokens = scene.syntax.tokens
    verbs = any(tokens[i].pos in ("VERB", "AUX") for i in scene.syntax.inside(before))
    short = 0 < len(before.of(scene.text).split()) <= 6
    plain = short and not verbs and not re.search(r"[,:;]", before.of(scene.text))
    return replace(frame, source=(before,)) if plain else frame


def hearsays(scene: Scene, part: Span, frames: list[Frame]) -> list[Frame]:
    """'President reportedly ready to drop toll', 'Mine owner said to be seeking buyer': nobody says it."""
    match = _HEARSAY.search(scene.text, part.start, part.end)
    if not match or any(c.covers(Span(*match.span("cue"))) for f in frames for c in (*f.content, *f.cue)):
        return []
    cue = Span(*match.span("cue"))
    around = (Span(part.start, cue.start), Span(cue.end, part.end))
    content = tuple(c for span in around if (c := stripped(scene.text, span)).start < c.end)
    return [Frame(content, (cue,), (), 0.8, heard=True, reasons=("headline_hearsay",))] if content else []


def quotations(speakers: Speakers, part: Span) -> list[Frame]:
    """Quoted words whose speaker the headline keeps back: '‘They shot at everything’', 'Firm ‘lied to inspectors’'."""
    scene = speakers.scene
    out = []
    for quote in scene.quotes:
        if not part.covers(quote) or is_name(scene, quote):
            continue
        if frame := _called(scene, quote, part):
            out.append(frame)
            continue
        if is_sentence(scene, quote) or _is_predicate(scene, quote) or _told(speakers, quote):
            out.append(Frame((quote,), (), (), 0.6, reasons=("headline_quotation",)))
    return out


def _called(scene: Scene, quote: Span, part: Span) -> Frame | None:
    """'Southmark | hails | “historic” accord': a verb of naming in the same clause before the quoted words."""
    tokens = scene.syntax.tokens
    before = [i for i in scene.syntax.inside(Span(part.start, quote.start)) if tokens[i].pos in ("VERB", "AUX")]
    if len(before) != 1 or not set(scene.lemmas(tokens[before[0]].span)) & cues()["call"]:
        return None
    cue = tokens[before[0]].span
    if is_around(scene, cue, quote):
        return None
    source = stripped(scene.text, Span(part.start, cue.start))
    return Frame((quote,), (cue,), (source,), 0.7, reasons=("headline_called",)) if source.start < source.end else None


def is_around(scene: Scene, cue: Span, quote: Span) -> bool:
    """'blasts referee | after | “worst call in years”': quoted words that tell the occasion, not what is said."""
    return bool(_AROUND.search(scene.text, cue.end, quote.start))


def _is_predicate(scene: Scene, quote: Span) -> bool:
    """Two words or more that a verb or participle opens: 'knew of flaws', 'held for ransom'."""
    tokens = scene.syntax.tokens
    here = scene.syntax.inside(quote)
    words = [i for i in here if tokens[i].pos != "PUNCT"]
    verbs = [i for i in words if tokens[i].pos == "VERB"]
    return len(words) > 1 and bool(verbs) and verbs[0] in words[:2] and tokens[verbs[0]].rel not in ("amod", "compound")


def _told(speakers: Speakers, quote: Span) -> bool:
    """Whether a statement of the text has all of the quoted words, which are no mere noun ('dark web')."""
    tokens = speakers.scene.syntax.tokens
    kinds = {tokens[i].pos for i in speakers.scene.syntax.inside(quote)} - {"PUNCT"}
    if not kinds & {"VERB", "AUX"} and kinds != {"ADJ"}:
        return False
    words = content_words(quote.of(speakers.scene.text))
    text = speakers.record.report.text
    said = (content_words(" ".join(c.of(text) for c in s.content)) for s in speakers.record.statements)
    return bool(words) and any(words <= found for found in said)

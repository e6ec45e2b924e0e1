"""Cited: whom a report names as its source: 'citing two officials', 'on the authority of', 'It attributed this to'."""

import re
from collections.abc import Iterator

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.documents import is_document, issuer
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.people_words import of_people
from rapporteur.resolve.who.cast import Cast, Voice

_CITING = re.compile(
    r"\b(?:citing|quoting(?: from)?|relaying|(?:who|which|that) (?:cited|quoted)|with reference to|on the authority of"
    r"|attribut(?:ing|ed) (?:[\w’']+ ){1,3}to|relying on|sourcing (?:[\w’']+ ){1,3}to)\s+",
    re.IGNORECASE,
)
# 'Radio Vela, which spoke to two of the guests, reported'
_SPOKE_TO = re.compile(r",\s*(?:which|who)\s+(?:spoke (?:to|with)|interviewed|cited|quoted)\s+", re.IGNORECASE)
# The sentence after: 'It attributed the account to two growers.' 'The paper had cited two colleagues.'
_AFTERWARDS = re.compile(
    r"^(?:It|They|The (?:\w+ ){0,2}\w+|[A-Z][\w’' ]{2,30}?) (?:had )?(?:cited|quoted|relied on|credited|spoke to|"
    r"(?:attributed|credited|sourced) (?:the|its|this|that|their) ?(?:\w+ )?to|based (?:the|its|this) (?:\w+ )?on)\s+"
    r"(?P<whom>[^.;]+?)(?:,? (?:and|but) [^.]*)?\.?$"
)
_RELAYED_SPEECH = frozenset(
    {"outline", "set", "lay", "say", "tell", "describe", "explain", "present", "argue", "speak", "state", "promise"}
    | {"announce", "declare", "sketch", "spell", "voice"}
)
_REPORTING = frozenset({"report", "say", "write", "quote", "tell", "announce", "claim", "reveal", "publish"})


def cited(scene: Scene, frame: Frame, cast: Cast, *, outlet: bool) -> Iterator[tuple[Voice, tuple[Span, ...]]]:
    """Voices that the frame's own voice cites, each with the citing words. `outlet`: whether that voice is an outlet.

    'the paper reported, citing people at a meeting where the leader set out his stance': people, then the leader.
    """
    found = _phrase(scene, frame) or (_next_sentence(scene, frame) if outlet else None)
    if not found:
        return
    citing, words = found
    document = is_document(words.of(scene.text))
    by = issuer(scene.text, words) if document else None
    core = _core(scene, words)
    if document and (by is None or not (of_people(by.of(scene.text)) or cast.voice(by).name)):
        return
    if not document and not (of_people(core.of(scene.text)) or cast.voice(core).name):
        return
    yield cast.voice(by or core), (citing,)
    inner = None if document else _relayed_speaker(scene, words, cast)
    if inner is not None:
        yield inner, ()


def _phrase(scene: Scene, frame: Frame) -> tuple[Span, Span] | None:
    """The citing words and the phrase behind them, in the cue's sentence and outside the content."""
    if not frame.cue or frame.stance in ("denies", "declines"):
        return None
    cue, sentence = frame.cue[0], scene.sentence(frame.cue[0])
    begin = min([cue.start, *(s.start for s in frame.source)])
    match = next((m for m in _CITING.finditer(scene.text, begin, sentence.end) if _of_this(scene, frame, m)), None)
    if match is None:
        match = _SPOKE_TO.search(scene.text, frame.source[0].start, cue.start) if frame.source else None
    if match is None:
        return None
    end = cue.start if match.start() < cue.start else sentence.end
    end = min([end, *(c.start for c in frame.content if c.start > match.end())])
    words = _stripped(scene, Span(match.end(), _phrase_end(scene, match.end(), end)))
    own = match.group().strip(" ,")
    start = match.start() + match.group().index(own)
    return (Span(start, start + len(own)), words) if words.start < words.end else None


def _of_this(scene: Scene, frame: Frame, match: re.Match[str]) -> bool:
    """Whether the citing words lie outside the content and belong to this cue's verb and no other verb of reporting."""
    if any(c.start <= match.start() < c.end for c in frame.content) or frame.cue[0].covers(Span(*match.span(0))):
        return False
    syntax = scene.syntax
    here = [i for i in syntax.inside(Span(*match.span())) if syntax.tokens[i].pos == "VERB"]
    if not here:
        return True
    head = syntax.tokens[here[0]].head
    own = set(syntax.inside(frame.cue[0]))
    verb = syntax.tokens[head].pos == "VERB" and scene.lemmas(syntax.tokens[head].span)[0] in _REPORTING
    return head in own or not verb or any(c.covers(syntax.tokens[head].span) for c in frame.content)


def _next_sentence(scene: Scene, frame: Frame) -> tuple[Span, Span] | None:
    """'It attributed the account to two growers': the sentence right behind the report tells its source."""
    if not frame.cue or frame.stance != "asserts":
        return None
    ends = max(s.end for s in (*frame.content, *frame.cue, *frame.source))
    following = next((s for s in scene.reading.sentences if s.start >= ends), None)
    if following is None or scene.paragraph(following) != scene.paragraph(frame.cue[0]):
        return None
    match = _AFTERWARDS.match(following.of(scene.text).strip())
    if not match:
        return None
    begin = following.start
    return Span(begin, begin + match.start("whom") - 1), _stripped(scene, Span(*match.span("whom")).shifted(begin))


def _stripped(scene: Scene, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(scene.text).rstrip(" ,.;:")))


def _phrase_end(scene: Scene, start: int, end: int) -> int:
    """A cited phrase runs to the end of the sentence or to a comma that opens a new clause."""
    cut = re.search(
        r"[;:.]|,\s(?=(?:and|but|while|who|which|whom|as|in|on|at|adding|saying|that|wrote|reported)\b|[“\"])"
        r"|\sthat\b|\sas saying\b",
        scene.text[start:end],
    )
    return start + cut.start() if cut else end


def _core(scene: Scene, words: Span) -> Span:
    """The noun phrase without the place clause ('sources from a meeting where …' is 'sources from a meeting')."""
    match = re.search(r",?\s+(?:where|at which|during which|in which|when)\b", words.of(scene.text))
    return Span(words.start, words.start + match.start()) if match else words


def _relayed_speaker(scene: Scene, words: Span, cast: Cast) -> Voice | None:
    """The subject of a verb of speech inside the cited phrase: 'a dinner where the premier set out his thinking'."""
    syntax = scene.syntax
    relays = re.match(r"(?:relaying)\b", scene.text[max(0, words.start - 9) : words.start])
    for i in syntax.inside(words):
        token = syntax.tokens[i]
        if token.pos == "VERB" and scene.lemmas(token.span)[0] in _RELAYED_SPEECH:
            subject = next((c for c in syntax.of(i, "nsubj") if words.start <= syntax.tokens[c].span.start), None)
            if subject is not None and syntax.tokens[subject].pos != "PRON":
                voice = cast.voice(syntax.phrase(subject))
                return voice if voice.name and not voice.anonymous else None
    return cast.voice(words) if relays else None

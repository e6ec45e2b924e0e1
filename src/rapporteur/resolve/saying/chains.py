"""Chains: from the outlet that printed a statement, through every relay, to the voice that it goes back to."""

import re
from dataclasses import dataclass, replace

from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import is_document, issuer
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.who.cast import Cast, Voice

# 'X reported, citing Y'; 'quoting people who'; 'relaying the minister's message'
_CITING = re.compile(r"\b(?:citing|quoting|relaying|who cited|which cited|that cited)\s+", re.IGNORECASE)
# 'Radio Vela, which spoke to two of the guests, reported'
_SPOKE_TO = re.compile(r",\s*(?:which|who)\s+(?:spoke (?:to|with)|interviewed|cited|quoted)\s+", re.IGNORECASE)
# Words that point back at people told of before: 'one of them', 'a third', 'the same official', 'two of the guests'.
_COUNT = "one|two|three|four|five|several|some|many|most|both|another|others?|all|none|neither|either"
_BACK = re.compile(
    rf"^(?:(?:{_COUNT})(?: (?:of (?:them|the|those|these)\b.*|more|others?|people))?|an?other"
    r"|(?:a|the) (?:same|second|third|fourth|fifth|other|first)\b.*|the \w+|they|he|she)$",
    re.IGNORECASE,
)
_RELAYED_SPEECH = frozenset(
    {"outline", "set", "lay", "say", "tell", "describe", "explain", "present", "argue", "speak", "state", "promise"}
    | {"announce", "declare", "sketch", "spell", "voice"}
)


@dataclass(frozen=True, slots=True)
class Relay:
    """What a chain may draw on: the printing outlet and the statements before, outermost first."""

    outlet: str | None
    before: tuple[tuple[Frame, tuple[ChainLink, ...]], ...]


def chain_of(
    scene: Scene, frame: Frame, cast: Cast, relay: Relay, outer: tuple[ChainLink, ...]
) -> tuple[ChainLink, ...]:
    """The whole chain of a frame. `outer` is the chain of the statement that holds it, () where none does."""
    chain = [*(outer or (ChainLink(relay.outlet, "outlet"),))]
    chain += [link for link in _told_relay(scene, frame, cast, relay) if not _among(link, chain)]
    voice = _voice(scene, frame, cast)
    if voice is not None:
        own = _link(voice, frame.cue)
        carried = _carried(scene, frame, voice, relay, chain) or _reported(scene, frame, relay, chain)
        chain += [link for link in carried if not _among(link, chain)]
        if not _same(own, chain[-1]):
            chain.append(own)
    elif len(chain) == 1 or frame.heard:
        chain.append(ChainLink(None, "source", anonymous=True))
    for link in _cited(scene, frame, cast):
        chain += [] if _among(link, chain) else [link]
    return tuple(_roles(chain))


def _voice(scene: Scene, frame: Frame, cast: Cast) -> Voice | None:
    span = frame.source[0] if frame.source else frame.speaker
    if span and is_document(span.of(scene.text)):
        by = issuer(scene.text, span)
        span = by or span
    return cast.voice(span) if span else None


def _quoting_outlet(scene: Scene, frame: Frame, cast: Cast) -> Voice | None:
    """'the weekly quoted him as saying', 'he was quoted by the agency as saying': the weekly, the agency."""
    if "quoted_as_saying" not in frame.reasons:
        return None
    sentence = scene.sentence(frame.cue[0])
    before = Span(sentence.start, frame.cue[0].start)
    mentions = [m for m in cast.within(before) if not _held(frame, m.span)]
    outlets = [m for m in mentions if m.kind == "outlet" and m.name]
    return cast.voice(outlets[-1].span) if outlets else None


def _told_relay(scene: Scene, frame: Frame, cast: Cast, relay: Relay) -> list[ChainLink]:
    """'people at the meeting told the paper': the paper is a link where its report is being relayed.

    Also 'the weekly quoted him as saying', 'a letter leaked to the Monitor', and a passive 'was quoted by the agency'.
    """
    if not frame.cue:
        return []
    sentence = scene.sentence(frame.cue[0])
    cited = _relayed_outlets(relay)
    links = []
    quoting = _quoting_outlet(scene, frame, cast)
    if quoting is not None:
        links.append(quoting)
    spoke = _SPOKE_TO.search(scene.text, sentence.start, frame.cue[0].start)
    for mention in cast.within(sentence):
        if mention.kind != "outlet" or _is_printer(mention.name, relay) or _held(frame, mention.span):
            continue
        if spoke and Span(*spoke.span()).start <= mention.span.start < frame.cue[0].start:
            continue
        before = scene.text[max(sentence.start, mention.span.start - 40) : mention.span.start].lower()
        told = re.search(r"\b(?:told|tell|tells|telling) (?:the |an? )?$", before) and mention.name in cited
        leaked = re.search(
            r"\b(?:leaked to|obtained by|seen by|published by|quoted by|reported by|according to) (?:the )?(?:same )?$",
            before,
        )
        if told or leaked:
            links.append(cast.voice(mention.span))
    return [replace(_link(v, ()), role="outlet") for v in links if not _is_printer(v.name, relay)]


def _is_printer(name: str | None, relay: Relay) -> bool:
    """Whether a name is that of the outlet that prints the report, 'The' apart."""
    return name is None or name.removeprefix("The ") == (relay.outlet or "").removeprefix("The ")


def _held(frame: Frame, span: Span) -> bool:
    return any(c.overlaps(span) for c in (*frame.content, *frame.source))


def _relayed_outlets(relay: Relay) -> set[str | None]:
    return {link.name for _, chain in relay.before for link in chain[1:] if link.role == "outlet"}


def _carried(scene: Scene, frame: Frame, voice: Voice, relay: Relay, chain: list[ChainLink]) -> list[ChainLink]:
    """'Two of the guests said', 'a third said': the links that stood before the people they refer back to."""
    if not voice.anonymous or len(chain) > 1 or not frame.source:
        return []
    if not _BACK.match(frame.source[0].of(scene.text)):
        return []
    here = scene.reading.paragraphs.index(scene.paragraph(frame.anchor)) if scene.reading.paragraphs else 0
    for earlier, links in reversed(relay.before):
        there = scene.reading.paragraphs.index(scene.paragraph(earlier.anchor)) if scene.reading.paragraphs else 0
        if here - there > 2:
            break
        if any(link.anonymous for link in links) and len(links) > 2:
            stop = next(i for i, link in enumerate(links) if link.anonymous)
            return list(links[1:stop])
    return []


def _reported(scene: Scene, frame: Frame, relay: Relay, chain: list[ChainLink]) -> list[ChainLink]:
    """'He reportedly sneered', after a paper's report has been relayed: that paper stays a link."""
    if len(chain) > 1 or not frame.cue or not set(scene.syntax.words(frame.cue[0])) & cues()["hearsay_adverbs"]:
        return []
    last = next((links for _, links in reversed(relay.before) if any(x.role == "outlet" for x in links[1:])), ())
    return [link for link in last[1:] if link.role == "outlet"]


def _cited(scene: Scene, frame: Frame, cast: Cast) -> list[ChainLink]:
    """'the paper reported, citing people at a meeting where the leader set out his stance': people, then the leader."""
    if not frame.cue:
        return []
    sentence = scene.sentence(frame.cue[0])
    match = _CITING.search(scene.text, frame.cue[0].start, sentence.end)
    if not match or any(c.start <= match.start() < c.end for c in frame.content):
        match = _SPOKE_TO.search(scene.text, frame.source[0].start, frame.cue[0].start) if frame.source else None
    if not match:
        return []
    end = frame.cue[0].start if match.start() < frame.cue[0].start else sentence.end
    words = Span(match.end(), _phrase_end(scene, match.end(), end))
    words = Span(words.start, words.start + len(words.of(scene.text).rstrip(" ,")))
    if words.start >= words.end:
        return []
    voice = cast.voice(_core(scene, words))
    words_of_citing = match.group().strip(" ,")
    begin = match.start() + match.group().index(words_of_citing)
    links = [_link(voice, (Span(begin, begin + len(words_of_citing)),))]
    inner = _relayed_speaker(scene, words, cast)
    return links + ([_link(inner, ())] if inner else [])


def _phrase_end(scene: Scene, start: int, end: int) -> int:
    """A cited phrase runs to the end of the sentence or to a comma that opens a new clause."""
    cut = re.search(r"[;:.]|,\s(?=(?:and|but|while|who|which|as|in|on|at|adding|saying)\b)", scene.text[start:end])
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
            if subject is not None and syntax.word(subject) not in ("who", "which", "that"):
                voice = cast.voice(syntax.phrase(subject))
                return voice if voice.name and not voice.anonymous else None
    return cast.voice(words) if relays else None


def _link(voice: Voice, cue: tuple[Span, ...]) -> ChainLink:
    if voice.kind == "outlet" and voice.name:
        return ChainLink(voice.name, "outlet", cue=cue)
    if voice.anonymous or voice.name is None:
        return ChainLink(None, "source", voice.party, True, voice.description, cue)
    return ChainLink(voice.name, "speaker", voice.party, cue=cue, members=voice.members)


def _same(a: ChainLink, b: ChainLink) -> bool:
    if a.anonymous or b.anonymous:
        return a.anonymous and b.anonymous and a.description == b.description
    return a.name == b.name


def _among(link: ChainLink, chain: list[ChainLink]) -> bool:
    return any(_same(link, other) for other in chain)


def _roles(chain: list[ChainLink]) -> list[ChainLink]:
    """An intermediate named voice has role `source`, the last one `speaker`; outlets stay outlets."""
    out = []
    for i, link in enumerate(chain):
        last = i == len(chain) - 1
        named = link.name is not None and link.role != "outlet"
        out.append(replace(link, role="speaker" if last else "source") if named else link)
    return out


def hearsay(scene: Scene, frame: Frame) -> bool:
    """'is said to', 'reportedly': a cue that reports without telling from whom."""
    if frame.source or not frame.cue:
        return False
    words = scene.syntax.words(frame.cue[0])
    return bool(set(words) & cues()["hearsay_adverbs"]) or (
        bool(set(words) & {"is", "are", "was", "were", "been", "be"})
        and bool(set(scene.lemmas(frame.cue[0])) & cues()["hearsay"])
    )

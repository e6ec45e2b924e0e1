"""Held over: when and where a statement was said, where its own sentence leaves that to the one before."""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.occasion import Occasion, occasion_of, of_live_entry, speech_before
from rapporteur.resolve.who.cast import Cast

Told = tuple[Frame, tuple[ChainLink, ...]]
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_CONTRAST = frozenset(
    {"now", "later", "earlier", "previously", "once", "since", "meanwhile", "separately", "originally"}
)
REACH = 2  # sentences over which 'he added' goes on


def occasions(scene: Scene, told: Sequence[Told], cast: Cast) -> list[Occasion]:
    """The occasion of each statement, in the order given; decided in the order of the cues."""
    out = [Occasion()] * len(told)
    order = sorted(range(len(told)), key=lambda n: told[n][0].anchor)
    for at, n in enumerate(order):
        frame, chain = told[n]
        outlets = frozenset(link.name for link in chain if link.role == "outlet" and link.name)
        closed = [c for f, _ in told for c in f.content if f is not frame and not c.covers(frame.anchor)]
        own = occasion_of(scene, frame, cast, outlets, closed)
        if frame.cue:
            own = _held_over(scene, told[n], own, [(told[k], out[k]) for k in order[:at]], cast)
        live = None if own.timed else of_live_entry(scene, frame)
        out[n] = replace(live, channel=own.channel) if live and (frame.cue or frame.source) else own
    return out


def goes_on(scene: Scene, frame: Frame) -> bool:
    """'he added', 'she went on', 'she also said': the same occasion as the statement before."""
    if not frame.cue:
        return False
    return bool(set(scene.lemmas(frame.cue[0])) & cues()["continue"])


def _held_over(scene: Scene, one: Told, own: Occasion, before: Sequence[tuple[Told, Occasion]], cast: Cast) -> Occasion:
    """What the statement leaves open, from the same voice's statement before it in the paragraph."""
    frame, chain = one
    paragraph = scene.paragraph(frame.anchor)
    mine = [b for b in before if scene.paragraph(b[0][0].anchor) == paragraph and _same_voice(b[0][1], chain)]
    if not mine and goes_on(scene, frame):
        mine = [b for b in before[-1:] if _same_voice(b[0][1], chain)]  # 'the paper added', a paragraph on
    if not mine:
        speech = None if own.timed else _at_a_speech(scene, frame, chain, cast)
        return replace(speech, channel=own.channel or speech.channel) if speech else own
    (other, _), last = mine[-1]
    away = _sentences_between(scene, other.anchor, frame.anchor)
    rule = _rule(scene, frame, other, away)
    if rule and last.timed and not own.timed:
        own = replace(own, said=last.said, said_text=last.said_text, reason=rule)
    return replace(own, channel=own.channel or (last.channel if away <= 1 else None))


def _same_voice(chain: tuple[ChainLink, ...], other: tuple[ChainLink, ...]) -> bool:
    return chain[-1] == replace(other[-1], cue=chain[-1].cue)


def _rule(scene: Scene, frame: Frame, other: Frame, away: int) -> str | None:
    """Why the time of one statement is the other's too, None where it need not be.

    'he added' goes on. Two cues of a sentence, and a pronoun's in the next ('told them on Monday. “…,” she said'),
    share their occasion, unless tense or an adverb sets them apart ('said in May …, and now says').
    """
    if goes_on(scene, frame) and away <= REACH:
        return "said_goes_on"
    if _set_apart(scene, frame, other):
        return None
    if away == 0:
        return "said_in_one_sentence"
    pronoun = bool(frame.source) and frame.source[0].of(scene.text).lower() in _PRONOUNS
    return "said_in_the_next_sentence" if away == 1 and pronoun else None


def _set_apart(scene: Scene, frame: Frame, other: Frame) -> bool:
    words = {w.strip(".,;").lower() for w in _outside(scene, frame).split()}
    return _tense(scene, frame) != _tense(scene, other) or bool(words & _CONTRAST)


def _outside(scene: Scene, frame: Frame) -> str:
    """The words of the cue's sentence around the cue, contents left out."""
    sentence, text = scene.sentence(frame.anchor), ""
    start = max(sentence.start, frame.anchor.start - 60)
    for i in range(start, min(sentence.end, frame.anchor.end + 20)):
        text += " " if any(c.start <= i < c.end for c in frame.content) else scene.text[i]
    return text


def _tense(scene: Scene, frame: Frame) -> str:
    """'present', 'past perfect' or 'past'; a participle counts as past ('rejected it, saying')."""
    syntax = scene.syntax
    inside = syntax.inside(frame.cue[0]) if frame.cue else range(0)
    verb = next((i for i in inside if syntax.tokens[i].pos == "VERB"), None)
    if verb is None:
        return "past"
    if {syntax.word(c) for c in syntax.of(verb, "aux")} & {"had", "’d", "'d"}:
        return "past perfect"
    return "present" if syntax.word(verb) in _present_forms(scene.lemmas(syntax.tokens[verb].span)[0]) else "past"


def _present_forms(lemma: str) -> set[str]:
    return {lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}


def _sentences_between(scene: Scene, one: Span, other: Span) -> int:
    starts = [s.start for s in scene.reading.sentences]
    return abs(sum(s <= other.start for s in starts) - sum(s <= one.start for s in starts))


def _at_a_speech(scene: Scene, frame: Frame, chain: tuple[ChainLink, ...], cast: Cast) -> Occasion | None:
    """'In a speech on Monday the general refused to go. “We stay,” he said.': the speech of the sentence before."""
    if not frame.source or frame.source[0].of(scene.text).lower() not in _PRONOUNS or _tense(scene, frame) != "past":
        return None
    here, paragraph = scene.sentence(frame.anchor), scene.paragraph(frame.anchor)
    earlier = [s for s in scene.reading.sentences if paragraph.start <= s.start and s.end <= here.start]
    if not earlier or not any(m.name and m.name == chain[-1].name for m in cast.within(earlier[-1])):
        return None
    return speech_before(scene, earlier[-1])

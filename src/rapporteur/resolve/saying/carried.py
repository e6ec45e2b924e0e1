"""Carried: relays that hold on for people, papers and documents referred back to ('one of them', 'the memo')."""

import re
from dataclasses import dataclass

from rapporteur.domain.statement import ChainLink
from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import is_document
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.people_words import head_word
from rapporteur.resolve.who.cast import Voice

REACH = 2  # paragraphs over which a back-reference holds
_COUNT = "one|two|three|four|five|six|several|some|many|most|both|another|others?|all|none|neither|either"
_OF_THEM = re.compile(
    rf"^(?:{_COUNT}|an?other|the (?:other|rest))(?: of (?:them|the|those|these)\b.*|,.*)?$", re.IGNORECASE
)
_FURTHER = re.compile(r"^(?:a|the) (?:second|third|fourth|fifth|other)\b", re.IGNORECASE)
_SAME = re.compile(r"^the same\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|those|these|that|this) ", re.IGNORECASE)
_PRONOUN = frozenset({"he", "she", "they"})
_ANYBODY = frozenset({"person", "people", "source", "one", "man", "woman"})
_ANY_PAPER = frozenset({"document", "text", "it", "page", "paper"})


@dataclass(frozen=True, slots=True)
class Before:
    """The statements before one, in order, each with its chain."""

    done: tuple[tuple[Frame, tuple[ChainLink, ...]], ...]

    def near(self, scene: Scene, frame: Frame) -> list[tuple[Frame, tuple[ChainLink, ...]]]:
        """Those within reach, the nearest first."""
        paragraphs = scene.reading.paragraphs
        if not paragraphs:
            return list(reversed(self.done))
        here = paragraphs.index(scene.paragraph(frame.anchor))
        return [d for d in reversed(self.done) if here - paragraphs.index(scene.paragraph(d[0].anchor)) <= REACH]


def carried(scene: Scene, frame: Frame, voice: Voice, before: Before) -> list[ChainLink]:
    """The links that stood before the unnamed people whom the source refers back to; [] where it refers to none."""
    if not voice.anonymous or not frame.source:
        return []
    words = frame.source[0].of(scene.text)
    for _, links in before.near(scene, frame):
        for n, link in enumerate(links):
            if n and link.anonymous and link.description and _refers(words, voice, link.description):
                return list(links[1:n])
    return []


def _refers(words: str, voice: Voice, description: str) -> bool:
    """Whether source words point back at people told of with that description."""
    low = words.lower()
    if low in _PRONOUN or (voice.description == description and low != description.lower()):
        return voice.description == description
    head, theirs = _singular(head_word(words)), _singular(head_word(description))
    if _OF_THEM.match(words):
        whose = re.search(r"\bof (?:the|those|these) (?:\w+ )*?(\w+)\b", low)
        named = _singular(whose.group(1)) if whose else None
        return named is None or named == theirs or bool(re.fullmatch(_COUNT, named)) or named in _ANYBODY
    if re.fullmatch(r"(?:a|the) (?:second|third|fourth|fifth|other)", low):
        return True
    if _FURTHER.match(words) or _SAME.match(words) or _DEFINITE.match(words):
        return head == theirs or (head in _ANYBODY and bool(_SAME.match(words) or _DEFINITE.match(words)))
    return False


def _singular(word: str) -> str:
    return lemma(word, "NOUN")


def repeated_document(scene: Scene, frame: Frame, before: Before) -> list[ChainLink]:
    """'The cable says', after 'according to a cable leaked to the site': the whole chain of that cable."""
    if not frame.source:
        return []
    words = frame.source[0].of(scene.text)
    head = _singular(head_word(words))
    if not re.match(r"(?:the|this|that|it|its)\b", words, re.IGNORECASE) or not (is_document(words) or head == "it"):
        return []
    for earlier, links in before.near(scene, frame):
        theirs = earlier.source[0].of(scene.text) if earlier.source else ""
        if not is_document(theirs) or earlier.layer or len(links) < 2:
            continue
        if head in _ANY_PAPER or head == _singular(head_word(theirs)):
            return list(links[1:])
    return []


def reported(scene: Scene, frame: Frame, before: Before) -> list[ChainLink]:
    """'He reportedly sneered', after a paper's report has been relayed: that paper stays a link."""
    if not frame.cue or not set(scene.syntax.words(frame.cue[0])) & cues()["hearsay_adverbs"]:
        return []
    last = next((links for _, links in reversed(before.done) if any(x.role == "outlet" for x in links[1:])), ())
    return [link for link in last[1:] if link.role == "outlet"]

"""Links: which entry of the text a headline's entry repeats. Nothing is chosen between two that fit as well."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.record import Record
from rapporteur.domain.similarity import content_words, numbers
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.who.lexicon import lexicon
from rapporteur.resolve.who.phrases import kind_of, singular

E = TypeVar("E", Statement, Act)
_BORDER = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘]?[A-Z0-9])|\n\n")
REACH = 300  # characters of a sentence on either side

# Set by hand on our own stories (tests/resolve/headline): a headline has few words, and half of them are often others.
# The share of a headline's content words that the text's entry must have, less where both have the very same voice.
SHARE, SHARE_OF_VOICE = 0.4, 0.25
SHARE_OF_OTHER_TYPE = 0.75
LEAST = 2  # words that both must have, numbers apart, where the headline has as many
SAME_VOICE, SAME_PARTY, FITTING = 0.3, 0.2, 0.1


@dataclass(frozen=True, slots=True)
class Link:
    """The entry that is repeated, or those between which nothing was chosen.

    `same_voice` tells whether the words for the voice agree too, or the headline has none; `common` whether these are a
    common noun.
    """

    id: str | None
    candidates: tuple[str, ...] = ()
    same_voice: bool = False
    common: bool = False


def words_of(spans: Sequence[Span], text: str) -> frozenset[str]:
    """The content words of some spans."""
    return content_words(" ".join(s.of(text) for s in spans))


def repeated_statement(mine: Statement, title: str, record: Record, worded: str | None) -> Link:
    """The statement of the text with the same stance, a voice that fits and enough of the words.

    `worded` are the headline's words for its voice ('minister'), None where it keeps its speaker back.
    """
    said = words_of(mine.content, title)
    text = record.report.text
    named = mine.voice.name
    mine = replace(mine, chain=(*mine.chain[:-1], _plain_noun(mine.voice, worded)))
    alike = [
        s.id for s in record.statements if s.stance == mine.stance and _voices(mine.voice, s, worded, text) > FITTING
    ]

    def score(other: Statement) -> float:
        if other.stance != mine.stance:
            return 0.0
        told = words_of(other.content or other.cue, text)
        shared = _shared(said, told, title, text, mine.content, other.content)
        fit = _voices(mine.voice, other, worded, text)
        if (mine.stance == "declines" and fit > 0) or (mine.stance == "denies" and alike == [other.id]):
            return 0.5 + fit + shared
        if worded is None:
            return shared if shared >= SHARE else 0.0
        enough = SHARE_OF_VOICE if fit >= SAME_PARTY else SHARE
        return shared + fit if fit > 0 and shared >= enough else 0.0

    link = _best(record.statements, score, lambda s: (s.voice.name, s.voice.description))
    same = link.id is not None and (worded is None or link.id in alike)
    return replace(link, same_voice=same, common=named is not None and mine.voice.name is None)


def repeated_act(mine: Act, title: str, record: Record) -> Link:
    """The act of the text of the same type by the same side with some of its words, or of another with most of them."""
    said, text = words_of((mine.trigger, *mine.about), title), record.report.text

    def score(other: Act) -> float:
        if not _same_actors(mine.actor, other.actor):
            return 0.0
        close = len(said & words_of((other.trigger, *other.about), text))
        if other.type != mine.type:  # 'to leave' where the text has 'would leave if'
            return 0.5 if said and close / len(said) >= SHARE_OF_OTHER_TYPE and close >= LEAST else 0.0
        near = len(said & words_of([_sentence(text, other.trigger)], text))
        shared = max(close, 0.9 * near) / len(said) if said else 0.0
        known = bool(mine.actor and other.actor)
        same_mood = 0.1 * (mine.modality == other.modality)
        return shared + same_mood if shared >= SHARE or (known and shared > 0) else 0.0

    return _best(record.acts, score, lambda a: a.type)


def _best(entries: Sequence[E], score: Callable[[E], float], identity: Callable[[E], object]) -> Link:
    """The best entry; of several that are as good and by the same voice the first one; else all of them."""
    scored = [(s, e) for e in entries if (s := score(e)) > 0]
    if not scored:
        return Link(None)
    top = max(s for s, _ in scored)
    tied = [e for s, e in scored if s > top - 0.05]
    if len({identity(e) for e in tied}) == 1:
        return Link(tied[0].id)
    return Link(None, tuple(e.id for e in tied))


def _shared(
    said: frozenset[str], told: frozenset[str], title: str, text: str, mine: Sequence[Span], other: Sequence[Span]
) -> float:
    """The share of a headline's content words that an entry's content has; none where the numbers clash."""
    first = numbers(" ".join(s.of(title) for s in mine))
    second = numbers(" ".join(s.of(text) for s in other))
    if first and second and not first & second:
        return 0.0
    plain = {w for w in said if not w.isdigit()}
    enough = len(plain & told) >= min(LEAST, len(plain))
    return len(said & told) / len(said) if said and enough else 0.0


def _sentence(text: str, span: Span) -> Span:
    """The sentence that holds a span, roughly: to the next full stop or paragraph on both sides."""
    starts = [m.end() for m in _BORDER.finditer(text, max(0, span.start - REACH), span.start)]
    stop = _BORDER.search(text, span.end, span.end + REACH)
    return Span(max([*starts, span.start - REACH, 0]), stop.start() if stop else min(len(text), span.end + REACH))


def _voices(mine: ChainLink, other: Statement, worded: str | None, text: str) -> float:
    """How well a voice of the text fits the headline's: 0 where they exclude each other."""
    voice = other.voice
    if mine.name and mine.name in (voice.name, *voice.members):
        return SAME_VOICE
    if mine.party and mine.party == voice.party:
        return SAME_PARTY
    if mine.name and any(link.name == mine.name for link in other.chain[1:]):
        return SAME_VOICE  # the headline names the paper whose report is relayed
    if mine.name and voice.name and mine.name != voice.name:
        return 0.0
    if mine.party and voice.party and mine.party != voice.party:
        return 0.0
    words = " ".join(s.of(text) for s in other.source).lower()
    known = {singular(w.strip(".,’'")) for w in f"{words} {voice.description or ''} {voice.name or ''}".lower().split()}
    heads = {singular(w) for w in (worded or "").lower().split()}
    return SAME_PARTY if heads & known else FITTING


def _plain_noun(voice: ChainLink, worded: str | None) -> ChainLink:
    """'Airline silent': a noun that has its capital from the headline's start names nobody."""
    words = (worded or "").split()
    common = words and all(w.islower() for w in words[1:]) and kind_of(words[-1], lexicon()) is not None
    return replace(voice, name=None, party=None) if common and voice.name == worded else voice


def _same_actors(mine: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether some side or name is common to both; an entry without any fits everybody."""
    first = {x for a in mine for x in (a.party, a.name) if x}
    second = {x for a in other for x in (a.party, a.name) if x}
    return not first or not second or bool(first & second)

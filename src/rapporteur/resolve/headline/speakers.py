"""Speakers: whether some words of a headline name somebody who can say something, and whom the report knows by them."""

import re
from dataclasses import dataclass

from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink
from rapporteur.resolve.headline.words import listed
from rapporteur.resolve.saying.frame import Scene
from rapporteur.resolve.who.cast import Cast
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS, lexicon
from rapporteur.resolve.who.phrases import kind_of, singular

MOST = 8  # words of a speaker before a colon or after a dash
_PEOPLE = ("spokes", "office", "group", "institution", "outlet")
_MODIFIED = re.compile(r"\s(?:of|for|from|in|at|on|to|with)\s|,\s")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_STATES = frozenset({"US", "USA", "UK", "UAE", "DRC", "PRC", "USSR", "DPRK"})
_PEOPLE_FORM = re.compile(r"(?:ers|ors|ists|ians|ees|men|women|people)$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Speakers:
    """What a headline's words may be asked: `record` is the report's, without its headline."""

    scene: Scene
    cast: Cast
    record: Record

    def known(self) -> tuple[ChainLink, ...]:
        """The named voices of the report's text, each once, in text order."""
        links = (link for s in self.record.statements for link in s.chain[1:] if link.name)
        return tuple({link.name: link for link in links}.values())

    def is_speaker(self, span: Span) -> bool:
        """Whether words name somebody who speaks by their kind: an office, people, an institution, a paper, a study."""
        words = span.of(self.scene.text).strip()
        if not words or len(words.split()) > MOST or any(q.overlaps(span) for q in self.scene.quotes):
            return False
        head = _head(words)
        if head.lower() in listed("topics") or _POSSESSIVE.search(head) or head[:1].isdigit():
            return False
        return self._by_head(head) or self.is_named(span)

    def is_side(self, span: Span) -> bool:
        """Whether words name a state, a place or an organisation, which speaks where its words are given as such."""
        words = span.of(self.scene.text).strip()
        if not words or len(words.split()) > MOST or _head(words).lower() in listed("topics"):
            return False
        sides = (m for m in self.cast.within(span) if m.kind in ("party", "place") and m.definite)
        named = any(m.span.end == _end(self.scene.text, span) for m in sides)
        return named or words in {p.party for p in self.known()}

    def is_body(self, span: Span) -> bool:
        """Whether words are the initials of an organisation that is no state: 'IMF', 'UN'."""
        words = span.of(self.scene.text).strip()
        known = any(
            m.kind == "party" and m.definite and m.span.end == _end(self.scene.text, span)
            for m in self.cast.within(span)
        )
        return known and bool(_INITIALS.fullmatch(words)) and words not in _STATES

    def are_people(self, span: Span) -> bool:
        """Whether words end in a plural of people by its form: 'dockers', 'cellists'; enough beside a quotation."""
        return bool(_PEOPLE_FORM.search(_head(span.of(self.scene.text).strip()).lower()))

    def is_named(self, span: Span) -> bool:
        """Whether words name a person, another outlet, or a voice that the text has too."""
        text, words = self.scene.text, _without_owner(span.of(self.scene.text).strip())
        outlet = self.scene.reading.report.outlet
        for m in self.cast.within(span):
            if m.kind == "outlet" and (m.name is None or m.name == outlet or outlet is None):
                continue
            if m.kind in ("person", "outlet") and m.definite and m.span.end == _end(text, span):
                return True
        return self.voice_named(words) is not None

    def voice_named(self, words: str) -> ChainLink | None:
        """The voice of the text that these words name, whole or by its last name; None where two would fit."""
        last = words.split()[-1] if words else ""
        fits = [
            k for k in self.known() if k.name and (k.name == words or (last[:1].isupper() and _named(k.name, words)))
        ]
        return fits[0] if len(fits) == 1 else None

    def _by_head(self, head: str) -> bool:
        low = head.lower()
        if low in listed("tellers") or singular(low) in listed("tellers"):
            return True
        found = kind_of(low, lexicon())
        return found is not None and found[0] in _PEOPLE


def _named(name: str, words: str) -> bool:
    """'Venn', "Norland's Venn" for Ada Venn; 'Harbour' alone is not the Harbour Board."""
    parts, said = name.split(), words.split()
    if len(parts) > 1 and set(parts) & FUNCTION_WORDS:
        return False
    return len(parts) in (2, 3) and said[-1] == parts[-1] and (len(said) == 1 or said[:-1] == parts[:-1])


def _head(words: str) -> str:
    """The noun that carries a speaker: 'leader' in 'leader of the union', 'chief' in 'Kelde fleet chief'."""
    first = _MODIFIED.split(words, maxsplit=1)[0].split()
    return first[-1].strip(".,") if first else ""


def _without_owner(words: str) -> str:
    """'Venn' for "Norland's Venn"."""
    return re.sub(r"^.*['’]s\s+", "", words)


def _end(text: str, span: Span) -> int:
    return span.start + len(span.of(text).rstrip(" ,"))

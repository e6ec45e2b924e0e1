"""Postings in any number, made of the gold dossiers' records: each dossier again and again as another dispute.

In each copy all names and half of the other longer words give way to made-up words of the same length, so that every
span stays where it is and no copy is taken for a relay of another; dates move together by some days over ten years.
Words that the folds' wordings look for stay. The same number gives the same postings.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TypeVar
from zlib import crc32

from bench.gold.check import DOSSIERS
from bench.gold_postings import gold_postings
from rapporteur.domain.act import Act, Actor, TerritoryStatus
from rapporteur.domain.posting import Posting
from rapporteur.domain.similarity import content_words
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.read.identity import report_id
from rapporteur.track.denial_words import deed_words
from rapporteur.track.wording import worded

YEARS = 10
_WORD = re.compile(r"[A-Za-z]{4,}")
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_KINDS = (
    "postponed", "cancelled", "violated", "ended", "met", "withdrawn", "absolute", "mentioned", "once", "resumed",
)  # fmt: skip
T = TypeVar("T", str, str | None)
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvz"


def postings(statements: int, first: int = 0) -> Iterator[Posting]:
    """Reports with so many statements in all, or a few more, from the copy of that number on."""
    count, number = 0, first
    while count < statements:
        for folder in range(len(DOSSIERS)):
            for posting in dispute(folder, number):
                count += len(posting.record.statements)
                yield posting
        number += 1


def dispute(folder: int, number: int) -> list[Posting]:
    """One copy of a gold dossier."""
    copy = _Copy(f"{folder} {number}")
    return [copy.posting(p) for p in _gold(folder)]


@cache
def _gold(folder: int) -> Sequence[Posting]:
    return gold_postings(DOSSIERS[folder])


class _Copy:
    """The words and the days of one copy."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shift = timedelta(days=crc32(name.encode()) % (365 * YEARS))
        self._words: dict[str, str] = {}

    def posting(self, p: Posting) -> Posting:
        r = p.record
        text = self._text(r.report.text)
        report = replace(
            r.report,
            id=report_id(text),
            text=text,
            outlet=self._text(r.report.outlet),
            published=self._date(r.report.published),
        )
        statements, acts = tuple(map(self._statement, r.statements)), tuple(map(self._act, r.acts))
        lands = tuple(map(self._land, r.territory))
        return replace(p, record=replace(r, report=report, statements=statements, acts=acts, territory=lands))

    def _statement(self, s: Statement) -> Statement:
        return replace(s, chain=tuple(map(self._link, s.chain)), said=self._date(s.said))

    def _link(self, link: ChainLink) -> ChainLink:
        name, party, told = self._text(link.name), self._text(link.party), self._text(link.description)
        return replace(link, name=name, party=party, description=told)

    def _act(self, a: Act) -> Act:
        term = a.term and replace(a.term, start=self._date(a.term.start), end=self._date(a.term.end))
        actor, recipient = tuple(map(self._actor, a.actor)), tuple(map(self._actor, a.recipient))
        place = self._text(a.place)
        return replace(a, actor=actor, recipient=recipient, time=self._date(a.time), place=place, term=term)

    def _actor(self, a: Actor) -> Actor:
        return replace(a, name=self._text(a.name), party=self._text(a.party))

    def _land(self, t: TerritoryStatus) -> TerritoryStatus:
        place = replace(t.place, name=self._text(t.place.name))
        return replace(t, place=place, party=self._text(t.party) or "", time=self._date(t.time))

    def _text(self, text: T) -> T:
        return _WORD.sub(lambda m: self._word(m[0]), text) if text else text

    def _word(self, word: str) -> str:
        if word not in self._words:
            self._words[word] = self._made_up(word) if _gives_way(word) else word
        return self._words[word]

    def _made_up(self, word: str) -> str:
        chance = random.Random(f"{self._name} {word}")
        letters = [chance.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(len(word))]
        return "".join(x.upper() if y.isupper() else x for x, y in zip(letters, word, strict=True))

    def _date(self, edtf: str | None) -> str | None:
        return _DATE.sub(self._later, edtf) if edtf else edtf

    def _later(self, found: re.Match[str]) -> str:
        day = date(int(found[1]), int(found[2]), int(found[3] or 1)) + self._shift
        return day.isoformat() if found[3] else day.isoformat()[:7]


@cache
def _gives_way(word: str) -> bool:
    """Names do, and every second longer word, unless a fold looks for it."""
    if any(worded(kind, word) for kind in _KINDS) or word.lower() in _deeds() or not content_words(word):
        return False
    return word[0].isupper() or crc32(word.encode()) % 2 == 0


@cache
def _deeds() -> frozenset[str]:
    return frozenset(w for words in deed_words().values() for w in re.findall(r"[a-z]+", " ".join(words)))

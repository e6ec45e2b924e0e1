"""Which names of a report are places: those the cast or the tagger knows, and those whose surroundings say so.

Rules on territory need places of any size and fame. An invented or tiny one is known by the noun beside it ('the Skarn
strip', 'al-Fash, a wedge of farmland'), or by standing where only ground can stand ('annexed Vesk').
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from rapporteur.domain.act import Place
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import CALENDAR, FUNCTION_WORDS
from rapporteur.resolve.who.tables import lists

_CAPITALISED = sorted(w.capitalize() for w in FUNCTION_WORDS | {w.lower() for w in CALENDAR} if w.isalpha())
_NOT = rf"(?!(?:{'|'.join(_CAPITALISED)})\b)"
_PART = r"(?:(?:al|el|an|ar|as|ad|ul)-)?[A-Z][\w-]*(?:[’'](?!s\b)\w+)*"
NAME = rf"{_NOT}\b{_PART}(?:[ \n](?:(?:of|the|de|del|la)[ \n])*{_NOT}{_PART})*"
_HELD = re.compile(r"^[\w.]+-(?:occupied|held|controlled|administered|ruled|annexed|claimed)\s+")


class Names(Protocol):
    """What is known of names: the cast, and the names that it was read with."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The shipped names, with those of the user's file."""
        ...

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order."""
        ...


def pattern(wordings: Sequence[str]) -> str:
    """One regular expression without groups for a list of wordings in which a space is any white space."""
    return "(?:" + "|".join(re.sub(r"(?<!\\)\((?!\?)", "(?:", w).replace(" ", r"\s+") for w in wordings) + ")"


class PlaceNames:
    """The names of one report that are places."""

    def __init__(self, text: str, names: Names, annotation: Annotation) -> None:
        lexicon = lists("territory.toml")["places"]
        self.text = text
        self.nouns = pattern(sorted(lexicon["nouns"].split(), key=lambda n: (-len(n), n)))
        self._telling, self._vague = frozenset(lexicon["nouns"].split()), frozenset(lexicon["untelling"].split())
        self.structures = frozenset(lexicon["structures"].split())
        self._slots, self._awards = pattern(lexicon["slots"]), pattern(lexicon["awards"])
        self._find = names.gazetteer.find
        self.mentions = [m for m in names.mentions if m.definite]
        self._entities = [e.span for e in annotation.entities if e.kind == "place"]

    @cached_property
    def known(self) -> dict[str, Span]:
        """Names that are places by a noun of land beside or in them, with the first such span; contested ones too."""
        beside = (
            rf"({NAME})\s+{self.nouns}\b",
            rf"\b{self.nouns}\s+of\s+({NAME})",
            rf"({NAME}),\s+(?:a|an|the)\s+(?:[\w-]+\s+){{0,3}}{self.nouns}\b",
            rf"\b(?:declared|proclaimed)\s+({NAME})\s+(?:(?:to\s+be|as)\s+)?an?\s+(?:[\w-]+\s+){{0,2}}{self.nouns}\b",
        )
        return {**self._named(*beside), **self._by_last_word(), **self.contested}

    @cached_property
    def contested(self) -> dict[str, Span]:
        """Names where only ground stands that somebody wants, holds or gives away: 'annexed Vesk', 'give up Vesk'."""
        slot = rf"\b{self._slots}\s+(?:the\s+)?({NAME})(?![’'\w])"
        return self._named(slot, rf"\b{self._awards}\s+({NAME})\s+(?:in|to|under)\b")

    def is_place(self, span: Span, *, strict: bool) -> bool:
        """A known place; a state or region with a code; else, where only a place can stand, any name of no person."""
        if not self._may_be_place(span):
            return False
        if any(m.span.overlaps(span) and (m.kind == "place" or m.code) for m in self.mentions):
            return True
        if any(e.overlaps(span) for e in self._entities) or self.place(span).name in self.known:
            return True
        return not strict or bool(re.compile(rf"\s+{self.nouns}\b").match(self.text, span.end))

    def place(self, span: Span) -> Place:
        """The place that a name stands for, under the cast's name for it where it has one."""
        over = [m for m in self.mentions if m.kind in ("place", "party") and m.span.overlaps(span) and m.name]
        best = next((m for m in over if m.kind == "place"), next((m for m in over if m.span.covers(span)), None))
        if best and best.kind == "party" and not best.code and self._body_of(best, span):
            best = None
        name = best.name if best and best.name else " ".join(span.of(self.text).split())
        bare = _HELD.sub("", name)
        if bare == name and best:
            return Place(name, best.code)
        entry = self._find(bare)
        return Place(entry.name, entry.code) if entry and entry.kind == "place" else Place(bare)

    def described(self, name: str, noun: str) -> bool:
        """Whether the report calls the name by that noun: 'Vesk strip', 'strip of Vesk', 'Vesk, a strip'."""
        if last_word(name) == noun:
            return True
        name = re.escape(name)
        after = rf"{name},\s+(?:a|an|the|[\w-]+[’']s)\s+(?:[\w-]+\s+){{0,3}}{noun}\b"
        made = rf"(?:declared|proclaimed)\s+(?:the\s+)?{name}(?:\s+{self.nouns})?\s+(?:(?:to\s+be|as)\s+)?"
        made += rf"an?\s+(?:[\w-]+\s+){{0,2}}{noun}\b"
        forms = (rf"{name}\s+{noun}\b", rf"\b{noun}\s+of\s+{name}", after, made)
        return any(re.search(f, self.text) for f in forms)

    def _body_of(self, mention: Mention, span: Span) -> bool:
        """Whether a side's name only begins with the words: 'Tarn' is no short form of 'Tarn Council' as a place."""
        return str(mention.name).startswith(span.of(self.text) + " ")

    def _met_as_place(self, span: Span) -> bool:
        """Whether a noun of land follows the name, or it is met as a place elsewhere, and never as a state."""
        words = " ".join(span.of(self.text).split())
        same = [m for m in self.mentions if m.name == words or m.span.of(self.text) == words]
        if any(m.code for m in same) or len(words.split()) > 3:
            return False
        follows = re.compile(rf"\s+{self.nouns}\b").match(self.text, span.end)
        return bool(follows) or any(m.kind == "place" and m.span.of(self.text) == words for m in same)

    def _told_by_noun(self, span: Span) -> bool:
        """'the town of Vesk': the words before leave no doubt, whatever the name is elsewhere."""
        return bool(re.search(rf"\b{self.nouns}\s+of\s+$", self.text[max(0, span.start - 30) : span.start]))

    def _named(self, *patterns: str) -> dict[str, Span]:
        out: dict[str, Span] = {}
        for m in sorted((m for p in patterns for m in re.finditer(p, self.text)), key=lambda m: m.start()):
            span = Span(*m.span(1))
            if self._may_be_place(span):
                out.setdefault(self.place(span).name, span)
        return out

    def _by_last_word(self) -> dict[str, Span]:
        """Names that say what they are: 'Upper Harn Valley'; 'the Skarn Bank', but no 'Landsberg Bank'."""
        spans = (Span(*m.span()) for m in re.finditer(NAME, self.text))
        named = [s for s in spans if " " in s.of(self.text) and self._tells(s)]
        return {self.place(s).name: s for s in reversed(named) if self._may_be_place(s)}

    def _tells(self, span: Span) -> bool:
        word = last_word(span.of(self.text))
        with_article = self.text[max(0, span.start - 4) : span.start].lower() == "the "
        return word in self._telling and (with_article or word not in self._vague)

    def _may_be_place(self, span: Span) -> bool:
        """No person, outlet or demonym; a side only where it is a state by its own name."""
        if self._told_by_noun(span) or self._met_as_place(span):
            return True
        over = [m for m in self.mentions if m.span.overlaps(span)]
        if any(m.kind in ("person", "outlet") for m in over):
            return False
        entry = self._find(span.of(self.text))
        if entry and entry.kind == "demonym":
            return False
        own = span.of(self.text)
        sides = [m for m in over if m.kind == "party" and m.party and not self._body_of(m, span)]
        sides = [m for m in sides if m.code or m.party != own]  # a side of its own name: perhaps only a place
        return all(m.code and m.name == span.of(self.text) for m in sides)


def last_word(name: str) -> str:
    """The last word of a name, in lower case."""
    return name.split()[-1].lower()

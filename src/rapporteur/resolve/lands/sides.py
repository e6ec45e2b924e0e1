"""Which side a verb's subject, an owner or a voice stands for, from the words alone and the parse where there is one.

Written for the rules on territory; it names a side only where one is left, and says how sure that is.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.lands.place_names import NAME, Names, pattern
from rapporteur.resolve.syntax import Syntax
from rapporteur.resolve.who.tables import lists

_AUXILIARIES = "has|have|had|is|was|were|are|does|do|did"
_LIGHT = rf"(?:{_AUXILIARIES}|never|not|now|still|also|long|already|since|soon|later|then|again|\w+ly)"
_RELATIVE = re.compile(rf"(?:,\s*|\s+)(?:which|who|that)\s+(?:{_LIGHT}\s+)*$")
_BREAK = re.compile(r";|:|,|\s[–—-]\s|[—]|\bthat\b|\bbut\b|\bwhile\b|\bafter\b|\bbefore\b|\bsince\b|[“\"]")
_PREPOSITION = re.compile(
    r"\b([Ii]n|[Ff]rom|to|with|by|against|for|over|at|on|near|inside|into|between|among|of)\s+(?:[a-z’'-]+\s+){0,2}$"
)
_SELF = re.compile(r"\b(?:[Ww]e|[Oo]urs?|I|[Mm]y)\b")
_ADJECTIVES = ("ian", "ese", "ish", "ic")
_SHARED_ON = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s*(?:by\s+)?(?:the\s+)?")
_SHARED = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s*(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Side:
    """The parties that words stand for, the words, and how sure that is in (0, 1]."""

    parties: tuple[str, ...]
    span: Span
    sure: float = 1.0


class Sides:
    """The sides of one report."""

    def __init__(
        self, text: str, names: Names, paragraphs: Sequence[Span], syntax: Syntax, places: Container[str]
    ) -> None:
        self.text = text
        self._paragraphs = paragraphs
        self._syntax = syntax
        self._find = names.gazetteer.find
        self._mentions = [m for m in names.mentions if _is_side(m)]
        self._met = [m.span for m in names.mentions if m.definite]
        self._taken = [m.span for m in names.mentions if not _may_be_side(m, places)]
        words = lists("territory.toml")["words"]
        self._body = re.compile(rf"\b{pattern(words['bodies'])}\b")
        self._pair = re.compile(rf"\b{pattern(words['pairs'])}\s+(?:{_LIGHT}\s+)*$", re.I)

    def subject(self, trigger: Span, sentence: Span, voice: Statement | None) -> Side | None:
        """Who does what the trigger says: parse first, then the words before it, clause by clause."""
        left = self.text[sentence.start : trigger.start]
        if pair := self._pair.search(left):
            return self._both(Span(sentence.start + pair.start(), sentence.start + pair.end()))
        if self._says_we(left) and voice:
            return self.voice(voice, trigger)
        if relative := _RELATIVE.search(left):
            return self._antecedent(Span(sentence.start, sentence.start + relative.start()))
        return self._parsed(trigger) or self._by_words(sentence.start, trigger)

    def voice(self, statement: Statement, span: Span) -> Side | None:
        """The side of a statement's voice, None where it has none."""
        party = statement.voice.party
        return Side((party,), span) if party else None

    def at(self, start: int, end: int) -> Side | None:
        """The side named by the words that begin at `start`, an article or adjective before it allowed."""
        lead = re.compile(r"(?:(?:the|pro-)\s+)?(?:[a-z]+\s+)?").match(self.text, start, end)
        begin = lead.end() if lead else start
        first = next((m for m in self._mentions if start <= m.span.start <= begin), None)
        if first:
            return Side((str(party_of(first)),), first.span)
        name = re.compile(NAME).match(self.text, begin, end)
        return self.of_word(Span(*name.span())) if name else None

    def all_at(self, start: int, end: int) -> Side | None:
        """The sides that the words from `start` on name: 'both Norland and Sundmark'."""
        both = re.compile(r"both\s+(?:of\s+)?").match(self.text, start, end)
        first = self.at(both.end() if both else start, end)
        group = [first] if first else []
        while group and (more := _SHARED_ON.match(self.text, group[-1].span.end, end)):
            side = self._named_at(more.end(), end)
            if side is None:
                break
            group.append(side)
        if not group:
            return None
        parties = tuple(dict.fromkeys(p for s in group for p in s.parties))
        return Side(parties, Span(group[0].span.start, group[-1].span.end), min(s.sure for s in group))

    def _named_at(self, start: int, end: int) -> Side | None:
        """A side that a list may go on with: one that the report knows, and that no verb follows."""
        here = next((m for m in self._mentions if m.span.start == start and m.span.end <= end), None)
        if here is None or re.compile(r"\s+(?:has|is|was|will|said|says)\b|[’']").match(self.text, here.span.end):
            return None
        return Side((str(party_of(here)),), here.span)

    def of_word(self, span: Span) -> Side | None:
        """The side that one word names, as a noun or an adjective: 'Norland', 'Norlandic'."""
        over = next((m for m in self._mentions if m.span.overlaps(span)), None)
        if over:
            return Side((str(party_of(over)),), span)
        entry = self._find(span.of(self.text))
        return Side((entry.party,), span) if entry and entry.party else self._unknown(span)

    def _both(self, span: Span) -> Side | None:
        """'both countries': the states of the paragraph where they are two, else those of the report."""
        around = next((p for p in self._paragraphs if p.covers(span)), span)
        for area, sure in ((around, 0.9), (Span(0, len(self.text)), 0.8)):
            here = [m for m in self._mentions if area.covers(m.span) and (m.code or m.kind == "party")]
            states = {m.party for m in here if m.party and not self._body.search(m.party)}
            if len(states) == 2:
                return Side(tuple(sorted(states)), span, sure)
        return None

    def _says_we(self, left: str) -> bool:
        last = list(_SELF.finditer(left))
        return bool(last) and not any(c in left[last[-1].end() :] for c in ',;:”"') and len(left) - last[-1].end() < 40

    def _antecedent(self, before: Span) -> Side | None:
        """'Norland, which annexed …': the name right before the relative pronoun, not one farther off."""
        near = [m for m in self._mentions if before.covers(m.span)]
        if near and before.end - near[-1].span.end < 3:
            return Side((str(party_of(near[-1])),), near[-1].span)
        return None

    def _parsed(self, trigger: Span) -> Side | None:
        verb = self._syntax.head_of(trigger)
        subject = self._syntax.subject(verb) if verb is not None else None
        if subject is None:
            return None
        span = self._syntax.phrase(subject)
        inside = [m for m in self._mentions if span.covers(m.span)]
        return Side((str(party_of(inside[0])),), inside[0].span) if inside else None

    def _by_words(self, start: int, trigger: Span) -> Side | None:
        for area, sure in self._clauses(start, trigger.start):
            inside = [m for m in self._mentions if area.covers(m.span) and not self._hyphened(m)]
            free = [m for m in inside if not self._governed(area.start, m)]
            if free:
                return self._with_partners(free, sure)
        whole = Span(start, trigger.start)
        of = [m for m in self._mentions if whole.covers(m.span) and self._governed(start, m) == "of"]
        if of:
            return Side((str(party_of(of[-1])),), of[-1].span, 0.8)
        return self._unknown_subject(whole)

    def _clauses(self, start: int, end: int) -> Iterator[tuple[Span, float]]:
        """The stretches between commas and conjunctions before a verb, the nearest first."""
        cuts = [start, *(start + m.end() for m in _BREAK.finditer(self.text[start:end])), end]
        for n, (a, b) in enumerate(reversed(list(pairwise(cuts)))):
            yield Span(a, b), 1.0 if n == 0 else 0.95

    def _hyphened(self, mention: Mention) -> bool:
        """'Norland-backed rebels' are not Norland."""
        return self.text[mention.span.end : mention.span.end + 1] in ("-", "‑")

    def _governed(self, start: int, mention: Mention) -> str | None:
        found = _PREPOSITION.search(self.text[start : mention.span.start])
        return found.group(1).lower() if found else None

    def _with_partners(self, free: Sequence[Mention], sure: float) -> Side:
        """The last name, with those that 'and' or a comma joins to it."""
        group = [free[-1]]
        for m in reversed(free[:-1]):
            if not _SHARED.match(self.text[m.span.end : group[0].span.start]):
                break
            group.insert(0, m)
        parties = tuple(dict.fromkeys(str(party_of(m)) for m in group))
        return Side(parties, Span(group[0].span.start, group[-1].span.end), sure)

    def _unknown_subject(self, area: Span) -> Side | None:
        """A name that the cast does not know, in the place of a subject: the one next to the verb."""
        found = [Span(*m.span()) for m in re.compile(NAME).finditer(self.text, area.start, area.end)]
        free = [s for s in found if not any(t.overlaps(s) for t in self._taken)]
        near = [s for s in free if not _PREPOSITION.search(self.text[area.start : s.start])]
        return self._unknown(self._bare(near[-1])) if near else None

    def _bare(self, name: Span) -> Span:
        """'Neighbouring Zembra' at the head of a sentence is Zembra, where the cast met that."""
        return next((s for s in self._met if s.end == name.end and s.start > name.start), name)

    def _unknown(self, span: Span) -> Side | None:
        """A side that no table has; an adjective ('Norlandic') gives the one name that it is made from."""
        if any(t.overlaps(span) for t in self._taken):
            return None
        word = " ".join(span.of(self.text).split())
        stem = word[: max(4, len(word) - 4)]
        known = {m.party for m in self._mentions if m.party}
        known |= {m.group() for m in re.finditer(rf"\b{re.escape(stem)}\w*(?=[’']s\b)", self.text)}
        fits = sorted(k for k in known if k.startswith(stem) and not k.endswith(_ADJECTIVES))
        return Side((fits[0] if len(fits) == 1 else word,), span, 0.7)


def _is_side(mention: Mention) -> bool:
    """Whether a side is told: a name, and not a mere description ('13 countries') or a thing ('the TV Tower')."""
    party = party_of(mention)
    return bool(party) and str(party)[:1].isupper() and bool(mention.party)


def _may_be_side(mention: Mention, places: Container[str]) -> bool:
    """A name of one word that no table has and that is no place: a side, if it stands where only a side can stand."""
    name = mention.name or ""
    unknown = mention.kind in ("party", "place") and not (mention.party or mention.code) and mention.definite
    return unknown and name.isalpha() and name.istitle() and name not in places


def party_of(mention: Mention) -> str | None:
    """The side of a mention: its party, or the name of what is a side itself. A place is none."""
    if mention.kind in ("place", "outlet"):
        return None
    return mention.party or (mention.name if mention.kind == "party" else None)

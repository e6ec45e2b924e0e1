"""Whose name is kept back: from the words for anonymity to the unnamed sources that they are about."""

from collections.abc import Sequence

from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.unnamed.anonymity import Withheld, withheld
from rapporteur.resolve.unnamed.places import Places
from rapporteur.resolve.unnamed.same import Company, Person, Sighting
from rapporteur.resolve.unnamed.sketch import number

_ALL = frozenset({"all", "both", "neither", "none", "they"})


def told_by(places: Places, company: Company, statements: Sequence[Statement]) -> dict[int, list[Withheld]]:
    """For the number of each unnamed source the words about its anonymity, in text order."""
    out: dict[int, list[Withheld]] = {}
    quoted = [c for s in statements if s.kind == "direct" for c in s.content]
    cues = sorted(c.start for s in statements for c in s.cue)
    for sentence in places.reading.sentences:
        for found in withheld(places.text, sentence, cues):
            if any(q.overlaps(found.span) for q in quoted):
                continue
            for person in _about(places, company, sentence, found):
                out.setdefault(person.number, []).append(found)
    return out


def _about(places: Places, company: Company, sentence: Span, found: Withheld) -> list[Person]:
    """The nearest unnamed source before the words in their sentence, else the first behind them, else the only one of
    the sentence before; 'both' and 'all three' mean as many.
    """
    here = [(s, p) for p in company.all for s in p.places if sentence.covers(s.span) or s.span.overlaps(sentence)]
    before = sorted((x for x in here if x[0].span.start < found.span.start), key=lambda x: x[0].span)
    behind = sorted((x for x in here if x[0].span.start >= found.span.end), key=lambda x: x[0].span)
    opening = places.text[sentence.start : found.span.start].lower().split()
    if opening and opening[0] in _ALL and len(opening) < 5 and not _led(before):
        return _several(places, company, sentence, opening)
    if before:
        return [_source(before)]
    if behind:
        return [behind[0][1]]
    return _only(_just_before(places, company, sentence))


def _led(before: Sequence[tuple[Sighting, Person]]) -> bool:
    """Whether it is known whom 'both' or 'they' mean."""
    return any(s is not p.first for s, p in before)


def _source(before: Sequence[tuple[Sighting, Person]]) -> Person:
    """The last one before the words; one to whom something is attributed rather than another person of the sentence."""
    return next((p for s, p in reversed(before) if s.source), before[-1][1])


def _just_before(places: Places, company: Company, sentence: Span) -> list[Person]:
    """The sources of the paragraph up to the sentence, the last ones first."""
    near = places.paragraph(sentence)
    seen = [(s, p) for p in company.all for s in p.places if s.source and s.span.end <= sentence.start]
    here = [x for x in seen if near - places.paragraph(x[0].span) < 2]
    return list({p.number: p for _, p in sorted(here, key=lambda x: x[0].span, reverse=True)}.values())


def _several(places: Places, company: Company, sentence: Span, opening: Sequence[str]) -> list[Person]:
    """'Both asked not to be named': a group of two, else the last two; 'all three': as many; else a single group."""
    near = _just_before(places, company, sentence)
    told = number(opening[1]) if len(opening) > 1 else None
    wanted = told or (2 if opening[0] in ("both", "neither") else None)
    group = [p for p in near if p.sketch.plural and (wanted is None or p.sketch.count == wanted)]
    if group:
        return group[:1]
    return near[:wanted] if wanted and len(near) >= wanted else _only(near)


def _only(people: list[Person]) -> list[Person]:
    return people if len(people) == 1 else []

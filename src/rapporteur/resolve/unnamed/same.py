"""Which unnamed sources of a report are the same: by what their words tell, and never by a guess."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapporteur.domain.span import Span
from rapporteur.resolve.unnamed.sketch import Sketch
from rapporteur.resolve.who.tables import lists

_ANOTHER = frozenset({"another", "different", "separate", "second"})
_NEAR = 2  # paragraphs within which people who are no source of anything are pointed back at


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where unnamed people are told of. `origin` is where coreference first has them, None where nowhere."""

    span: Span
    words: str
    sketch: Sketch
    paragraph: int
    source: bool
    origin: Span | None = None


@dataclass
class Person:
    """One unnamed source, or group of them, while a report is read; `places` are all its sightings."""

    number: int
    first: Sighting
    sketch: Sketch
    places: list[Sighting] = field(default_factory=list)
    group: "Person | None" = None

    @property
    def source(self) -> bool:
        """Whether anything is attributed to it."""
        return any(p.source for p in self.places)

    @property
    def last(self) -> Sighting:
        """Where it was told of last."""
        return self.places[-1]


class Company:
    """The unnamed people of a report, each once; `unsure` holds sightings left apart, with whom they might be."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.unsure: list[tuple[Sighting, tuple[Person, ...]]] = []

    def read(self, sightings: Sequence[Sighting]) -> None:
        """All sightings, in text order."""
        for sighting in sorted(sightings, key=lambda s: (s.span.start, -s.span.end)):
            known = self._known(sighting)
            if known is None:
                self._new(sighting)
            else:
                known.places.append(sighting)

    def at(self, span: Span | None) -> Person | None:
        """Who is told of at a span; where one sighting lies in another's words, the one that fits best."""
        if span is None:
            return None
        found = [
            (abs(s.span.start - span.start) + abs(s.span.end - span.end), p.number, p)
            for p in self.all
            for s in p.places
            if s.span.overlaps(span)
        ]
        return min(found)[2] if found else None

    def _new(self, s: Sighting) -> Person:
        person = Person(len(self.all), s, s.sketch, [s], self._group(s))
        if person.group and not person.sketch.head:
            person.sketch = replace(person.sketch, head=person.group.sketch.head)
        self.all.append(person)
        return person

    def _known(self, s: Sighting) -> Person | None:
        """Whom the words point back at, where one only is left."""
        if s.sketch.pronoun:
            return self.at(s.origin) if s.origin and s.origin != s.span else None
        if s.sketch.whole and not s.sketch.part:
            return self._group(s)
        if not s.sketch.back:
            return None
        return self._one(s, [p for p in self._reachable(s) if _fits(s.sketch, p)])

    def _reachable(self, s: Sighting) -> list[Person]:
        """Sources before, and people told of in the paragraphs just before who are no source of anything."""
        return [p for p in self.all if p.source or s.paragraph - p.last.paragraph < _NEAR]

    def _one(self, s: Sighting, fits: Sequence[Person]) -> Person | None:
        """The only one that fits; of several the only source among them, the only one with the same head, or the only
        one in the paragraph.
        """
        named = [p for p in fits if p.sketch.head == s.sketch.head] or list(fits)
        sources = [p for p in named if p.source] or named
        if len(sources) < 2:
            return sources[0] if sources else None
        here = [p for p in sources if p.last.paragraph == s.paragraph]
        if len(here) == 1:
            return here[0]
        if s.sketch.same:
            return max(sources, key=lambda p: p.last.span)
        if s.source:
            self.unsure.append((s, tuple(sources)))
        return None

    def _group(self, s: Sighting) -> Person | None:
        """The group of 'one of the officials', 'two of them', 'the third': the only one that fits, here or at all."""
        if not s.sketch.whole and not (s.sketch.apart and s.sketch.back):
            return self._of_last(s) if s.sketch.apart and not s.sketch.head else None
        fits = [p for p in self._reachable(s) if p.sketch.plural and _head_fits(s.sketch, p) and _larger(s.sketch, p)]
        fits = [p for p in fits if p.source] or fits
        fits = [p for p in fits if p.group not in fits]
        near = [p for p in fits if s.paragraph - p.last.paragraph < _NEAR]
        return fits[0] if len(fits) == 1 else near[-1] if len({p.number for p in near}) == 1 else None

    def _of_last(self, s: Sighting) -> Person | None:
        """'A third said' right after 'two of the guests': one more of those guests."""
        last = max((p for p in self.all if p.source), key=lambda p: p.last.span, default=None)
        near = last is not None and s.paragraph - last.last.paragraph < _NEAR
        return last.group if last is not None and near else None


def _larger(sketch: Sketch, group: Person) -> bool:
    """A part is smaller than its group where both numbers are told."""
    return not (sketch.count and group.sketch.count) or sketch.count < group.sketch.count or not sketch.part


def _fits(sketch: Sketch, person: Person) -> bool:
    """Whether 'the senior official' may be this one: number, head and what the words tell do not speak against it."""
    other = person.sketch
    if sketch.apart and not (sketch.apart & other.apart or (other.apart & _ANOTHER and "other" not in sketch.apart)):
        return False
    if sketch.plural != other.plural or (sketch.count and other.count and sketch.count != other.count):
        return False
    if sketch.plural and not sketch.head:
        return bool(sketch.count and sketch.count == other.count) or not sketch.count
    return _head_fits(sketch, person) and sketch.marks <= (
        other.marks | {w.lower() for w in person.first.words.split()}
    )


def _head_fits(sketch: Sketch, person: Person) -> bool:
    """The same noun, or one for anybody: 'the person', 'the source' after 'an official'; not 'the letter'."""
    head, other = sketch.head, person.sketch
    if not head or head == other.head:
        return not (other.thing and not head)
    words = lists("unnamed.toml")["words"]
    if head in words["attending"].split():
        there = {w.strip(",").lower() for w in person.first.words.split()} & set(words["attended"].split())
        return other.head in words["anybody"].split() and bool(there)
    return head in words["anybody"].split() and not other.thing and not sketch.thing

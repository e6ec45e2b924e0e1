"""What a report tells of the sources that it does not name, entered at every unnamed link of its chains.

All is read from words: which links are the same source, how many they are, whom they belong to, how they are said to
know, and why they are not named. What is told of a source in one place holds wherever the report cites it.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.domain.unnamed import Unnamed, Worded
from rapporteur.resolve.unnamed.anonymity import Withheld
from rapporteur.resolve.unnamed.knowledge import knowledge
from rapporteur.resolve.unnamed.places import Places, reach
from rapporteur.resolve.unnamed.same import Company, Person
from rapporteur.resolve.unnamed.sightings import sightings
from rapporteur.resolve.unnamed.told import told_by
from rapporteur.resolve.who.cast import Cast


def with_unnamed(
    reading: Reading, statements: Sequence[Statement], cast: Cast
) -> tuple[tuple[Statement, ...], tuple[Diagnostic, ...]]:
    """The statements with what is told of their unnamed links; a doubt for each that more than one may be."""
    places = Places(reading)
    company = Company()
    company.read(sightings(places, statements, cast))
    cited = _cited(statements, company)
    names = {p.number: f"u{n}" for n, p in enumerate(cited, 1)}
    kept = told_by(places, company, statements)
    facts = {p.number: _facts(places, statements, cast, p, names, kept.get(p.number, [])) for p in cited}
    return tuple(_entered(s, company, facts) for s in statements), _doubts(company)


def _cited(statements: Sequence[Statement], company: Company) -> list[Person]:
    """The unnamed people that a chain has, in the order of their first mention."""
    found = {p.number: p for s in statements for link in s.chain if link.anonymous and (p := company.at(link.span))}
    return [p for _, p in sorted(found.items())]


def _facts(
    places: Places,
    statements: Sequence[Statement],
    cast: Cast,
    person: Person,
    names: dict[int, str],
    kept: Sequence[Withheld],
) -> Unnamed:
    """All that is told of one source, from every place where it is told of."""
    text = places.text
    people = not person.sketch.thing and bool(person.sketch.head or person.group or person.sketch.count)
    told = [knowledge(text, p.span, reach(places, statements, p.span)) for p in person.places if people]
    known = dict.fromkeys(k for pieces in told for k in pieces)
    belongs = (cast.affiliation(_without(p.span, tuple(known))) for p in person.places)
    affiliation = next((a for a in belongs if a), None)
    return Unnamed(
        same=names[person.number],
        part_of=names.get(person.group.number) if person.group else None,
        count=person.sketch.count,
        affiliation=_worded(text, affiliation) if affiliation else None,
        knowledge=tuple(_worded(text, k) for k in sorted(known)),
        reason=tuple(_worded(text, w.reason) for w in kept if w.reason),
        condition=tuple(_worded(text, w.condition) for w in kept if w.condition),
    )


def _without(span: Span, known: Sequence[Span]) -> Span:
    """A source's words up to those that say how it knows."""
    return Span(span.start, min((k.start for k in known if span.start < k.start < span.end), default=span.end))


def _worded(text: str, span: Span) -> Worded:
    return Worded(span, " ".join(span.of(text).split()))


def _entered(statement: Statement, company: Company, facts: dict[int, Unnamed]) -> Statement:
    """The statement with every unnamed link told more of, described in the words that introduced it; in its own words
    where it is not known whom it points back at.
    """
    if not any(link.anonymous for link in statement.chain):
        return statement
    return replace(statement, chain=tuple(_link(link, company, facts) for link in statement.chain))


def _link(link: ChainLink, company: Company, facts: dict[int, Unnamed]) -> ChainLink:
    person = company.at(link.span) if link.anonymous else None
    if person is None:
        return link
    here = next(p for p in person.places if link.span and p.span.overlaps(link.span))
    own = link.description if here.sketch.pronoun else here.words
    return replace(
        link, description=person.first.words if here is not person.first else own, unnamed=facts[person.number]
    )


def _doubts(company: Company) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            "voice.ambiguous",
            "unnamed source kept apart: more than one told of before fits",
            s.span,
            tuple(sorted({p.first.words for p in fits})),
        )
        for s, fits in company.unsure
    )

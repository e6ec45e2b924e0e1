"""Where a report tells of unnamed people: the sources of its statements, and other mentions of them."""

from collections.abc import Iterator, Sequence

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.unnamed.places import Places
from rapporteur.resolve.unnamed.same import Sighting
from rapporteur.resolve.unnamed.sketch import Sketch, sketch
from rapporteur.resolve.who.cast import Cast
from rapporteur.resolve.who.lexicon import lexicon


def sightings(places: Places, statements: Sequence[Statement], cast: Cast) -> list[Sighting]:
    """Every place once: the links' words first, then mentions outside of them."""
    links = dict.fromkeys(
        x.span for s in statements for x in s.chain if x.anonymous and x.span and x.span.start < x.span.end
    )
    found = [_sighting(places, span, cast, source=True) for span in links]
    return found + list(_mentions(places, tuple(links), cast))


def _sighting(places: Places, span: Span, cast: Cast, *, source: bool) -> Sighting:
    words = " ".join(span.of(places.text).split())
    return Sighting(span, words, sketch(words, lexicon()), places.paragraph(span), source, cast.voice(span).origin)


def _mentions(places: Places, links: Sequence[Span], cast: Cast) -> Iterator[Sighting]:
    """Descriptions of people and pronouns for unnamed ones that are no source themselves."""
    for mention in cast.mentions:
        if mention.name or mention.kind not in ("group", "pronoun") or any(s.overlaps(mention.span) for s in links):
            continue
        seen = _sighting(places, mention.span, cast, source=False)
        if _people(seen.sketch, mention):
            yield seen


def _people(found: Sketch, mention: Mention) -> bool:
    return mention.kind == "pronoun" or (bool(found.head) and not found.thing)

"""`search`: statements and acts that given words find.

Words are weighed by how rare they are in the dossier (inverse document frequency, Spärck Jones 1972); an entry's score
is the weight of the query's words that it holds, as a share of the whole query, in (0, 1]. Inflected forms count as one
word. What stands in the entry's own words counts in full, what only stands in its sentence or its voice by half.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.domain.similarity import content_words
from rapporteur.track.docket import Docket, docket
from rapporteur.track.entries import Entry
from rapporteur.track.gist import gist, matter, voice_words
from rapporteur.track.wording import sentence_of
from rapporteur.views.doubt import doubt
from rapporteur.views.evidence import Evidence, evidence
from rapporteur.views.timeline import entry_date


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One finding. `kind` is an act type or `statement`; `score` is in (0, 1]."""

    kind: str
    date: str | None
    voice: str
    gist: str
    score: float
    doubt: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def search(
    postings: Sequence[Posting],
    words: str,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    limit: int = 50,
    among: Set[tuple[str, str]] | None = None,
) -> tuple[SearchRow, ...]:
    """At most `limit` statements and acts told by `as_of` that hold any of the words, best first.

    `among` are the keys of entries that a full-text index found: no others are looked at. None looks at all.
    """
    return search_rows(docket(postings, known_by=known_by), words, as_of, limit, among)


def search_rows(
    known: Docket,
    words: str,
    as_of: str | None = None,
    limit: int = 50,
    among: Set[tuple[str, str]] | None = None,
    size: int | None = None,
) -> tuple[SearchRow, ...]:
    """The same from a docket that is laid out already; `size` is how many entries there are where it is a part."""
    told = [e for e in (*known.acts, *known.sayings) if e.known_at(as_of)]
    entries = told if among is None else [e for e in told if e.key in among]
    own = [content_words(matter(e)) for e in entries]
    around = [content_words(f"{sentence_of(e)} {voice_words(e)} {' '.join(e.parties)}") for e in entries]
    weights = _weights(content_words(words), [a | b for a, b in zip(own, around, strict=True)], size or len(told))
    scored = [(_score(weights, o, a), n) for n, (o, a) in enumerate(zip(own, around, strict=True))]
    best = sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1]))[:limit]
    return tuple(_row(known, entries[n], score, as_of) for score, n in best)


def _weights(query: frozenset[str], documents: Sequence[frozenset[str]], size: int) -> dict[str, float]:
    """`documents` are those of `size` that hold a word of the query, and perhaps others."""
    return {w: math.log(1 + size / (1 + sum(w in d for d in documents))) for w in sorted(query)}


def _score(weights: Mapping[str, float], own: frozenset[str], around: frozenset[str]) -> float:
    total = sum(weights.values())
    held = sum(w * (1.0 if word in own else 0.5 if word in around else 0.0) for word, w in weights.items())
    return round(held / total, 3) if total else 0.0


def _row(known: Docket, entry: Entry, score: float, as_of: str | None) -> SearchRow:
    return SearchRow(
        kind=entry.act.type if entry.act else "statement",
        date=entry_date(entry),
        voice=voice_words(entry),
        gist=gist(entry),
        score=score,
        doubt=doubt(known, (entry,), as_of),
        evidence=evidence((entry,)),
    )

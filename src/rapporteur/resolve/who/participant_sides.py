"""The side of who acts or is acted upon: more is told by the place in an act than by the words alone."""

from rapporteur.domain.span import Span
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.phrases import singular
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.voices import Voice

_NO_SIDE = frozenset(["police", "parliament", "congress", "senate", "church", "judge", "justice", "church"])


def bearer(run: Mentions, span: Span) -> Span | None:
    """The name that a piece of its title stands for: 'council leader' of 'council leader Bernard Achterberg'."""
    for f in run.found:
        if f.kind != "name" or f.figure.kind != "person" or f.owner:
            continue
        first, name = run.words[f.start].span, run.words[f.head].span
        if first.start <= span.start and span.end < name.start:
            inner = [g for g in run.found if g is not f and span.covers(run.words[g.head].span)]
            owner = any(w.possessive and w.span.end == span.end for w in run.words[f.start : f.head])
            return None if inner or owner else name
    return None


def side_of(run: Mentions, voice: Voice) -> str | None:
    """The party of a participant: as told, else the union that the workers make up, else an organisation's own name."""
    if voice.party or voice.kind in ("person", "outlet", "document"):
        return voice.party
    if voice.name is None:
        return _crew(run, voice)
    council = next(
        (b.name for b in run.bodies.all if b.kind == "council" and b.name.startswith(voice.name + " ")), None
    )
    if council:
        return council
    own = voice.kind == "institution" and voice.name[:1].isupper() and not _sideless(run, voice.name)
    return voice.name if own else None


def _crew(run: Mentions, voice: Voice) -> str | None:
    """'Drivers and blasters walked out': bare plurals of those whom a union of the report is made of."""
    for word in run.words:
        if word.span.start >= voice.span.start and word.span.end <= voice.span.end:
            if word.low in forms("prepositions"):
                return None
            if singular(word.low) != word.low and (found := run.bodies.crew(word.low)):
                return found
    return None


def _sideless(run: Mentions, name: str) -> bool:
    low = {w.lower().strip(".'") for w in name.split()}
    return bool(low & (forms("no_party_names") | _NO_SIDE | run.lex.no_side | run.lex.outlet_names))

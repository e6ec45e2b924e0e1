"""The side of who acts or is acted upon: more is told by the place in an act than by the words alone."""

from rapporteur.domain.span import Span
from rapporteur.resolve.who.body_signs import signs
from rapporteur.resolve.who.mentions import Found, Mentions
from rapporteur.resolve.who.phrases import NUMBERS, OWNERS, singular
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.voices import Voice

_DEFINITE = frozenset(["the", "these", "those", "all", "both", *NUMBERS])
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


def possessor(run: Mentions, span: Span) -> Found | None:
    """'the Board' of "the Board's invitation": an owner alone, its article with it, is who is meant."""
    inside = [f for f in run.found if span.overlaps(run.words[f.head].span)]
    last = [f for f in inside if f.owner and f.kind == "name" and run.words[f.head].span.end == span.end]
    plain = len(inside) == len(last) == 1 and span.start < run.words[last[0].start].span.start
    return last[0] if plain and last[0].figure.party else None


def side_of(run: Mentions, voice: Voice) -> str | None:
    """The party of a participant: as told, else the union that the workers make up, else an organisation's own name."""
    if voice.party or voice.kind in ("person", "outlet", "document"):
        return voice.party
    if voice.name is None or not voice.name[:1].isupper() or voice.name in _adjectives(run, voice):
        found = _crew(run, voice) or _adjective(run, voice) or _owned(run, voice) or _described(run, voice)
        if found or voice.name is None:
            return found or _bare_power(run, voice)
    council = next(
        (b.name for b in run.bodies.all if b.kind == "council" and b.name.startswith(voice.name + " ")), None
    )
    if council:
        return council
    own = voice.kind == "institution" and voice.name[:1].isupper() and not _sideless(run, voice.name)
    return voice.name if own else None


def _words(run: Mentions, voice: Voice) -> range:
    """The places of the voice's words up to its first preposition."""
    inside = [n for n, w in enumerate(run.words) if voice.span.start <= w.span.start and w.span.end <= voice.span.end]
    stop = next((n for n in inside if n > inside[0] and run.words[n].low in forms("prepositions")), None)
    return range(inside[0], stop if stop is not None else inside[-1] + 1) if inside else range(0)


def _adjectives(run: Mentions, voice: Voice) -> set[str]:
    """The voice's name where it only repeats an adjective and a plain noun: 'Sudanese patrol'."""
    told = {a.name.split()[0] for k in _words(run, voice) if (a := run.reader.inside.get(k)) and a.kind == "demonym"}
    name = voice.name or ""
    return {name} if name.split()[0] in told and not run.bodies.named(name) else set()


def _adjective(run: Mentions, voice: Voice) -> str | None:
    """'a Sudanese patrol', 'six Norlandic harvesters': the one state whose adjective stands before the noun."""
    places = _words(run, voice)
    return _one({state_before(run, k) for k in places if k + 1 < places.stop})


def state_before(run: Mentions, k: int) -> str | None:
    """The state whose adjective word k is, in front of a noun."""
    atom = run.reader.inside.get(k)
    if atom is None or run.words[atom.end - 1].possessive:
        return None
    local = atom.kind == "unknown" and run.reader.local.get(atom.name, atom.name) != atom.name
    return run.reader.party(atom) if atom.kind == "demonym" or local else None


def _owned(run: Mentions, voice: Voice) -> str | None:
    """'his men', 'its members', 'her office': the side of the one meant by the pronoun."""
    places = _words(run, voice)
    if len(places) < 2 or run.words[places[0]].low not in OWNERS:
        return None
    if singular(run.words[places[-1]].low) in signs("workers"):
        return None  # a firm's drivers are no side with it
    return _one({f.figure.party for f in run.found if f.start == places[0] and f.kind == "pronoun"})


def _described(run: Mentions, voice: Voice) -> str | None:
    """'the engineers' after 'nine Norlandic engineers': the state that the report gives them, where it is one."""
    places = _words(run, voice)
    if not places or run.words[places[0]].low not in _DEFINITE or not run.words[places[-1]].text.islower():
        return None
    head, here = run.words[places[-1]].low, places[-1]
    if singular(head) == head:
        return None
    told = {
        state_before(run, n - d)
        for n, w in enumerate(run.words)
        if w.low == head and n != here
        for d in (1, 2)
        if n >= d
    }
    return _one(told)


def _bare_power(run: Mentions, voice: Voice) -> str | None:
    """'army shells', 'government troops': the state at the front of the report."""
    powers = any(run.words[k].low in forms("of_front") for k in _words(run, voice))
    return run.context.front if powers else None


def _one(found: set[str | None]) -> str | None:
    told = found - {None}
    return next(iter(told)) if len(told) == 1 else None


def _crew(run: Mentions, voice: Voice) -> str | None:
    """'Drivers and blasters walked out': bare plurals of those whom a union of the report is made of."""
    for word in run.words:
        if word.span.start >= voice.span.start and word.span.end <= voice.span.end:
            if word.low in forms("prepositions"):
                return None
            many = singular(word.low) != word.low or word.low in ("staff", "workforce")
            if many and (found := run.bodies.crew(word.low)):
                return found
    return None


def _sideless(run: Mentions, name: str) -> bool:
    low = {w.lower().strip(".'") for w in name.split()}
    return bool(low & (forms("no_party_names") | _NO_SIDE | run.lex.no_side | run.lex.outlet_names))

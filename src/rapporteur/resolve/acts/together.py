"""Together: who takes part in what two do, where the words tell only of talks, of 'the ministers' or of nobody."""

from rapporteur.domain.act import Actor
from rapporteur.domain.span import Span
from rapporteur.resolve.acts.agents import agentive
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.acts.who import disputants
from rapporteur.resolve.who.cast import Cast

# fmt: off
PAIRS = frozenset({
    "countries", "states", "nations", "sides", "parties", "armies", "governments", "delegations",
    "neighbours", "leaders", "ministers", "presidents", "envoys", "negotiators", "officers", "teams",
    "officials", "generals", "commanders", "camps",
})
# fmt: on
MORE = frozenset({"three", "four", "five", "several", "all"})  # more than two


def talkers(hit: Hit, cast: Cast) -> tuple[Actor, ...]:
    """The sides named with the talks themselves: 'Norland-Sudria talks', 'talks between Norland and Sudria'."""
    if any(m.kind == "person" and m.name for w in hit.clause.own_subjects for m in cast.resolve(w.span)):
        return ()  # a mediator shuttles between the two sides
    nouns = [w for w in (*hit.clause.own_subjects, *hit.clause.objects, hit.clause.word) if w.pos in {"NOUN", "PROPN"}]
    out: dict[str, Actor] = {}
    for noun in nouns:
        below = hit.tree.below(noun.i, frozenset({"acl:relcl", "acl", "parataxis", "ccomp"}))
        area = hit.tree.cover(_hyphened(hit.tree, below))
        for m in cast.within(area):
            if m.party and m.kind not in {"outlet", "place"}:
                out.setdefault(m.party, Actor(m.name, m.party, m.span))
    return tuple(out.values()) if len(out) > 1 else _both(hit, cast) or tuple(out.values())


def the_two(hit: Hit, told: tuple[Actor, ...], cast: Cast) -> tuple[Actor, ...]:
    """The two sides of the dispute, where an act that takes two is told of 'the ministers', 'both', or of nobody:
    'the envoys failed to agree', 'ten prisoners were exchanged', 'talks were put off'.
    """
    verb = hit.clause.word
    swapped = hit.type in {"RETREAT", "COOPERATE"} and verb.lemma in {"exchange", "swap"}
    if not (swapped or hit.type in {"AGREE", "CONSULT"}):
        return ()
    both = _both_meant(hit, told) if told else _nobody_told(hit)
    return tuple(Actor(p, p, None) for p in disputants(cast)) if both else ()


def _both_meant(hit: Hit, told: tuple[Actor, ...]) -> bool:
    lows = {w.low for a in told if a.span is not None for w in hit.tree.inside(a.span)}
    return bool(lows & (PAIRS | {"both", "they"})) and not lows & MORE


def _nobody_told(hit: Hit) -> bool:
    """A passive, or talks that resume of themselves."""
    by_somebody = any(agentive(hit.tree, w) for w in hit.clause.own_subjects)
    return hit.clause.passive or (hit.type == "CONSULT" and not by_somebody)


def _hyphened(tree: Tree, places: tuple[int, ...]) -> tuple[int, ...]:
    """'Norland-Sudria talks': the first half belongs to the noun too, wherever the parse hangs it."""
    first = min(places)
    while first > 1 and tree.words[first - 1].low in {"-", "–"} and tree.words[first - 2].pos == "PROPN":
        first -= 2
    return (*range(first, min(places)), *places)


def _both(hit: Hit, cast: Cast) -> tuple[Actor, ...]:
    """'a round between the two countries', 'officers of the two armies': the two that the report speaks of."""
    words = hit.tree.words
    for i in range(len(words) - 1):
        opens = words[i].low == "both" or (words[i].low == "two" and i > 0 and words[i - 1].low == "the")
        if opens and words[i + 1].low in PAIRS:
            first = i if words[i].low == "both" else i - 1
            found = cast.resolve(Span(words[first].span.start, words[i + 1].span.end))
            return tuple(Actor(m.name, m.party, m.span) for m in found if m.party)
    return ()

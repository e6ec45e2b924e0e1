"""Who: from the words that name a participant to the names and sides of the cast."""

from rapporteur.domain.act import Actor
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.acts.agents import subjects
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import listed
from rapporteur.resolve.acts.tree import Tree, Word
from rapporteur.resolve.cast import Cast

OUTSIDE = frozenset(
    {
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "punct",
        "parataxis",
        "advcl",
        "acl",
        "case",
        "advmod",
        "mark",
        "cop",
        "aux",
        "nsubj",
        "obl",
        "nsubj:pass",
        "obj",
        "xcomp",
        "ccomp",
        "dep",
        "aux:pass",
    }
)
TOWARDS = frozenset({"REJECT", "OFFER", "PLEDGE", "REQUEST", "THREATEN", "CONCEDE", "ACCUSE", "SANCTION", "AGREE"})
FIRST = frozenset({"we", "us", "our", "i", "me", "my", "ours", "ourselves"})


def actors_of(words: tuple[Word, ...], tree: Tree, cast: Cast, statement: Statement | None) -> tuple[Actor, ...]:
    """The actors that the phrases headed by `words` stand for, in text order, each side and name once."""
    out: dict[tuple[str | None, str | None], Actor] = {}
    for w in words:
        for actor in _actors(w, tree, cast, statement):
            out.setdefault((actor.name, actor.party), actor)
    return tuple(out.values())


def _actors(word: Word, tree: Tree, cast: Cast, statement: Statement | None) -> list[Actor]:
    if word.low in FIRST:
        return [speaker(statement, word.span)] if statement is not None else []
    span = phrase(tree, word)
    found = [m for m in cast.resolve(span) if m.name or m.party]
    if found:
        return [_actor(m, tree, span) for m in found]
    return [Actor(words_of(tree, span), None, span)] if word.pos != "PRON" else [Actor(None, None, span)]


def _actor(mention: Mention, tree: Tree, span: Span) -> Actor:
    inside = mention.span if span.covers(mention.span) else span
    return Actor(mention.name or words_of(tree, span), mention.party, inside)


def speaker(statement: Statement, span: Span | None) -> Actor:
    """The voice of a statement as an actor; `span` are the words that stand for it, else its source."""
    voice = statement.voice
    source = statement.source[0] if statement.source else None
    return Actor(voice.name or voice.description, voice.party, span or source)


def phrase(tree: Tree, word: Word) -> Span:
    """The noun phrase headed by `word`, without preposition, relative clause, apposition and what is coordinated."""
    places = list(tree.below(word.i, OUTSIDE))
    last = max(word.i, *places)
    first = word.i
    while first - 1 in places:
        first -= 1
    kept = [p for p in places if first <= p <= last]
    return tree.cover(kept)


def words_of(tree: Tree, span: Span) -> str:
    """The words of the phrase, single-spaced, a leading article left out."""
    words = tree.inside(span)
    kept = words[1:] if words and words[0].low in {"the", "a", "an"} and len(words) > 1 else words
    text = ""
    for n, w in enumerate(kept):
        glued = n == 0 or w.span.start == kept[n - 1].span.end
        text += w.text if glued else " " + w.text
    return text


def sayer(hit: Hit) -> tuple[Word, ...]:
    """Who says the sentence that the hit stands in, by its tree alone: the subject of the verb of saying."""
    tree = hit.tree
    over = [*tree.above(hit.v), *tree.children(hit.v, "parataxis", "ccomp")]
    verb = next((w for w in over if w.lemma in listed("speech")), None)
    return subjects(Clause(tree, verb.i)) if verb is not None else ()


def implied(hit: Hit, cast: Cast, sides: set[str], spans: tuple[Span, ...]) -> tuple[Actor, ...]:
    """The one other side that the act's own words name ('provided that Sudria signs'), else none."""
    if hit.type not in TOWARDS:
        return ()
    for area in (*spans, hit.tree.span):
        others = {
            m.party: m for m in reversed(cast.within(area)) if m.party and m.party not in sides and m.kind != "outlet"
        }
        if len(others) == 1:
            mention = next(iter(others.values()))
            return (Actor(mention.name, mention.party, mention.span),)
        if others:
            return ()
    return ()

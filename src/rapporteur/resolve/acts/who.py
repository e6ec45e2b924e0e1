"""Who: from the words that name a participant to the names and sides of the cast."""

from rapporteur.domain.act import Actor
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.resolve.acts.agents import subjects
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import listed
from rapporteur.resolve.acts.participants import STRIFE
from rapporteur.resolve.acts.tree import Tree, Word
from rapporteur.resolve.who.cast import Cast

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
FAR_MORE = 1.5  # at least so many times the mentions of a third side
NEAR = 25  # code points from a refusal to whose proposal it is
PRINCIPAL = 3  # mentions that make a side of the report a principal one
TOWARDS = frozenset({"REJECT", "OFFER", "PLEDGE", "REQUEST", "THREATEN", "CONCEDE", "ACCUSE", "SANCTION"})
BETWEEN_TWO = frozenset({"AGREE", "RETREAT"})  # aimed at the other one only in a dispute of two
FIRST = frozenset({"we", "us", "our", "i", "me", "my", "ours", "ourselves"})


def actors_of(words: tuple[Word, ...], tree: Tree, cast: Cast, statement: Statement | None) -> tuple[Actor, ...]:
    """The actors that the phrases headed by `words` stand for, in text order, each side and name once."""
    out: dict[tuple[str | None, str | None], Actor] = {}
    for w in words:
        for actor in _joined(_actors(w, tree, cast, statement), w, cast):
            out.setdefault((actor.name, actor.party), actor)
    return tuple(out.values())


def _joined(found: list[Actor], word: Word, cast: Cast) -> list[Actor]:
    """Both of 'Norland and Sudria' where the parse took one only."""
    partners = cast.partners(word.span) if len(found) == 1 and found[0].party else ()
    if found and found[0].party in {m.party for m in partners}:
        return [Actor(m.name, m.party, m.span) for m in partners]
    return found


def _actors(word: Word, tree: Tree, cast: Cast, statement: Statement | None) -> list[Actor]:
    if word.low in STRIFE:
        return _stopped(word, cast)
    if word.low in FIRST:
        return [speaker(statement, word.span)] if statement is not None else []
    span = phrase(tree, word)
    if word.pos == "ADJ" and (state := cast.adjective(word.span)):
        return [_actor(state, tree, word.span)]
    whole = _titled(cast, word.span, span)  # a piece of 'Lund envoy Ida Holm' is Holm
    found = [whole] if whole else [m for m in cast.resolve(span) if m.name or m.party]
    if not any(m.party for m in found) and (behind := _named_behind(cast, span)):
        return [Actor(behind.name, behind.party, behind.span)]
    if found:
        return [_actor(m, tree, span) for m in found]
    return [Actor(words_of(tree, span), None, span)] if word.pos != "PRON" else [Actor(None, None, span)]


def _titled(cast: Cast, word: Span, phrase_: Span) -> Mention | None:
    """The person whose title and name hold the word, where the parse took only a piece of them."""
    holds = [
        m for m in cast.mentions if m.kind == "person" and m.name and m.span.covers(word) and not phrase_.covers(m.span)
    ]
    return max(holds, key=lambda m: m.span.end - m.span.start, default=None)


def _stopped(word: Word, cast: Cast) -> list[Actor]:
    """Whose strike or lockout was suspended: the union's of a labour dispute, the company's."""
    pair = cast.principals.joined if cast.principals.labour else ()
    side = pair[word.low != "lockout"] if pair else None
    return [Actor(side, side, word.span)] if side else []


def _named_behind(cast: Cast, phrase_: Span) -> Mention | None:
    """The name that goes on right behind words that tell nobody: 'Rival [Corbel Minerals]'."""
    named = (m for m in cast.mentions if m.definite and m.kind in {"person", "party"} and m.party)
    first, last = phrase_.start, phrase_.end + 1
    return next((m for m in named if first < m.span.start <= last and m.span.end > last), None)


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
    while first > 0 and tree.words[first].pos == "PROPN" and tree.words[first - 1].pos == "PROPN":
        first -= 1
    while last + 1 < len(tree.words) and _name_goes_on(tree, last):
        last += 1
    kept = [p for p in range(first, last + 1) if p in places or tree.words[p].pos in {"PROPN", "PUNCT"}]
    return tree.cover(kept)


def _name_goes_on(tree: Tree, last: int) -> bool:
    """Whether the name runs on to the next word: 'President [Orlo]', 'Ana [Brod]'; parsers cut names apart."""
    here, after = tree.words[last], tree.words[last + 1]
    return after.pos == "PROPN" and here.text[:1].isupper() and not after.rel.startswith("nsubj")


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
    """The one other side that the spans name ('provided that Sudria signs'), asked in turn; else none."""
    if hit.type not in TOWARDS:
        return _other_side(cast, sides) if hit.type in BETWEEN_TWO and len(sides) == 1 else ()
    if _both_after(hit) and (two := [p for p in cast.principals.two() if p not in sides]):
        return tuple(Actor(p, p, None) for p in two)
    first = {w.span for w in hit.tree.words if w.low in FIRST}
    for area in spans:
        others = {
            m.party: m
            for m in reversed(cast.within(area))
            if m.party and m.party not in sides and m.span not in first and _may_be_meant(m, hit, cast)
        }
        if len(others) == 1:
            mention = next(iter(others.values()))
            return (Actor(mention.name, mention.party, mention.span),)
        if others:
            return ()
    return _other_side(cast, sides, mediating=hit.type == "OFFER")


def _both_after(hit: Hit) -> bool:
    """'We will shoot at both': a bare 'both' behind the act."""
    words = hit.tree.words
    bare = (i for i in range(hit.v + 1, len(words)) if words[i].low == "both")
    return any(i + 1 == len(words) or words[i + 1].pos == "PUNCT" for i in bare)


def _may_be_meant(mention: Mention, hit: Hit, cast: Cast) -> bool:
    """No outlet, no adjective ('nine Norlandic engineers'), no place where it is; a mediator only where it is told
    whose proposal is refused ('rejected an African Union proposal').
    """
    refused = hit.type == "REJECT" and 0 <= mention.span.start - hit.trigger.end < NEAR
    if mention.party in cast.principals.neutral and not refused:
        return False
    return mention.kind != "outlet" and not cast.modifies(mention.span) and not cast.locates(mention.span)


def disputants(cast: Cast) -> tuple[str, ...]:
    """The two sides that a report is about, () where there are more or they are told of too little."""
    return cast.principals.joined or cast.principals.pair(PRINCIPAL, FAR_MORE)


def _other_side(cast: Cast, sides: set[str], *, mediating: bool = False) -> tuple[Actor, ...]:
    """In a dispute of two the other one: 'The union rejected it' is aimed at the company; a mediator's move at both.

    Only where the report has two principal sides, told of far more than any third, and the actor is one of them or
    stands between them; `mediating` is a third one's proposal, which is made to both.
    """
    pair = disputants(cast)
    between = sides <= cast.principals.neutral or (mediating and not sides & set(pair))
    if not pair or not sides or not (between or len(sides & set(pair)) == 1):
        return ()
    return tuple(Actor(p, p, None) for p in pair if p not in sides)


def is_outlet(actor: Actor, cast: Cast) -> bool:
    """Whether the words name an outlet, or a pronoun stands for one."""
    mention = cast.at(actor.span) if actor.span is not None else None
    return mention is not None and mention.kind == "outlet"


def is_place(actor: Actor, cast: Cast) -> bool:
    """Whether the words name a place that is no side, or an outlet."""
    mention = cast.at(actor.span) if actor.span is not None and actor.party is None else None
    return mention is not None and mention.kind in {"place", "outlet"}

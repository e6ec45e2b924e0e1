"""Scope: which hits stand. What is demanded, offered, promised, alleged or made a condition is no second act."""

from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import LEARNED
from rapporteur.resolve.acts.lexicon import words_of
from rapporteur.resolve.acts.nouns import hypothetical, owners
from rapporteur.resolve.acts.tree import Tree

CLAUSES = ("xcomp", "ccomp", "csubj", "acl", "advcl", "obl", "nmod", "obj", "iobj", "parataxis")
TAKES_ALL = frozenset({"REQUEST", "OFFER", "PLEDGE", "THREATEN", "ACCUSE", "DENY", "DECLINE", "REJECT", "CLAIM"})
TAKES_VERBS = frozenset(
    {"AGREE", "CONCEDE", "SUPPORT", "CONSULT", "RETREAT", "MOBILIZE", "AID", "COOPERATE", "SANCTION", "COERCE"}
)
BINDING = frozenset({"THREATEN", "PLEDGE", "OFFER"})
PROPOSALS = frozenset({"OFFER", "REQUEST", "REJECT", "THREATEN", "PLEDGE", "ACCUSE"})


def standing(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits of one sentence that stand, in text order."""
    kept = tuple(h for h in hits if not in_condition(h) and not believed(h) and not _aimed_at(h))
    taken = {h.v: content_of(h) for h in kept}
    kept = tuple(h for h in kept if not any(_twin(h, o) for o in kept))
    return tuple(h for h in kept if not any(_swallows(o, h, taken[o.v]) for o in kept if o.v != h.v))


def outside_contents(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits without those of the trained reader alone that are but content of one that the rules found.

    'Warned the council that he would [give up] his post': the warning tells it.
    """
    ruled = [h for h in hits if h.rules[0] != LEARNED and h.kind == "verb" and h.type in BINDING]
    taken = [(o, content_of(o)) for o in ruled]
    return tuple(
        h for h in hits if h.rules[0] != LEARNED or not any(_swallows(o, h, c) for o, c in taken if o.v != h.v)
    )


def _aimed_at(hit: Hit) -> bool:
    return hit.kind == "noun" and "exchange" not in hit.rules[-1] and hypothetical(hit.clause)


def _twin(hit: Hit, other: Hit) -> bool:
    """Verb and noun of one act: 'announced its refusal' is the refusal, 'reached an agreement' the reaching."""
    verb, noun = (hit, other) if hit.kind == "verb" else (other, hit)
    if verb.kind != "verb" or noun.kind != "noun" or verb.type != noun.type:
        return False
    if noun.v not in {o.i for o in verb.clause.objects}:
        return False
    carrying = verb.tree.words[verb.v].lemma in words_of("moods", "light") | words_of("moods", "voicing")
    return hit is (verb if carrying else noun)


def content_of(hit: Hit) -> frozenset[int]:
    """The places of what the act is about: its complements, for words of demanding and refusing also their objects."""
    tree, out = hit.tree, set()
    heads = [hit.v, *(o.i for o in tree.children(hit.v, "obj", "nsubj:pass", "iobj"))]
    for k in tree.children(hit.v, *CLAUSES):
        if k.i > hit.v and _is_content(hit, k.i):
            out |= set(tree.below(k.i))
    if hit.v + 1 < len(tree.words) and tree.words[hit.v + 1].low == "that" and hit.type in TAKES_ALL:
        out |= _up_to_conjunct(hit)
    for h in heads[1:]:
        for k in tree.children(h, "acl", "advcl"):
            out |= set(tree.below(k.i)) if k.rel != "acl:relcl" else set()
    return frozenset(out - {hit.v})


def _up_to_conjunct(hit: Hit) -> set[int]:
    """After 'denied that': all that follows up to a verb coordinated with the act."""
    joined = [k.i for k in hit.tree.children(hit.v, "conj") if k.i > hit.v]
    return set(range(hit.v + 2, min(joined, default=len(hit.tree.words))))


def _is_content(hit: Hit, k: int) -> bool:
    word, inner = hit.tree.words[k], Clause.at(hit.tree, k)
    if word.base_rel in {"obj", "obl", "nmod", "iobj"}:
        return hit.type in TAKES_ALL
    if word.rel == "acl:relcl":
        return False
    if word.base_rel == "advcl":
        return inner.infinitive or any(
            m.low in {"for", "of", "over", "from"} for m in hit.tree.children(k, "mark", "case")
        )
    if word.base_rel == "parataxis":
        return False
    return hit.type in TAKES_ALL or hit.type in TAKES_VERBS


def _swallows(outer: Hit, inner: Hit, content: frozenset[int]) -> bool:
    """Whether `inner` is but the content of `outer`. Another side's proposal, and a pledge given in exchange, stand."""
    if inner.v not in content:
        return False
    if inner.kind == "noun" and inner.type in PROPOSALS and owners(inner.clause):
        return False
    relative = _relative_between(outer.tree, inner.v, outer.v)
    return not relative and not (inner.kind == "noun" and "exchange" in inner.rules[0])


def _relative_between(tree: Tree, low: int, top: int) -> bool:
    """Whether a relative clause set off by a comma stands between: it tells something of its own."""
    for w in (tree.words[low], *tree.above(low)):
        if w.i == top:
            return False
        start = min(tree.below(w.i))
        if w.rel == "acl:relcl" and start and tree.words[start - 1].low == ",":
            return True
    return False


def in_condition(hit: Hit) -> bool:
    """Inside 'if', 'unless', 'whether', 'once': only thought of. A hit in the clause that has the condition is not."""
    for w in (hit.tree.words[hit.v], *hit.tree.above(hit.v)):
        marks = {m.low for m in hit.tree.children(w.i, "mark", "advmod")}
        if w.base_rel in {"advcl", "ccomp", "acl", "conj", "xcomp"} and marks & words_of("moods", "condition_marks"):
            return True
    return False


def believed(hit: Hit) -> bool:
    """Inside what somebody merely believes, fears or hopes."""
    here = hit.tree.words[hit.v]
    for w in hit.tree.above(hit.v):
        if (
            w.pos == "VERB"
            and w.lemma in words_of("moods", "belief")
            and here.base_rel in {"ccomp", "xcomp"}
            and here.i > w.i
            and not Clause.at(hit.tree, w.i).passive
        ):
            return True
        here = w
    return False

"""Stances: the DENY and DECLINE acts that rest on statements, and what their contents keep out.

Each denying cue is a DENY of its own, each no-comment a DECLINE; what is denied, asked or left unanswered is no act.
"""

from collections.abc import Sequence

from rapporteur.domain.statement import Statement
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import classes, listed
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.acts.verb_group import NEGATIONS

TYPES = {"denies": "DENY", "declines": "DECLINE"}
DENYING = frozenset({"DENY", "REJECT"})


def with_stances(tree: Tree, hits: Sequence[Hit], statements: Sequence[Statement]) -> tuple[Hit, ...]:
    """The hits with one for each denying or declining statement of the sentence, those in its content left out."""
    here = [s for s in statements if s.stance in {*TYPES, "asks"} and _in_sentence(tree, s)]
    kept = [h for h in hits if not any(_silenced(h, s) for s in here)]
    for s in here:
        if s.stance in TYPES:
            kept = _add(tree, kept, s)
    return tuple(sorted(kept, key=lambda h: (h.v, h.words)))


def _in_sentence(tree: Tree, statement: Statement) -> bool:
    return any(tree.span.covers(x) for x in (statement.cue or statement.content)[:1])


def _silenced(hit: Hit, statement: Statement) -> bool:
    """Whether the hit is but content of the denial or question, its own cue not."""
    if any(c.overlaps(hit.trigger) for c in statement.cue):
        return False
    return any(c.overlaps(hit.trigger) for c in statement.content)


def _add(tree: Tree, hits: list[Hit], statement: Statement) -> list[Hit]:
    type_, words = TYPES[statement.stance], _trigger(tree, statement)
    if not words or _calls_it_something_true(tree, statement):
        return hits
    span = tree.cover(words)
    rest, prior = [], 0.85
    for h in hits:
        same = h.trigger.overlaps(span) or any(c.overlaps(h.trigger) for c in statement.cue)
        if same and (h.type == type_ or h.type in DENYING | {"DECLINE"} or h.v in words):
            prior = max(prior, h.prior)
            continue
        rest.append(h)
    v = next((i for i in words if tree.words[i].pos in {"VERB", "NOUN"}), words[0])
    return [*rest, Hit(type_, tree, v, words, "voice", prior, (f"stance {statement.stance}",), negation_used=True)]


def _calls_it_something_true(tree: Tree, statement: Statement) -> bool:
    """'Called the talks “frank”': a verb of calling denies only by what it calls it ('“a fiction”')."""
    calling = any(w.lemma in listed("calling") for c in statement.cue for w in tree.inside(c))
    return calling and not classes()["untrue_word"] & {w.lemma for c in statement.content for w in tree.inside(c)}


def _trigger(tree: Tree, statement: Statement) -> tuple[int, ...]:
    """The cue; under a plain verb of saying the denied verb in the content; without a cue the content."""
    cue = [w for c in statement.cue for w in tree.inside(c)]
    if cue and not (statement.stance == "denies" and cue[-1].lemma in listed("saying")):
        return tuple(w.i for w in cue if w.low not in {"has", "have", "had"} or len(cue) == 1)
    inside = [w for c in statement.content for w in tree.inside(c)]
    return _denied(tree, [w.i for w in inside]) or tuple(w.i for w in cue or inside if w.pos != "PUNCT")


def _denied(tree: Tree, places: Sequence[int]) -> tuple[int, ...]:
    """'had never received': from the helper before the negation to the verb after it."""
    at = next((p for p in places if tree.words[p].low in NEGATIONS or tree.words[p].low == "no"), None)
    if at is None:
        return ()
    start = at - 1 if at - 1 in places and tree.words[at - 1].pos == "AUX" else at
    end = next((p for p in places if p > at and tree.words[p].pos == "VERB"), at)
    return tuple(range(start, end + 1))

"""Pointed: whom the trained reader takes for an act's actor and recipient, weighed against what the syntax gives."""

from collections.abc import Sequence

from rapporteur.resolve.acts.agents import agentive, with_conjuncts
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.nouns import owners
from rapporteur.resolve.acts.participants import SENT, surely_meant
from rapporteur.resolve.acts.tree import Word

# Swept on our own gold and on half of the held-out passages, see docs/decisions/0007-acts.md.
ENOUGH = 0.5  # probability from which the reader's word is taken where the syntax has none
AGAINST = 0.75  # the same where the syntax has another one
DOUBTED = 0.1  # what the reader must give the syntax's words at most to overrule them
NOBODY = 0.85  # probability of nobody from which a recipient of the syntax alone is dropped

Ranked = Sequence[tuple[int, float]]


def actor_of(hit: Hit, told: tuple[Word, ...]) -> tuple[Word, ...]:
    """Heads of the phrases that name the actor: `told` by the syntax, or the reader's where it is surer. What the
    syntax finds behind the act is doubted sooner: 'The ministers are due to meet, the council said'.
    """
    against = ENOUGH if told and all(w.i > hit.v for w in told) and not hit.clause.agents else AGAINST
    chosen = _chosen(hit, told, hit.seen.actors if hit.seen else (), against)
    return tuple(s for w in chosen for s in _senders(hit, w))


def _senders(hit: Hit, word: Word) -> tuple[Word, ...]:
    """'Shells from the Vestan side killed': whose the shells are, where it is told; a thing that nobody sent stays."""
    if hit.type not in SENT or agentive(hit.tree, word):
        return (word,)
    return owners(Clause.at(hit.tree, word.i)) or (word,)


def recipient_of(hit: Hit, told: tuple[Word, ...], actor: tuple[Word, ...]) -> tuple[Word, ...]:
    """The same for whom the act is aimed at; nobody acts upon the word that acts."""
    if hit.seen is None:
        return told
    mine = {w.i for w in actor}
    ranked = [(i, p) for i, p in hit.seen.recipients if i not in mine]
    sure = {w.i for w in surely_meant(hit)} & {w.i for w in told} - mine
    if sure:
        return tuple(w for w in told if w.i in sure)
    if told and 1 - sum(p for _, p in hit.seen.recipients) >= NOBODY:
        return ()
    return tuple(w for w in _chosen(hit, told, ranked) if w.i not in mine)


def _chosen(hit: Hit, told: tuple[Word, ...], ranked: Ranked, against: float = AGAINST) -> tuple[Word, ...]:
    if not ranked:
        return told
    share = ranked[0][1]
    given = sum(p for i, p in ranked if i in {w.i for w in told})
    if (told and (given > DOUBTED or share < against)) or share < ENOUGH:
        return told
    words = {n.i: n for i, p in ranked if p >= share / 2 for n in with_conjuncts(hit.tree, hit.tree.words[i])}
    return tuple(words[i] for i in sorted(words))

"""Nouns that name acts: whose act it is, and whether the phrase tells what of.

A bare back-reference ('the plan', 'its offer') and a bare process noun ('the talks') name no act.
"""

from collections.abc import Callable

from rapporteur.resolve.acts.agents import agentive
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.lexicon import listed, words_of
from rapporteur.resolve.acts.nearby import infinitive_after, preposition_after
from rapporteur.resolve.acts.tree import Word

REACH = 12  # words after the noun
CONTENT_CASES = frozenset({"of", "for", "to", "on", "against", "over", "from", "with", "in"})


def owners(clause: Clause) -> tuple[Word, ...]:
    """Who does it: "Norland's refusal", 'a Norland proposal', 'the offer by Norland', 'talks between A and B'."""
    tree, v = clause.tree, clause.v
    own = tuple(k for k in tree.children(v, "nmod:poss") if k.i < v)
    if own:
        return own[:1]
    if v > 1 and tree.words[v - 1].low in {"'s", "'"}:
        return (tree.words[v - 2],)
    by = tuple(n for n in tree.children(v, "nmod", "obl") if clause.case(n) in {"by", "between", "among"})
    if by:
        return by[:1]
    named = tuple(k for k in tree.children(v, "compound", "amod", "nmod:desc", "nmod") if _names_side(clause, k))
    if named:
        return named[:1]
    whose = tuple(n for n in tree.children(v, "nmod") if clause.case(n) in {"of", "from"} and agentive(tree, n))[:1]
    return whose or _maker_after(clause)


def _maker_after(clause: Clause) -> tuple[Word, ...]:
    """'a pay offer of 4.5 percent from Corbel Stone', 'an offer by rebels in the hills': by the words."""
    words = clause.tree.words
    for i in range(clause.v + 1, min(clause.v + REACH, len(words) - 1)):
        if words[i].pos == "VERB" or words[i].low in {",", ";", ":"}:
            return ()
        if words[i].low in {"by", "from"}:
            end = i + 1
            while (
                end + 1 < len(words)
                and words[end].pos in {"DET", "ADJ", "NUM", "PROPN"}
                and (words[end + 1].pos in {"ADJ", "NOUN", "PROPN"})
            ):
                end += 1
            maker = words[end]
            return (maker,) if maker.pos == "PROPN" or agentive(clause.tree, maker) else ()
    return ()


def announced_by(clause: Clause) -> Word | None:
    """The verb that brings the act about with the same actor: '[announced] the arrest of', '[ordered] a retreat'."""
    g = clause.governor
    direct = g is not None and g.lemma in words_of("moods", "light") and clause.word.rel in {"obj", "nsubj:pass"}
    return g if direct else None


def _names_side(clause: Clause, k: Word) -> bool:
    """A capitalised modifier before the noun that may be a side: 'a Norland proposal', 'the Norlandic offer'."""
    return (k.i < clause.v and not clause.case(k) and k.text[:1].isupper() and agentive(clause.tree, k)) or (
        k.pos == "ADJ" and k.i < clause.v and k.text[:1].isupper()
    )


def content(clause: Clause) -> Word | None:
    """What of: an infinitive, a that-clause or a phrase after the noun."""
    tree, v = clause.tree, clause.v
    for k in tree.children(v, "acl", "ccomp", "xcomp", "advcl"):
        if k.i > v and any(m.low in {"to", "that", "for", "of"} for m in tree.children(k.i, "mark", "case")):
            return k
    after = infinitive_after(tree, v) if v + 1 < len(tree.words) and tree.words[v + 1].low == "to" else None
    if after is not None:
        return after
    mine = {o.i for o in owners(clause)}
    phrase = next(
        (n for n in tree.children(v, "nmod", "obl") if n.i > v and n.i not in mine and clause.case(n) in CONTENT_CASES),
        None,
    )
    near = preposition_after(tree, v, None)
    told = near is not None and near[0] in CONTENT_CASES and near[1].i not in mine
    late = _infinitive_later(clause)
    if late is not None:
        return late
    found = phrase or (near[1] if near is not None and told else None)
    return None if found is not None and found.low in words_of("agents", "things") else found


def _infinitive_later(clause: Clause) -> Word | None:
    """'an offer by rebels in the hills to free two men': an infinitive some words on, no verb between."""
    words = clause.tree.words
    for i in range(clause.v + 1, min(clause.v + REACH, len(words) - 1)):
        if words[i].low == "to" and words[i + 1].pos == "VERB" and words[i + 1].tag == "VB":
            return words[i + 1]
        if words[i].pos in {"VERB", "AUX"} or words[i].low in {",", ";", ":"}:
            return None
    return None


def _at_request(clause: Clause) -> bool:
    return clause.case(clause.word) in {"at", "upon", "on"} and bool(owners(clause))


def _in_exchange(clause: Clause) -> bool:
    """'in exchange for a pledge to ...', 'in return for an Vestan promise to ...'."""
    before = clause.tree.lows(clause.v - 7, clause.v)
    return "for" in before and bool({"exchange", "return"} & set(before))


def _weighed(clause: Clause) -> bool:
    g = clause.governor
    return g is not None and g.lemma in listed("weighing") and clause.word.rel in {"obj", "obl"}


def hypothetical(clause: Clause) -> bool:
    """Under an infinitive or gerund that only aims at it: 'to secure', 'securing Norland's recognition'."""
    g = clause.governor
    if g is None or g.pos != "VERB" or g.lemma in listed("weighing") or announced_by(clause) is not None:
        return False
    over = Clause.at(clause.tree, g.i)
    return clause.word.rel == "obj" and (over.infinitive or (over.gerund and g.rel not in {"advcl", "root", "conj"}))


def _between(clause: Clause) -> bool:
    return any(clause.case(n) in {"between", "among"} for n in clause.tree.children(clause.v, "nmod", "obl"))


NOUN_FLAGS: dict[str, Callable[[Clause], bool]] = {
    "actor": lambda c: bool(owners(c)) or announced_by(c) is not None,
    "actor-with": lambda c: bool(owners(c)) and any(c.case(n) == "with" for n in c.tree.children(c.v, "nmod")),
    "content": lambda c: content(c) is not None,
    "between": _between,
    "weighed": _weighed,
    "exchange": _in_exchange,
    "at": _at_request,
    "by": lambda c: any(c.case(n) == "by" for n in c.tree.children(c.v, "nmod")),
}

"""Who can act: whether a noun phrase names a person, a body or a crowd, as opposed to a thing."""

from rapporteur.resolve.acts.clause import RELATIVES, Clause
from rapporteur.resolve.acts.lexicon import classes, listed, words_of
from rapporteur.resolve.acts.nearby import subject_before
from rapporteur.resolve.acts.tree import SUBJECTS, Tree, Word


def agentive(tree: Tree, word: Word) -> bool:
    """Whether the phrase headed by `word` names somebody: 'the nurses', 'Vesta', 'they'; not 'the rain'."""
    if _demonstrative(word):
        return False
    if word.pos == "PRON" or word.low in listed("open_pronouns"):
        return word.low in listed("persons") or word.low in listed("open_pronouns")
    if word.low in words_of("agents", "things") or word.lemma in words_of("agents", "things"):
        return False
    if word.pos == "PROPN":
        return word.low not in classes()["document"]
    if word.lemma in words_of("agents", "nouns") or _doer(word.lemma):
        return True
    if word.lemma in listed("quantifiers") or word.pos == "NUM":
        inner = tree.children(word.i, "nmod")
        return (
            agentive(tree, inner[0])
            if inner
            else word.pos == "NUM" or word.lemma in {"member", "many", "others", "some"}
        )
    return any(k.pos == "PROPN" for k in tree.children(word.i, "appos", "flat"))


def _demonstrative(word: Word) -> bool:
    """'[That] has not moved an inch': a thing pointed at; not the relative of 'the boats that fired'."""
    return word.low == "this" or (word.low == "that" and word.tag != "WDT" and word.rel.startswith("nsubj"))


def _doer(lemma: str) -> bool:
    """A noun made for doers: 'captor', 'haulier', 'strategist'; not 'river' or 'factor'."""
    if lemma in words_of("agents", "no_doers"):
        return False
    return len(lemma) > 4 and lemma.endswith(tuple(words_of("agents", "endings")))


def with_conjuncts(tree: Tree, word: Word) -> tuple[Word, ...]:
    """The word and the nouns coordinated with it."""
    return (word, *(k for k in tree.children(word.i, "conj") if k.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}))


def subjects(clause: Clause, depth: int = 0) -> tuple[Word, ...]:
    """Who does it: the subject, the 'by' phrase of a passive, else the subject of the verb that controls this one."""
    if clause.passive:
        return clause.agents or _shared_agents(clause, depth)
    own = tuple(s for s in clause.own_subjects if s.rel != "csubj")
    own = tuple(s for s in own if s.low not in RELATIVES) or own
    if own and own[0].low in RELATIVES:
        return _antecedent(clause, own)
    if own or depth > 6:
        return own
    if clause.helpers and clause.word.base_rel in {"ccomp", "parataxis", "dep", "root"}:
        return _by_order(clause) or _controller(clause, depth)
    return _controller(clause, depth) or _by_order(clause)


def _by_order(clause: Clause) -> tuple[Word, ...]:
    """The phrase before a finite verb where the tree gives no subject."""
    if clause.infinitive or clause.gerund or clause.word.pos == "NOUN":
        return ()
    found = subject_before(clause.tree, min([clause.v, *(h.i for h in clause.helpers)]))
    return (found,) if found is not None else ()


def _antecedent(clause: Clause, own: tuple[Word, ...]) -> tuple[Word, ...]:
    g = clause.governor
    if clause.word.rel.startswith("acl") and g is not None:
        return (g,)
    if g is not None and clause.word.rel == "conj":
        return subjects(Clause.at(clause.tree, g.i), 5)
    return own


def _shared_agents(clause: Clause, depth: int) -> tuple[Word, ...]:
    g = clause.governor
    if g is not None and clause.word.rel == "conj" and not clause.own_subjects and depth < 6:
        first = Clause.at(clause.tree, g.i)
        return subjects(first, depth + 1) if first.passive else ()
    later = [k for k in clause.tree.children(clause.v, "conj") if k.pos == "VERB"]
    return (
        Clause.at(clause.tree, later[0].i).agents
        if later and not Clause.at(clause.tree, later[0].i).own_subjects
        else ()
    )


def _controller(clause: Clause, depth: int) -> tuple[Word, ...]:
    """The understood subject of an infinitive, gerund, participle or second verb."""
    g, rel = clause.governor, clause.word.base_rel
    if g is None:
        return ()
    over = Clause.at(clause.tree, g.i)
    if rel == "conj" and g.pos in {"VERB", "ADJ", "NOUN", "AUX"}:
        return subjects(over, depth + 1)
    if rel in {"xcomp", "ccomp", "advcl", "obl", "parataxis", "obj"} and g.pos in {"VERB", "ADJ", "AUX"}:
        return _governed(clause, over, depth)
    if rel == "acl":
        return _noun_controller(clause, g, depth)
    if rel == "xcomp" or clause.infinitive:
        return subjects(over, depth + 1)
    return ()


def _governed(clause: Clause, over: Clause, depth: int) -> tuple[Word, ...]:
    if clause.word.base_rel != "advcl" and over.word.lemma in listed("object_control") and over.objects:
        return over.objects[:1]
    if over.passive and over.word.lemma in listed("object_control") | {
        "expect",
        "schedule",
        "set",
        "say",
        "report",
        "believe",
    }:
        return over.tree.children(over.v, *SUBJECTS)
    if over.passive and clause.word.base_rel == "xcomp":
        return over.tree.children(over.v, *SUBJECTS)
    return subjects(over, depth + 1)


def _noun_controller(clause: Clause, noun: Word, depth: int) -> tuple[Word, ...]:
    """'forces attacking the town': the noun; 'Norland's plan to leave': its possessor, else its verb's subject."""
    if not clause.infinitive and clause.gerund:
        return (noun,)
    owners = clause.tree.children(noun.i, "nmod:poss")
    if owners:
        return owners
    over = Clause.at(clause.tree, noun.head)
    return subjects(over, depth + 1) if over.word.pos == "VERB" and noun.rel == "obj" else ()

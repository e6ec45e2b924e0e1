"""Triggers: the lexicon matched against a sentence, one hit a head word, the most specific entry winning."""

from collections.abc import Iterator

from rapporteur.resolve.acts.agents import agentive, subjects
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.frames import holds
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import Row, by_head
from rapporteur.resolve.acts.tree import Tree, Word

GAP = 5  # words between a verb and its particle: 'brushed the whole idea aside'
NEXT_GAP = 2  # words between later parts: 'poured yet more cold water on'
NEGATIVE_NEEDS = frozenset({"not", "never", "nolonger", "notmodal", "nocomment", "notreached"})
SUBJECTLESS = frozenset({"root", "conj", "xcomp", "acl", "advcl", "ccomp", "acl:relcl", "parataxis", "dep", "csubj"})
NO_VERBS = frozenset({"amod", "aux", "aux:pass", "case", "mark", "compound"})
KINDS = {"v": "verb", "n": "noun", "a": "adjective"}


def find_hits(tree: Tree) -> tuple[Hit, ...]:
    """All hits of the lexicon in the sentence, in text order."""
    hits = (best for w in tree.words if (best := _best(tree, w)) is not None)
    return tuple(hits)


def _best(tree: Tree, word: Word) -> Hit | None:
    """The most specific entry that fits at `word`, None where none does."""
    found = [(row, places) for row in _candidates(tree, word) if (places := _places(tree, word, row.words)) is not None]
    clause = Clause.at(tree, word.i)
    fitting = [(row, p) for row, p in found if holds(clause, row) and _subject_fits(clause, row)]
    if not fitting:
        return None
    row, places = max(fitting, key=lambda f: (f[0].weight, f[0].prior))
    used = any(n.key in NEGATIVE_NEEDS and not n.negative for n in row.needs)
    return Hit(
        row.type,
        tree,
        word.i,
        places,
        KINDS[row.pos],
        row.prior,
        (row.rule,),
        negation_used=used,
        inverse=any(n.key == "inverse" for n in row.needs),
    )


def _candidates(tree: Tree, word: Word) -> Iterator[Row]:
    """Entries whose head is the word, by its part of speech; a participle before a noun names no act."""
    if word.pos in {"VERB", "AUX"} and (word.rel not in NO_VERBS or word.tag == "VBD") and not _hyphened(tree, word):
        yield from by_head().get(("v", word.lemma), ())
    owned = word.i > 0 and (tree.words[word.i - 1].low in {"'s", "'"} or tree.words[word.i - 1].tag == "PRP$")
    if (word.pos in {"NOUN", "PROPN"} or owned) and word.rel != "compound":
        yield from by_head().get(("n", word.lemma), ())
        yield from by_head().get(("n", word.low), ()) if word.low != word.lemma else ()
    if word.pos in {"ADJ", "VERB", "ADV", "NOUN"} and word.rel != "amod":
        yield from by_head().get(("a", word.low), ())


def _hyphened(tree: Tree, word: Word) -> bool:
    """The second half of a compound: 'Norland-backed'."""
    return word.i > 0 and tree.words[word.i - 1].low == "-" and tree.words[word.i - 1].span.end == word.span.start


def _places(tree: Tree, word: Word, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words of an entry stand, None where one is missing."""
    places = [word.i]
    for n, part in enumerate(words[1:]):
        gap = GAP if n == 0 else NEXT_GAP
        found = next(
            (
                i
                for i in range(places[-1] + 1, min(places[-1] + 2 + gap, len(tree.words)))
                if _is(tree, i, part, places)
            ),
            None,
        )
        if found is None:
            return None
        places.append(found)
    return tuple(places)


def _is(tree: Tree, i: int, part: str, places: list[int]) -> bool:
    """Whether word `i` is that part of an entry: a later particle must belong to the verb."""
    w = tree.words[i]
    if part not in (w.low, w.lemma):
        return False
    head = places[0]
    if i == places[-1] + 1 or w.pos not in {"ADP", "ADV"} or (i - head > 1 and tree.words[i - 1].pos in {"ADP", "ADV"}):
        return True
    return w.head == head or w.rel in {"compound:prt", "advmod"} or tree.words[w.head].head in places


def _subject_fits(clause: Clause, row: Row) -> bool:
    """Whether somebody does it: a thing as subject makes no act, unless the entry asks for it ('talks resume')."""
    if row.pos == "n" or any(n.key in {"any", "s", "inverse"} and not n.negative for n in row.needs):
        return True
    found = subjects(clause)
    if not found and clause.gerund and clause.word.rel in {"root", "dep", "csubj"}:
        return False
    if not found:
        return clause.passive or clause.word.rel in SUBJECTLESS
    return any(agentive(clause.tree, s) for s in found)

"""Nearby: what stands beside a verb by word order, for where the parse attached it elsewhere.

English keeps object and preposition right of the verb and the subject left of it, so a neighbour of the right shape is
nearly always the one; asked only where the tree gives none.
"""

from rapporteur.resolve.acts.lexicon import listed
from rapporteur.resolve.acts.tree import NOMINAL, Tree, Word

INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM"})
LIGHT = frozenset({"ADV", "PART"})
HEDGES = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to"), ("as", "many"), ("some", "of")}
)
BREAKS = frozenset({"VERB", "SCONJ"})
MODIFYING = frozenset({"obl", "nmod", "obl:unmarked", "nmod:poss", "compound", "nmod:unmarked"})


def phrase_after(tree: Tree, i: int) -> Word | None:
    """The head of the noun phrase right after place `i`, adverbs skipped: 'rejected flatly [the offer]'."""
    j = _past_hedges(tree, i + 1)
    last = None
    while j < len(tree.words) and (tree.words[j].pos in INNER or tree.words[j].low in {"'s", "'", "-"}):
        if last is not None and tree.words[j].low in listed("days"):
            break
        if tree.words[j].pos in NOMINAL | {"SYM"} and not _owner(tree, j):
            last = tree.words[j]
        if tree.words[j].pos == "PRON" and tree.words[j].tag != "PRP$" and tree.words[j].rel != "nmod:poss":
            break
        j += 1
    return last


def _past_hedges(tree: Tree, j: int) -> int:
    """The place after adverbs and words of rough number: 'killed [at least] ten', 'paid [more than] half'."""
    while j < len(tree.words):
        if tuple(tree.lows(j, j + 2)) in HEDGES:
            j += 2
        elif tree.words[j].pos in LIGHT and tree.words[j].low not in {"not", "n't", "to"}:
            j += 1
        else:
            break
    return j


def helpers_before(tree: Tree, i: int) -> tuple[Word, ...]:
    """The auxiliaries right before a verb, adverbs and negations between them skipped: 'would not even consider'."""
    if tree.words[i].pos != "VERB":
        return ()
    j, out = i - 1, []
    while j >= 0 and (tree.words[j].pos in {"AUX", "ADV"} or tree.words[j].low in {"not", "n't"}):
        if tree.words[j].pos == "AUX":
            out.append(tree.words[j])
        j -= 1
    return tuple(reversed(out)) if out and all(k.low != "to" for k in tree.words[j + 1 : i]) else ()


def _owner(tree: Tree, j: int) -> bool:
    return j + 1 < len(tree.words) and tree.words[j + 1].low in {"'s", "'"}


def preposition_after(tree: Tree, i: int, skip: Word | None) -> tuple[str, Word] | None:
    """The preposition after the verb, or after its object `skip`, with its noun: 'insisted [on] seven [years]'."""
    for start in [i] if skip is None else [i, *range(skip.i, skip.i + 1)]:
        j = start + 1
        if (
            j + 1 < len(tree.words)
            and tree.words[j].pos in {"ADP", "SCONJ"}
            and tree.words[j].low not in {"to", "that", "if"}
        ):
            noun = phrase_after(tree, j)
            if noun is not None:
                return tree.words[j].low, noun
    return None


def infinitive_after(tree: Tree, i: int) -> Word | None:
    """The infinitive right after place `i` or after one noun phrase: 'refused [to sign]', 'urged them [to sign]'."""
    noun = phrase_after(tree, i)
    for start in [i] if noun is None else [i, noun.i]:
        j = start + 1
        if j + 1 < len(tree.words) and tree.words[j].low == "to":
            k = j + 1
            while k < len(tree.words) and tree.words[k].pos in {"ADV", "PART", "AUX"}:
                k += 1
            if k < len(tree.words) and tree.words[k].pos == "VERB":
                return tree.words[k]
    return None


def subject_before(tree: Tree, i: int) -> Word | None:
    """The head of the noun phrase before the verb group, a clause or phrase set off by commas skipped."""
    return _leftwards(tree, i, skip_asides=True) or _leftwards(tree, i, skip_asides=False)


def _leftwards(tree: Tree, i: int, *, skip_asides: bool) -> Word | None:
    j, aside = i - 1, False
    while j >= 0:
        w = tree.words[j]
        if w.low in {",", ")", "("}:
            aside = not aside and skip_asides
        elif not aside and (w.pos in BREAKS or w.low in {";", ":", '"', "“", "”"}):
            return None
        elif not aside and w.pos in NOMINAL and w.rel not in MODIFYING and not _in_phrase(tree, j):
            return _run_head(tree, j)
        j -= 1
    return None


def _in_phrase(tree: Tree, j: int) -> bool:
    """Whether a preposition governs the noun, looking left over its modifiers: 'on [Sunday]'."""
    k = j - 1
    while k >= 0 and tree.words[k].pos in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
        k -= 1
    return k >= 0 and tree.words[k].pos == "ADP"


def _run_head(tree: Tree, j: int) -> Word:
    """The noun of a run that is no part of another: of 'Foreign Minister Ana Brod' the minister."""
    w = tree.words[j]
    while w.rel in {"flat", "compound", "appos"} and tree.words[w.head].pos in NOMINAL and abs(w.head - w.i) < 6:
        w = tree.words[w.head]
    return w

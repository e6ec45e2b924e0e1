"""Nearby: what stands beside a verb by word order, for where the parse attached it elsewhere.

English keeps object and preposition right of the verb and the subject left of it, so a neighbour of the right shape is
nearly always the one; asked only where the tree gives none.
"""

from rapporteur.resolve.acts.tree import NOMINAL, Tree, Word

INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM"})
LIGHT = frozenset({"ADV", "PART"})
BREAKS = frozenset({"VERB", "AUX", "SCONJ"})


def phrase_after(tree: Tree, i: int) -> Word | None:
    """The head of the noun phrase that begins right after place `i`, adverbs skipped: 'rejected flatly [the offer]'."""
    j = i + 1
    while j < len(tree.words) and tree.words[j].pos in LIGHT and tree.words[j].low not in {"not", "n't", "to"}:
        j += 1
    last = None
    while j < len(tree.words) and (tree.words[j].pos in INNER or tree.words[j].low in {"'s", "'", "-"}):
        if tree.words[j].pos in NOMINAL | {"SYM"} and not _owner(tree, j):
            last = tree.words[j]
        if tree.words[j].pos == "PRON" and tree.words[j].tag != "PRP$" and tree.words[j].rel != "nmod:poss":
            break
        j += 1
    return last


def _owner(tree: Tree, j: int) -> bool:
    return j + 1 < len(tree.words) and tree.words[j + 1].low in {"'s", "'"}


def preposition_after(tree: Tree, i: int, skip: Word | None) -> tuple[str, Word] | None:
    """The preposition right after the verb (or after its object `skip`) with its noun: 'insisted [on] seven [years]'."""
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
    """The verb of an infinitive right after place `i` or after one noun phrase: 'refused [to sign]', 'urged them [to sign]'."""
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
    j, depth = i - 1, False
    while j >= 0:
        w = tree.words[j]
        if w.low == ",":
            depth = not depth
        elif not depth and w.pos in BREAKS and w.pos != "AUX":
            return None
        elif not depth and w.pos in NOMINAL and w.rel not in {"obl", "nmod", "obl:unmarked", "nmod:poss", "compound"}:
            return _run_head(tree, j)
        elif not depth and w.low in {";", ":", '"', "“", "”"}:
            return None
        j -= 1
    return None


def _run_head(tree: Tree, j: int) -> Word:
    """The word of a name or noun run that governs the rest: of 'Foreign Minister Ana Brod' the first noun that is no part of another."""
    w = tree.words[j]
    while w.rel in {"flat", "compound", "appos"} and tree.words[w.head].pos in NOMINAL and abs(w.head - w.i) < 6:
        w = tree.words[w.head]
    return w

"""Mood: what helpers and governing verbs make of a verb: planned, only possible, or not done."""

from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.lexicon import words_of
from rapporteur.resolve.acts.tree import Word


def governing_mood(clause: Clause) -> tuple[str | None, bool, Clause]:
    """What the verbs above make of an infinitive or gerund: modality, whether they deny it, and the finite clause.

    'plans to send' planned, 'failed to agree' denied, 'decided to lift' actual; None where it is only talked of
    ('the right to strike', 'an attempt to seize').
    """
    mood, denied, here = "actual", False, clause
    for _ in range(5):
        if here.word.base_rel == "conj" and here.governor is not None and not here.own_subjects and not here.helpers:
            here = Clause(here.tree, here.word.head)
            continue
        if (here.gerund and here.word.base_rel in {"advcl", "conj", "parataxis", "root"}) or not (
            here.infinitive or here.gerund
        ):
            break
        governor = _ruler(here)
        if governor is None or here.word.rel in {"nsubj", "csubj"}:
            break
        step = _step(governor.lemma, governor.low, here)
        if step is None and here.yet_to:
            step = "same"
        if step is None:
            return None, denied, here
        mood = step if step in {"planned", "possible"} and mood == "actual" else mood
        denied = denied != (step == "negated")
        here = Clause(here.tree, governor.i)
    return mood, denied, here


def _ruler(here: Clause) -> Word | None:
    """What governs an infinitive: by the tree, or, where that looks right, the word before its 'to'."""
    governor = here.governor
    if not here.infinitive or (governor is not None and governor.i < here.v):
        return governor
    mark = next(k.i for k in here.tree.children(here.v, "mark") if k.low == "to")
    before = here.tree.words[mark - 1] if mark else None
    return before if before is not None and before.pos in {"VERB", "ADJ"} else governor


def _step(lemma: str, low: str, here: Clause) -> str | None:
    for name in ("planned", "possible", "negated", "same"):
        if {lemma, low} & words_of("moods", name):
            return name
    if lemma == "be" and here.infinitive:
        return "planned"
    if here.gerund and here.word.base_rel == "acl":
        return "same"
    return None


def mood_words(clause: Clause) -> tuple[int, ...]:
    """The places of the modal, the negation and a 'no longer' that make the act: 'will not', 'did not', 'no longer'."""
    tree, out = clause.tree, []
    for k in tree.children(clause.v, "aux", "advmod", "cop"):
        if k.i < clause.v and (k.base_rel == "aux" or k.low in {"not", "n't", "never", "longer"}):
            out.append(k.i)
    if clause.no_longer:
        out += [i for i in range(max(0, clause.v - 4), clause.v) if tree.words[i].low in {"no", "longer"}]
    return tuple(out)

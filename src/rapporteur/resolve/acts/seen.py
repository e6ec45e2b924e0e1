"""Seen: the trained reader's triggers as hits of a sentence's tree, beside those that the rules find."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.annotation import Token, Trigger
from rapporteur.resolve.acts.tree import Tree, head_of


@dataclass(frozen=True)
class Seen:
    """A trigger by places in a sentence's tree: of its words, of the one that heads them, of whom it points to."""

    trigger: Trigger
    words: tuple[int, ...]
    v: int
    actors: tuple[tuple[int, float], ...]
    recipients: tuple[tuple[int, float], ...]

    @property
    def type(self) -> str:
        """The likeliest type."""
        return self.trigger.types[0][0]

    @property
    def modality(self) -> str:
        """The likeliest modality."""
        return self.trigger.modalities[0][0]

    def share(self, type_: str) -> float:
        """The probability of a type, small where it is not among the likely ones."""
        return dict(self.trigger.types).get(type_, 0.0)


def seen_in(tree: Tree, triggers: Sequence[Trigger], tokens: Sequence[Token]) -> tuple[Seen, ...]:
    """The triggers of the sentence in text order; whom they point to outside the sentence is left out."""
    places = {w.span.end: w.i for w in tree.words}  # by the end: a compound listed whole begins before its token
    out = []
    for t in triggers:
        words = tuple(w.i for w in tree.words if w.span.overlaps(t.span)) if tree.span.covers(t.span) else ()
        if words:
            pointed = (_here(ranked, tokens, places, tree) for ranked in (t.actors, t.recipients))
            out.append(Seen(t, words, _main(tree, words), *pointed))
    return tuple(out)


def _here(
    ranked: Sequence[tuple[int, float]], tokens: Sequence[Token], places: dict[int, int], tree: Tree
) -> tuple[tuple[int, float], ...]:
    inside = ((tokens[i].span, p) for i, p in ranked)
    return tuple((places[s.end], p) for s, p in inside if tree.span.covers(s) and s.end in places)


def _main(tree: Tree, words: tuple[int, ...]) -> int:
    """The word that the act's clause hangs on: the head of the trigger, of 'is ready to hand over' the first verb."""
    content = tuple(w for w in words if tree.words[w].pos in {"VERB", "NOUN", "PROPN", "ADJ"})
    return head_of(tree, content or words)

"""'he', 'she', 'they' and their forms: candidates gathered, weighed and ranked, the open ones remembered as guesses."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.resolve.who.antecedents import Antecedents
from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.pronoun_features import Weigher
from rapporteur.resolve.who.ranker import WORTH_TELLING, Chooser, Ranked
from rapporteur.resolve.who.words import Word

Later = Sequence[tuple[int, int, Figure]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means, None where that is open; `fit` are all that it may mean, `likely` the likelier ones."""

    figure: Figure | None
    place: Place
    fit: tuple[Figure, ...]
    likely: tuple[Figure, ...]
    guess: Figure | None
    sure: float


class Personal:
    """Chooses for one pronoun after the other, in text order."""

    def __init__(self, antecedents: Antecedents, words: Sequence[Word], chooser: Chooser) -> None:
        self.antecedents, self.words, self.chooser = antecedents, words, chooser

    def choose(self, i: int, source: bool, later: Later, ruled: Sequence[Figure]) -> Choice | None:
        """The choice for the pronoun at word `i`; None where there is no parse.

        `source`: it is the source of a statement; `later`: names behind it in its sentence; `ruled`: what the rule of
        prominence finds. What is not clear with the guesses before it may be clear without them: by its own evidence.
        """
        place = self.antecedents.place(i, source)
        if place is None:
            return None
        candidates, ranked = self._rank(place, later, ruled, guesses=True)
        fit = tuple(c.figure for c in candidates)
        likely = tuple(
            f for f, s in zip(fit, ranked.shares, strict=True) if s >= WORTH_TELLING and f.kind != "open"
        )  # fmt: skip
        guess = None if ranked.guess is None else fit[ranked.guess]
        chosen = None if ranked.chosen is None else fit[ranked.chosen]
        if chosen is None and guess is not None and any(t.sure < 1 for c in candidates for t in c.traces):
            alone, again = self._rank(place, later, ruled, guesses=False)
            chosen = guess if again.chosen is not None and alone[again.chosen].figure is guess else None
        return Choice(chosen, place, fit, likely, guess, ranked.sure)

    def leave_open(self, choice: Choice) -> None:
        """Remember whom it likeliest means, for the pronouns behind it."""
        self.antecedents.guess(choice.place, choice.guess, choice.sure)

    def _rank(
        self, place: Place, later: Later, ruled: Sequence[Figure], *, guesses: bool
    ) -> tuple[list[Candidate], Ranked]:
        candidates = self.antecedents.candidates(place, later, guesses=guesses)
        if not place.plural:  # no state, house or place is 'he' or 'she' where a person may be meant
            persons = [
                c for c in candidates if c.named_person or c.figure.kind not in ("party", "place", "institution")
            ]
            candidates = persons if any(c.figure.kind == "person" for c in persons) else candidates
        weigher = Weigher(self.antecedents.syntax, self.words, place, candidates, ruled)
        return candidates, self.chooser.choose(place, candidates, [weigher.of(c) for c in candidates])

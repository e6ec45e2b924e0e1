"""'he', 'she', 'they' and their forms: candidates gathered, weighed and ranked, the open ones remembered as guesses."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.resolve.who.antecedents import Antecedents
from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.pronoun_features import OWN_SUBJECT, Weigher
from rapporteur.resolve.who.ranker import WORTH_TELLING, Chooser, Ranked
from rapporteur.resolve.who.words import Word

BODIES = ("party", "place", "institution")
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
        if not place.plural:
            candidates = self._persons_first(candidates, place)
        weigher = Weigher(self.antecedents.syntax, self.words, place, candidates, ruled)
        evidence = [weigher.of(c) for c in candidates]
        free = [k for k, e in enumerate(evidence) if OWN_SUBJECT not in e]  # 'X met her': it would be 'herself'
        candidates, evidence = [candidates[k] for k in free], [evidence[k] for k in free]
        return candidates, self.chooser.choose(place, candidates, evidence)

    def _persons_first(self, candidates: list[Candidate], place: Place) -> list[Candidate]:
        """No state, house or place is 'he' or 'she' where a person may be meant.

        A bare name that the tagger calls a person may be one: a given name ('Jonas said'), and any other where nobody
        known for a person was told of in this sentence or the one before.
        """
        near = any(c.figure.kind == "person" and place.sentence - c.last.sentence <= 1 for c in candidates)
        left = [
            c
            for c in candidates
            if c.figure.kind not in BODIES or (_bare(c) and (not near or self._given(c) == place.gender))
        ]
        return left if any(c.figure.kind == "person" for c in left) else candidates

    def _given(self, c: Candidate) -> str | None:
        """The gender that a given name tells."""
        return self.antecedents.lex.gender_of_name((c.figure.name or "").split()[0])


def _bare(c: Candidate) -> bool:
    return c.figure.kind == "institution" and c.named_person and bool(c.figure.name) and not c.figure.party

"""A pronoun that is left open is remembered for those behind it, and nobody is told of the guess."""

from collections.abc import Sequence

from marked import reading_of

from rapporteur.pipeline import Stages
from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.lexicon import lexicon
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.pronoun_features import Evidence
from rapporteur.resolve.who.ranker import Ranked, Ranker

TEXT = (
    "Clerk Ada Holm wrote to Mayor Nina Brandt on Monday. Nobody answered the letter. Outside, she waved. "
    "Later she smiled."
)
FLAT = Ranker({"named": 0.1, "last pronoun": 3.0}, {}, share=(0.9, 0.9))


class Noting:
    """A ranker that notes whom it was asked about."""

    def __init__(self, ranker: Ranker) -> None:
        self.ranker = ranker
        self.asked: list[tuple[int, list[Candidate], Ranked]] = []

    def choose(self, place: Place, candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> Ranked:
        ranked = self.ranker.choose(place, candidates, evidence)
        self.asked.append((place.word, list(candidates), ranked))
        return ranked


def read(stages: Stages, text: str, ranker: Ranker) -> tuple[Mentions, Noting]:
    reading, _ = reading_of(text)
    noting = Noting(ranker)
    annotation = stages.tagger.annotate(reading)[0]
    return Mentions(reading, annotation, stages.gazetteer, lexicon(), noting), noting


def test_a_guess_counts_for_the_next_pronoun_and_is_told_to_nobody(stages: Stages) -> None:
    run, noting = read(stages, TEXT, FLAT)
    words = sorted({word for word, _, _ in noting.asked})
    guessed = [t for word, some, _ in noting.asked if word == words[1] for c in some for t in c.traces if t.sure < 1]
    assert [t.word for t in guessed] == [words[0]]
    assert not [f for f in run.found if f.kind == "pronoun"]


def test_what_a_guess_is_built_on_is_no_surer_than_the_guess(stages: Stages) -> None:
    _, noting = read(stages, TEXT, FLAT)
    first, second = (
        next(r for w, _, r in noting.asked if w == word) for word in sorted({w for w, _, _ in noting.asked})
    )
    assert second.sure <= first.sure < 0.9
    assert max(second.shares) > max(first.shares)


def test_whom_nobody_named_is_one_person_to_the_pronouns(stages: Stages) -> None:
    _, noting = read(stages, "Outside, she waved. Later she smiled.", FLAT)
    last = noting.asked[-2:]
    kinds = [[c.figure.kind for c in some] for _, some, _ in last]
    assert ["open"] in kinds
    assert all(ranked.chosen is None for _, _, ranked in last)

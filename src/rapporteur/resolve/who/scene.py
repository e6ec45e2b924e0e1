"""What a report has put before its reader so far: who was mentioned, where, how prominently; pronouns ask it."""

from collections.abc import Callable
from dataclasses import dataclass

from rapporteur.resolve.who.figures import Figure

# Weights of prominence, set by hand on written news: a speaker of the sentence before is the likeliest referent.
SPEAKER, SUBJECT, OWNER, INSIDE, SAME_CLAUSE = 2.5, 1.5, -0.8, -1.0, -3.0
PER_SENTENCE, KNOWN_GENDER, NEW_PARAGRAPH = -1.3, 0.6, -0.4
REACH = 9  # sentences back


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a figure: word index, sentence, paragraph, whether it is a subject, a source of a statement,
    an owner.
    """

    figure: Figure
    word: int
    sentence: int
    paragraph: int
    subject: bool = False
    speaker: bool = False
    owner: bool = False
    reported: bool = False  # a verb of saying stands before it in its sentence
    object: bool = False  # 'him', 'them': not whom its own clause has as subject
    content: int | None = None  # the statement whose content it stands in
    head: int = -1  # the word that carries it
    kind: str = ""  # 'name', 'description', 'pronoun', 'pair'


class Scene:
    """The mentions so far, in text order."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """One more mention."""
        self.seen.append(seen)

    def best(self, here: Seen, fits: Callable[[Figure], float | None]) -> tuple[Figure | None, tuple[Figure, ...]]:
        """The most prominent figure that fits, and all that are as prominent; `fits` gives a bonus, None where it
        does not fit.
        """
        scores: dict[int, tuple[float, Figure]] = {}
        for s in self.seen:
            bonus = fits(s.figure) if here.sentence - s.sentence <= REACH else None
            if bonus is None:
                continue
            score = bonus + self._prominence(s, here)
            if id(s.figure) not in scores or scores[id(s.figure)][0] < score:
                scores[id(s.figure)] = (score, s.figure)
        if not scores:
            return None, ()
        top = max(score for score, _ in scores.values())
        tied = tuple(f for score, f in scores.values() if score > top - 0.05)
        return (tied[0] if len(tied) == 1 else None), tied

    def _prominence(self, s: Seen, here: Seen) -> float:
        score = PER_SENTENCE * (here.sentence - s.sentence) + (NEW_PARAGRAPH if s.paragraph != here.paragraph else 0.0)
        score += SPEAKER if s.speaker else SUBJECT if s.subject else 0.0
        score += OWNER if s.owner else 0.0
        if here.object and s.subject and s.sentence == here.sentence and not here.reported:
            score += SAME_CLAUSE
        if s.content is not None and s.content != here.content:
            score += INSIDE
        return score + 0.001 * (s.word - here.word) / 100

    def last(self, fits: Callable[[Figure], bool]) -> Figure | None:
        """The latest figure that fits."""
        return next((s.figure for s in reversed(self.seen) if fits(s.figure)), None)

    def last_told(self, fits: Callable[[Figure], bool], sentence: int) -> Figure | None:
        """The latest figure that fits and is not only named inside what that sentence says: its speaker is another."""
        told = (s.figure for s in reversed(self.seen) if not (s.sentence == sentence and s.content is not None))
        return next((f for f in told if fits(f)), None)

    def figures(self, fits: Callable[[Figure], bool]) -> list[Figure]:
        """All figures that fit, latest first, each once."""
        return list(dict.fromkeys(s.figure for s in reversed(self.seen) if fits(s.figure)))

    def counts(self, fits: Callable[[Figure], bool]) -> list[tuple[str, int]]:
        """How often each side was mentioned, most often first."""
        out: dict[str, int] = {}
        for s in self.seen:
            if fits(s.figure) and s.figure.party:
                out[s.figure.party] = out.get(s.figure.party, 0) + 1
        return sorted(out.items(), key=lambda kv: -kv[1])

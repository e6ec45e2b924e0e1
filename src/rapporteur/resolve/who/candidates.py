"""What the pronoun ranker weighs: a place of a pronoun, and the candidates for it with their mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapporteur.domain.span import Span
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.nominals import Nominal
from rapporteur.resolve.who.words import Word


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention of a candidate: its head as word and token, its kind (`name`, `description`, `pronoun`, `noun`)."""

    word: int
    token: int
    sentence: int
    paragraph: int
    kind: str
    owner: bool = False
    source: bool = False
    quote: int | None = None
    sure: float = 1.0  # less where a pronoun was left open and this is a guess


@dataclass(slots=True)
class Candidate:
    """A figure that the pronoun may mean with its mentions, in text order; `nominal` where no list knows it."""

    figure: Figure
    traces: list[Trace] = field(default_factory=list)
    nominal: Nominal | None = None
    called: list[bool] = field(default_factory=list)  # for each of its names whether the tagger calls it a person
    behind: tuple[int, ...] = ()  # words of its names behind the pronoun, in the same sentence

    @property
    def named_person(self) -> bool:
        """Whether the tagger calls most of its names a person."""
        return 2 * sum(self.called) > len(self.called)

    def told_in(self, span: Span, words: Sequence[Word]) -> bool:
        """Whether one of its mentions, behind the pronoun too, ends in this stretch of text."""
        return any(span.overlaps(words[k].span) for k in (*(t.word for t in self.traces), *self.behind))

    @property
    def last(self) -> Trace:
        """The nearest mention."""
        return self.traces[-1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands."""

    low: str
    word: int
    token: int
    sentence: int
    paragraph: int
    source: bool
    quote: int | None
    sources: tuple[tuple[Span, bool], ...]  # sources of the contents around it, and whether its quotation is theirs

    @property
    def plural(self) -> bool:
        """'they' and its forms."""
        return self.low.startswith("the")

    @property
    def gender(self) -> str | None:
        """What the form tells."""
        return None if self.plural else "f" if self.low in ("she", "her", "hers", "herself") else "m"

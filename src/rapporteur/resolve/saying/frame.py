"""Frame: a statement in the making: spans first, who and when later."""

from dataclasses import dataclass, replace

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Frame:
    """Spans of a statement to be, with what the rules have decided so far.

    `heard` marks content that rests on hearsay ('is said to'), which has no source in words. `speaker` is where the
    voice is named when the source itself does not stand in the cue's sentence.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = 1.0
    layer: int = 0
    stance: str = "asserts"
    kind: str = "indirect"
    heard: bool = False
    speaker: Span | None = None
    reasons: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the statement begins in the text."""
        return min(s.start for s in (*self.content, *self.cue, *self.source))

    @property
    def anchor(self) -> Span:
        """The span that places the statement: its cue, else its content."""
        return (self.cue or self.content or self.source)[0]

    def because(self, reason: str, **changes: object) -> "Frame":
        """The frame changed, with the rule's name."""
        return replace(self, reasons=(*self.reasons, reason), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Scene:
    """What every rule may look at: the reading, its parse, its quotations and its times."""

    reading: Reading
    syntax: Syntax
    quotes: tuple[Span, ...]
    times: tuple[When, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` begins."""
        return next((s for s in self.reading.sentences if s.start <= span.start < s.end), span)

    def paragraph(self, span: Span) -> Span:
        """The paragraph in which `span` begins."""
        return next((p for p in self.reading.paragraphs if p.start <= span.start < p.end), span)

    def lemmas(self, span: Span) -> list[str]:
        """The lemmas of the words inside a span."""
        tokens = self.syntax.tokens
        here = self.syntax.inside(span)
        if here:
            return [lemma(self.syntax.word(i), tokens[i].pos) for i in here]
        return [lemma(w.strip(".,;:\"'“”").lower(), "VERB") for w in span.of(self.text).split()]

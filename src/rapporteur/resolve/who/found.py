"""What the pass through a report has found so far, kept in text order and told to the scene."""

from dataclasses import dataclass, replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.resolve.who.context import Context
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.references import Pronouns
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the figure behind it; `start`, `end` are words, `head` the word that carries it."""

    start: int
    end: int
    head: int
    figure: Figure
    kind: str  # 'name', 'description' or 'pronoun'
    owner: bool = False


class Finds:
    """The findings of one report."""

    def __init__(self, text: str, words: tuple[Word, ...], annotation: Annotation, context: Context) -> None:
        self.text, self.words, self.annotation, self.context = text, words, annotation, context
        self.scene = Scene()
        self.found: list[Found] = []
        self.diagnostics: list[Diagnostic] = []
        self.sources = [s for a in annotation.sayings for s in a.source]
        self.pronouns = Pronouns(text, words, annotation, self.scene)

    def figure_in(self, span: Span) -> Figure | None:
        """The figure whose mention carries a source span: a name before its title, else the first head."""
        inside = [f for f in self.found if span.covers(self.words[f.head].span) and not f.owner]
        named = [f for f in inside if f.kind == "name" and f.figure.kind == "person"]
        chosen = (named or inside)[:1]
        return chosen[0].figure if chosen else None

    def seen(self, start: int, end: int, figure: Figure, owner: bool = False) -> Seen:
        """How words stand in the text: as a subject, a source, an owner, inside whose content."""
        word = self.words[start]
        span = Span(word.span.start, self.words[end - 1].span.end)
        speaker = not owner and any(s.overlaps(span) for s in self.sources)
        content = next(
            (n for n, a in enumerate(self.annotation.sayings) if any(c.covers(span) for c in a.content)), None
        )
        subject = not owner and self.pronouns.subject(start, end)
        seen = Seen(
            figure, start, word.sentence, self.context.paragraph[start], subject, speaker, owner, content=content
        )
        if word.low not in ("him", "them", "her") or owner:
            return seen
        reported = any(
            w.sentence == word.sentence and w.low in forms("saying") for w in self.words[max(0, start - 30) : start]
        )
        return replace(seen, object=True, reported=reported)

    def add(self, start: int, end: int, head: int, figure: Figure, kind: str, owner: bool) -> None:
        """One more finding, told to the scene; joined to the one before by 'and' it makes a pair."""
        before = self.found[-1] if self.found else None
        self.found.append(Found(start, end, head, figure, kind, owner))
        self.scene.add(replace(self.seen(start, end, figure, owner), head=head, kind=kind))
        if before and not owner and not before.owner and self._paired(before, start) and before.figure is not figure:
            pair = Figure("group", None, plural=True, members=(before.figure, figure), start=before.start)
            self.scene.add(replace(self.seen(before.start, end, pair), head=before.head, kind="pair"))

    def _paired(self, before: Found, start: int) -> bool:
        """'Vek and Orlov': two names joined are a group that 'they' may mean."""
        if (
            before.kind != "name"
            or before.figure.kind == "place"
            or self.words[before.head].sentence != self.words[start].sentence
        ):
            return False
        gap = self.text[self.words[before.end - 1].span.end : self.words[start].span.start]
        return gap in (" and ", " and the ")

    def mention(self, f: Found) -> Mention:
        """The noun of the record for a finding."""
        span = Span(self.words[f.start].span.start, self.words[f.end - 1].span.end)
        fig = f.figure
        kind = {"institution": "party", "document": "group"}.get(fig.kind, fig.kind)
        return Mention(
            span,
            "pronoun" if f.kind == "pronoun" and not fig.name else kind,
            fig.name,
            fig.party,
            fig.code,
            fig.plural,
            f.kind == "name",
        )

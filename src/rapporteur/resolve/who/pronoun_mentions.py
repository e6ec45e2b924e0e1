"""Pronouns as mentions: whom the ranker or the order of prominence gives them; 'we' and 'I' are their speaker."""

from collections.abc import Sequence

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.resolve.who.antecedents import Antecedents
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.found import Finds, Found
from rapporteur.resolve.who.people import People
from rapporteur.resolve.who.personal import Personal
from rapporteur.resolve.who.phrases import OWNERS
from rapporteur.resolve.who.ranker import Chooser
from rapporteur.resolve.who.references import PERSONAL, SPEAKER_WORDS
from rapporteur.resolve.who.scene import Seen
from rapporteur.resolve.who.tables import forms


class PronounMentions:
    """Adds the pronouns to what was found."""

    def __init__(self, finds: Finds, people: People, antecedents: Antecedents, chooser: Chooser) -> None:
        self.finds, self.people = finds, people
        self.text, self.words, self.annotation = finds.text, finds.words, finds.annotation
        self.atoms, self.pronouns, self.found = people.reader.atoms, finds.pronouns, finds.found
        self.personal = Personal(antecedents, finds.words, chooser)

    def speakers(self) -> None:
        """'we' and 'I' last: a quotation's source often stands behind it."""
        for i, word in enumerate(self.words):
            if word.low in SPEAKER_WORDS and word.text not in ("US", "IT"):
                figure = self._speaker(i)
                if figure:
                    self.found.append(Found(i, i + 1, i, figure, "pronoun", word.low in OWNERS))

    def pronoun(self, i: int) -> None:
        """The mention of the pronoun at word i, where it means somebody."""
        if self.words[i].low in OWNERS and i + 1 < len(self.words) and self.words[i + 1].low in forms("honours"):
            here = self.finds.seen(i, i + 1, Figure("group", None))
            low = {"his": "he", "her": "she"}.get(self.words[i].low, "they")
            figure = self._honoured(i) or self.pronouns.resolve_as(low, here)[0]
            if figure:
                self.finds.add(i, i + 2, i + 1, figure, "pronoun", False)
            return
        if self.words[i].low in SPEAKER_WORDS or any(f.start == i and f.kind == "pronoun" for f in self.found[-6:]):
            return
        self.resolved(i)

    def _honoured(self, i: int) -> Figure | None:
        """'Her Excellency' again: the one whom the same words introduced by name, 'Her Excellency the Minister, X'."""
        pair = [self.words[i].low, self.words[i + 1].low]
        out: list[Figure] = []
        for k in range(i):
            if [self.words[k].low, self.words[k + 1].low] != pair:
                continue
            named = (f for n, f in sorted(self.people.figures.items()) if k < self.atoms[n].start < k + 16)
            first = next(named, None)
            if first is not None and first not in out:
                out.append(first)
        return out[0] if len(out) == 1 else None

    def resolved(self, i: int) -> Figure | None:
        """Whom a pronoun of the third person means, kept as a mention; None where it stays open."""
        here = self.finds.seen(i, i + 1, Figure("group", None))
        figure, tied = self._ranked(i, here) or self.pronouns.resolve(i, here)
        if figure is None:
            if tied and here.speaker:
                names = tuple(sorted({f.name or f.description or "" for f in tied}))
                self.finds.diagnostics.append(
                    Diagnostic("party.ambiguous", "pronoun left open", self.words[i].span, names)
                )
            return None
        self.finds.add(i, i + 1, i, figure, "pronoun", self.words[i].low in OWNERS)
        return figure

    def _ranked(self, i: int, here: Seen) -> tuple[Figure | None, tuple[Figure, ...]] | None:
        """What the ranker says of 'he', 'she', 'they' and their forms; None for other words and where there is no
        parse.
        """
        if self.words[i].low not in PERSONAL:
            return None
        ruled = self.pronouns.best(self.words[i].low, here)[1]
        choice = self.personal.choose(i, here.speaker, self._later(i), ruled)
        if choice is None:
            return None
        if choice.figure is not None:
            return choice.figure, ()
        if choice.place.plural and len(ruled) == 1 and ruled[0].members:
            return ruled[0], ()
        if teller := self._teller(i, choice.fit):
            return teller, ()
        self.personal.leave_open(choice)
        return None, choice.likely

    def _teller(self, i: int, fit: Sequence[Figure]) -> Figure | None:
        """'Mr Vek said that while he supported the truce, …': whoever speaks is 'he' in what is told.

        Only where the teller stands before it in the sentence, nobody else is named between, and no quotation is open.
        """
        span, sentence = self.words[i].span, self.words[i].sentence
        around = [a for a in self.annotation.sayings if a.source and any(c.covers(span) for c in a.content)]
        if self.words[i].low not in ("he", "she") or not around:
            return None
        source = max(around, key=lambda a: a.layer).source[0]
        teller = self.finds.figure_in(source)
        between = [f for f in self.found if source.end <= self.words[f.start].span.start < span.start]
        others = any(f.figure.kind == "person" and f.figure is not teller for f in between)
        before = source.end <= span.start
        same = any(w.sentence == sentence and source.covers(w.span) for w in self.words[max(0, i - 60) : i])
        quoted = sum(self.text.count(q, source.end, span.start) for q in '"“”') % 2 == 1
        return teller if teller in fit and before and same and not others and not quoted else None

    def _later(self, i: int) -> list[tuple[int, int, Figure]]:
        """Persons named behind word i in its sentence."""
        here = self.words[i].sentence
        atoms = ((self.atoms[n], f) for n, f in self.people.figures.items())
        return [(a.start, a.end, f) for a, f in atoms if a.start > i and self.words[a.start].sentence == here]

    def _speaker(self, i: int) -> Figure | None:
        """Who says 'we' or 'I' here: the source of the innermost statement whose content holds the word."""
        span = self.words[i].span
        best = None
        for a in self.annotation.sayings:
            if any(c.covers(span) for c in a.content) and a.source and (best is None or a.layer >= best.layer):
                best = a
        return self.finds.figure_in(best.source[0]) if best else None

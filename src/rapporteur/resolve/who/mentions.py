"""The pass through a report in text order that makes every name, description and pronoun a mention of a figure."""

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.who.affiliations import Affiliations
from rapporteur.resolve.who.antecedents import Antecedents
from rapporteur.resolve.who.atoms import Atom, span_of
from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.capitals import capitals_of
from rapporteur.resolve.who.context import Context
from rapporteur.resolve.who.describe import Describer
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.found import Finds, Found
from rapporteur.resolve.who.front import front_state, seats
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.local_sides import local_sides
from rapporteur.resolve.who.named import Named
from rapporteur.resolve.who.names import atoms_of
from rapporteur.resolve.who.namesakes import Namesakes
from rapporteur.resolve.who.people import People
from rapporteur.resolve.who.phrases import OWNERS, Phrase, phrases_of
from rapporteur.resolve.who.pronoun_mentions import PronounMentions
from rapporteur.resolve.who.ranker import Chooser, ranker
from rapporteur.resolve.who.references import PRONOUNS
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.told_names import as_told
from rapporteur.resolve.who.words import words_of

__all__ = ["Found", "Mentions"]


class Mentions(Finds):
    """All that the pass finds: `found` in text order, `diagnostics`, and the words for later questions."""

    def __init__(
        self,
        reading: Reading,
        annotation: Annotation,
        gazetteer: Gazetteer,
        lex: Lexicon,
        chooser: Chooser | None = None,
    ) -> None:
        report = reading.report
        self.reading, self.gazetteer, self.lex = reading, gazetteer, lex
        words = words_of(report.text, reading.sentences or (Span(0, len(report.text)),), gazetteer.own_states)
        atoms = atoms_of(report.text, words, gazetteer, lex, annotation.entities)
        self.atoms = as_told(atoms, words, reading, gazetteer, lex, annotation.entities)
        self.reader = reader = TitleReader(report.text, words, self.atoms, lex)
        self.bodies = Bodies(reader, words, lex, annotation.entities, report.outlet)
        self._tell_sides()
        day = report.published[:10].rstrip("~?") if report.published and report.published[:4].isdigit() else None
        self.people = People(reader, words, gazetteer, lex, annotation.entities, day)
        self.phrases = phrases_of(report.text, words, self.atoms, lex)
        self.people.read()
        self.namesakes = Namesakes(self.people, words, lex)
        self.namesakes.settle()
        context = Context(reading, words, reader, self.phrases, gazetteer, lex, annotation.sayings)
        super().__init__(report.text, words, annotation, context)
        self.appositions = self._appositions()
        self._set_front()
        Affiliations(reader, self.people, self.context, self.bodies, lex).settle()
        self.describer = Describer(
            report.text, words, reader, self.context, gazetteer, lex, self.people.all, self.bodies, day, report.outlet
        )
        self.named = Named(
            reader, self.context, self.describer, self.bodies, gazetteer, annotation.entities, report.outlet
        )
        self.antecedents = Antecedents(reading, words, annotation, self.scene, lex, self.context.paragraph)
        self.pronoun_mentions = PronounMentions(self, self.people, self.antecedents, chooser or ranker())
        self._read()

    def _tell_sides(self) -> None:
        """The names that the report itself shows to be sides or seats of sides, before its people are read."""
        reader = self.reader
        reader.local.update(self.bodies.local())
        reader.own_sides |= self.bodies.sides()
        early = local_sides(reader, reader.words, self.lex, self.bodies.last_words())
        reader.local.update({k: v for k, v in early.items() if " " not in k and k not in reader.local})
        reader.capitals = capitals_of(reader, reader.words)

    def _set_front(self) -> None:
        """The state at the front of the report, and the seat of its government where that is the dateline's town."""
        armed = frozenset(b.name for b in self.bodies.all if b.kind in ("armed", "council", "region"))
        self.context.front = front_state(self.reader, self.words, self.lex, armed)
        first = next((p for p in self.context.first if p), None)
        towns = seats(self.reader, self.words, self.reading.dateline_place, first, self.context.front)
        for name, state in towns.items():
            self.reader.local.pop(name, None)
            self.reader.capitals[name] = state

    def _read(self) -> None:
        titles = [t[0] for n, t in self.people.titles.items() if t[0] and n in self.people.figures]
        free = [p for p in self.phrases if not any(t.start <= p.last < t.end for t in titles)]
        items: list[tuple[int, int, object]] = [(p.start, -p.end, p) for p in free]
        items += [(a.start, -a.end, (n, a)) for n, a in enumerate(self.atoms) if a.kind != "title"]
        items += [(i, -i - 1, i) for i, w in enumerate(self.words) if w.low in PRONOUNS and w.text not in ("US", "IT")]
        for _, _, item in sorted(items, key=lambda x: (x[0], x[1], isinstance(x[2], int))):
            self._item(item)
        self.pronoun_mentions.speakers()

    def _item(self, item: object) -> None:
        """One name, description or pronoun."""
        if isinstance(item, Phrase):
            self._phrase(item)
        elif isinstance(item, int):
            self.pronoun_mentions.pronoun(item)
        elif isinstance(item, tuple):
            self._name(*item)

    def _name(self, n: int, atom: Atom) -> None:
        person = self.people.figures.get(n)
        figure = person or self._namesake(n, atom) or self.named.figure(atom)
        if figure is None:
            return
        start = atom.start
        before = self.people.titles.get(n, (None, None))[0]
        if person is not None:
            self._late_owner(person, atom)
            start = before.start if before else start
        elif atom.kind in ("institution", "metonym") and self.named.possessor(atom):
            start = self.reader.inside[atom.start - 1].start
        self.add(start, atom.end, atom.end - 1, figure, "name", self.words[atom.end - 1].possessive)

    def _namesake(self, n: int, atom: Atom) -> Figure | None:
        """A surname that two people of the report bear, left open."""
        both = self.namesakes.open.get(n)
        if both is None:
            return None
        names = tuple(sorted(f.name or "" for f in both))
        self.diagnostics.append(
            Diagnostic("party.ambiguous", "surname left open: more than one bears it", span_of(self.words, atom), names)
        )
        return Figure("group", None, anonymous=True, description=atom.name, start=atom.start)

    def _appositions(self) -> dict[int, Figure]:
        """The heads of titles behind a name, with whom they tell of: 'lawyer' in 'Dana Roth, a lawyer for the mine'."""
        out: dict[int, Figure] = {}
        for n, figure in self.people.figures.items():
            after = self.people.titles[n][1] if " " in (figure.name or "") else None
            for k in range(after.start, after.end) if after and after.words else ():
                if self.words[k].low in ("of", "for", "to", "in"):
                    break
                if self.words[k].low in self.lex.offices:
                    out[k] = figure
        return out

    def _late_owner(self, person: Figure, atom: Atom) -> None:
        """'its spokesman, Brig. X': the owner is known only now; 'his counterpart, X' is not of his side."""
        if person.titles & forms("opposite"):
            person.owner = None
        if person.owner and not person.party and not person.sideless:
            owner = next((f.figure for f in reversed(self.found) if f.kind == "pronoun" and f.start < atom.start), None)
            person.party = owner.party if owner else None
            person.owner = None

    def _phrase(self, p: Phrase) -> None:
        before = self.reader.inside.get(p.last - 1)
        if p.head in ("state", "city", "town") and before is not None and before.kind == "place":
            return  # 'Borno state' is the place
        after = self.reader.inside.get(p.end + 1)
        of = p.end + 1 < len(self.words) and self.words[p.end].low == "of"
        if of and p.head in forms("settlements") and after is not None and after.kind in ("place", "capital"):
            return  # so is 'the city of Homs'
        if (told := self.appositions.get(p.last)) is not None and not p.plural:
            self._of_owner(p, told)
            self.add(p.start, p.end, p.last, told, "description", False)
            return
        owner = self._owner(p)
        here = self.seen(p.start, p.end, Figure("group", None))
        figure = self.describer.figure(p, self.scene, here, owner)
        if self.describer.candidates:
            names = tuple(sorted({f.name or "" for f in self.describer.candidates}))
            span = Span(self.words[p.start].span.start, self.words[p.end - 1].span.end)
            self.diagnostics.append(Diagnostic("party.ambiguous", "left open: more than one fits", span, names))
        self.add(p.start, p.end, p.last, figure, "description", False)

    def _of_owner(self, p: Phrase, person: Figure) -> None:
        """'Lena Marr, its ambassador': the side of whom 'its' stands for."""
        if p.det in OWNERS and not person.party and not person.sideless and not person.titles & forms("opposite"):
            owner = self._owner(p)
            person.party = owner.party if owner else None

    def _owner(self, p: Phrase) -> Figure | None:
        """Whose it is: 'his' in 'his aides', 'Wolde' in 'Wolde's office', found before since it stands further left."""
        first = self.words[p.start]
        if first.low in OWNERS:
            return self.pronoun_mentions.resolved(p.start)
        for n, atom in enumerate(self.atoms):
            if p.start <= atom.start < p.end and self.words[atom.end - 1].possessive and n in self.people.figures:
                return self.people.figures[n]
        return None

"""The pass through a report in text order that makes every name, description and pronoun a mention of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.mention import Mention
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.who.affiliations import Affiliations
from rapporteur.resolve.who.antecedents import Antecedents
from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.capitals import capitals_of
from rapporteur.resolve.who.context import GOVERNMENT, Context
from rapporteur.resolve.who.describe import Describer
from rapporteur.resolve.who.figures import Figure, TitleReader, key_of
from rapporteur.resolve.who.front import front_state, seats
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.grounds import is_ground
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.local_sides import local_sides
from rapporteur.resolve.who.names import Atom, atoms_of, span_of
from rapporteur.resolve.who.people import People
from rapporteur.resolve.who.personal import Personal
from rapporteur.resolve.who.phrases import OWNERS, Phrase, phrases_of
from rapporteur.resolve.who.ranker import Chooser, ranker
from rapporteur.resolve.who.references import PERSONAL, PRONOUNS, SPEAKER_WORDS, Pronouns
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import words_of


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the figure behind it; `start`, `end` are words, `head` the word that carries it."""

    start: int
    end: int
    head: int
    figure: Figure
    kind: str  # 'name', 'description' or 'pronoun'
    owner: bool = False


class Mentions:
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
        self.reading, self.text, self.gazetteer, self.lex = reading, report.text, gazetteer, lex
        self.annotation = annotation
        sentences = reading.sentences or (Span(0, len(report.text)),)
        self.words = words_of(report.text, sentences, gazetteer.own_states)
        self.atoms = atoms_of(report.text, self.words, gazetteer, lex, annotation.entities)
        self.day = report.published[:10].rstrip("~?") if report.published and report.published[:4].isdigit() else None
        self.reader = TitleReader(report.text, self.words, self.atoms, lex)
        self.bodies = Bodies(self.reader, self.words, lex, annotation.entities, report.outlet)
        self.reader.local.update(self.bodies.local())
        self.reader.own_sides |= self.bodies.sides()
        early = local_sides(self.reader, self.words, lex, self.bodies.last_words())
        self.reader.local.update({k: v for k, v in early.items() if " " not in k and k not in self.reader.local})
        self.reader.capitals = capitals_of(self.reader, self.words)
        self.people = People(self.reader, self.words, gazetteer, lex, annotation.entities, self.day)
        self.phrases = phrases_of(report.text, self.words, self.atoms, lex)
        self.people.read()
        self.context = Context(reading, self.words, self.reader, self.phrases, gazetteer, lex)
        self._set_front()
        Affiliations(self.reader, self.people, self.context, self.bodies, lex).settle()
        self.describer = Describer(
            self.text,
            self.words,
            self.reader,
            self.context,
            gazetteer,
            lex,
            self.people.all,
            self.bodies,
            self.day,
            report.outlet,
        )
        self.scene = Scene()
        self.found: list[Found] = []
        self.diagnostics: list[Diagnostic] = []
        self.sources = [s for a in annotation.sayings for s in a.source]
        self.pronouns = Pronouns(self.text, self.words, annotation, self.scene)
        self.antecedents = Antecedents(reading, self.words, annotation, self.scene, lex, self.context.paragraph)
        self.personal = Personal(self.antecedents, self.words, chooser or ranker())
        self._read()

    def _set_front(self) -> None:
        """The state at the front of the report, and the seat of its government where that is the dateline's town."""
        armed = frozenset(b.name for b in self.bodies.all if b.kind in ("armed", "council", "region"))
        self.context.front = front_state(self.reader, self.words, self.lex, armed)
        first = next((p for p in self.context.first if p), None)
        towns = seats(self.reader, self.words, self.reading.dateline_place, first, self.context.front)
        for name, state in towns.items():
            self.reader.local.pop(name, None)
            self.reader.capitals[name] = state

    # -- the pass

    def _read(self) -> None:
        titles = [t[0] for n, t in self.people.titles.items() if t[0] and n in self.people.figures]
        free = [p for p in self.phrases if not any(t.start <= p.last < t.end for t in titles)]
        items: list[tuple[int, int, object]] = [(p.start, -p.end, p) for p in free]
        items += [(a.start, -a.end, (n, a)) for n, a in enumerate(self.atoms) if a.kind != "title"]
        items += [(i, -i - 1, i) for i, w in enumerate(self.words) if w.low in PRONOUNS and w.text not in ("US", "IT")]
        for _, _, item in sorted(items, key=lambda x: (x[0], x[1], isinstance(x[2], int))):
            self._item(item)
        self._speakers()

    def _speakers(self) -> None:
        """'we' and 'I' last: a quotation's source often stands behind it."""
        for i, word in enumerate(self.words):
            if word.low in SPEAKER_WORDS and word.text not in ("US", "IT"):
                figure = self._speaker(i)
                if figure:
                    self.found.append(Found(i, i + 1, i, figure, "pronoun", word.low in OWNERS))

    def _item(self, item: object) -> None:
        """One name, description or pronoun."""
        if isinstance(item, Phrase):
            self._phrase(item)
        elif isinstance(item, int):
            self._pronoun(item)
        elif isinstance(item, tuple):
            self._name(*item)

    def _name(self, n: int, atom: Atom) -> None:
        person = self.people.figures.get(n)
        figure = person or self._plain(atom)
        if figure is None:
            return
        start = atom.start
        before = self.people.titles.get(n, (None, None))[0]
        if person is not None:
            self._late_owner(person, atom)
            start = before.start if before else start
        elif atom.kind in ("institution", "metonym") and self._possessor(atom):
            start = self.reader.inside[atom.start - 1].start
        self._add(start, atom.end, atom.end - 1, figure, "name", self.words[atom.end - 1].possessive)

    def _late_owner(self, person: Figure, atom: Atom) -> None:
        """'its spokesman, Brig. X': the owner is known only now."""
        if person.owner and not person.party and not person.sideless:
            owner = next((f.figure for f in reversed(self.found) if f.kind == "pronoun" and f.start < atom.start), None)
            person.party = owner.party if owner else None
            person.owner = None

    def _plain(self, atom: Atom) -> Figure | None:
        d = self.describer
        if atom.kind == "outlet":
            return d.named_outlet(atom.name, atom.start)
        if atom.kind in ("state", "organisation"):
            return self._party(atom)
        if atom.kind == "demonym":
            plural = atom.entry is not None and self._people_word(atom)
            return self._party(atom) if plural else None
        if atom.kind == "institution":
            return self._institution(atom)
        if atom.kind == "capital" and is_ground(self.text, self.words, self.reader.inside, atom):
            code = atom.entry.code if atom.entry else None
            return Figure("place", atom.name, None, code=code, sideless=True, start=atom.start)
        if atom.kind in ("capital", "metonym"):
            figure = d.institution(atom.name, self.reader.party(atom), atom.start)
            figure.detail = figure.detail or atom.kind
            return figure
        if atom.kind == "place":
            return self._place(atom)
        if atom.name.lower() in forms("honours"):
            return None
        if atom.name in self.reader.capitals:
            return d.institution(atom.name, self.reader.capitals[atom.name], atom.start)
        if atom.name in self.reader.local:
            name = self.reader.local[atom.name]
            return d.institution(name, name, atom.start)
        return self._unknown(atom)

    def _place(self, atom: Atom) -> Figure:
        """A place under its own name: 'Donetsk Oblast' is Donetsk where the gazetteer has it."""
        words = atom.name.split()
        bare = " ".join(words[:-1]) if words[-1] in forms("place_kinds") else ""
        entry = atom.entry or (self.gazetteer.find(bare) if bare else None)
        known = entry if entry and entry.kind == "place" else None
        name = known.name if known else atom.name
        return Figure("place", name, None, code=known.code if known else None, sideless=True, start=atom.start)

    def _institution(self, atom: Atom) -> Figure:
        """'Sudan's Foreign Ministry', 'the Foreign Ministry' (whose one the passage tells), 'Gedaref Farmers'
        Union'.
        """
        low = {w.lower() for w in atom.name.split()}
        if body := self.bodies.named(atom.name):
            return self.describer.institution(body, body, atom.start)
        if not low & self.lex.of_state:
            return self.describer.institution(atom.name, self.reader.party(atom), atom.start)
        party = atom.party or self._possessor(atom) or self._of_side(atom)
        if party is None:
            same = next(
                (f for f in self.describer.institutions.values() if f.name and f.name.endswith(" " + atom.name)), None
            )
            if same:
                return same
            party = self.context.side(atom.start) or self._government(low)
        return (
            self.describer.of_state(atom.name, party, atom.start)
            if party
            else self.describer.institution(atom.name, None, atom.start)
        )

    def _government(self, low: set[str]) -> str | None:
        """A ministry's side where the report names no state at all."""
        return GOVERNMENT if low & forms("of_government") and not self.context.states() else None

    def _of_side(self, atom: Atom) -> str | None:
        """'the Ministry of Foreign Affairs of Oman': the state behind 'of'."""
        k = atom.end
        if k + 1 >= len(self.words) or self.words[k].low != "of":
            return None
        state = self.reader.inside.get(k + 1 + (self.words[k + 1].low == "the"))
        return state.party if state is not None and state.kind == "state" else None

    def _possessor(self, atom: Atom) -> str | None:
        before = self.reader.inside.get(atom.start - 1)
        owned = before is not None and self.words[atom.start - 1].possessive
        return self.reader.party(before) if before is not None and owned else None

    def _party(self, atom: Atom) -> Figure:
        entry = atom.entry
        figure = self.describer.institution(atom.name, self.reader.party(atom), atom.start)
        figure.code = entry.code if entry and entry.kind in ("state", "demonym") else None
        return figure

    def _people_word(self, atom: Atom) -> bool:
        """'the Russians', 'Houthis': a people as a noun; the adjective in front of a noun is part of that noun's
        phrase.
        """
        last = self.words[atom.end - 1]
        article = atom.start > 0 and self.words[atom.start - 1].low == "the"
        after = self.words[atom.end] if atom.end < len(self.words) else None
        alone = after is None or after.sentence != last.sentence or after.low in forms("verbs")
        return (last.text.endswith("s") and not last.text.endswith("ss")) or (article and alone)

    def _unknown(self, atom: Atom) -> Figure | None:
        """A name that nothing tells about: an outlet where the report prints it ('the Ledger'), else a figure of
        its own.
        """
        d = self.describer
        for key, figure in list(d.institutions.items()):
            if key.startswith("outlet ") and key.endswith(" " + key_of(atom.name)):
                return figure
        outlet = self.reading.report.outlet
        if outlet and key_of(atom.name) in _short_forms(key_of(outlet)):
            return d.named_outlet(outlet, atom.start)
        span = span_of(self.words, atom)
        kind = next((e.kind for e in self.annotation.entities if e.span.overlaps(span)), None)
        if kind == "place" or (kind is None and self._land_follows(atom)):
            return Figure("place", atom.name, sideless=True, start=atom.start)
        return d.institution(atom.name, atom.name if kind == "organisation" else None, atom.start)

    def _land_follows(self, atom: Atom) -> bool:
        """'the Varn valley': what the name is stands behind it."""
        after = self.words[atom.end] if atom.end < len(self.words) else None
        last = self.words[atom.end - 1]
        beside = after is not None and self.text[last.span.end : after.span.start] == " " and not last.possessive
        return beside and after is not None and after.low in forms("land_nouns")

    def _phrase(self, p: Phrase) -> None:
        before = self.reader.inside.get(p.last - 1)
        if p.head in ("state", "city", "town") and before is not None and before.kind == "place":
            return  # 'Borno state' is the place
        after = self.reader.inside.get(p.end + 1)
        of = p.end + 1 < len(self.words) and self.words[p.end].low == "of"
        if of and p.head in forms("settlements") and after is not None and after.kind in ("place", "capital"):
            return  # so is 'the city of Homs'
        owner = self._owner(p)
        here = self._seen(p.start, p.end, Figure("group", None))
        figure = self.describer.figure(p, self.scene, here, owner)
        if self.describer.candidates:
            names = tuple(sorted({f.name or "" for f in self.describer.candidates}))
            span = Span(self.words[p.start].span.start, self.words[p.end - 1].span.end)
            self.diagnostics.append(Diagnostic("party.ambiguous", "left open: more than one fits", span, names))
        self._add(p.start, p.end, p.last, figure, "description", False)

    def _owner(self, p: Phrase) -> Figure | None:
        """Whose it is: 'his' in 'his aides', 'Wolde' in 'Wolde's office', found before since it stands further left."""
        first = self.words[p.start]
        if first.low in OWNERS:
            return self._resolved_pronoun(p.start)
        for n, atom in enumerate(self.atoms):
            if p.start <= atom.start < p.end and self.words[atom.end - 1].possessive and n in self.people.figures:
                return self.people.figures[n]
        return None

    def _pronoun(self, i: int) -> None:
        if self.words[i].low in OWNERS and i + 1 < len(self.words) and self.words[i + 1].low in forms("honours"):
            here = self._seen(i, i + 1, Figure("group", None))
            low = {"his": "he", "her": "she"}.get(self.words[i].low, "they")
            figure = self._honoured(i) or self.pronouns.resolve_as(low, here)[0]
            if figure:
                self._add(i, i + 2, i + 1, figure, "pronoun", False)
            return
        if self.words[i].low in SPEAKER_WORDS or any(f.start == i and f.kind == "pronoun" for f in self.found[-6:]):
            return
        self._resolved_pronoun(i)

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

    def _resolved_pronoun(self, i: int) -> Figure | None:
        here = self._seen(i, i + 1, Figure("group", None))
        figure, tied = self._ranked(i, here) or self.pronouns.resolve(i, here)
        if figure is None:
            if tied and here.speaker:
                names = tuple(sorted({f.name or f.description or "" for f in tied}))
                self.diagnostics.append(Diagnostic("party.ambiguous", "pronoun left open", self.words[i].span, names))
            return None
        self._add(i, i + 1, i, figure, "pronoun", self.words[i].low in OWNERS)
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
        teller = self.figure_in(source)
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
        return self.figure_in(best.source[0]) if best else None

    def figure_in(self, span: Span) -> Figure | None:
        """The figure whose mention carries a source span: a name before its title, else the first head."""
        inside = [f for f in self.found if span.covers(self.words[f.head].span) and not f.owner]
        named = [f for f in inside if f.kind == "name" and f.figure.kind == "person"]
        chosen = (named or inside)[:1]
        return chosen[0].figure if chosen else None

    # -- bookkeeping

    def _seen(self, start: int, end: int, figure: Figure, owner: bool = False) -> Seen:
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

    def _add(self, start: int, end: int, head: int, figure: Figure, kind: str, owner: bool) -> None:
        before = self.found[-1] if self.found else None
        self.found.append(Found(start, end, head, figure, kind, owner))
        self.scene.add(replace(self._seen(start, end, figure, owner), head=head, kind=kind))
        if before and not owner and not before.owner and self._paired(before, start) and before.figure is not figure:
            pair = Figure("group", None, plural=True, members=(before.figure, figure), start=before.start)
            self.scene.add(replace(self._seen(before.start, end, pair), head=before.head, kind="pair"))

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


_GENERIC = frozenset({"news", "agency", "media", "online", "tv", "television", "radio", "network", "press", "newswire"})


def _short_forms(outlet: str) -> set[str]:
    """How a report names the outlet that prints it: 'the Observer', and 'Meridian' for 'Meridian News'."""
    words = outlet.split()
    return {outlet, words[-1]} | ({words[0]} if words[-1] in _GENERIC else set())

"""Why: by which rule a name means whom it means, and why that one has a side, with the words that tell it.

Nothing is decided here; what the readers of names, titles and sides have decided is told.
"""

from rapporteur.resolve.who.atoms import Atom, span_of
from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.figure import Figure, Title
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.leaders import party_of_leader
from rapporteur.resolve.who.people import People
from rapporteur.resolve.who.phrases import span_between

_TABLES = {
    "state": "name of a state",
    "demonym": "demonym of a state",
    "metonym": "seat of power",
    "organisation": "known organisation",
    "outlet": "outlet",
    "institution": "institution by the words of its name",
    "place": "known place",
}


class Why:
    """Answers for the names of one report once its people and sides are settled."""

    def __init__(self, reader: TitleReader, people: People, bodies: Bodies, day: str | None) -> None:
        self.reader, self.people, self.bodies, self.day = reader, people, bodies, day
        self.full: dict[int, int] = {}  # the first full name of each figure, as an atom
        for n in sorted(people.figures, reverse=True):
            if " " in reader.atoms[n].name:
                self.full[id(people.figures[n])] = n

    def person(self, n: int, figure: Figure) -> tuple[str, ...]:
        """'surname after full name: "Orlov" <- "Pavel Orlov" [12:23]', then the office beside the name."""
        atom, full = self.reader.atoms[n], self.full.get(id(figure))
        out = [self._name(n, atom, figure, full)]
        for title, place in zip(self.people.titles.get(n, ()), ("before", "behind"), strict=False):
            if title is not None and title.words:
                out.append(f"office {place} name: {self._words(title)}")
        return tuple(out)

    def _name(self, n: int, atom: Atom, figure: Figure, full: int | None) -> str:
        written = self._text(atom)
        if atom.kind == "person":
            return f'known person: "{written}" is {figure.name}'
        if full is None or full == n:
            return f'name: "{written}"'
        named = self._quoted(self.reader.atoms[full])
        if " " in atom.name:
            return f'full name again: "{written}" <- {named}'
        return f'surname {"after" if full < n else "before"} full name: "{written}" <- {named}'

    def name(self, atom: Atom, figure: Figure) -> tuple[str, ...]:
        """'capital for its government: "Moscow" of Russia', 'used like a state or an organisation: "Norland"'."""
        written = self._text(atom)
        if figure.kind == "place" and atom.kind == "capital":
            return (f'capital as ground: "{written}"',)
        if atom.kind == "capital":
            return (f'capital for its government: "{written}" of {atom.party}',)
        full = self.bodies.named(atom.name)
        if full and full != atom.name:
            return (f'short form: "{written}" <- "{full}"',)
        if atom.name in self.reader.capitals:
            return (f'told to be the capital: "{written}" of {self.reader.capitals[atom.name]}',)
        if (local := self.reader.local.get(atom.name)) is not None:
            return (f'used like a side: "{written}"' + (f" of {local}" if local != atom.name else ""),)
        told = _TABLES.get(atom.kind, "name")
        side = atom.party if atom.kind != "place" else None  # whose a place is we do not say
        of = f" of {side}" if side and side != written else ""
        return (f'{told}: "{written}"{of}',)

    def tell_sides(self) -> None:
        """Fills `sided` of each person who has a side."""
        for n in sorted(self.people.figures):
            figure = self.people.figures[n]
            if figure.party and (told := self._side(n, figure)):
                figure.sided = told
        for figure in self.people.all:
            if figure.party and not figure.sided:
                figure.sided = self._by_table(figure)

    def _side(self, n: int, figure: Figure) -> str:
        if figure.sided.startswith("side by office"):
            return ""
        for title in self.people.titles.get(n, ()):
            if title is not None and (told := self._in_title(title, figure.party)):
                return f"side by office: {told}"
        owner = self.reader.inside.get(self.reader.atoms[n].start - 1)
        if owner is not None and self.reader.party(owner) == figure.party and not figure.sided:
            return f"side by owner: {self._quoted(owner)}"
        return ""

    def _in_title(self, title: Title, party: str | None) -> str:
        if title.party != party:
            return ""
        names = (self.reader.inside.get(k) for k in range(title.start, title.end))
        named = next((a for a in names if a is not None and self.reader.party(a) == party), None)
        return self._quoted(named) if named is not None else self._words(title)

    def _by_table(self, figure: Figure) -> str:
        on = f", {self.day}" if self.day else ""
        if figure.name and self.people.gazetteer.party_of(figure.name, self.day) == figure.party:
            return f"side by the table of people{on}"
        if figure.name and party_of_leader(figure.name, figure.titles, self.day) == figure.party:
            return f"side by the table of leaders{on}"
        return "side that the passage is about"

    def _words(self, title: Title) -> str:
        span = span_between(self.reader.words, title.start, title.end)
        return f'"{" ".join(span.of(self.reader.text).split())}" [{span.start}:{span.end}]'

    def _quoted(self, atom: Atom) -> str:
        span = span_of(self.reader.words, atom)
        return f'"{self._text(atom)}" [{span.start}:{span.end}]'

    def _text(self, atom: Atom) -> str:
        return " ".join(span_of(self.reader.words, atom).of(self.reader.text).split())

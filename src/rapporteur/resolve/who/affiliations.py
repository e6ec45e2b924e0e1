"""Whose people they are: the side of a titled person whose name and title tell none."""

from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.body_signs import kinds, signs
from rapporteur.resolve.who.context import GOVERNMENT, Context
from rapporteur.resolve.who.figures import Figure, Title, TitleReader, key_of
from rapporteur.resolve.who.front import state_of
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.people import People
from rapporteur.resolve.who.tables import forms, lists

_LOOSE = frozenset(
    ["member", "counterpart", "owner", "executive", "founder", "author", "director", "manager", "candidate"]
)
_OFFICES_OF_STATE = frozenset(["minister", "premier", "chancellor", "undersecretary"])


class Affiliations:
    """Settles the sides of a report's people once all of them and its organisations are known."""

    def __init__(self, reader: TitleReader, people: People, context: Context, bodies: Bodies, lex: Lexicon) -> None:
        self.reader, self.people, self.context, self.bodies, self.lex = reader, people, context, bodies, lex

    def settle(self) -> None:
        """Each from the organisation that the title points at, the same office elsewhere, else from the passage."""
        served = {n: f for n in self.people.figures if (f := self._served(n))}
        for n, figure in self.people.figures.items():
            if figure.party or figure.sideless or n in served or (figure.owner and not self._speaks_for(n)):
                continue
            atom = self.reader.atoms[n]
            own = self._own(n, atom)
            if own is None and self._public(figure):
                own = self._of_passage(n, figure, atom)
            if own is None and _of_state(figure) and not self.context.states():
                own = GOVERNMENT
            figure.party = own
        for n, patron in served.items():
            figure = self.people.figures[n]
            figure.party = figure.party or (None if figure.sideless else patron.party)

    def _served(self, n: int) -> Figure | None:
        """Whose spokeswoman she is: 'President Orsolan's spokeswoman, Vera Kolt' speaks for his side."""
        here = self.people.figures[n]
        at = {self.reader.atoms[k].start: f for k, f in self.people.figures.items()}
        for title in self.people.titles[n]:
            for k in range(title.start, title.end) if title else ():
                owner = at.get(k)
                inside = self.reader.inside.get(k)
                if owner and owner is not here and inside and title and self._patron(title, inside):
                    return owner
        return None

    def _patron(self, title: Title, name: Atom) -> bool:
        """Whether the name owns the office or is whom its bearer serves: 'a deputy to Premier Holt'."""
        words = self.reader.words
        if words[name.end - 1].possessive:
            return True
        head = next((k for k in range(title.start, name.start) if words[k].low in forms("retinue")), None)
        return head is not None and words[head + 1].low in ("to", "of", "for")

    def _of_passage(self, n: int, figure: Figure, atom: Atom) -> str | None:
        """From the sentences before, the same office elsewhere, else the state that the passage is about."""
        if land := self._of_the_land(n, atom):
            return land
        own = self._last_spoken(n, atom) or self._by_office(figure) or self._takes_stand(figure)
        if own is None and figure.titles & set(lists("home.toml")["heads"]):
            own = self.context.front or self._at_home(figure)
        if own is None and figure.titles & forms("of_front"):
            own = self._only_land(atom)
        own = own or self.context.side(atom.start)
        return None if own and self._held_by_another(figure, own) else own

    def _at_home(self, figure: Figure) -> str | None:
        """'GEORGETOWN - President X': the report's home, where no second head of that title is left without a state."""
        held = figure.titles & set(lists("home.toml")["heads"])
        rivals = (f for f in self.people.all if f is not figure and f.titles & held and not f.party and not f.sideless)
        return self.context.home() if not any(rivals) else None

    def _held_by_another(self, figure: Figure, side: str) -> bool:
        """Whether the report names somebody else in the same office of that side, which only one holds at a time."""
        mine = _one_holder(figure)
        return bool(mine) and any(
            f is not figure and f.party == side and _one_holder(f) == mine and f.name for f in self.people.all
        )

    def _of_the_land(self, n: int, atom: Atom) -> str | None:
        """'The country's president, Osman Keita': of the land that was named last before."""
        titles = (t for t in self.people.titles[n] if t)
        if not any(w in forms("of_the_land") for t in titles for w in t.words):
            return None
        lands = [land for a in self.reader.atoms if a.start < atom.start and (land := state_of(self.reader, a))]
        return lands[-1] if lands else None

    def _by_office(self, figure: Figure) -> str | None:
        """The side that has the same office elsewhere; not where somebody else is named who holds it there."""
        side = self.context.office(figure.titles)
        others = (f for f in self.people.all if f is not figure and f.name and f.name != figure.name)
        return None if any(f.party == side and f.titles & figure.titles for f in others) else side

    def _only_land(self, atom: Atom) -> str | None:
        """The one state of the report; of several the one that opens the paragraph of a president without a country."""
        lands = {land for a in self.reader.atoms if (land := state_of(self.reader, a))}
        if len(lands) > 1:
            return self.context.first[self.context.paragraph[atom.start]]
        return self.context.side_of_head("president", atom.start)

    def _takes_stand(self, figure: Figure) -> str | None:
        """'The minister stressed that Norland rejects': the state whose stand the report's one minister gives."""
        heads = {t.split()[-1] for t in figure.titles}
        bearers = {id(f) for f in self.people.all if heads & {t.split()[-1] for t in f.titles} and not f.party}
        if len(bearers) != 1:
            return None
        words, found = self.reader.words, set()
        for atom in self.reader.atoms:
            k = atom.start - (atom.start > 0 and words[atom.start - 1].low == "that")
            after = words[atom.end].low if atom.end < len(words) else ""
            if k > 1 and words[k - 2].low in heads and after in forms("takes_stand"):
                found.add(state_of(self.reader, atom))
        return next(iter(found)) if len(found) == 1 else None

    def _speaks_for(self, n: int) -> bool:
        """'its barrister' waits for whom 'its' is; 'its general secretary' is a union's in any case."""
        return any(self._officer(t) for t in self.people.titles[n] if t)

    def _own(self, n: int, atom: Atom) -> str | None:
        """'union chairman X', 'company spokeswoman Y', 'managing director Z': the one union or company told of."""
        for title in self.people.titles[n]:
            words = title.words if title else ()
            for n_, word in enumerate(words):
                if word in kinds("heads") and set(words[n_ + 1 : n_ + 2]) & set(kinds("heads")):
                    continue  # 'city council': the council is meant
                if word in kinds("heads") and (self.bodies.known_as(word) or word in self.lex.own_side):
                    return self._body(word, atom, title)
        return next((o for t in self.people.titles[n] if t and (o := self._officer(t))), None)

    def _body(self, word: str, atom: Atom, title: Title | None) -> str | None:
        words = title.words if title else ()
        one = self.bodies.one(word, atom.start, words)
        if one or self.bodies.known_as(word):
            return one
        fits = [a for a in self.reader.atoms if word in key_of(a.name).split() and not _worldwide(a)]
        near = [a for a in fits if a.start < atom.start] or fits
        return self.reader.party(near[-1]) if near else word

    def _leading(self, title: Title, found: list[str]) -> str | None:
        """Of several companies the one that opens the paragraph: 'Brackwater rejected it. Chief executive X said'."""
        near = self.context.paragraph[title.start]
        for a in self.reader.atoms:
            if self.context.paragraph[a.start] == near and a.start < title.start:
                name = self.reader.party(a)
                return name if name in found else None
        return None

    def _officer(self, title: Title) -> str | None:
        """'managing director', 'general secretary', 'mayor': an office that one kind of organisation has."""
        for a, b in zip(("", *title.words), title.words, strict=False):
            for office in (f"{a}-{b}", b):
                for kind in kinds("officers").get(office, ()):
                    near = [x for x in self.bodies.all if not x.wide]
                    found = [x for x in near if x.kind == kind] or [x for x in near if not x.kind and kind == "company"]
                    if found:
                        return found[0].name if len(found) == 1 else self._leading(title, [x.name for x in found])
        return None

    def _last_spoken(self, n: int, atom: Atom) -> str | None:
        """'Spokeswoman X said' behind 'the State Department said': the institution of the sentences before."""
        for title in self.people.titles[n]:
            if title is None or set(title.words) & self.lex.of_state:
                continue
            if set(title.words) & self.lex.spokes and not title_side(title, self.reader):
                near = self.context.paragraph[atom.start]
                kinds_ = ("institution", "metonym", "organisation")
                fits = [a for a in self.reader.atoms if a.start < atom.start and a.kind in kinds_]
                fits = [a for a in fits if near - self.context.paragraph[a.start] < 2]
                return self.reader.party(fits[-1]) if fits else None
        return None

    def _public(self, figure: Figure) -> bool:
        """Whether the titles are offices of a side: not analysts, relatives or bare honorifics."""
        loose = {"gen", "captain", "farmer", "leader", "head"} | _LOOSE | signs("neutral")
        return bool(figure.titles) and not figure.titles & self.lex.private and not figure.titles <= loose


def _of_state(figure: Figure) -> bool:
    return any(t.split()[-1] in _OFFICES_OF_STATE for t in figure.titles)


def _one_holder(figure: Figure) -> str | None:
    """The office of which a state has one holder, by its full title: no 'vice president' is a president."""
    full = {t for t in figure.titles if not any(t != u and t in u.split() for u in figure.titles)}
    found = full & set(lists("home.toml")["one_holder"])
    return next(iter(found)) if len(found) == 1 else None


def title_side(title: Title | None, reader: TitleReader) -> bool:
    """Whether a title names an institution or a side: 'Foreign Ministry spokeswoman'."""
    inner = (reader.inside.get(k) for k in range(title.start, title.end)) if title else ()
    return any(a is not None and a.kind != "title" for a in inner)


def _worldwide(atom: Atom) -> bool:
    """The African Union is no trade union."""
    return atom.entry is not None and atom.entry.detail == "organisation"

"""The people of a report: full names with their titles, later surnames, gender and side."""

from collections.abc import Sequence

from rapporteur.domain.annotation import Entity
from rapporteur.resolve.who.figures import Figure, Title, TitleReader, is_person_name
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.leaders import party_of_leader
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.local_sides import local_sides
from rapporteur.resolve.who.names import Atom, span_of
from rapporteur.resolve.who.words import Word


class People:
    """Finds persons among the names; `figures` maps the index of an atom to the person it names."""

    def __init__(
        self,
        reader: TitleReader,
        words: Sequence[Word],
        gazetteer: Gazetteer,
        lex: Lexicon,
        entities: Sequence[Entity],
        day: str | None,
    ) -> None:
        self.reader, self.words, self.gazetteer, self.lex, self.day = reader, words, gazetteer, lex, day
        self.entities = entities
        self.figures: dict[int, Figure] = {}
        self.titles: dict[int, tuple[Title | None, Title | None]] = {}
        self.all: list[Figure] = []

    def read(self) -> None:
        """Full names first, so that a surname finds its bearer on either side; then names used like states."""
        atoms = self.reader.atoms
        for n, atom in enumerate(atoms):
            if atom.kind in ("person", "unknown"):
                before = self.reader.before(atom.start)
                self.titles[n] = (before, self.reader.after(atom.end) or self.reader.affiliation(atom.end, before))
        for n, atom in enumerate(atoms):
            if atom.kind == "person" or (
                atom.kind == "unknown" and len(atom.name.split()) > 1 and self._person(n, atom)
            ):
                self._add(n, atom)
        for n, atom in enumerate(atoms):
            if n in self.figures or atom.name in self.reader.local:
                continue
            if atom.kind == "unknown" and len(atom.name.split()) == 1:
                self._surname(n, atom)
        surnames = frozenset(p for f in self.all if f.name for p in f.name.split())
        sides = local_sides(self.reader, self.words, self.lex, surnames)
        self.reader.local.update({k: v for k, v in sides.items() if k not in self.reader.local})
        for n, figure in self.figures.items():
            self._sides(n, figure)
            figure.start = min(figure.start, self.reader.atoms[n].start)
        self._leaders()

    def _leaders(self) -> None:
        """A side from the table of leaders for those of whom the report tells none and rules none out: no
        'former president X', no 'X, an analyst'.
        """
        out = {id(f) for n, f in self.figures.items() if any(t and t.sideless for t in self.titles[n])}
        for figure in self.all:
            if figure.name and not figure.party and not figure.owner and id(figure) not in out:
                figure.party = party_of_leader(figure.name, figure.titles, self.day)
                figure.sideless = figure.sideless and not figure.party

    def _person(self, n: int, atom: Atom) -> bool:
        if atom.name in self.reader.local:
            return False
        kind = next((e.kind for e in self.entities if e.span.overlaps(span_of(self.words, atom))), None)
        if kind:
            return kind == "person"
        before, after = self.titles[n]
        head = self.words[atom.start - 1].low if atom.start else ""
        if not before and self._owned(atom) and not self.lex.gender_of_name(atom.name):
            return False
        if head in ("the", "a", "an", "this") and not before:
            return False
        titled = before is not None or (after is not None and bool(after.words))
        return titled or is_person_name(atom, self.lex, self.gazetteer)

    def _owned(self, atom: Atom) -> bool:
        """A possessive in front: 'LPB's Morning Line' is no person, 'the Gazette's Dan Olin' is one."""
        owner = self.reader.inside.get(atom.start - 1)
        return atom.start > 0 and self.words[atom.start - 1].possessive and not (owner and owner.kind == "outlet")

    def _add(self, n: int, atom: Atom) -> None:
        same = next((f for f in self.all if f.name and _same_person(f.name, atom.name)), None)
        if same is None:
            gender = (atom.entry.detail if atom.entry else "") or self.lex.gender_of_name(atom.name)
            same = Figure("person", atom.name, gender=gender, start=atom.start)
            if atom.entry:
                same.party = self.gazetteer.party_of(atom.name, self.day)
                same.sideless = same.party is None
                offices = self.gazetteer.offices.get(atom.name, ())
                same.titles |= {o.title for o in offices if o.title and o.held(self.day)}
            self.all.append(same)
        elif len(atom.name.split()) > len((same.name or "").split()) and not atom.entry:
            same.name = atom.name
        self.figures[n] = same

    def _surname(self, n: int, atom: Atom) -> None:
        low = atom.name.lower().replace("’", "'")
        fits = [f for f in self.all if f.name and low in _surname_forms(f.name)]
        if not fits:
            fits = [f for f in self.all if f.name and low in f.name.lower().split()]
        before, after = self.titles[n]
        if len(fits) > 1 and before:
            gender = self.lex.gender_of_title(before.words)
            fits = [f for f in fits if f.gender in (None, gender)] or fits
        if fits:
            earlier = [f for f in fits if f.start < atom.start]
            self.figures[n] = (earlier or fits)[-1]
        elif (before and before.words[-1] not in ("the", "of")) or (after and after.words):
            self._add(n, atom)

    def _possessor(self, atom: Atom) -> str | None:
        """'Norland's Pavel Orlov' is Norland's; an outlet's reporter and a person's friend are nobody's."""
        owner = self.reader.inside.get(atom.start - 1) if atom.start else None
        owned = owner is not None and self.words[atom.start - 1].possessive and owner.end == atom.start
        return self.reader.party(owner) if owned and owner is not None and owner.kind != "person" else None

    def _served(self, figure: Figure, party: str) -> bool:
        """Whether the table has somebody for that side at some time: then the report's own words tell for whom now."""
        return any(o.party == party for o in self.gazetteer.offices.get(figure.name or "", ()))

    def _sides(self, n: int, figure: Figure) -> None:
        figure.party = figure.party or self._possessor(self.reader.atoms[n])
        for title in self.titles[n]:
            if title is None:
                continue
            figure.titles |= titles_in(title.words, self.lex)
            figure.gender = figure.gender or self.lex.gender_of_title(title.words)
            figure.sideless = figure.sideless or (title.sideless and not figure.party)
            figure.owner = figure.owner or title.owner
            party = self.reader.side(range(title.start, title.end))[0] or title.party
            if party and not title.sideless and (not figure.party or self._served(figure, party)):
                figure.party = party


_ABBREVIATED = {"sen": "senator", "gov": "governor", "rep": "representative", "amb": "ambassador", "pres": "president"}


def titles_in(words: tuple[str, ...], lex: Lexicon) -> set[str]:
    """The offices in a title's words: 'irrigation minister', with its head 'minister' and 'chief negotiator'."""
    out: set[str] = set()
    for k, word in enumerate(words):
        word = _ABBREVIATED.get(word.strip("."), word)
        if word not in lex.offices and word not in ("gen", "premier"):
            continue
        out.add(word)
        if k and words[k - 1] in lex.modifiers:
            out.add(f"{words[k - 1]} {word}")
        out |= _longer(words, k, word)
        if k + 2 < len(words) and words[k + 1] == "of":
            out.update(f"{w} {word}" for w in words[k + 2 :] if w in lex.modifiers)
        if words[k : k + 3] == ("secretary", "of", "state"):
            out.add("secretary of state")
    return out


def _longer(words: tuple[str, ...], k: int, word: str) -> set[str]:
    """Offices of three words: 'external affairs minister' is a foreign minister, 'foreign policy chief' stays."""
    if k < 2:
        return set()
    if words[k - 1] == "affairs" and words[k - 2] in ("foreign", "external"):
        return {f"foreign {word}"}
    return {"foreign policy chief"} if words[k - 2 : k] == ("foreign", "policy") and word == "chief" else set()


def _surname_forms(name: str) -> set[str]:
    parts = name.lower().replace("’", "'").split()
    tail = parts[-1]
    forms = {" ".join(parts[-n:]) for n in range(1, len(parts))} | {tail}
    return forms | ({tail[3:]} if tail[:3] in ("al-", "el-") else {f"al-{tail}", f"el-{tail}"})


def _same_person(a: str, b: str) -> bool:
    """The same name, or one that only leaves out a middle name: 'Ana Ruiz', 'Ana M. Ruiz'; 'Ruiz' alone is no
    proof here.
    """
    x, y = a.lower().split(), b.lower().split()
    if x == y:
        return True
    return len(x) > 1 and len(y) > 1 and x[0] == y[0] and x[-1] == y[-1]

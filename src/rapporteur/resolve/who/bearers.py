"""Bearers: the person whom an office or another description means, by who has it, was named last, or held it then."""

from rapporteur.resolve.who.epithets import is_epithet, told_of
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.people import titles_in
from rapporteur.resolve.who.phrase_sides import PhraseSides
from rapporteur.resolve.who.phrases import Phrase, complement
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms

_NEAR = 3  # paragraphs


class Bearers(PhraseSides):
    """Finds the bearer of one phrase at a time; `why` is the rule that found it."""

    why = ""

    def _by(self, rule: str, figure: Figure | None) -> Figure | None:
        """The same figure, and the rule kept where there is one."""
        self.why = rule if figure is not None else self.why
        return figure

    def _epithet(self, p: Phrase, scene: Scene, here: Seen) -> Figure | None:
        """'The 61-year-old' is whoever was just named; with several named `candidates`."""
        low = tuple(w.low for w in self.words[p.start : p.end])
        after = self.words[p.end].low if p.end < len(self.words) else ""
        told = after in forms("after_name") | {"who", "whose", "that"}  # 'the man from the insurance' is another
        if self.candidates or not is_epithet(p, low) or (told and p.head in ("man", "woman")):
            return None
        found = told_of(p, scene, here, self.lex, self.lex.gender_of_title(low))
        self.candidates = found if len(found) > 1 else ()
        return found[0] if len(found) == 1 else None

    def _opposite(self, p: Phrase, side: str | None, owner: Figure | None) -> Figure | None:
        """'his Norland counterpart': who has the same office there; 'its neighbour Sudria': the name that follows."""
        if p.head not in forms("opposite"):
            return None
        behind = self.reader.inside.get(p.end)
        gap = self.text[self.words[p.end - 1].span.end : self.words[p.end].span.start] if behind else ""
        known = behind is not None and (behind.kind in ("state", "organisation") or " " not in behind.name)
        if behind is not None and known and gap in (" ", ", ") and (party := self.reader.party(behind)):
            return self.institution(behind.name, party, behind.start)
        offices = (owner.titles if owner else set()) | {"counterpart"}
        fits = [f for f in self.people if side and f.party == side and f.titles & offices and f is not owner]
        return fits[0] if len(fits) == 1 and p.head == "counterpart" else None

    def _bearing(self, p: Phrase) -> Figure | None:
        """'Mediator Qatar', 'Host Egypt': an office in front of the side that has it."""
        behind = self.reader.inside.get(p.end) if not p.det and p.end - p.start == 1 else None
        if behind is None or behind.start != p.end or behind.kind not in ("state", "organisation", "unknown"):
            return None
        gap = self.text[self.words[p.end - 1].span.end : self.words[p.end].span.start]
        party = self.reader.party(behind)
        alone = gap == " " and party is not None and not self.words[behind.end - 1].possessive
        return self.institution(behind.name, party, behind.start) if alone else None

    def _offices(self, p: Phrase) -> set[str]:
        a, b = complement(self.text, self.words, p.end)
        low = tuple(w.low for w in self.words[p.start : (b if b > a and self.words[a - 1].low == "of" else p.end)])
        return titles_in(low, self.lex) | {p.head}

    def _titled(self, p: Phrase, scene: Scene, here: Seen, side: str | None) -> Figure | None:
        """A named person of that office and side: mentioned before, the most prominent; else one who is named later."""
        wanted = self._offices(p)
        precise = {w for w in wanted if " " in w and w.split()[0] not in forms("of_the_person")}
        fits = [f for f in self.people if self._bears(f, precise or wanted, p.head, side)]
        if not fits and precise:
            fits = [
                f
                for f in self.people
                if f.titles & {p.head}
                and self._bears(f, {p.head}, p.head, side)
                and not any(" " in t for t in f.titles)
            ]
        if not fits and side and p.head in ("man", "woman"):
            fits = [f for f in self.people if f.party == side]
        own = [f for f in fits if f.titles & (precise or _spelled(p.head))]
        fits = own or fits  # 'the general' is rather a general than a commander
        if len(fits) == 1:
            return fits[0]
        best = self._nearest(fits, scene, here)
        self.candidates = tuple(fits) if best is None and len(fits) > 1 else ()
        return best

    def _nearest(self, fits: list[Figure], scene: Scene, here: Seen) -> Figure | None:
        """Of several ministers 'the minister' is the only one told of so far, in this paragraph or in the one before;
        a wrong name would cost more than none.
        """
        seen = [s for s in scene.seen if s.figure in fits]
        for reach in (0, 1):
            near = {id(s.figure): s.figure for s in seen if here.paragraph - s.paragraph <= reach}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        told = {id(s.figure): s.figure for s in seen}
        return next(iter(told.values())) if len(told) == 1 else None

    def _untitled(self, p: Phrase, side: str | None) -> Figure | None:
        """An office that nobody bears yet goes to the nearest named person without any title, within three
        paragraphs.
        """
        if p.kind != "office" or p.head in self.lex.private or self.candidates:
            return None
        near, reach = self.context.paragraph[p.start], _NEAR if side else 0
        side = side or self.context.side(p.start)
        fits = [
            f
            for f in self.people
            if not f.titles and f.party in (None, side) and not f.sideless and f.start < len(self.words)
        ]
        ranked = sorted(
            (abs(self.context.paragraph[f.start] - near), abs(f.start - p.start), n) for n, f in enumerate(fits)
        )
        if not ranked or ranked[0][0] > reach or not side:
            return None
        figure = fits[ranked[0][2]]
        if not reach and figure.start > p.start:
            return None
        figure.titles |= self._offices(p)
        figure.party = side
        return figure

    def _bears(self, f: Figure, offices: set[str], head: str, side: str | None) -> bool:
        if side and f.party and f.party != side:
            return False
        if side and not f.party and f.sideless:
            return False
        wide = offices | {o for w in offices for o in self.lex.stands_for.get(w, ())}
        return bool(f.titles & wide)

    def _introduced(self, p: Phrase, scene: Scene, side: str | None) -> Figure | None:
        """'the diplomat' after 'a senior Egyptian diplomat': the same unnamed source; 'the woman' after a woman."""

        def fits(f: Figure) -> bool:
            if f.kind != "group" or f.plural or not f.anonymous or (side and f.party and f.party != side):
                return False
            return p.head in f.titles or (p.head == "source" and bool(f.titles & {"official", "person"}))

        return scene.last(fits)

    def _incumbent(self, p: Phrase, side: str) -> Figure | None:
        wanted = sorted(self._offices(p), key=lambda w: (" " not in w, w))
        wide = dict.fromkeys(o for w in wanted for o in (w, *self.lex.stands_for.get(w, ())))
        for office in wide:
            names = self.gazetteer.in_office(office.replace("defense", "defence"), side, self.day)
            if len(names) == 1:
                held = self.gazetteer.offices[names[0]][0]
                figure = next((f for f in self.people if f.name == names[0]), None)
                figure = figure or Figure("person", names[0], side, held.gender, {office}, start=p.start)
                if figure not in self.people:
                    self.people.append(figure)
                return figure
        return None


def _spelled(head: str) -> set[str]:
    """An office as titles write it: 'Gen. Virta' is a general."""
    return {head, *{"general": ("gen",), "premier": ("prime minister",), "pm": ("prime minister",)}.get(head, ())}

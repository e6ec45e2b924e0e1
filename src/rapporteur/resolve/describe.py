"""What a description stands for: one figure of the report, an institution, an unnamed source, or open with its
candidates.
"""

import re
from collections.abc import Sequence

from rapporteur.resolve.context import Context
from rapporteur.resolve.figures import Figure, TitleReader, key_of
from rapporteur.resolve.gazetteer import Gazetteer
from rapporteur.resolve.lexicon import Lexicon
from rapporteur.resolve.people import titles_in
from rapporteur.resolve.phrases import ARTICLES, INDEFINITE, NUMBERS, OWNERS, Phrase, complement, span_between
from rapporteur.resolve.scene import Scene, Seen
from rapporteur.resolve.tables import forms
from rapporteur.resolve.words import Word

_NEAR = 3  # paragraphs
_DROP = ARTICLES | INDEFINITE | OWNERS


class Describer:
    """Resolves one phrase at a time against what the scene holds."""

    def __init__(
        self, text: str, words: Sequence[Word], reader: TitleReader, context: Context, gazetteer: Gazetteer, lex:
        Lexicon,
        people: Sequence[Figure], day: str | None, outlet: str | None,
    ) -> None:  # fmt: skip
        self.text, self.words, self.reader, self.context, self.gazetteer, self.lex = (
            text,
            words,
            reader,
            context,
            gazetteer,
            lex,
        )
        self.people, self.day, self.outlet = list(people), day, outlet
        self.institutions: dict[str, Figure] = {}
        self.candidates: tuple[Figure, ...] = ()

    def figure(self, p: Phrase, scene: Scene, here: Seen, owner: Figure | None) -> Figure:
        """The figure that the phrase stands for; a new one where it introduces somebody. Sets `candidates` where
        it stays open.
        """
        self.candidates = ()
        side, sideless = self._side(p, owner)
        pair = self._pair(p, scene)
        if pair:
            return pair
        if self.candidates:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=True, start=p.start)
        if p.kind == "outlet":
            return self._outlet(p, scene)
        if p.kind == "spokes":
            return self._spokes(p, scene, here, side, owner)
        if p.kind == "institution":
            return self._institution(p, scene, here, side, owner)
        if p.kind == "document":
            return Figure(
                "document", None, side, anonymous=True, description=self._words(p), plural=p.plural, start=p.start
            )
        return self._person(p, scene, here, side, sideless, owner)

    # -- sides

    def _side(self, p: Phrase, owner: Figure | None) -> tuple[str | None, bool]:
        party, sideless = self.reader.side(range(p.start, p.end))
        if party or sideless:
            return party, sideless
        a, b = complement(self.text, self.words, p.end)
        if b > a and self.words[a - 1].low not in ("to", "on", "with"):
            party, sideless = self.reader.side(range(a, min(b, a + 6)))
            if self.words[a - 1].low in ("in", "inside") and self.words[a].low != "the":
                party = None  # 'two people in Khartoum' speak for nobody
            elif not party and any(w.low in self.lex.of_state for w in self.words[a : a + 3]) and p.head != "member":
                party = self.context.side(p.start)
        if not party and owner:
            party = owner.party
        return party, sideless

    def _pair(self, p: Phrase, scene: Scene) -> Figure | None:
        """'both sides', 'the two countries': the two sides that the report is about, where it is about two."""
        low = [w.low for w in self.words[p.start : p.end]]
        if not p.plural or p.head not in forms("pairs") or not ({"both", "two", "neither"} & set(low)):
            return None
        persons = p.head in ("leader", "president", "minister", "men", "man")
        if persons:
            found = scene.figures(lambda f: f.kind == "person" and bool(f.party))[:2]
            if len(found) == 2 and found[0].party != found[1].party:
                return Figure("group", None, plural=True, members=(found[1], found[0]), start=p.start)
        counts = scene.counts(lambda f: f.kind in ("party", "person", "institution"))
        if len(counts) == 2 or (len(counts) > 2 and counts[2][1] < counts[1][1]):
            members = tuple(Figure("party", name, name) for name, _ in counts[:2])
            return Figure("group", None, plural=True, members=members, start=p.start)
        self.candidates = tuple(Figure("party", name, name) for name, _ in counts)
        return None

    # -- outlets

    def _outlet(self, p: Phrase, scene: Scene) -> Figure:
        inner = [
            a
            for a in dict.fromkeys(self.reader.inside.get(k) for k in range(p.start, p.end))
            if a and a.kind in ("outlet", "unknown")
        ]
        if inner:
            return self.named_outlet(inner[0].name, p.start)
        if p.det in INDEFINITE | NUMBERS or p.plural:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=p.plural, start=p.start)
        found = scene.figures(lambda f: f.kind == "outlet")
        same = [f for f in found if p.head in f.detail.split()] or found
        other = [f for f in same if not self.outlet or key_of(f.name or "") != key_of(self.outlet)]
        if other or same:
            return (other or same)[0]
        if "own" in p.det or not self.outlet:
            return Figure("group", None, anonymous=True, description=self._words(p), start=p.start)
        return self.named_outlet(self.outlet, p.start)

    def named_outlet(self, name: str, start: int) -> Figure:
        """The outlet of that name; 'the Ledger' finds the 'Addis Ledger'."""
        key = "outlet " + key_of(name)
        for known in [k for k in self.institutions if k.startswith("outlet ")]:
            if known == key or known.endswith(" " + key_of(name)) or key.endswith(" " + known[7:]):
                return self.institutions[known]
        entry = self.gazetteer.find(name)
        figure = Figure("outlet", entry.name if entry and entry.kind == "outlet" else name, sideless=True, start=start)
        figure.detail = (
            {"paper": "paper newspaper daily", "weekly": "weekly paper newspaper"}.get(entry.detail, entry.detail)
            if entry
            else ""
        )
        self.institutions[key] = figure
        return figure

    # -- institutions

    def _spokes(self, p: Phrase, scene: Scene, here: Seen, side: str | None, owner: Figure | None) -> Figure:
        if p.det in ("the", "") and not p.plural:
            known = self._titled(p, scene, here, side)
            if known:
                return known
        name, party = self._behind(p, owner)
        if name is None and owner is None:
            last = scene.last(
                lambda f: f.kind in ("institution", "party") and f.start < p.start and (not side or f.party == side)
            )
            if side and not last:
                name, party = side, side
            elif last:
                return last
        if name is None:
            return owner or Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
        party = party or side
        if party and set(name.lower().split()) & self.lex.of_state:
            return self.of_state(name, party, p.start)
        return self.institution(name, party, p.start)

    def _behind(self, p: Phrase, owner: Figure | None) -> tuple[str | None, str | None]:
        """Whom a spokesperson speaks for: 'for Sudan's Sovereign Council', 'State Department', 'Russian', 'its'."""
        a, b = complement(self.text, self.words, p.end)
        if b > a:
            name = self._clean(a, self._until_verb(a, b))
            party = self.reader.side(range(a, b))[0]
            return name, party
        name = self._clean(p.start, p.last)
        party = self.reader.side(range(p.start, p.last))[0]
        if owner is not None and not name:
            return owner.name, owner.party
        if name and party:
            plain = next((x for k in range(p.start, p.last) if (x := self.reader.inside.get(k))), None)
            if plain and plain.kind in ("demonym", "state") and plain.end >= p.last:
                return party, party
        if (
            name
            and not party
            and name.islower()
            and len(name.split()) == 1
            and name in self.lex.modifiers - self.lex.institutions
        ):
            return None, None
        return name or None, party

    def _until_verb(self, a: int, b: int) -> int:
        return next(
            (k for k in range(a, b) if self.words[k].low in ("in", "on", "at", "told", "said", "and") and k > a), b
        )

    def _institution(self, p: Phrase, scene: Scene, here: Seen, side: str | None, owner: Figure | None) -> Figure:
        many = p.plural and not p.det and not side and p.head not in ("police", "authority", "troops", "rebels")
        named = p.det in ("a", "an") and not p.plural and p.head in forms("bodies")
        if (p.det in INDEFINITE | NUMBERS and not side and not named) or many:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=p.plural, start=p.start)
        bare = p.det in ("the", "") and p.end - p.start <= 2 and not side
        if bare:
            same = scene.last(
                lambda f: (
                    f.kind in ("institution", "party") and bool(f.name) and p.head in (f.name or "").lower().split()
                )
            )
            if same:
                return same
        name = self._clean(self._behind_owner(p), p.end) or p.head
        a, b = complement(self.text, self.words, p.end)
        if b > a and self.words[a - 1].low in ("of", "for") and self.words[a].cap:
            name = f"{name} {self.words[a - 1].low} {self._clean(a, self._until_verb(a, b))}"
        if owner is not None and owner.name:
            name = f"Office of {owner.name}" if p.head == "office" else f"{owner.name}'s {name}"
        party = side
        if party is None and p.head in self.lex.of_state:
            party = self.context.side(p.start)
        if p.head in self.lex.no_side:
            party = None
        if party and owner is None and p.head in self.lex.of_state:
            return self.of_state(name, party, p.start, p.plural)
        return self.institution(name, party, p.start, plural=p.plural)

    def of_state(self, name: str, party: str, start: int, plural: bool = False) -> Figure:
        """A ministry or an army of a side under one name: 'Sudan's Foreign Ministry' and 'the Foreign Ministry' of
        Sudan.
        """
        bare = re.sub(rf"^{re.escape(party)}['’]s ", "", name)
        entry = self.gazetteer.find(bare)
        if entry and entry.kind in ("metonym", "organisation") and entry.party == party:
            return self.institution(bare, party, start, plural)
        first = bare.split()[0] if bare else ""
        entry = self.gazetteer.find(first) if first else None
        if (entry and entry.party == party) or self.reader.local.get(first) == party or party.startswith(first):
            return self.institution(bare, party, start, plural)
        adjective = self.gazetteer.adjective(party)
        if adjective == party and party in self.reader.local.values():
            adjective = f"{party}'s"
        return self.institution(f"{adjective} {bare}", party, start, plural)

    def _behind_owner(self, p: Phrase) -> int:
        """Past a person's possessive: 'office' in 'Wolde's office'."""
        people = {f.name.split()[-1] for f in self.people if f.name}
        marks = [k for k in range(p.start, p.last) if self.words[k].possessive and self.words[k].text in people]
        return marks[-1] + 1 if marks else p.start

    def institution(self, name: str, party: str | None, start: int, plural: bool = False) -> Figure:
        """The institution of that name and side, made where it is new. The side's own name in front is its
        adjective's.
        """
        entry = self.gazetteer.find(name)
        if entry and entry.kind in ("metonym", "organisation"):
            name, party = entry.name, entry.party
        elif entry and entry.kind == "state":
            return Figure("party", entry.name, entry.party, code=entry.code, start=start)
        key = f"{key_of(name)}|{party}"
        if key not in self.institutions:
            kind = "party" if party == name else "institution"
            self.institutions[key] = Figure(kind, name, party, plural=plural, start=start)
        return self.institutions[key]

    def _clean(self, a: int, b: int) -> str:
        while a < b and self.words[a].low in _DROP:
            a += 1
        if a >= b:
            return ""
        text = " ".join(self.text[self.words[a].span.start : self.words[b - 1].span.end].split())
        return re.sub(r"['’]s$", "", text)

    # -- people and unnamed sources

    def _person(
        self, p: Phrase, scene: Scene, here: Seen, side: str | None, sideless: bool, owner: Figure | None
    ) -> Figure:
        definite = (
            p.det in ("the", "this", "'s", "same")
            or p.det in OWNERS
            or (not p.det and p.kind == "office" and (bool(side) or self.words[p.start].cap))
        )
        if definite and not p.plural:
            known = self._introduced(p, scene, side) or self._titled(p, scene, here, side) or self._untitled(p, side)
            if known:
                return known
            if self.candidates:
                return Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
        if definite and side and p.kind == "office" and not p.plural:
            incumbent = self._incumbent(p, side)
            if incumbent:
                return incumbent
        gender = self.lex.gender_of_title(tuple(w.low for w in self.words[p.start : p.end]))
        party = None if sideless or p.head in self.lex.private else side
        figure = Figure(
            "group", None, party, gender, anonymous=True, description=self._words(p), plural=p.plural, start=p.start
        )
        figure.titles = {p.head}
        return figure

    def _offices(self, p: Phrase) -> set[str]:
        a, b = complement(self.text, self.words, p.end)
        low = tuple(w.low for w in self.words[p.start : (b if b > a and self.words[a - 1].low == "of" else p.end)])
        return titles_in(low, self.lex) | {p.head}

    def _titled(self, p: Phrase, scene: Scene, here: Seen, side: str | None) -> Figure | None:
        """A named person of that office and side: mentioned before, the most prominent; else one who is named later."""
        wanted = self._offices(p)
        precise = {w for w in wanted if " " in w}
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
        if len(fits) == 1:
            return fits[0]
        best, _ = scene.best(here, lambda f: 0.0 if f in fits else None)
        self.candidates = tuple(fits) if best is None and len(fits) > 1 else ()
        return best

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

    def _words(self, p: Phrase) -> str:
        a, b = complement(self.text, self.words, p.end)
        end = b if b > a else p.end
        return " ".join(span_between(self.words, p.start, end).of(self.text).split())


def _of_owner(owner: Figure) -> str:
    return f"{owner.name}'s" if owner.name else ""

"""What a description stands for: one figure of the report, an institution, an unnamed source, or open with its
candidates.
"""

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.body_signs import kinds
from rapporteur.resolve.who.epithets import is_epithet, told_of
from rapporteur.resolve.who.figure import Figure, Title
from rapporteur.resolve.who.front import state_of
from rapporteur.resolve.who.institutions import Institutions
from rapporteur.resolve.who.people import titles_in
from rapporteur.resolve.who.phrases import OWNERS, Phrase, complement
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.wide_heads import organisation_meant

_NEAR = 3  # paragraphs


class Describer(Institutions):
    """Resolves one phrase at a time against what the scene holds."""

    def figure(self, p: Phrase, scene: Scene, here: Seen, owner: Figure | None) -> Figure:
        """The figure that the phrase stands for; a new one where it introduces somebody. Sets `candidates` where
        it stays open.
        """
        self.candidates = ()
        if (wide := organisation_meant(p, self.words, self.reader.atoms)) is not None:
            return self.institution(wide, wide, p.start)
        if hosts := self._hosts(p):
            return hosts
        side, sideless = self._side(p, scene, owner)
        pair = self._pair(p, scene)
        if pair:
            return pair
        if self.candidates:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=True, start=p.start)
        if p.kind == "office" and not p.plural and p.det == "the" and p.head in kinds("heads"):
            body = self.body(p.head, p, scene, here, ())
            if body:
                return body
            self.candidates = ()
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

    def _side(self, p: Phrase, scene: Scene, owner: Figure | None) -> tuple[str | None, bool]:
        party, sideless = self.reader.side(range(p.start, p.end))
        party = party or lists("titles.toml")["of_one_state"].get(p.head)
        if party and p.plural and self._two_sides(p, party):
            return None, False
        if party or sideless:
            return party, sideless
        a, b = complement(self.text, self.words, p.end)
        if b > a and self.words[a - 1].low not in ("to", "on", "with"):
            party, sideless = self.reader.side(range(a, min(b, a + 6)))
            if self.words[a - 1].low in ("in", "inside") and self.words[a].low != "the" and p.kind != "institution":
                party = None  # 'two people in Khartoum' speak for nobody
            elif self.words[a - 1].low in ("in", "inside") and self.words[b - 1].low in forms("land_nouns"):
                party = None  # nor do rebels in the Tarn valley for the Tarn Council
            elif not party and any(w.low in self.lex.of_state for w in self.words[a : a + 3]) and p.head != "member":
                low = [w.low for w in self.words[a : a + 3]]
                plain = low[:2] == ["the", "ministry"] and low[2:] != ["of"]
                party = (plain and self._of_minister(scene)) or self.context.side(p.start)
        if not party and b > a and self.words[a - 1].low in ("to", "of") and p.head in forms("retinue"):
            near = {self.words[k].text for k in range(a, min(b, a + 4))}
            party = next((f.party for f in self.people if f.name and f.name.split()[-1] in near), None)
            if not party and p.head in ("adviser", "advisor", "aide", "assistant"):
                party = self.reader.side(range(a, min(b, a + 4)))[0]  # 'an adviser to the Iraqi prime minister'
        if not party and (land := self._of_the_land(p)):
            return land, False
        if not party and owner and p.head not in forms("opposite"):
            party = owner.party
        if not party and p.end < len(self.words) and self.words[p.end].low == "there" and p.kind in ("group", "office"):
            last = scene.last(lambda f: f.kind in ("institution", "party") and bool(f.party))
            return (last.party if last else None), False
        return party or self._of_body(p), sideless

    def _of_the_land(self, p: Phrase) -> str | None:
        """'the country's army', 'the republic's president': the land that was named last."""
        inside = (self.words[k] for k in range(p.start, p.last))
        if not any(w.possessive and w.low in forms("of_the_land") for w in inside):
            return None
        lands = [land for a in self.reader.atoms if a.start < p.start and (land := state_of(self.reader, a))]
        return lands[-1] if lands else None

    def _hosts(self, p: Phrase) -> Figure | None:
        """'The hosts', 'the host country': the side that the report says is hosting something."""
        country = p.head in forms("of_the_land") and self.words[p.last - 1].low == "host"
        if not (p.head == "host" and (p.plural or p.det == "'s")) and not country:
            return None
        hosts = {}
        for k, word in enumerate(self.words):
            atom = self._acting(k) if word.low in forms("hosting") else None
            if atom is not None and (party := self.reader.party(atom)):
                hosts[party] = atom
        found = next(iter(hosts.items())) if len(hosts) == 1 else None
        return self.institution(found[1].name, found[0], found[1].start) if found else None

    def _acting(self, k: int) -> Atom | None:
        """The name in front of a verb at word k, over helping verbs only."""
        while k > 0 and self.words[k - 1].low in forms("auxiliaries") | {"be", "been", "also", "again", "have"}:
            k -= 1
        return self.reader.inside.get(k - 1)

    def _of_minister(self, scene: Scene) -> str | None:
        """'a source in the Ministry': that of the minister whom the report tells of most."""
        counts: dict[str, int] = {}
        for seen in scene.seen:
            if seen.figure.party and any(t.split()[-1] == "minister" for t in seen.figure.titles):
                counts[seen.figure.party] = counts.get(seen.figure.party, 0) + 1
        ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
        return ranked[0][0] if len(ranked) == 1 or (ranked and ranked[0][1] > ranked[1][1]) else None

    def _two_sides(self, p: Phrase, party: str) -> bool:
        """'Norlandic and Ostavian officials': of two sides, so of none."""
        joined = p.start > 1 and self.words[p.start - 1].low == "and" and p.start in self.reader.inside
        other = self.reader.inside.get(p.start - 2) if joined else None
        return (
            other is not None and other.kind in ("demonym", "unknown") and self.reader.party(other) not in (None, party)
        )

    def _of_body(self, p: Phrase) -> str | None:
        """'a union official', 'the company's lawyers', 'council officers', 'the drivers': whose people they are."""
        if p.kind in ("institution", "outlet", "spokes"):
            return None
        low = [w.low for w in self.words[p.start : p.last]]
        for k, word in enumerate(low):
            if word in kinds("heads") and (one := self.bodies.one(word, p.start, low[:k])):
                return one
        determined = p.det in ("the", "these", "'s", *OWNERS)
        return self.bodies.crew(p.head) if determined and (p.plural or p.head in ("staff", "workforce")) else None

    def _pair(self, p: Phrase, scene: Scene) -> Figure | None:
        """'both sides', 'the two countries': the two sides that the report is about, where it is about two."""
        low = [w.low for w in self.words[p.start : p.end]]
        told = {"both", "two", "neither", "either"} & set(low) or (p.head in ("side", "party") and p.det == "the")
        single = p.head == "side" and {"neither", "either"} & set(low)
        if not (p.plural or single) or p.head not in forms("pairs") or not told:
            return None
        kind = set(kinds("heads").get(p.head, ())) if p.head != "side" else set()
        same = [b for b in self.bodies.all if b.kind in kind and not b.wide and b.start < p.start]
        if len(same) == 2:
            members = tuple(Figure("party", b.name, b.name) for b in same)
            return Figure("group", None, plural=True, members=members, start=p.start)
        persons = p.head in ("leader", "president", "minister", "men", "man")
        if persons:
            sided = scene.figures(lambda f: f.kind == "person" and bool(f.party))
            # 'the two leaders' are none of their spokesmen
            bearers = [f for f in sided if p.head not in ("men", "man") and self._bears(f, {p.head}, p.head, None)]
            found = (bearers if len(bearers) > 1 else sided)[:2]
            if len(found) == 2 and found[0].party != found[1].party:
                return Figure("group", None, plural=True, members=(found[1], found[0]), start=p.start)
        neutral = {b.name for b in self.bodies.all if b.kind == "regulator"}
        kinds_ = ("party", "person", "institution")
        if p.head in ("man", "woman") and (two := self._two_persons(scene, p)):
            return two
        counts = scene.counts(lambda f: f.kind in kinds_ and f.party not in neutral)
        if len(counts) == 2 or (len(counts) > 2 and counts[2][1] < counts[1][1]):
            members = tuple(Figure("party", name, name) for name, _ in counts[:2])
            return Figure("group", None, plural=True, members=members, start=p.start)
        if joined := self._joined_before(p, scene):
            return joined
        self.candidates = tuple(Figure("party", name, name) for name, _ in counts) if len(counts) > 1 else ()
        return None

    def _joined_before(self, p: Phrase, scene: Scene) -> Figure | None:
        """'Norland and Sudria … Kenya … the two neighbours': the one pair of sides that was joined by 'and'."""
        told = [
            s.figure.members for s in scene.seen if s.kind == "pair" and self.words[p.start].sentence - s.sentence < 4
        ]
        pairs = {tuple(sorted({m.party for m in members if m.party})) for members in told}
        pairs = {pair for pair in pairs if len(pair) == 2}
        if len(pairs) != 1:
            return None
        members = tuple(Figure("party", name, name) for name in pairs.pop())
        return Figure("group", None, plural=True, members=members, start=p.start)

    def _two_persons(self, scene: Scene, p: Phrase) -> Figure | None:
        """'the two men' after two who were named in the sentences just before."""
        here = self.words[p.start].sentence
        near = [s for s in scene.seen if 0 < here - s.sentence < 3 and s.figure.kind == "person" and s.figure.name]
        found = list(dict.fromkeys(s.figure for s in near))
        gender = "f" if p.head == "woman" else "m"
        if len(found) != 2 or any(f.gender not in (None, gender) for f in found):
            return None
        return Figure("group", None, plural=True, members=(found[0], found[1]), start=p.start)

    # -- people and unnamed sources

    def _spokes(self, p: Phrase, scene: Scene, here: Seen, side: str | None, owner: Figure | None) -> Figure:
        if p.det in ("a", "an") and not p.plural and (later := self._named_later(p, side)):
            return later
        if p.det in ("the", "") and not p.plural:
            known = self._titled(p, scene, here, side)
            if known:
                return known
            if self.candidates and p.end - p.start < 3 and p.det == "the":
                return Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
            self.candidates = ()
        name, party = self._behind(p, owner)
        if name and name.split()[-1].lower() in kinds("heads") and not party and owner is None:
            body = self.body(name.split()[-1], p, scene, here, name.lower().split()[:-1])
            if body:
                return body
        served = [f for f in self.people if name and f.name and f.name.split()[-1] == name.split()[-1]]
        person = len(served) == 1 and complement(self.text, self.words, p.end)[1] > p.end
        if name and person and owner is None and self.bodies.named(name) is None:
            return self.institution(f"Office of {served[0].name}", served[0].party, p.start)
        if name is None and owner is None:
            last = scene.last_told(
                lambda f: f.kind in ("institution", "party") and f.start < p.start and (not side or f.party == side),
                here.sentence,
            )
            if side and not last:
                name, party = side, side
            elif last:
                return last
        if name is None:
            return owner or Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
        party = party or side
        if not party and name.lower() in forms("of_front"):
            party = self.context.side_of_head(name.lower(), p.start)
        if party and set(name.lower().split()) & self.lex.of_state:
            return self.of_state(name, party, p.start)
        return self.institution(name, party, p.start)

    def _named_later(self, p: Phrase, side: str | None) -> Figure | None:
        """'A navy spokesman said … The spokesman, Captain Berg': one who is named as 'the spokesman' further down."""
        later = (f for f in self.people if f.start > p.start and f.name and f.party in (None, side))
        titled = [f for f in later if (t := self.reader.before(f.start)) and self._the_spokesman(t)]
        return titled[0] if len(titled) == 1 else None

    def _the_spokesman(self, title: Title) -> bool:
        plain = [w for w in title.words if w not in forms("ranks") and w not in self.lex.honorifics]
        return plain[:1] == ["the"] and len(plain) == 2 and plain[1] in self.lex.spokes

    def _person(
        self, p: Phrase, scene: Scene, here: Seen, side: str | None, sideless: bool, owner: Figure | None
    ) -> Figure:
        definite = (
            p.det in ("the", "this", "'s", "same")
            or p.det in OWNERS
            or (not p.det and p.kind == "office" and (bool(side) or self.words[p.start].cap))
        )
        if definite and not p.plural:
            if opposite := self._opposite(p, side, owner) or self._bearing(p):
                return opposite
            known = self._introduced(p, scene, side) or self._titled(p, scene, here, side)
            known = known or self._epithet(p, scene, here) or self._untitled(p, side)
            if known:
                return known
            if self.candidates:
                return Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
        if definite and side and p.kind == "office" and not p.plural:
            incumbent = self._incumbent(p, side)
            if incumbent:
                return incumbent
        gender = self.lex.gender_of_title(tuple(w.low for w in self.words[p.start : p.end]))
        past = any(w.low in self.lex.former for w in self.words[p.start : p.last])
        party = None if sideless or past or p.head in self.lex.private else side
        figure = Figure(
            "group", None, party, gender, anonymous=True, description=self._words(p), plural=p.plural, start=p.start
        )
        figure.titles = {p.head}
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

"""What a description stands for: one figure of the report, an institution, an unnamed source, or open with its
candidates.
"""

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.body_signs import kinds
from rapporteur.resolve.who.figure import Figure, Title
from rapporteur.resolve.who.pairs import Pairs
from rapporteur.resolve.who.phrases import OWNERS, Phrase, complement
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.wide_heads import organisation_meant


class Describer(Pairs):
    """Resolves one phrase at a time against what the scene holds."""

    def figure(self, p: Phrase, scene: Scene, here: Seen, owner: Figure | None) -> Figure:
        """The figure that the phrase stands for; a new one where it introduces somebody. Sets `candidates` where
        it stays open.
        """
        self.candidates, self.why = (), "description: somebody who is not named"
        if (wide := organisation_meant(p, self.words, self.reader.atoms)) is not None:
            self.why = "description: the one organisation of that sort that the report names"
            return self.institution(wide, wide, p.start)
        if hosts := self._by("description: who is told to host", self._hosts(p)):
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
                self.why = "description: the one organisation of that sort, or the one told of most"
                return body
            self.candidates = ()
        if p.kind == "outlet":
            named = any(self.reader.inside.get(k) is not None for k in range(p.start, p.end))
            self.why = "description: its name stands in it" if named else "description: the outlet told of last"
            return self._outlet(p, scene)
        if p.kind == "spokes":
            self.why = "spokesperson: the institution or side spoken for"
            return self._spokes(p, scene, here, side, owner)
        if p.kind == "institution":
            self.why = f"institution: {self._whose(p, side, owner)}"
            return self._institution(p, scene, here, side, owner)
        if p.kind == "document":
            return Figure(
                "document", None, side, anonymous=True, description=self._words(p), plural=p.plural, start=p.start
            )
        return self._person(p, scene, here, side, sideless, owner)

    def _whose(self, p: Phrase, side: str | None, owner: Figure | None) -> str:
        """What tells whose institution it is."""
        if owner is not None and owner.name:
            return f"of {owner.name}, to whom '{self.words[p.start].low}' points"
        return "its words tell its side" if side else "the one told of last, or that of the side the passage is about"

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

    def _spokes(self, p: Phrase, scene: Scene, here: Seen, side: str | None, owner: Figure | None) -> Figure:
        if (
            p.det in ("a", "an")
            and not p.plural
            and (later := self._by("spokesperson: named further down as the one who spoke", self._named_later(p, side)))
        ):
            return later
        if p.det in ("the", "") and not p.plural:
            known = self._titled(p, scene, here, side)
            if known:
                self.why = "description: the only person with that office"
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
                self.why = "description: who has the same office there, or is named right behind"
                return opposite
            known = (
                self._by("description: the same unnamed source again", self._introduced(p, scene, side))
                or self._by("description: the only person with that office", self._titled(p, scene, here, side))
                or self._by("description: whoever was just named", self._epithet(p, scene, here))
                or self._by("description: the nearest person whose office is not told", self._untitled(p, side))
            )
            if known:
                return known
            if self.candidates:
                self.why = "description: left open, more than one fits"
                return Figure("group", None, side, anonymous=True, description=self._words(p), start=p.start)
        if definite and side and p.kind == "office" and not p.plural:
            incumbent = self._incumbent(p, side)
            if incumbent:
                self.why = f"description: who held that office of {side} on {self.day or 'this day'} by the tables"
                return incumbent
        gender = self.lex.gender_of_title(tuple(w.low for w in self.words[p.start : p.end]))
        past = any(w.low in self.lex.former for w in self.words[p.start : p.last])
        party = None if sideless or past or p.head in self.lex.private else side
        figure = Figure(
            "group", None, party, gender, anonymous=True, description=self._words(p), plural=p.plural, start=p.start
        )
        figure.titles = {p.head}
        return figure

"""The side of a description: by its own words, by what 'of' or 'in' brings behind it, by the organisation it is of."""

from rapporteur.resolve.who.body_signs import kinds
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.front import state_of
from rapporteur.resolve.who.institutions import Institutions
from rapporteur.resolve.who.phrases import OWNERS, Phrase, complement
from rapporteur.resolve.who.scene import Scene
from rapporteur.resolve.who.tables import forms, lists


class PhraseSides(Institutions):
    """Tells the side of one phrase at a time."""

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

"""Pairs: the two whom 'both sides', 'the two presidents' or 'the two men' stand for."""

from rapporteur.resolve.who.bearers import Bearers
from rapporteur.resolve.who.body_signs import kinds
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.mediators import at_war, mediating
from rapporteur.resolve.who.phrases import Phrase
from rapporteur.resolve.who.scene import Scene
from rapporteur.resolve.who.tables import forms


class Pairs(Bearers):
    """Finds the two that a plural means; sets `candidates` where it stays open."""

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
            self.why = "pair: the two organisations of that sort"
            return Figure("group", None, plural=True, members=members, start=p.start)
        persons = p.head in ("leader", "president", "minister", "men", "man")
        if persons:
            sided = scene.figures(lambda f: f.kind == "person" and bool(f.party))
            # 'the two leaders' are none of their spokesmen
            bearers = [f for f in sided if p.head not in ("men", "man") and self._bears(f, {p.head}, p.head, None)]
            loose = p.head in ("men", "man", "leader")  # 'the two presidents' are no premier and no admiral
            found = (bearers if len(bearers) > 1 else sided if loose else [])[:2]
            if len(found) == 2 and found[0].party != found[1].party:
                self.why = "pair: the two persons with that office, told of last"
                return Figure("group", None, plural=True, members=(found[1], found[0]), start=p.start)
        if {"warring", "belligerent"} & set(low) and len(fighting := at_war(self.reader, self.words)) == 2:
            members = tuple(Figure("party", name, name) for name in fighting)
            self.why = f"pair: the two sides told of most where fighting is told of: {', '.join(fighting)}"
            return Figure("group", None, plural=True, members=members, start=p.start)
        neutral = {b.name for b in self.bodies.all if b.kind == "regulator"}
        neutral |= mediating(self.reader, self.words, self.people)
        kinds_ = ("party", "person", "institution")
        if p.head in ("man", "woman") and (two := self._two_persons(scene, p)):
            return two
        counts = scene.counts(lambda f: f.kind in kinds_ and f.party not in neutral)
        if len(counts) == 2 or (len(counts) > 2 and counts[2][1] < counts[1][1]):
            members = tuple(Figure("party", name, name) for name, _ in counts[:2])
            self.why = f"pair: the two sides told of most: {counts[0][0]}, {counts[1][0]}"
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
        self.why = f"pair: the one pair joined by 'and': {members[0].name}, {members[1].name}"
        return Figure("group", None, plural=True, members=members, start=p.start)

    def _two_persons(self, scene: Scene, p: Phrase) -> Figure | None:
        """'the two men' after two who were named in the sentences just before."""
        here = self.words[p.start].sentence
        near = [s for s in scene.seen if 0 < here - s.sentence < 3 and s.figure.kind == "person" and s.figure.name]
        found = list(dict.fromkeys(s.figure for s in near))
        gender = "f" if p.head == "woman" else "m"
        if len(found) != 2 or any(f.gender not in (None, gender) for f in found):
            return None
        self.why = "pair: the two persons named just before"
        return Figure("group", None, plural=True, members=(found[0], found[1]), start=p.start)

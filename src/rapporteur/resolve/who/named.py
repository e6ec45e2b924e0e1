"""What a name that is no person's stands for: a side, an institution, an outlet, a place."""

from collections.abc import Sequence

from rapporteur.domain.annotation import Entity
from rapporteur.resolve.who.atoms import Atom, span_of
from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.context import GOVERNMENT, Context
from rapporteur.resolve.who.describe import Describer
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.figures import TitleReader, key_of
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.grounds import is_ground
from rapporteur.resolve.who.tables import forms


class Named:
    """Resolves one name at a time."""

    def __init__(
        self,
        reader: TitleReader,
        context: Context,
        describer: Describer,
        bodies: Bodies,
        gazetteer: Gazetteer,
        entities: Sequence[Entity],
        outlet: str | None,
    ) -> None:
        self.text, self.words, self.lex = reader.text, reader.words, reader.lex
        self.reader, self.context, self.describer, self.bodies = reader, context, describer, bodies
        self.gazetteer, self.entities, self.outlet = gazetteer, entities, outlet

    def figure(self, atom: Atom) -> Figure | None:
        """Whom or what the name stands for; None where it only modifies another word."""
        d = self.describer
        if atom.kind == "outlet":
            return self._told_outlet(atom) or d.named_outlet(atom.name, atom.start)
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

    def _told_outlet(self, atom: Atom) -> Figure | None:
        """'the Post' of the 'Harbour Post' that the report has named, though the tables know another Post."""
        written = key_of(span_of(self.words, atom).of(self.text))
        if atom.entry is None or written == key_of(atom.name):
            return None
        told = self.describer.institutions.items()
        fits = [f for key, f in told if key.startswith("outlet ") and key.endswith(" " + written)]
        return fits[0] if len(fits) == 1 else None

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
        party = atom.party or self.possessor(atom) or self._of_side(atom)
        if party is None:
            same = next(
                (f for f in self.describer.institutions.values() if f.name and f.name.endswith(" " + atom.name)), None
            )
            if same:
                return same
            party = self.context.side_of_body(low, atom.start) or self._government(low)
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

    def possessor(self, atom: Atom) -> str | None:
        """'Norland's Foreign Ministry': the side of the owner right in front."""
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
        outlet = self.outlet
        if outlet and key_of(atom.name) in _short_forms(key_of(outlet)):
            return d.named_outlet(outlet, atom.start)
        span = span_of(self.words, atom)
        kind = next((e.kind for e in self.entities if e.span.overlaps(span)), None)
        if kind == "place" or (kind is None and self._land_follows(atom)):
            return Figure("place", atom.name, sideless=True, start=atom.start)
        return d.institution(atom.name, atom.name if kind == "organisation" else None, atom.start)

    def _land_follows(self, atom: Atom) -> bool:
        """'the Varn valley': what the name is stands behind it."""
        after = self.words[atom.end] if atom.end < len(self.words) else None
        last = self.words[atom.end - 1]
        beside = after is not None and self.text[last.span.end : after.span.start] == " " and not last.possessive
        return beside and after is not None and after.low in forms("land_nouns")


_GENERIC = frozenset({"news", "agency", "media", "online", "tv", "television", "radio", "network", "press", "newswire"})


def _short_forms(outlet: str) -> set[str]:
    """How a report names the outlet that prints it: 'the Observer', and 'Meridian' for 'Meridian News'."""
    words = outlet.split()
    return {outlet, words[-1]} | ({words[0]} if words[-1] in _GENERIC else set())

"""The sides that names give: of a state, its adjective, its capital as the report tells it, of a side of its own."""

import re
from collections.abc import Iterable, Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between

SIDES = ("state", "demonym", "capital", "metonym", "organisation", "institution", "person")


class NameSides:
    """The names of one report: `inside` has the name that a word belongs to."""

    def __init__(self, text: str, words: Sequence[Word], atoms: Sequence[Atom], lex: Lexicon) -> None:
        self.text, self.words, self.lex = text, words, lex
        self.inside = {k: a for a in atoms for k in range(a.start, a.end)}
        self.atoms = atoms
        self.capitals: dict[str, str] = {}  # cities that the report calls the capital of a side
        self.own_sides: set[str] = set()  # organisations: sides, but nothing that has ministers
        self.local: dict[str, str] = {}  # names that the report uses like states: 'Norland', 'Norlandic' -> 'Norland'

    def side(self, span: Iterable[int]) -> tuple[str | None, bool]:
        """The side that the names in these words give, and whether they rule one out (a court, a university)."""
        sideless = False
        for atom in dict.fromkeys(a for k in span if (a := self.inside.get(k))):
            if self._sent_to(atom):
                continue
            party = self.party(atom)
            if party and atom.kind == "institution" and set(key_of(atom.name).split()) & forms("scholarly"):
                party, sideless = None, True  # 'of the Danish Institute' tells a country, but no side
            if party:
                return party, False
            tail = atom.name.split()[-1].lower() if atom.kind in ("institution", "outlet") else ""
            closed = any(w.lower() in forms("no_party_names") for w in atom.name.split())
            sideless = sideless or atom.kind == "outlet" or (bool(tail) and closed)
        return None, sideless

    def _sent_to(self, atom: Atom) -> bool:
        """'its ambassador to the United Nations': to whom an envoy is sent is not who sent him."""
        k = atom.start - 1
        k -= k > 0 and self.words[k].low == "the"
        return k > 0 and self.words[k].low == "to" and self.words[k - 1].low in forms("sent_to")

    def party(self, atom: Atom) -> str | None:
        """The side of one name; an own-named union, company or front is a side itself."""
        if atom.name.lower() in forms("regions"):
            return None
        if atom.kind in ("unknown", "title", "institution") and atom.name in self.local:
            return self.local[atom.name]
        if atom.kind in ("unknown", "title"):
            return self.capitals.get(atom.name)
        if atom.kind == "institution" and self.own(atom.name):
            return atom.name
        if atom.kind == "institution" and not atom.party:
            of = re.search(r"^(\w+).* of ([A-Z]\w+)$", atom.name)
            plain = of and of[2].lower() not in self.lex.modifiers  # 'Ministry of Defence' tells no land
            return of[2] if of and plain and of[1].lower() in self.lex.of_state | {"national", "foreign"} else None
        return atom.party if atom.kind in SIDES else None

    def own(self, name: str) -> bool:
        """Whether the name is that of an organisation which is a side of its own: a union, a company, a front."""
        words = {w.lower().strip(".") for w in name.split()}
        return bool(words & forms("own")) and not words & {
            "ministry",
            "court",
            "university",
            "institute",
            "policy",
            "research",
        }

    def _gap(self, k: int) -> str:
        left, right = self.words[k - 1], self.words[k]
        return between(self.text, left, right) if left.sentence == right.sentence else "\n\n"


def key_of(name: str) -> str:
    """A name for comparing: no article, one kind of apostrophe, lower case."""
    return re.sub(r"^the ", "", name.replace("’", "'").lower())

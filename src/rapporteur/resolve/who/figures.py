"""Figures: whoever a report speaks of by name, each once, with titles, gender and side as far as the words around
tell.
"""

import re

from rapporteur.resolve.who.appositions import Appositions
from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figure import Figure, Title
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.name_sides import SIDES, key_of
from rapporteur.resolve.who.phrases import OWNERS
from rapporteur.resolve.who.tables import forms

__all__ = ["SIDES", "Figure", "Title", "TitleReader", "is_person_name", "key_of"]


class TitleReader(Appositions):
    """Reads the titles before and the appositions after a name."""

    def before(self, i: int) -> Title | None:
        """The title in front of the name at word i: 'Sudanese Foreign Minister', 'the union chairman', 'Gen.',
        'its envoy,'.
        """
        k, office, rank = i, False, False
        if (j := self._alias(i)) < i:
            return self._named_by(j)
        if i and self.words[i - 1].low in ("of", "for", "to"):
            return None
        comma = 0  # the word behind a comma that the title runs over: 'the chairman, General X'
        while k > 0 and i - k < 14:
            word, atom, gap = self.words[k - 1], self.inside.get(k - 1), self._gap(k)
            if gap == ", " and (comma or office) and (comma or word.low not in forms("opposite")):
                break
            if gap not in (" ", ". ", "\n", "-", ", ") or not self._of_title(k - 1, office, atom):
                break
            comma = k if gap == ", " else comma
            office = office or (word.low in self.lex.offices and word.low not in forms("ranks"))
            rank = rank or word.low in self.lex.honorifics or word.low in forms("ranks")
            k -= 1
            if office and word.low in OWNERS | {"the", "a", "an"} and not self._of_behind(k):
                break
        if comma and not (office and self._determined(k, i)):
            k, office = comma, False
            k = (
                k
                if rank and any(w.low in forms("ranks") or w.low in self.lex.honorifics for w in self.words[k:i])
                else i
            )
        return self._title(k, i) if k < i and (office or rank) else None


def is_person_name(atom: Atom, lex: Lexicon, gazetteer: Gazetteer) -> bool:
    """Whether a name of unknown kind has a person's form: two to five words, a listed given name or nothing
    against it.
    """
    parts = atom.name.split()
    if parts[-1] in lex.thing_names or parts[-1] in lex.in_names:
        return False
    if lex.gender_of_name(atom.name) and 1 < len(parts) < 6:
        return True
    plain = all(re.match(r"(?:[a-z]{1,3}|(?:al|el)-.*|[^\W\d_].*)$", p) for p in parts)
    return 1 < len(parts) < 5 and plain and not any(p.isupper() and len(p) > 2 for p in parts)

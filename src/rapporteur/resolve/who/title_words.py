"""What words around a name make a title, and whether it is one that speaks for nobody."""

import re

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.body_signs import signs
from rapporteur.resolve.who.figure import Title
from rapporteur.resolve.who.name_sides import SIDES, NameSides
from rapporteur.resolve.who.phrases import OWNERS, kind_of
from rapporteur.resolve.who.tables import lists

_ALIAS = re.compile(
    r",? (?:(?:who|and) (?:goes|went|is known) (?:only )?(?:by|as) (?:the (?:name|alias|nom de guerre) (?:of )?)?"
    r"|(?:better |also |only )?known (?:only )?(?:as|by the (?:name|nom de guerre) (?:of )?)"
    r"|whose nom de guerre is |calling himself |calling herself )$"
)
_CALLS = re.compile(
    r", as ((?:the|their|its|his|her) [\w’' -]{3,40}?) (?:calls|styles|called|styled) (?:him|her)self\b"
)


class TitleWords(NameSides):
    """Makes titles of words."""

    def _of_title(self, k: int, office: bool, atom: Atom | None) -> bool:
        low = self.words[k].low
        if low in self.lex.offices or low in self.lex.honorifics or low in self.lex.modifiers:
            return True
        if low == "and":
            return self._portfolio(k)
        return self._title_stuff(k, low, office, atom)

    def _portfolio(self, k: int) -> bool:
        """'Water and Energy Minister': an 'and' between two words of a portfolio."""
        return 0 < k < len(self.words) - 1 and all(self.words[n].low in self.lex.modifiers for n in (k - 1, k + 1))

    def _owned(self, k: int, i: int) -> bool:
        return any(w.possessive for w in self.words[k:i])

    def _title_stuff(self, k: int, low: str, office: bool, atom: Atom | None) -> bool:
        if atom is not None and atom.kind in (*SIDES, "title", "unknown", "place"):
            return (
                atom.kind != "unknown"
                or office
                or self.party(atom) is not None
                or self.words[atom.start - 1].low in ("of", "for")
            )
        if low in OWNERS or low in ("the", "a", "an"):
            return True
        if low in ("of", "for", "to"):
            return not office
        return low.islower() and (kind_of(low, self.lex) is not None or (office and "-" in low))

    def _determined(self, k: int, i: int) -> bool:
        first = self.words[k].low
        if k and self.words[k - 1].low in ("in", "on", "at") and self._gap(k) == " ":
            return False
        named = k in self.inside and self.inside[k].kind in SIDES
        return first in OWNERS | {"the", "a", "an"} or self._owned(k, i) or named or self.words[k].cap

    def _of_behind(self, k: int) -> bool:
        """'the envoy of the African Union': an article behind 'of' does not open the title."""
        return k > 0 and self.words[k - 1].low in ("of", "for", "to") and self._gap(k) == " "

    def _title(self, start: int, end: int) -> Title:
        words = tuple(w.low.strip(".") for w in self.words[start:end])
        party, sideless = self.side(range(start, end))
        party = party or next((s for w in words if (s := lists("titles.toml")["of_one_state"].get(w))), None)
        owner = next((w for w in words if w in OWNERS), None)
        return Title(words, start, end, party, sideless or self._private(words, self._owned(start, end)), owner)

    def _private(self, words: tuple[str, ...], owned: bool) -> bool:
        """Offices of no side: analysts, relatives, former ministers; a lawyer is the side's that the words tell."""
        heads = [w for w in words if w in self.lex.offices]
        first = next((n for n, w in enumerate(words) if w in self.lex.offices), len(words))
        if any(w in self.lex.former for w in words[: first + 1]):
            return True
        agent = heads and heads[-1] in signs("agents") and (set(words) & OWNERS or "for" in words or owned)
        return bool(heads and heads[-1] in self.lex.private) and not agent

    def _alias(self, i: int) -> int:
        """'the commander, who goes by the name of | Rusk': the word where the clause that gives the name begins."""
        opening = _ALIAS.search(self.text[: self.words[i].span.start][-60:])
        if opening is None:
            return i
        start = self.words[i].span.start - len(opening.group())
        k = i
        while k > 0 and self.words[k - 1].span.start >= start and self.words[k - 1].sentence == self.words[i].sentence:
            k -= 1
        return k

    def _named_by(self, j: int) -> Title | None:
        """The office right before the clause at word j that names its bearer: 'the brigade's commander, | who'."""
        k = j
        while k > 0 and j - k < 6 and self._gap(k) in (" ", "-", ", "[: 2 * (k == j)]):
            low = self.words[k - 1].low
            known = low in self.lex.offices | self.lex.modifiers | OWNERS | {"the", "a"} or kind_of(low, self.lex)
            if not known and self.inside.get(k - 1) is None:
                break
            k -= 1
        office = any(w.low in self.lex.offices for w in self.words[k:j])
        return self._title(k, j) if office else None

    def nicknamed(self, atom: Atom) -> bool:
        """Whether words beside the name say that somebody only goes by it."""
        return self._alias(atom.start) < atom.start or self._calls_himself(atom.end) is not None

    def _calls_himself(self, j: int) -> Title | None:
        """'Rusk, as the commander calls himself': the title of whoever took the name that ends before word j."""
        found = _CALLS.match(self.text, self.words[j - 1].span.end)
        if found is None:
            return None
        end = next((k for k in range(j, len(self.words)) if self.words[k].span.start >= found.end(1)), len(self.words))
        return self._title(j + 1, end)

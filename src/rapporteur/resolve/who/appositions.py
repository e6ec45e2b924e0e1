"""Titles behind a name: ', head of the Norland delegation,', ', who leads the union,', 'Elamin of the Nile Centre'."""

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figure import Title
from rapporteur.resolve.who.name_sides import SIDES
from rapporteur.resolve.who.phrases import OWNERS, kind_of
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.title_words import TitleWords


class Appositions(TitleWords):
    """Reads what follows a name."""

    def after(self, j: int) -> Title | None:
        """The apposition behind a name: ', head of the Norland delegation,', ', who heads Sudan's Sovereign
        Council,'.
        """
        if j >= len(self.words) or self._gap(j) not in (", ", " (", " — ", " – ", ",\n"):
            return None
        k, found = j, False
        if called := self._calls_himself(j):
            return called
        if self.words[j].low == "who":
            return self._relative(j)
        if self.words[j].low in ("speaking", "representing", "negotiating") or self._bracketed(j):
            return self._named_side(j)
        while k < len(self.words) and k - j < 14 and (k == j or self._gap(k) in (" ", "-", "\n", ". ")):
            low, atom = self.words[k].low, self.inside.get(k)
            if (
                found
                and atom is not None
                and atom.kind in ("unknown", "person")
                and self.words[k - 1].low in self.lex.offices
            ):
                return self._serving(j, atom)  # another name with its own title
            stuff = (
                low in ("the", "a", "an", "of", "for", "to", "and", "in", "at", "from", "with")
                or low in OWNERS
                or atom is not None
            )
            if not (
                stuff
                or low in self.lex.modifiers
                or kind_of(low, self.lex)
                or (not found and low.islower() and k - j < 5)
            ):
                break
            found = found or low in self.lex.offices or low in self.lex.spokes or low == "member"
            k += 1
        return self._title(j, k) if found and self._opens(j, k) and self._has_head(j, k) else None

    def _opens(self, j: int, k: int) -> bool:
        """Whether the word at j can open an apposition; a verb cannot: ', met Sudria's trade minister'."""
        first = self.words[j]
        if first.low in OWNERS | {"the", "a", "an"} | self.lex.offices | self.lex.modifiers or first.possessive:
            return True
        named = j in self.inside and self.inside[j].kind in SIDES
        plain = first.text.islower() and first.low not in forms("opens_apposition")
        return named or (not plain and self._owned(j, min(j + 3, k)))

    def _serving(self, j: int, patron: Atom) -> Title | None:
        """', a deputy to Premier | Ada Holt': an office that serves somebody who is named with one of his own."""
        near = range(j, patron.start)
        to = next((k for k in near if self.words[k].low in ("to", "of", "for")), None)
        if to is None or self.words[to - 1].low not in forms("retinue") or not self._opens(j, to):
            return None
        words = tuple(w.low for w in self.words[j:to])
        return Title(words, j, patron.end, None, any(w in self.lex.former for w in words))

    def _bracketed(self, j: int) -> bool:
        """'Pavel Orlov (Norland)': a side in brackets behind a name."""
        atom = self.inside.get(j)
        end = self.words[atom.end - 1].span.end if atom else 0
        return atom is not None and self._gap(j) == " (" and self.text[end : end + 1] == ")"

    def _named_side(self, j: int) -> Title | None:
        """', speaking for Norland,': the first side named within five words."""
        for k in range(j, min(j + 5, len(self.words))):
            atom = self.inside.get(k)
            if atom is not None and (party := self.party(atom)):
                return Title(("representative",), j, atom.end, party, False)
            if k > j and self._gap(k) not in (" ", "\n"):
                return None
        return None

    def _has_head(self, j: int, k: int) -> bool:
        """The office comes before the apposition's 'of' or 'for': ', a spokeswoman for the minister' has one."""
        for i in range(j, k):
            if self.words[i].low in self.lex.offices or self.words[i].low == "member":
                return True
            if self.words[i].low in ("of", "for", "to", "in"):
                return False
        return False

    def _relative(self, j: int) -> Title | None:
        """', who heads the union', ', who has mediated for the National Board': the verb tells the office."""
        k = j + 1
        while k < len(self.words) and self.words[k].low in ("has", "had", "have", "also", "is", "was"):
            k += 1
        office = lists("titles.toml")["told_by_verbs"].get(self.words[k].low) if k < len(self.words) else None
        if office is None:
            return None
        a, k = k, k + 1
        while k < len(self.words) and k - j < 14 and self._gap(k) in (" ", "-"):
            k += 1
        title = self._title(a, k)
        return Title(
            (office, *(w for w in title.words if w not in self.lex.offices)), j, k, title.party, title.sideless
        )

    def affiliation(self, j: int, before: Title | None = None) -> Title | None:
        """'Elamin of the Nile Policy Centre': the 'of', 'from' or 'with' right behind a name; with an office before
        the name a state as well: 'President Ana Soares of Norland', but not 'Ana Soares of Norland'.
        """
        if j + 1 >= len(self.words) or self._gap(j) != " " or self.words[j].low not in ("of", "from", "with", "at"):
            return None
        k = j + 1 + (self.words[j + 1].low == "the")
        atom = self.inside.get(k)
        ranks = self.lex.offices | forms("ranks_short")
        holds = before is not None and any(w in ranks for w in before.words) and not before.sideless
        kinds = ("institution", "organisation", "unknown", "outlet", "metonym", *(("state",) if holds else ()))
        if atom is None or atom.kind not in kinds:
            return None
        party, sideless = self.side(range(j, atom.end))
        return Title((), j, atom.end, party, sideless)

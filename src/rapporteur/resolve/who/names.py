"""Names in running text by form and gazetteer: capitalised runs, cut into parties, titles, institutions, outlets,
people.

No model is needed here; where the tagger gives entities they decide what form leaves open. Rejected: looking names up
without their run, which reads 'Addis Ledger' as a town and 'Jordan Peters' as a kingdom.
"""

from collections.abc import Iterator, Sequence

from rapporteur.domain.annotation import Entity
from rapporteur.resolve.who.atoms import Atom, span_of
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.name_wholes import WholeNames
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word

__all__ = ["Atom", "atoms_of", "span_of"]
_SIDES = ("state", "demonym", "capital", "metonym", "organisation")


class _Cutter(WholeNames):
    """Cuts the runs of a report into atoms, in text order."""

    def atoms(self) -> Iterator[Atom]:
        self._claim()
        i = 0
        while i < len(self.words):
            j = self._run(i)
            if j == i:
                i += 1
                continue
            yield from self._cut(i, j)
            i = j

    def _cut(self, i: int, j: int) -> Iterator[Atom]:
        i += self._epithet(i, j)
        if i in self.claimed and self.claimed[i][0] == j - i:
            yield self._entry_atom(i)
            return
        whole = self._whole(i, j)
        if whole:
            yield whole
            return
        p = self._organisation_end(i, j)
        if p:
            yield from self._institution(i, p)
            i = p
        while i < j:
            if self.words[i].text in ("of", "for", "and", "the"):
                i += 1
                continue
            atom = self._next(i, j)
            yield atom
            i = atom.end

    def _epithet(self, i: int, j: int) -> bool:
        """'Furious Rosa Delacourt', 'Rival Corbel Minerals', 'Senior Iranian official X': a word that only opens the
        sentence.
        """
        opens = self.words[i].first or (i > 0 and self.text[self.words[i].span.start - 2] == ".")
        if j - i < 2 or not opens or i in self.claimed or self._title(i):
            return False
        if self.words[i].low in forms("opens_title") and i + 1 in self.claimed:
            return True
        given = self.lex.gender_of_name
        person = j - i > 2 and given(self.words[i + 1].text) is not None and given(self.words[i].text) is None
        return self.words[i].low in forms("epithets") or (person and self.words[i].text not in self.inner)

    def _organisation_end(self, i: int, j: int) -> int:
        """Behind the last word that closes an organisation's name, its 'of …' included; 0 where none does."""
        best = 0
        for k in range(i, j):
            if self.words[k].text not in self.lex.in_names or any(s < k < s + n for s, (n, _) in self.claimed.items()):
                continue
            if k + 1 < j and self._title(k + 1) and self.words[k].low in self.lex.modifiers:
                continue  # 'Energy Minister X': the word belongs to the title
            if k == i and k + 1 < j and self.words[k + 1].cap and not self._title(k + 1):
                continue  # 'Port Hadley': it opens a name
            best = k + 1
            if k + 1 < j and self.words[k + 1].low in ("of", "for"):
                best = self._of_end(k + 1, j)
                break
        alone = best - i < 2 and best and self.words[i].first and self.words[i].low in self.lower
        return 0 if alone or (best and self._title_inside(i, best)) else best

    def _of_end(self, k: int, j: int) -> int:
        """'Ministry of Foreign Affairs | spokesman': a portfolio goes on, an office ends it."""
        while k < j and self.words[k].low not in self.lex.offices | self.lex.honorifics:
            k += 1
        return k

    def _title_inside(self, i: int, p: int) -> bool:
        heads = ("minister", "president", "secretary", "chairman", "governor", "senator", "chief")
        office = next((k for k in range(i, p - 1) if self.words[k].low in heads), None)
        first_of = next((k for k in range(i, p) if self.words[k].low == "of"), p)
        return office is not None and office <= first_of

    def _institution(self, i: int, p: int) -> Iterator[Atom]:
        lead = self.claimed.get(i)
        party = lead[1].party if lead and lead[1].kind in (*_SIDES, "place") and i + lead[0] < p else None
        if lead and i + lead[0] == p:
            yield self._entry_atom(i)
            return
        inner = self.gazetteer.find(self._text(i + lead[0], p)) if lead and party and p > i + lead[0] else None
        if inner and inner.party == party:
            yield Atom(i, p, "institution", inner.name, party, inner)
            return
        yield Atom(i, p, "institution", self._text(i, p), party)

    def _next(self, i: int, j: int) -> Atom:
        if i in self.claimed and not self._goes_on(i, j):
            return self._entry_atom(i)
        if self._title(i):
            return Atom(i, self._title_end(i, j), "title", self._text(i, self._title_end(i, j)))
        k = i + (self.claimed[i][0] if i in self.claimed else 1)
        while k < j and (not self._title(k) or self._surname(k, j)) and not self._new_side(k, j):
            k += self.claimed[k][0] if k in self.claimed else 1
        k = min(k, j)
        entry = self.gazetteer.find(self._text(i, k))
        return Atom(i, k, entry.kind if entry else "unknown", self._text(i, k), entry.party if entry else None, entry)

    def _new_side(self, k: int, j: int) -> bool:
        """A side's name inside a run opens a new name; as its last word it is a surname: 'Mirela Dane', 'Ann
        Holland'.
        """
        if k not in self.claimed or self.claimed[k][1].kind not in _SIDES:
            return False
        first = self.words[k - 1].text
        surname = (
            k + self.claimed[k][0] == j
            and self.claimed[k][0] == 1
            and first not in forms("areas")
            and k - 1 not in self.claimed
        )
        return not surname or self.words[k].text.isupper()

    def _goes_on(self, i: int, j: int) -> bool:
        """A known word that only begins a longer unknown name: 'Jordan' in 'Jordan Peters', 'Putin' in 'Putin
        Palace'.
        """
        n, entry = self.claimed[i]
        k = i + n
        if n > 1 or k >= j or entry.kind in ("demonym", "organisation", "metonym") or "." in self.words[i].text:
            return False
        return not self._title(k) and k not in self.claimed and self.words[k].text not in self.lex.in_names

    def _entry_atom(self, i: int) -> Atom:
        n, entry = self.claimed[i]
        return Atom(i, i + n, entry.kind, entry.name, entry.party, entry)


def atoms_of(
    text: str, words: Sequence[Word], gazetteer: Gazetteer, lex: Lexicon, entities: Sequence[Entity] = ()
) -> tuple[Atom, ...]:
    """All names of a report in text order, cut as small as their form tells.

    >>> # 'Sudanese Foreign Minister Amna al-Tayeb' gives demonym, title, unknown (which titles make a person)
    """
    return tuple(_Cutter(text, words, gazetteer, lex, entities).atoms())

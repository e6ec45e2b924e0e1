"""Namesakes: whom a surname means that several people of a report bear."""

from collections.abc import Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figure import Figure, Title
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.people import People, titles_in
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word


class Namesakes:
    """Decides each bare surname of two or more bearers anew; `open` has those that stay open, by atom."""

    def __init__(self, people: People, words: Sequence[Word], lex: Lexicon) -> None:
        self.people, self.words, self.lex = people, words, lex
        self.atoms = people.reader.atoms
        self.open: dict[int, tuple[Figure, ...]] = {}

    def settle(self) -> None:
        """'President Vega', 'Mrs Vega' by the title; 'Vega' alone is left open, unless one was named since the last."""
        bearers: dict[str, list[Figure]] = {}
        for figure in self.people.all:
            parts = (figure.name or "").lower().split()
            if len(parts) > 1:
                bearers.setdefault(_bare(parts[-1]), []).append(figure)
        self._like_towns(bearers)
        if all(len(fs) < 2 for fs in bearers.values()):
            return
        for n in sorted(self.people.figures):
            atom = self.atoms[n]
            fits = bearers.get(_bare(atom.name.lower()), []) if " " not in atom.name else []
            if len(fits) > 1:
                self._settle(n, atom, fits)

    def _like_towns(self, bearers: dict[str, list[Figure]]) -> None:
        """'Gen. Bari said' after 'Yusuf Bari': a town's name that one person of the report bears, where it acts."""
        for n, atom in enumerate(self.atoms):
            fits = bearers.get(atom.name.lower(), []) if atom.kind in ("place", "capital") else []
            before = self.words[atom.start - 1].low if atom.start else ""
            if len(fits) != 1 or before in forms("prepositions") or n in self.people.figures:
                continue
            title = self.people.reader.before(atom.start)
            after = self.words[atom.end].low if atom.end < len(self.words) else ""
            if title is not None or after in forms("auxiliaries") | forms("speaks") | forms("takes_stand"):
                self.people.figures[n] = fits[0]
                self.people.titles[n] = (title, None)

    def _settle(self, n: int, atom: Atom, fits: list[Figure]) -> None:
        before, after = self.people.titles.get(n, (None, None))
        chosen = self._titled(fits, before) or self._titled(fits, after)
        old = self.people.figures[n]
        told = {t for title in (before, after) if title for t in titles_in(title.words, self.lex)}
        if chosen is not old:
            old.titles -= told - self._own_titles(old)
        if chosen is None:
            del self.people.figures[n]
            self.open[n] = tuple(fits)
            return
        chosen.titles |= told
        self.people.figures[n] = chosen

    def _titled(self, fits: list[Figure], title: Title | None) -> Figure | None:
        """The one whose full name stood with the same office, else the one of the gender that the title tells."""
        if title is None:
            return None
        offices = titles_in(title.words, self.lex)
        same = [f for f in fits if offices & self._own_titles(f)]
        if len(same) == 1:
            return same[0]
        gender = self.lex.gender_of_title(title.words)
        told = [f for f in fits if gender and f.gender == gender]
        return told[0] if len(told) == 1 else None

    def _own_titles(self, figure: Figure) -> set[str]:
        """The offices that stand with the full name."""
        out: set[str] = set()
        for n, f in self.people.figures.items():
            if f is figure and " " in self.atoms[n].name:
                out |= {t for title in self.people.titles.get(n, ()) if title for t in titles_in(title.words, self.lex)}
        return out


def _bare(surname: str) -> str:
    """'al-Rashid' and 'Rashid' are one surname."""
    return surname[3:] if surname[:3] in ("al-", "el-") else surname

"""Runs that are one name as a whole: outlets and places, by their first or last word or by what stands beside them."""

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.name_runs import NameRuns
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import between


class WholeNames(NameRuns):
    """Tells outlets and places."""

    def _whole(self, i: int, j: int) -> Atom | None:
        """A run that its last or first word shows as an outlet or a place: 'Addis Ledger', 'Radio Tana', 'Metema
        Bridge'.
        """
        last, first = self.words[j - 1], self.words[i]
        if self._after_outlet_noun(i, j) or self._before_outlet_noun(i, j) or self._foreign_paper(i, j):
            return Atom(i, j, "outlet", self._text(i, j))
        if j - i < 2 or any(self._title(k) for k in range(i, j - 1)):
            return None
        if last.text in self.lex.outlet_names or first.text in ("Radio", "Televisión", "Channel"):
            return Atom(i, j, "outlet", self._text(i, j))
        if first.text in forms("place_openers") and i not in self.claimed and last.text not in self.lex.in_names:
            return Atom(i, j, "place", self._text(i, j))
        if last.text in self.lex.place_names and not any(k in self.claimed for k in range(i + 1, j - 1)):
            return Atom(i, j, "place", self._text(i, j))
        return None

    def _after_outlet_noun(self, i: int, j: int) -> bool:
        """'the business daily Castrin Exchange', 'the newspaper Novosti': a name right after what it is."""
        if i == 0 or self.words[i - 1].low not in self.lex.outlets or i in self.claimed or self._title(i):
            return False
        if self.words[i - 1].span.end + 1 != self.words[i].span.start:
            return False
        if j - i > 1 or self.words[i - 1].low not in ("daily", "weekly", "monthly"):
            return True
        return self._closes(j)  # 'the weekly Bancada reported'; 'the weekly Cabinet meeting' is none

    def _before_outlet_noun(self, i: int, j: int) -> bool:
        """'Nordlys, a Norwegian daily,': what it is stands in apposition behind the name."""
        if i in self.claimed or self._title(i) or j + 1 >= len(self.words) or self.words[j].low not in ("a", "an"):
            return False
        if between(self.text, self.words[j - 1], self.words[j]) != ", ":
            return False
        for k in range(j + 1, min(j + 6, len(self.words))):
            if not self._joined(k) or self.words[k].low in FUNCTION_WORDS:
                return False
            if self.words[k].low in self.lex.outlets:
                return k + 1 >= len(self.words) or not self._joined(k + 1) or self.words[k + 1].low in FUNCTION_WORDS
        return False

    def _foreign_paper(self, i: int, j: int) -> bool:
        """'Spain's El Meridiano reported': a name behind a foreign article that reports."""
        articles = ("El", "La", "Le", "Les", "Il", "Lo", "O", "Der", "Die", "Das", "De")
        reports = j < len(self.words) and self._joined(j) and self.words[j].low in ("reported", "reports", "wrote")
        owned = i > 0 and self.words[i - 1].possessive
        return j - i > 1 and self.words[i].text in articles and i not in self.claimed and (reports or owned)

    def _closes(self, j: int) -> bool:
        """Whether no noun goes on with the name that ends before `j`: a mark, a small word or a past tense follows."""
        if j >= len(self.words) or not self._joined(j):
            return True
        follows = self.words[j].low
        return follows in FUNCTION_WORDS | forms("speaks") | forms("reporting") or follows.endswith("ed")

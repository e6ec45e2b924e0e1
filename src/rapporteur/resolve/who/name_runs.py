"""Runs of name words: how far a name goes, small words inside it included, and what in it is a title."""

from rapporteur.resolve.who.name_words import NameWords
from rapporteur.resolve.who.tables import forms


class NameRuns(NameWords):
    """Joins words of names."""

    def _run(self, i: int) -> int:
        """The end of the run of name words that starts at i; i where none starts."""
        j = i
        while j < len(self.words):
            if j > i and not self._joined(j):
                break
            step = self.claimed[j][0] if j in self.claimed else int(self._is_name(j))
            if not step:
                ahead = self._particle(i, j)
                if not ahead:
                    break
                step = ahead
            j += step
            if self.words[j - 1].possessive and not self._plural_owner(j):
                break
        return j

    def _plural_owner(self, j: int) -> bool:
        """'Gedaref Farmers’ Union': the owner is part of the name where an organisation's word follows."""
        ahead = [w.text for w in self.words[j : j + 3]]
        return (
            (self.words[j - 1].text.endswith("s") or self.words[j - 1].low in forms("plural_owners"))
            and any(w in self.lex.in_names for w in ahead)
            and ahead[0][:1].isupper()
        )

    def _particle(self, i: int, j: int) -> int:
        """How many lower-case words inside a name stand here: 'bin', 'de la', 'Ministry of Foreign Affairs', '…
        and Energy'.
        """
        if j == i:
            return 0
        k = j
        while k < len(self.words) and self.words[k].low in forms("particles") and self.words[k].text.islower():
            k += 1
        if k > j and k < len(self.words) and self.words[k].cap and self._joined(k):
            return k - j
        word, before = self.words[j].low, self.words[j - 1].low
        opens = before in forms("of_titles") or self.words[j - 1].text in self.lex.in_names
        inside = word == "and" and (any(self.words[k].low == "of" for k in range(i, j)) or self._one_body(i, j))
        if (word in ("of", "for") and opens) or inside:
            k = j + 1
            k += k < len(self.words) and self.words[k].low == "the"
            if (
                k < len(self.words)
                and self.words[k].cap
                and self._joined(k)
                and (word == "and" or k not in self.claimed)
            ):
                return k - j
        return 0

    def _one_body(self, i: int, j: int) -> bool:
        """'the Food and Drug Administration': an 'and' inside one organisation's name, which 'the' opens."""
        if i == 0 or self.words[i - 1].low != "the" or any(k in self.claimed for k in range(i, j)):
            return False
        if j - i > 1 and self.words[j - 1].text in self.lex.in_names:
            return False  # 'the Dockers' Federation and Port Alder Terminals': the first one is whole
        k = j + 1
        while k < len(self.words) and self.words[k].cap and k - j < 6 and (k == j + 1 or self._joined(k)):
            if self.words[k].text in self.lex.in_names and k not in self.claimed:
                return True
            k += 1
        return False

    # -- titles

    def _title(self, k: int) -> bool:
        """Whether a title starts or goes on here: 'Foreign Minister', 'Gen.', 'Secretary of State'."""
        if k >= len(self.words) or k in self.claimed:
            return False
        low = self.words[k].low
        if low in self.lex.honorifics or low in self.lex.offices or low in ("former", "ex", "fellow"):
            return True
        if low in ("affairs", "state", "staff") and self.words[k - 1].low in ("of", "foreign", "external", "general"):
            return True
        return low in self.lex.modifiers and k + 1 < len(self.words) and self._joined(k + 1) and self._title(k + 1)

    def _title_end(self, i: int, j: int) -> int:
        k = i
        while k < j and (self._title(k) or (self.words[k].low in ("of", "for", "and", "the") and k > i)):
            if self.words[k].low in ("of", "for"):
                end = self._portfolio_end(k + 1, j)
                if end == k + 1:
                    break
                k = end
                continue
            k += 1
        return max(k, i + 1)

    def _portfolio_end(self, k: int, j: int) -> int:
        """'Minister of Water and Energy Girma Tadesse': the portfolio takes words that are title modifiers."""
        while k < j and (
            self.words[k].low in self.lex.modifiers or self.words[k].low in ("and", "affairs", "the", "state", "staff")
        ):
            k += 1
        return k

    def _surname(self, k: int, j: int) -> bool:
        """'John Major', 'Ann Bishop': a title word that closes a run right behind a given name is a surname."""
        return k == j - 1 and self.lex.gender_of_name(self.words[k - 1].text) is not None

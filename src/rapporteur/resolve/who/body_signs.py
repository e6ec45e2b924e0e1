"""Signs that a name is an organisation's: what it owns, who holds office in it, what it is called, how it goes on."""

from collections.abc import Sequence
from functools import cache

from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.phrases import singular
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word, between

_STATIC = frozenset(["lies", "sits", "stands", "borders", "overlooks", "flows", "falls", "is", "was"])
_REACH = 4


@cache
def signs(key: str) -> frozenset[str]:
    """A word list of bodies.toml's `signs`."""
    return frozenset(lists("bodies.toml")["signs"][key].split())


@cache
def kinds(section: str) -> dict[str, tuple[str, ...]]:
    """For each word of a section of bodies.toml the kinds of organisation that it stands for."""
    out: dict[str, tuple[str, ...]] = {}
    for kind, cell in lists("bodies.toml")[section].items():
        for word in cell.split():
            out[word] = (*out.get(word, ()), kind)
    return out


def kind_of_name(name: str) -> str:
    """'union' for "Quarry Workers' Union", 'council' for 'Council of Elders', '' for a name that does not tell."""
    head = name.lower().replace("’", "'").split(" of ")[0].split(" for ")[0].split()
    known = [kinds("names").get(w.strip(".'")) for w in reversed(head)]
    found = next((k[0] for k in known if k), "")
    if found == "union" and set(head) & forms("unions_of_states"):
        return "bloc"
    workers = any(singular(w.strip(".'")) in signs("workers") for w in head)
    if found in ("federation", "regulator", "company", "club", "armed", "alliance") and workers and len(head) > 1:
        tail = head[-1].strip(".'")
        union = tail in ("association", "society", "federation", "confederation", "guild", "group", "brotherhood")
        return "union" if union and "tenants" not in name.lower() else found
    return found


class Signs:
    """Asks the words around a name. Each question is a rule; `kind` gives the kind where a rule tells it."""

    def __init__(self, text: str, words: Sequence[Word], atoms: Sequence[Atom], lex: Lexicon) -> None:
        self.text, self.words, self.lex = text, words, lex
        self.inside = {k: a for a in atoms for k in range(a.start, a.end)}

    def kind(self, atom: Atom) -> str | None:
        """The kind of organisation that the words around this mention show, '' where they show one only."""
        for rule in (self.region, self.role_before, self.role_behind):
            found = rule(atom)
            if found:
                return found
        officer = [o for o in (self.owns(atom), self.has_officer(atom), self.named_with(atom)) if o is not None]
        if officer:
            return next((o for o in officer if o), "")
        return "" if self.goes_on_as_a_thing(atom) else None

    def region(self, atom: Atom) -> str | None:
        """'the breakaway Tarsk', 'the enclave of Tarsk', 'the Tarsk Republic': a region that acts like a state."""
        k = atom.start - 1
        before = self.words[k].low if k >= 0 and self._close(k + 1) else ""
        before = self.words[k - 1].low if before in ("region", "republic", "enclave", "territory") else before
        of = k > 0 and before == "of" and self.words[k - 1].low in signs("regions")
        after = self.words[atom.end].low if atom.end < len(self.words) and self._close(atom.end) else ""
        last = self.words[atom.end - 1]
        told = before in signs("breakaway") or of or (after in signs("regions") and not last.possessive)
        return "region" if told or last.text == "Republic" or self.words[atom.start].text == "Republic" else None

    def owns(self, atom: Atom) -> str | None:
        """'Tarrant's managing director', 'Corbel's shares': a possession that persons and places have not."""
        last = self.words[atom.end - 1]
        if not last.possessive:
            return None
        for k in range(atom.end, min(atom.end + _REACH, len(self.words))):
            low = self.words[k].low
            if self.words[k].sentence != last.sentence or not self._close(k):
                return None
            more = k + 1 < len(self.words) and self._close(k + 1) and self._of_office(self.words[k + 1].low)
            if low in self.lex.modifiers and more:
                continue
            if low in signs("owned"):
                return self._officers(k)
            if low not in self.lex.modifiers and not low.isdigit():
                return None
        return None

    def _of_office(self, low: str) -> bool:
        return low in self.lex.offices or low in self.lex.modifiers or low in signs("owned")

    def _officers(self, k: int) -> str:
        two = f"{self.words[k - 1].low}-{self.words[k].low}" if k else ""
        return next((ks[0] for w in (two, self.words[k].low) if (ks := kinds("officers").get(w))), "")

    def has_officer(self, atom: Atom) -> str | None:
        """'the managing director of Tarrant Stone', 'a spokesman for Corbel', 'members of the Lantern Front'."""
        k = atom.start - 1
        k -= k >= 0 and self.words[k].low == "the"
        if k < 1 or self.words[k].low not in ("of", "for") or not self._close(k) or _adjective(atom.name):
            return None
        return self._officers(k - 1) if self.words[k - 1].low in signs("officer_of") else None

    def named_with(self, atom: Atom) -> str | None:
        """'Metroline boss Hugo Stahl', 'a Hallam spokesman', 'Corbel drivers': the name stands before its people."""
        k = atom.end
        if k >= len(self.words) or self.words[k].sentence != self.words[k - 1].sentence or not self._close(k):
            return None
        if self.words[k - 1].possessive or _adjective(atom.name):
            return None
        k += self.words[k].low in ("managing", "chief", "general", "finance") and k + 1 < len(self.words)
        return self._officers(k) if self.words[k].low in signs("before") else None

    def role_before(self, atom: Atom) -> str | None:
        """'quarry operator Tarrant Stone', 'the landlord, Granite Holdings'."""
        k = atom.start - 1
        if k < 0 or self.words[k].sentence != self.words[atom.start].sentence:
            return None
        gap = between(self.text, self.words[k], self.words[atom.start])
        low = self.words[k].low
        if low not in signs("roles") or self.words[k].cap or gap not in (" ", ", ", ' "', " “"):
            return None
        determined = any(w.low in ("the", "a", "an", "its", "their") for w in self.words[max(0, k - 4) : k])
        return kinds("heads").get(low, ("",))[0] if gap != ", " or determined else None

    def role_behind(self, atom: Atom) -> str | None:
        """'Tarrant Stone, the quarry's operator', 'the MLTA, a tenants' group,'."""
        k = atom.end
        if k + 1 >= len(self.words) or between(self.text, self.words[k - 1], self.words[k]) not in (", ", " ("):
            return None
        if self.words[k].low not in ("the", "a", "an", "its"):
            return None
        for n in range(k + 1, min(k + 6, len(self.words))):
            if not self._close(n):
                return None
            if self.words[n].low in signs("roles") and not self.words[n].possessive:
                return kinds("heads").get(self.words[n].low, ("",))[0]
            if self.words[n].low in self.lex.offices or self.words[n].low in ("of", "who", "whose"):
                return None
        return None

    def goes_on_as_a_thing(self, atom: Atom) -> bool:
        """'Corbel Minerals, which had offered', 'Tarrant dropped its insistence', 'Tarrant said it': no person."""
        after = self.words[atom.end : atom.end + 2]
        if not after or after[0].sentence != self.words[atom.end - 1].sentence:
            return False
        gap = between(self.text, self.words[atom.end - 1], after[0])
        if gap == ", " and after[0].low == "which":
            return len(after) > 1 and after[1].low not in _STATIC
        if self.words[atom.end - 1].possessive or gap != " " or self._governed(atom):
            return False
        return self._its(atom)

    def _its(self, atom: Atom) -> bool:
        """A clause with 'its' or 'it' that no other name could own: the verb is near and nothing stands between."""
        for k in range(atom.end, min(atom.end + 5, len(self.words))):
            if k in self.inside or self.words[k].sentence != self.words[atom.start].sentence or not self._close(k):
                return False
            if self.words[k].low == "its":
                return True
            if self.words[k].low == "it":
                return self.words[k - 1].low in forms("saying")
            if self.words[k].low in ("the", "a", "an", "and", "of", "in", "on"):
                return False
        return False

    def _governed(self, atom: Atom) -> bool:
        before = self.words[atom.start - 1] if atom.start else None
        same = before is not None and before.sentence == self.words[atom.start].sentence
        return same and before is not None and before.low in ("in", "at", "near", "to", "from", "around", "outside")

    def _close(self, k: int) -> bool:
        return between(self.text, self.words[k - 1], self.words[k]) in (" ", "\n", "-")


def _adjective(name: str) -> bool:
    """'Velian' and 'Norlandic' belong to a state."""
    return " " not in name and name.endswith(("ian", "ish", "ese", "ic", "ean", "an"))

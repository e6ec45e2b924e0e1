"""Names in running text by form and gazetteer: capitalised runs, cut into parties, titles, institutions, outlets,
people.

No model is needed here; where the tagger gives entities they decide what form leaves open. Rejected: looking names up
without their run, which reads 'Addis Ledger' as a town and 'Jordan Peters' as a kingdom.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.domain.annotation import Entity
from rapporteur.domain.span import Span
from rapporteur.resolve.who.gazetteer import Entry, Gazetteer
from rapporteur.resolve.who.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between, derived

_SIDES = ("state", "demonym", "capital", "metonym", "organisation")


@dataclass(frozen=True, slots=True)
class Atom:
    """One name as written: words `[start, end)`, `kind` as in the gazetteer's entries, or `title`, `institution`,
    `unknown`.

    `party` is the side that the name itself gives ('Ethiopian Foreign Ministry': Ethiopia).
    """

    start: int
    end: int
    kind: str
    name: str
    party: str | None = None
    entry: Entry | None = None


class _Scanner:
    """One pass over a report's words."""

    def __init__(
        self, text: str, words: Sequence[Word], gazetteer: Gazetteer, lex: Lexicon, entities: Sequence[Entity]
    ) -> None:
        self.text, self.words, self.gazetteer, self.lex = text, words, gazetteer, lex
        self.lower = {w.text for w in words if w.text[:1].islower()}
        self.inner = {w.text for w in words if w.cap and not w.first}
        owners = (w for w in words if w.first and w.cap and w.possessive and w.low not in lex.groups)
        self.inner |= {w.text for w in owners if w.low not in self.lower and w.low not in FUNCTION_WORDS}
        self.entities = entities
        self.claimed: dict[int, tuple[int, Entry]] = {}

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

    def _claim(self) -> None:
        i = 0
        while i < len(self.words):
            found = self._lookup(i, min(len(self.words), i + 7)) if self._starts(i) else None
            if found and found[0] > 1 and self.words[i].low == "the":
                found = None
            if found and found[0] == 1 and (self._portfolio(i) or self._bearer(i)):
                found = None
            if found and (found[0] > 1 or self._is_name(i)):
                self.claimed[i] = found
                i += found[0]
            else:
                i += 1

    def _portfolio(self, i: int) -> bool:
        """'Labour Minister', 'Labour Ministry': the word belongs to the title and is no party's name."""
        if self.words[i].low not in self.lex.modifiers or i + 1 >= len(self.words) or self.words[i].possessive:
            return False
        after = self.words[i + 1].low
        return after in ("minister", "ministry", "department", "secretary") and self._joined(i + 1)

    def _bearer(self, i: int) -> bool:
        """'Economist Lu Feng': a title in front of a name, though an outlet has that name; not 'The Economist'."""
        articled = i > 0 and self.words[i - 1].low == "the"
        return self.words[i].low in self.lex.private and not articled and self._before_title(i)

    def _starts(self, i: int) -> bool:
        return self.words[i].cap or self.words[i].text[:1].isdigit()

    def _lookup(self, i: int, end: int) -> tuple[int, Entry] | None:
        spans = []
        for w in self.words[i:end]:
            if w.sentence != self.words[i].sentence:
                break
            spans.append((w.span.start, w.span.end))
        found = self.gazetteer.longest(self.text, spans)
        if found and found[0] == 1 and self.words[i].text in CALENDAR:
            return None
        return found

    def _is_name(self, i: int) -> bool:
        """Whether a capitalised word is a name and not only the first word of its sentence."""
        w = self.words[i]
        if w.low in forms("name_numbers") and self._counts_in_name(i):
            return True
        given = w.text == "Jan" and self._before_title(i) and self.words[i + 1].text not in CALENDAR
        if not w.cap or (w.text in CALENDAR and not given) or (w.low in FUNCTION_WORDS and w.text not in ("US", "UN")):
            return False
        if not w.first or w.text.isupper() or "." in w.text:
            return True
        if self._only_opens(i):
            return False
        if self._known_head(w) and self._before_title(i):
            return True
        if w.low in self.lower:
            return False
        entry = self.gazetteer.find(w.text)
        if entry and entry.kind != "place":
            return True
        adjective = any(derived(w.text, n) for n in self.inner)
        return w.text in self.inner or adjective or self._known_head(w) or self._before_name(i)

    def _only_opens(self, i: int) -> bool:
        """'Quarry boss X', 'Furious union chief X': a plain word at the head of its sentence, lower case behind it."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        plain = w.low in forms("trades") or w.low in forms("epithets") or w.low.endswith(tuple(forms("adjective_ends")))
        return plain and not w.possessive and bool(after) and not after[0].cap

    def _counts_in_name(self, i: int) -> bool:
        """'the Six Rivers Council': a capitalised number inside a sentence opens the name that goes on behind it."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        cap = w.cap and not w.first and bool(after) and after[0].cap and after[0].text not in CALENDAR
        known = self.claimed.get(i + 1)
        return cap and (known is None or known[1].kind == "place") and self._joined(i + 1)

    def _known_head(self, w: Word) -> bool:
        return w.low in self.lex.offices or w.low in self.lex.honorifics or w.low in self.lex.modifiers

    def _before_title(self, i: int) -> bool:
        """'Prime Minister Wolde': a title word at the head of a sentence, a capitalised word behind it."""
        after = self.words[i + 1 : i + 2]
        return bool(after) and after[0].cap and after[0].sentence == self.words[i].sentence and self._joined(i + 1)

    def _before_name(self, i: int) -> bool:
        """'Joaquim Neto said': the next word goes on with the name; 'Forecasters say' does not; 'Bekele said' may."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        if (
            after
            and after[0].cap
            and after[0].sentence == w.sentence
            and between(self.text, w, after[0]) in (" ", "'s ")
        ):
            return True
        if w.low not in self.lex.modifiers | forms("own_inside") | forms("own_heads") and self._before_body(i):
            return True
        given = self.lex.gender_of_name(w.text) is not None
        entity = any(e.span.covers(w.span) for e in self.entities)
        plural = w.text.endswith("s") and not w.possessive
        return given or entity or (w.possessive and w.low not in self.lex.groups) or (not plural and self._acts(i))

    def _before_body(self, i: int) -> bool:
        """'Alderton borough council': a name that opens an organisation's, whose other words are lower case."""
        ahead = self.words[i + 1 : i + 4]
        opens = bool(ahead) and ahead[0].low in forms("own_inside")
        return opens and any(w.low in forms("own_heads") for w in ahead[1:])

    def _acts(self, i: int) -> bool:
        """An unknown word that speaks ('Norland said') at the head of a sentence."""
        after = self.words[i + 1 : i + 2]
        return bool(after) and after[0].low in forms("speaks") and self.words[i].low not in self.lex.institutions

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

    def _joined(self, j: int) -> bool:
        left, right = self.words[j - 1], self.words[j]
        return left.sentence == right.sentence and between(self.text, left, right) in (
            " ",
            "\n",
            "’ ",
            "' ",
            ". ",
            " & ",
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
        k = j + 1
        while k < len(self.words) and self.words[k].cap and k - j < 6 and (k == j + 1 or self._joined(k)):
            if self.words[k].text in self.lex.in_names and k not in self.claimed:
                return True
            k += 1
        return False

    # -- cutting a run into atoms

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

    def _surname(self, k: int, j: int) -> bool:
        """'John Major', 'Ann Bishop': a title word that closes a run right behind a given name is a surname."""
        return k == j - 1 and self.lex.gender_of_name(self.words[k - 1].text) is not None

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

    def _entry_atom(self, i: int) -> Atom:
        n, entry = self.claimed[i]
        return Atom(i, i + n, entry.kind, entry.name, entry.party, entry)

    def _text(self, i: int, j: int) -> str:
        return " ".join(self.text[self.words[i].span.start : self.words[j - 1].span.end].split())


def atoms_of(
    text: str, words: Sequence[Word], gazetteer: Gazetteer, lex: Lexicon, entities: Sequence[Entity] = ()
) -> tuple[Atom, ...]:
    """All names of a report in text order, cut as small as their form tells.

    >>> # 'Sudanese Foreign Minister Amna al-Tayeb' gives demonym, title, unknown (which titles make a person)
    """
    return tuple(_Scanner(text, words, gazetteer, lex, entities).atoms())


def span_of(words: Sequence[Word], atom: Atom) -> Span:
    """The atom's place in the text."""
    return Span(words[atom.start].span.start, words[atom.end - 1].span.end)

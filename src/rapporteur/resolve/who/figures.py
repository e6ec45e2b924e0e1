"""Figures: whoever a report speaks of by name, each once, with titles, gender and side as far as the words around
tell.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapporteur.resolve.who.body_signs import signs
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.phrases import OWNERS, kind_of
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word, between

SIDES = ("state", "demonym", "capital", "metonym", "organisation", "institution", "person")
_ALIAS = re.compile(
    r",? (?:(?:who|and) (?:goes|went|is known) (?:only )?(?:by|as) (?:the (?:name|alias|nom de guerre) (?:of )?)?"
    r"|(?:better |also |only )?known (?:only )?(?:as|by the (?:name|nom de guerre) (?:of )?)"
    r"|whose nom de guerre is |calling himself |calling herself )$"
)
_CALLS = re.compile(
    r", as ((?:the|their|its|his|her) [\w’' -]{3,40}?) (?:calls|styles|called|styled) (?:him|her)self\b"
)


@dataclass(eq=False)
class Figure:
    """One person, party, institution, outlet or group of a report while it is being read.

    `kind` is `person`, `party`, `institution`, `outlet`, `group`, `document` or `place`. `titles` are office words in
    lower
    case ('foreign minister'). `sideless` says that the words rule a side out (analysts, relatives, courts).
    """

    kind: str
    name: str | None
    party: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    sideless: bool = False
    plural: bool = False
    anonymous: bool = False
    description: str | None = None
    code: str | None = None
    owner: str | None = None  # 'its', 'his': whose spokesman it is, open until the text is read in order
    members: tuple["Figure", ...] = ()
    detail: str = ""
    start: int = 0  # the word of its first mention


@dataclass(frozen=True, slots=True)
class Title:
    """What stands around a name and gives its office: the title's words, the words `[start, end)`, the side it
    names.
    """

    words: tuple[str, ...]
    start: int
    end: int
    party: str | None
    sideless: bool
    owner: str | None = None


class TitleReader:
    """Reads the titles before and the appositions after a name."""

    def __init__(self, text: str, words: Sequence[Word], atoms: Sequence[Atom], lex: Lexicon) -> None:
        self.text, self.words, self.lex = text, words, lex
        self.inside = {k: a for a in atoms for k in range(a.start, a.end)}
        self.atoms = atoms
        self.capitals: dict[str, str] = {}  # cities that the report calls the capital of a side
        self.own_sides: set[str] = set()  # organisations: sides, but nothing that has ministers
        self.local: dict[str, str] = {}  # names that the report uses like states: 'Norland', 'Norlandic' -> 'Norland'

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
            if gap == ", " and (comma or office):
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

    def _determined(self, k: int, i: int) -> bool:
        first = self.words[k].low
        if k and self.words[k - 1].low in ("in", "on", "at") and self._gap(k) == " ":
            return False
        named = k in self.inside and self.inside[k].kind in SIDES
        return first in OWNERS | {"the", "a", "an"} or self._owned(k, i) or named or self.words[k].cap

    def _of_behind(self, k: int) -> bool:
        """'the envoy of the African Union': an article behind 'of' does not open the title."""
        return k > 0 and self.words[k - 1].low in ("of", "for", "to") and self._gap(k) == " "

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

    def _gap(self, k: int) -> str:
        left, right = self.words[k - 1], self.words[k]
        return between(self.text, left, right) if left.sentence == right.sentence else "\n\n"

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
                return None  # another name with its own title
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
        first = self.words[j]
        opens = first.low in OWNERS | {"the", "a", "an"} or first.low in self.lex.offices | self.lex.modifiers
        opens = (
            opens
            or first.possessive
            or (j in self.inside and self.inside[j].kind in SIDES)
            or self._owned(j, min(j + 3, k))
        )
        return self._title(j, k) if found and opens and self._has_head(j, k) else None

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
        holds = before is not None and any(w in self.lex.offices for w in before.words) and not before.sideless
        kinds = ("institution", "organisation", "unknown", "outlet", "metonym", *(("state",) if holds else ()))
        if atom is None or atom.kind not in kinds:
            return None
        party, sideless = self.side(range(j, atom.end))
        return Title((), j, atom.end, party, sideless)

    def side(self, span: Iterable[int]) -> tuple[str | None, bool]:
        """The side that the names in these words give, and whether they rule one out (a court, a university)."""
        sideless = False
        for atom in dict.fromkeys(a for k in span if (a := self.inside.get(k))):
            party = self.party(atom)
            if party and atom.kind == "institution" and set(key_of(atom.name).split()) & forms("scholarly"):
                party, sideless = None, True  # 'of the Danish Institute' tells a country, but no side
            if party:
                return party, False
            tail = atom.name.split()[-1].lower() if atom.kind in ("institution", "outlet") else ""
            closed = any(w.lower() in forms("no_party_names") for w in atom.name.split())
            sideless = sideless or atom.kind == "outlet" or (bool(tail) and closed)
        return None, sideless

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
            return of[2] if of and of[1].lower() in self.lex.of_state | {"national", "foreign"} else None
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


def key_of(name: str) -> str:
    """A name for comparing: no article, one kind of apostrophe, lower case."""
    return re.sub(r"^the ", "", name.replace("’", "'").lower())


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

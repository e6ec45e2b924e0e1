"""The organisations of a report: every name of one under its full form, and which of them a description can mean.

'Tarrant', 'the QHW' and 'the Board' lead back to 'Tarrant Stone', "Quarry and Haulage Workers' Union" and 'National
Conciliation Board'; 'the union' and 'the company' to the ones of that kind. States have their own tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapporteur.domain.annotation import Entity
from rapporteur.resolve.who.body_signs import Signs, kind_of_name, kinds, signs
from rapporteur.resolve.who.figures import TitleReader, key_of
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom, span_of
from rapporteur.resolve.who.phrases import singular
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between

_SMALL = frozenset(["of", "for", "and", "the", "in", "de", "&"])
_STATE = frozenset(
    """
    ministry government parliament senate cabinet embassy police court tribunal university college hospital school
    department navy presidency assembly congress church institute observatory
    """.split()  # noqa: SIM905
)
_PLAIN = frozenset(
    ["armed", "security", "national", "federal", "defence", "defense", "foreign", "air", "land", "joint", "special"]
)
_COMMON = frozenset(["group", "movement", "force", "army", "team", "side", "owner", "business"])
_OWN_DETAILS = frozenset(["company", "union", "armed group", "organisation"])
_REALM = re.compile(r"^(?:Republic|Kingdom|Sultanate|Principality|Emirate) of ")  # official names of states


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation: its full name, its kind as in bodies.toml ('' untold), the word of its first mention."""

    name: str
    kind: str
    start: int
    roles: frozenset[str] = frozenset()
    wide: bool = False  # a union of states or another body that no report introduces: the African Union


class Bodies:
    """The organisations of one report. Built before its people, whom they would be taken for."""

    def __init__(
        self, reader: TitleReader, words: Sequence[Word], lex: Lexicon, entities: Sequence[Entity], outlet: str | None
    ) -> None:
        self.reader, self.words, self.lex, self.entities = reader, words, lex, entities
        self.signs = Signs(reader.text, words, reader.atoms, lex)
        self.outlet = key_of(outlet or "")
        self.surnames = self._surnames()
        found = self._found()
        self._described(found)
        self._of_town(found)
        self.names = self._joined(found)
        self.all = self._bodies(found)

    def named(self, name: str) -> str | None:
        """The full name of the organisation that this name stands for; None where it is none."""
        return self.names.get(key_of(name))

    def local(self) -> dict[str, str]:
        """The names as written, each with its full form, for the readers of titles."""
        kinds_ = ("unknown", "institution")
        return {a.name: full for a in self.reader.atoms if a.kind in kinds_ and (full := self.named(a.name))}

    def last_words(self) -> frozenset[str]:
        """Last words of names that may be persons': 'Menn' of 'Ivo Menn' is no state that rejects something."""
        many = (a.name for a in self.reader.atoms if a.kind in ("unknown", "person") and not self.named(a.name))
        return self.surnames | {n.split()[-1] for n in many if " " in n}

    def sides(self) -> set[str]:
        """The full names that are surely no state's: their kind is told, or they have several words."""
        return {b.name for b in self.all if b.kind != "region" and (b.kind or " " in b.name)}

    def known_as(self, head: str, before: int | None = None, modifiers: Sequence[str] = ()) -> tuple[Body, ...]:
        """The organisations that 'the union' or 'the city council' can mean; those told before word `before` first."""
        head = singular(head.lower())
        told = [b for b in self.all if before is None or b.start < before]
        for pool in dict.fromkeys((tuple(told), self.all)):
            for tier in self._tiers(head, pool):
                fits = tuple(b for b in tier if self._suits(b, modifiers)) or tier
                if fits:
                    return fits
        return ()

    def one(self, head: str, before: int | None = None, modifiers: Sequence[str] = ()) -> str | None:
        """The one organisation that a head can mean, None where there are none or several."""
        found = self.known_as(head, before, modifiers)
        return found[0].name if len(found) == 1 else None

    def crew(self, head: str) -> str | None:
        """'the drivers', 'his own workers', 'the tenants': the one union or group of a report that is made of them."""
        word = singular(head.lower())
        if word not in signs("workers"):
            return None
        named = [b for b in self.all if word in {singular(w.strip("'")) for w in _low(b.name)} and b.kind != "company"]
        if not named and word not in ("tenant", "fisherman", "grower", "farmer"):
            named = [b for b in self.all if b.kind == "union" and not b.wide]
        return named[0].name if len(named) == 1 else None

    # -- which one

    def _tiers(self, head: str, pool: Sequence[Body]) -> list[tuple[Body, ...]]:
        near = [b for b in pool if not b.wide]
        of_kind = [b for b in near if b.kind in kinds("heads").get(head, ())]
        open_ = "company" in kinds("heads").get(head, ()) or head in ("group", "organisation", "organization", "body")
        untold = [b for b in near if not b.kind] if open_ else []
        return [
            tuple(b for b in near if head in b.roles),
            tuple(b for b in near if head == _closing(b.name)),
            tuple(b for b in near if b in of_kind or b in untold),
            tuple(b for b in near if head in _low(b.name)),
            tuple(b for b in pool if b.wide and head in _low(b.name)),
        ]

    def _suits(self, body: Body, modifiers: Sequence[str]) -> bool:
        return bool(modifiers) and any(m in _low(body.name) for m in modifiers)

    # -- what is one

    def _surnames(self) -> frozenset[str]:
        """Last words of names that a title or a given name shows as persons'."""
        out = set()
        for a in self.reader.atoms:
            many = len(a.name.split()) > 1
            titled = many and self._person(a)
            if a.kind == "person" or (a.kind == "unknown" and (titled or self.reader.nicknamed(a))):
                out.add(a.name.split()[-1])
        return frozenset(out)

    def _person(self, a: Atom) -> bool:
        if self.lex.gender_of_name(a.name) is not None:
            return True
        title = self.reader.before(a.start)
        return title is not None and title.words[-1] not in ("the", "of") and "&" not in a.name

    def _found(self) -> dict[str, tuple[str, int, set[str]]]:
        """Each name that a sign or its form shows as an organisation: kind, first mention, roles."""
        out: dict[str, tuple[str, int, set[str]]] = {}
        for a in self.reader.atoms:
            name, kind = self._of_lower_case(a)
            if kind is None and not self._only_opens(a):
                kind = self._kind(a)
            if kind is None:
                continue
            known = out.get(name, ("", a.start, set()))
            role = self.words[a.start - 1].low if a.start else ""
            roles = known[2] | ({role} if role in signs("roles") and self.signs.role_before(a) else set())
            out[name] = (known[0] or kind, min(known[1], a.start), roles)
        return out

    def _described(self, found: dict[str, tuple[str, int, set[str]]]) -> None:
        """'Tarrant Stone was silent. The company …': a name that nothing tells about is what the next words call it."""
        shown = {kind_of_name(n) or kind for n, (kind, _, _) in found.items()}
        for i, word in enumerate(self.words):
            kind = next(iter(kinds("heads").get(word.low, ())), None)
            if kind not in ("company", "union", "club", "cooperative", "armed") or {kind, ""} & shown:
                continue
            if word.cap or not i or self.words[i - 1].low not in ("the", "a", "its") or word.low in _COMMON:
                continue
            near = {a.name: a for a in self.reader.atoms if a.end <= i and self._unexplained(a, word.sentence)}
            if len(near) == 1:
                atom = next(iter(near.values()))
                found[atom.name] = (kind, atom.start, set())
                shown.add(kind)

    def _of_town(self, found: dict[str, tuple[str, int, set[str]]]) -> None:
        """'council leader X', 'the city takes no side' in a report of one town: the council of that town."""
        low = [w.low for w in self.words if not w.cap or w.first]
        named = any("council" in a.name.lower() for a in self.reader.atoms if a.kind != "title")
        led = any(a == "council" and b in self.lex.offices for a, b in pairwise(low))
        towns = {a.name: a for a in reversed(self.reader.atoms) if self._town(a)}
        if named or not led or len(towns) != 1:
            return
        town = next(iter(towns.values()))
        found[f"{town.name} {'City ' * ('city' in low)}Council"] = ("council", town.start, {"council", "city"})

    def _town(self, a: Atom) -> bool:
        """A name without a kind that the report calls a place, or in which something happens."""
        if a.kind not in ("unknown", "place") or " " in a.name or a.name in self.surnames or self._person(a):
            return False
        after = self.words[a.end].low if a.end < len(self.words) else ""
        place = any(e.kind == "place" and e.span == span_of(self.words, a) for e in self.entities)
        before = self.words[a.start - 1].low if a.start else ""
        return after not in forms("land_nouns") and (place or before == "in")

    def _unexplained(self, a: Atom, sentence: int) -> bool:
        person = self._person(a) or a.name in self.surnames or a.name.split()[0] in self.surnames
        near = 0 <= sentence - self.words[a.start].sentence < 3
        before = self.words[a.start - 1].low if a.start else ""
        placed = before in ("in", "at", "near", "from", "around", "outside", "to")
        return near and a.kind == "unknown" and not person and not placed and not self._outlets(a)

    def _kind(self, a: Atom) -> str | None:
        if a.kind == "organisation" and a.entry and a.entry.detail in _OWN_DETAILS:
            return {"armed group": "armed", "organisation": "wide"}.get(a.entry.detail, a.entry.detail)
        if a.kind == "institution":
            return self._institution(a)
        if a.kind != "unknown" or self._outlets(a) or a.name.split()[-1] in self.lex.thing_names:
            return None
        if "&" in a.name:
            return "company"
        many = len(a.name.split()) > 1
        if many and not self._person(a) and (kind := kind_of_name(a.name)):
            return kind
        if many and ("Republic" in (a.name.split()[0], a.name.split()[-1]) or _REALM.match(a.name)):
            return "region"
        if (many and self._person(a)) or a.name in self.surnames:
            return None
        shown = None if self._adjectival(a) else self.signs.kind(a)
        return "" if shown is None and self._entity(a) else shown

    def _institution(self, a: Atom) -> str | None:
        low = _low(a.name)
        ends = {low[0], a.name.lower().split(" of ")[0].split(" for ")[0].split()[-1]}
        if (a.party and not self.reader.own(a.name)) or ends & _STATE or len(low) < 2 or set(low[:-1]) <= _PLAIN:
            return None
        if ends & (forms("no_party_names") - {"bank"}) or set(low) & {"policy", "studies"} or low[0] == "bank":
            return None
        return kind_of_name(a.name) or self.signs.kind(a)

    def _of_lower_case(self, a: Atom) -> tuple[str, str | None]:
        """'Oldbridge city council', 'Corbel workers' union': a name whose head is not capitalised."""
        k = a.end
        if a.kind not in ("unknown", "place") or self.words[a.end - 1].possessive or self._only_opens(a):
            return a.name, None
        while k < len(self.words) and k - a.end < 3 and self._next(k) and self.words[k].low in forms("own_inside"):
            k += 1
        closes = k < len(self.words) and self._next(k) and self.words[k].low in forms("own_heads")
        if not closes or self.words[k].cap or (k == a.end and self.words[k].low in ("company", "group")):
            return a.name, None
        tail = self.reader.text[self.words[a.end].span.start : self.words[k].span.end]
        name = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in f"{a.name} {tail}".split())
        return name, kind_of_name(name)

    def _adjectival(self, a: Atom) -> bool:
        """'Lusanian troops': an adjective of a state, not 'Corbian said'."""
        after = self.words[a.end] if a.end < len(self.words) else None
        noun = after is not None and not after.cap and after.low not in forms("speaks") | forms("side_verbs")
        return noun and a.name.endswith(("ian", "ish", "ese")) and not self.words[a.end - 1].possessive

    def _only_opens(self, a: Atom) -> bool:
        """'Furious union chief', 'Quarry boss': a word whose capital is its sentence's, no name."""
        word = self.words[a.start]
        plain = word.low in forms("epithets") | forms("trades") or word.low.endswith(tuple(forms("adjective_ends")))
        return a.end - a.start == 1 and word.first and plain

    def _next(self, k: int) -> bool:
        left, right = self.words[k - 1], self.words[k]
        gap = between(self.reader.text, left, right)
        return left.sentence == right.sentence and gap in (" ", "' ", "’ ")

    def _outlets(self, a: Atom) -> bool:
        key = key_of(a.name)
        printed = [self.outlet, *(key_of(x.name) for x in self.reader.atoms if x.kind == "outlet")]
        return a.name.split()[-1] in self.lex.outlet_names or any(key == o or key in o.split() for o in printed if o)

    def _entity(self, a: Atom) -> bool:
        span = span_of(self.words, a)
        clear = len(a.name.split()) > 1 or (a.name.isupper() and len(a.name) > 1)
        return clear and any(e.kind == "organisation" and e.span.covers(span) for e in self.entities)

    # -- one name for each

    def _joined(self, found: dict[str, tuple[str, int, set[str]]]) -> dict[str, str]:
        """Every form of a name to its full one: a first word, an acronym, a closing word, a shorter wording."""
        free = {a.name for a in self.reader.atoms if a.kind in ("unknown", "institution")}
        free = {n for n in free if n.split()[-1] not in self.surnames and n.split()[0] not in self.surnames}
        names = sorted(set(found) | free, key=lambda n: (-len(n.split()), n))
        out: dict[str, str] = {}
        for name in sorted(found, key=lambda n: (-len(n.split()), n)):
            base = _REALM.sub("", re.sub(r"(?: People's)? Republic$", "", name))
            if base != name and (base in free | set(found) or _REALM.match(name)):
                out[key_of(name)] = out[key_of(base)] = base
                continue
            if key_of(name) in out:
                continue
            longer = [n for n in names if len(n.split()) > len(name.split()) and self._stands_for(name, n, found)]
            full = out.get(key_of(longer[0]), longer[0]) if len(longer) == 1 else name
            out[key_of(name)] = out[key_of(full)] = full
        for name in names:
            longer = [n for n in found if n != name and self._short(name, n)]
            if key_of(name) not in out and len({out[key_of(n)] for n in longer}) == 1:
                out[key_of(name)] = out[key_of(longer[0])]
        return out

    def _stands_for(self, short: str, full: str, found: dict[str, tuple[str, int, set[str]]]) -> bool:
        if self.lex.gender_of_name(full) and full not in found:
            return False
        return self._short(short, full)

    def _short(self, short: str, full: str) -> bool:
        """'Tarrant' of 'Tarrant Stone', 'QHW' of a union's initials, 'Board' of a name that ends with it."""
        a, b = _low(short), _low(full)
        if len(a) >= len(b):
            return False
        if b[: len(a)] == a and a[0] not in _PLAIN and not kinds("names").get(a[-1]) and a[0] not in self.lex.modifiers:
            return True
        if len(a) == 1 and short.isupper() and 1 < len(short) < 8:
            return short.replace(".", "").lower() in _initials(full)
        inside = iter(w for w in b)
        return a[-1] == b[-1] and bool(kinds("names").get(a[-1])) and all(w in inside for w in a)

    def _bodies(self, found: dict[str, tuple[str, int, set[str]]]) -> tuple[Body, ...]:
        out: dict[str, Body] = {}
        first: dict[str, int] = {}
        for a in self.reader.atoms:
            first.setdefault(self.names.get(key_of(a.name), ""), a.start)
        for name, (kind, start, roles) in found.items():
            full = self.names[key_of(name)]
            start = min(start, first.get(full, start))
            known = out.get(full, Body(full, "region" if kind == "region" else kind_of_name(full), start))
            kind = known.kind or ("" if kind == "wide" else kind)
            wide = known.wide or found[name][0] == "wide"
            out[full] = Body(full, kind, min(known.start, start), known.roles | roles, wide)
        return tuple(sorted(out.values(), key=lambda b: (b.start, b.name)))


def _closing(name: str) -> str:
    """'union' of "Quarry Workers' Union", 'council' of 'Council of Elders'."""
    return _low(re.split(r" (?:of|for) ", name)[0])[-1]


def _low(name: str) -> list[str]:
    return [w.strip(".'’") for w in name.lower().split() if w not in ("the",)]


def _initials(name: str) -> set[str]:
    """'quhw', 'qhw', 'qhwu': initials with and without small words and without the closing one."""
    words = re.findall(r"[^\s-]+", name.lower())
    big = [w for w in words if w not in _SMALL]
    forms_ = {"".join(w[0] for w in words), "".join(w[0] for w in big)}
    return forms_ | {"".join(w[0] for w in big[:-1])} if len(big) > 2 else forms_

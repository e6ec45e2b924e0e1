"""Institutions, outlets and organisations that a description stands for, each one figure under one name."""

import re
from collections.abc import Iterable, Sequence

from rapporteur.resolve.who.bodies import Bodies
from rapporteur.resolve.who.context import GOVERNMENT, Context
from rapporteur.resolve.who.figures import Figure, TitleReader, key_of
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.phrases import ARTICLES, INDEFINITE, NUMBERS, OWNERS, Phrase, complement, span_between
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word

_DROP = ARTICLES | INDEFINITE | OWNERS


class Institutions:
    """The named institutions of a report; asked for one of them it makes it where it is new."""

    def __init__(
        self, text: str, words: Sequence[Word], reader: TitleReader, context: Context, gazetteer: Gazetteer, lex:
        Lexicon,
        people: Sequence[Figure], bodies: Bodies, day: str | None, outlet: str | None,
    ) -> None:  # fmt: skip
        self.text, self.words, self.reader, self.context, self.gazetteer, self.lex = (
            text,
            words,
            reader,
            context,
            gazetteer,
            lex,
        )
        self.people, self.bodies, self.day, self.outlet = list(people), bodies, day, outlet
        self.institutions: dict[str, Figure] = {}
        self.candidates: tuple[Figure, ...] = ()

    # -- outlets

    def _outlet(self, p: Phrase, scene: Scene) -> Figure:
        inner = [
            a
            for a in dict.fromkeys(self.reader.inside.get(k) for k in range(p.start, p.end))
            if a and a.kind in ("outlet", "unknown")
        ]
        after = self._called(p)
        if after is not None:
            inner = [after]
        if inner:
            return self.named_outlet(inner[0].name, p.start)
        if p.det in INDEFINITE | NUMBERS or p.plural:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=p.plural, start=p.start)
        found = scene.figures(lambda f: f.kind == "outlet" and _same_medium(p.head, f.name or ""))
        same = [f for f in found if p.head in f.detail.split()] or found
        if not found and (body := scene.last(lambda f: _is_body(p.head, f))):
            return body
        other = [f for f in same if not self.outlet or key_of(f.name or "") != key_of(self.outlet)]
        if other or same:
            return (other or same)[0]
        foreign = p.last > p.start + 1 and p.det == "the"  # 'the French newsletter' is not the one that prints this
        if "own" in p.det or not self.outlet or foreign or not _same_medium(p.head, self.outlet):
            return Figure("group", None, anonymous=True, description=self._words(p), start=p.start)
        return self.named_outlet(self.outlet, p.start)

    def _called(self, p: Phrase) -> Atom | None:
        """'the business daily | Castrin Exchange', 'the paper, The | Rand Herald,': the name right behind."""
        behind = [
            k for k in range(p.end, min(p.end + 2, len(self.words))) if k == p.end or self.words[k - 1].low == "the"
        ]
        for k in behind:
            atom = self.reader.inside.get(k)
            gap = self.text[self.words[p.end - 1].span.end : self.words[k].span.start].lower()
            if atom is not None and atom.kind == "outlet" and atom.start == k and gap in (" ", " the ", ", ", ", the "):
                return atom
        return None

    def named_outlet(self, name: str, start: int) -> Figure:
        """The outlet of that name; 'the Ledger' finds the 'Addis Ledger'."""
        key = "outlet " + key_of(name)
        for known in [k for k in self.institutions if k.startswith("outlet ")]:
            if known == key or known.endswith(" " + key_of(name)) or key.endswith(" " + known[7:]):
                return self.institutions[known]
        entry = self.gazetteer.find(name)
        figure = Figure("outlet", entry.name if entry and entry.kind == "outlet" else name, sideless=True, start=start)
        figure.detail = (
            {"paper": "paper newspaper daily", "weekly": "weekly paper newspaper"}.get(entry.detail, entry.detail)
            if entry
            else ""
        )
        self.institutions[key] = figure
        return figure

    # -- institutions

    def _behind(self, p: Phrase, owner: Figure | None) -> tuple[str | None, str | None]:
        """Whom a spokesperson speaks for: 'for Sudan's Sovereign Council', 'State Department', 'Russian', 'its'."""
        a, b = complement(self.text, self.words, p.end)
        if b > a:
            name = self._clean(a, self._until_verb(a, b))
            party = self.reader.side(range(a, b))[0]
            return name, party
        name = self._clean(p.start, p.last)
        party = self.reader.side(range(p.start, p.last))[0]
        if owner is not None and not name:
            return owner.name, owner.party
        if name and party:
            plain = next((x for k in range(p.start, p.last) if (x := self.reader.inside.get(k))), None)
            if plain and plain.kind in ("demonym", "state") and plain.end >= p.last:
                return party, party
        if (
            name
            and not party
            and name.islower()
            and len(name.split()) == 1
            and name in self.lex.modifiers - self.lex.institutions
        ):
            return None, None
        return name or None, party

    def _until_verb(self, a: int, b: int) -> int:
        return next(
            (k for k in range(a, b) if self.words[k].low in ("in", "on", "at", "told", "said", "and") and k > a), b
        )

    def _institution(self, p: Phrase, scene: Scene, here: Seen, side: str | None, owner: Figure | None) -> Figure:
        many = p.plural and not p.det and not side and p.head not in ("police", "authority", "troops", "rebels")
        many = many or (p.plural and p.det in ("both", "neither", "either"))
        named = p.det in ("a", "an") and not p.plural and p.head in forms("bodies")
        if (p.det in INDEFINITE | NUMBERS and not side and not named) or many:
            return Figure("group", None, anonymous=True, description=self._words(p), plural=p.plural, start=p.start)
        bare = p.det or p.head == "management"
        bare = bool(bare) and p.det not in ("a", "an") and self.bodies.named(self._plain(p)) is None
        told = not side and bare and owner is None
        body = self.body(p.head, p, scene, here, [w.low for w in self.words[p.start : p.last]]) if told else None
        if body or (told and self.candidates):
            return body or Figure("group", None, anonymous=True, description=self._words(p), start=p.start)
        bare = p.det in ("the", "") and p.end - p.start <= 2 and not side
        if bare:
            same = scene.last(
                lambda f: (
                    f.kind in ("institution", "party") and bool(f.name) and p.head in (f.name or "").lower().split()
                )
            )
            if same:
                return same
        name = self._clean(self._behind_owner(p), p.end) or p.head
        a, b = complement(self.text, self.words, p.end)
        whose = self.reader.inside.get(a) if b > a else None
        stated = whose is not None and whose.kind == "state" and p.head in self.lex.of_state  # 'the government of Fiji'
        if b > a and self.words[a - 1].low in ("of", "for") and self.words[a].cap and not stated:
            name = f"{name} {self.words[a - 1].low} {self._clean(a, self._until_verb(a, b))}"
        if owner is not None and owner.name:
            name = f"Office of {owner.name}" if p.head == "office" else _owned(owner.name or "", name)
        if (
            p.head == "office"
            and owner is None
            and (holder := re.search(r"(?:^| )([a-z][^A-Z]*?)['’]s? office$", name))
        ):
            return self._office_of(holder[1], side, p)
        party = side
        if party is None and p.head in lists("home.toml")["local_forces"].split():
            party = self.context.side_of_body({p.head}, p.start)
        elif party is None and p.head in self.lex.of_state:
            party = self.context.side_of_head(p.head, p.start)
        if party is None and p.head in forms("of_government") and not self.context.states():
            party = GOVERNMENT
        if p.head in self.lex.no_side:
            party = None
        if party and owner is None and p.head in self.lex.of_state:
            return self.of_state(name, party, p.start, p.plural)
        if party is None and not p.plural and p.head in self.lex.own_side and p.det == "the":
            party = name  # told of without its name: still a side
        return self.institution(name, party, p.start, plural=p.plural)

    def _office_of(self, title: str, side: str | None, p: Phrase) -> Figure:
        """'the governor's office' is that of the one governor of the report, else of 'the governor'."""
        fits = [f for f in self.people if title in f.titles and (not side or f.party in (None, side))]
        if len(fits) == 1:
            return self.institution(f"Office of {fits[0].name}", fits[0].party or side, p.start)
        return self.institution(f"Office of the {title}", side or self.context.side(p.start), p.start)

    def body(self, head: str, p: Phrase, scene: Scene, here: Seen, modifiers: Sequence[str]) -> Figure | None:
        """The organisation that a head like 'union' means: the only one, the most prominent; else `candidates`."""
        if {"other", "another", "rival", "second", "any", "each"} & set(modifiers):
            return None
        found = {b.name for b in self.bodies.known_as(head, p.start, modifiers)}
        figures = [self.institution(name, name, p.start) for name in sorted(found)]
        if len(figures) > 1:
            best, tied = scene.best(here, lambda f: 0.0 if f in figures else None)
            self.candidates = () if best else tied
            return best
        return figures[0] if figures else None

    def _plain(self, p: Phrase) -> str:
        return self._clean(p.start, p.end)

    def of_state(self, name: str, party: str, start: int, plural: bool = False) -> Figure:
        """A ministry or an army of a side under one name: 'Sudan's Foreign Ministry' and 'the Foreign Ministry' of
        Sudan.
        """
        short = "|".join(re.escape(x) for x in (party, party.split()[-1]))  # 'the Council's' of the Littoral Council
        bare = re.sub(rf"^(?:{short})['’]s ", "", name)
        if party == GOVERNMENT:
            return self.institution(bare, party, start, plural)
        entry = self.gazetteer.find(bare)
        if entry and entry.kind in ("metonym", "organisation") and entry.party == party:
            return self.institution(bare, party, start, plural)
        first = bare.split()[0] if bare else ""
        entry = self.gazetteer.find(first) if first else None
        if (entry and entry.party == party) or self.reader.local.get(first) == party or party.startswith(first):
            return self.institution(bare, party, start, plural)
        adjective = self.gazetteer.adjective(party)
        if adjective == party and party in self.reader.local.values():
            adjective = f"{party}'s"
        return self.institution(f"{adjective} {bare}", party, start, plural)

    def _behind_owner(self, p: Phrase) -> int:
        """Past a person's possessive: 'office' in 'Wolde's office'."""
        people = {f.name.split()[-1] for f in self.people if f.name}
        marks = [k for k in range(p.start, p.last) if self.words[k].possessive and self.words[k].text in people]
        return marks[-1] + 1 if marks else p.start

    def institution(self, name: str, party: str | None, start: int, plural: bool = False) -> Figure:
        """The institution of that name and side, made where it is new. The side's own name in front is its
        adjective's.
        """
        entry = self.gazetteer.find(name)
        body = self.bodies.named(name) if not entry or entry.kind == "place" else None
        if body:
            name, party = body, body
        shared = (
            entry is not None and entry.kind == "metonym" and bool(entry.detail) and party not in (None, entry.party)
        )
        if entry and entry.kind in ("metonym", "organisation") and not shared:
            name, party = entry.name, entry.party
        elif entry and entry.kind == "state":
            return Figure("party", entry.name, entry.party, code=entry.code, start=start)
        key = f"{key_of(name)}|{party}"
        if key not in self.institutions:
            kind = "party" if party == name else "institution"
            self.institutions[key] = Figure(kind, name, party, plural=plural, start=start)
        return self.institutions[key]

    def _clean(self, a: int, b: int) -> str:
        while a < b and self.words[a].low in _DROP:
            a += 1
        if a >= b:
            return ""
        text = " ".join(self.text[self.words[a].span.start : self.words[b - 1].span.end].split())
        return re.sub(r"['’]s$", "", text)

    def _words(self, p: Phrase) -> str:
        a, b = complement(self.text, self.words, p.end)
        end = b if b > a else p.end
        return " ".join(span_between(self.words, p.start, end).of(self.text).split())


def _owned(owner: str, name: str) -> str:
    """'the Council's secretariat' of the Littoral Council is the 'Littoral Council's secretariat'."""
    short = re.match(r"([\w-]+)[’']s\s+(.+)", name)
    return f"{owner}'s {short.group(2) if short and short.group(1) in owner.split() else name}"


def _medium(words: Iterable[str]) -> str:
    """'agency', 'air' or 'print' by the words of an outlet's name or by its noun; '' where they do not tell."""
    low = {w.lower() for w in words}
    return next((m for m in ("agency", "air", "print") if low & forms(f"medium_{m}")), "")


def _same_medium(head: str, name: str) -> bool:
    """'the agency' is no Radio Varsk, 'the magazine' no Sable News Agency."""
    told, asked = _medium(name.split()), _medium([head])
    return not told or not asked or told == asked


def _is_body(head: str, f: Figure) -> bool:
    """'the agency' may be an institution of that noun: 'the Harbour Safety Agency'."""
    return f.kind in ("institution", "party") and head in (f.name or "").lower().split()

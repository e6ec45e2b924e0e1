"""Which side a title without a state belongs to: elsewhere in the report, the paragraph's first subject, the
dateline.
"""

from collections.abc import Sequence

from rapporteur.domain.annotation import Attribution, Entity
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.home import home_of
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.names import Atom, atoms_of
from rapporteur.resolve.who.people import titles_in
from rapporteur.resolve.who.phrases import Phrase
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word, derived, words_of

GOVERNMENT = "Government"  # the side of a minister where the report names no state at all
_HEAD_WORDS = 4  # a side among the first words of a sentence is taken for its subject
_BACK = 3  # paragraphs


class Context:
    """Answers `side`: the one state or organisation that an unnamed office, ministry or army belongs to at a place."""

    def __init__(
        self,
        reading: Reading,
        words: Sequence[Word],
        reader: TitleReader,
        phrases: Sequence[Phrase],
        gazetteer: Gazetteer,
        lex: Lexicon,
        sayings: Sequence[Attribution] = (),
    ) -> None:
        self.reading, self.words, self.reader, self.lex, self.gazetteer = reading, words, reader, lex, gazetteer
        self.sayings = sayings
        self.paragraph = _paragraphs(reading, words)
        self.front: str | None = None
        self.offices = self._offices(phrases)
        self.subjects = self._subjects()
        self.first = [next((p for p, _ in told), None) for told in self.subjects]

    def _offices(self, phrases: Sequence[Phrase]) -> dict[str, set[str]]:
        """Offices that the text or the title gives a side: 'Ethiopian premier' -> premier: {Ethiopia}."""
        out: dict[str, set[str]] = {}
        for p in phrases:
            if p.kind == "office" and not p.plural:
                self._note(
                    out, tuple(w.low for w in self.words[p.start : p.end]), self.reader.side(range(p.start, p.end))[0]
                )
        title = self.reading.report.title or ""
        words = words_of(title, (Span(0, len(title)),), self.gazetteer.own_states)
        if words and (local := self._local(words[0].text, tuple(w.low for w in words[1:5]))):
            self._note(out, tuple(w.low for w in words[1:5]), local)
        for atom in atoms_of(title, words, self.gazetteer, self.lex, _none()):
            low = tuple(w.low for w in words[atom.end : atom.end + 4])
            party = atom.party if atom.kind in ("demonym", "state", "organisation") else self._local(atom.name, low)
            self._note(out, low, party)
        return out

    def _local(self, name: str, after: tuple[str, ...]) -> str | None:
        """An unknown adjective before an office in the title, 'Velian premier', belongs to the body's 'Velia'."""
        if not titles_in(after[:3], self.lex):
            return None
        names = {a.name for a in self.reader.atoms if a.kind == "unknown"}
        base = next((n for n in sorted(names) if derived(name, n)), None)
        if base:
            self.reader.local[base] = self.reader.local[name] = base
        return base

    def _note(self, out: dict[str, set[str]], low: tuple[str, ...], party: str | None) -> None:
        if party:
            for office in titles_in(low, self.lex):
                out.setdefault(_same_office(office), set()).add(party)

    def _subjects(self) -> list[list[tuple[str, Span]]]:
        """The sides that sentences begin with, paragraph by paragraph, each with its words."""
        out: list[list[tuple[str, Span]]] = [[] for _ in self.reading.paragraphs]
        start: dict[int, int] = {}
        for i, w in enumerate(self.words):
            start.setdefault(w.sentence, i)
        for atom in self.reader.atoms:
            number = self.paragraph[atom.start] if atom.start < len(self.paragraph) else 0
            head = atom.start - start[self.words[atom.start].sentence] < _HEAD_WORDS
            party = (
                self.reader.party(atom) if atom.kind in ("state", "demonym", "capital", "metonym", "unknown") else None
            )
            if head and party and out and party not in self.reader.own_sides and self._no_object(atom):
                out[number].append((party, self.words[atom.start].span))
        return out

    def _no_object(self, atom: Atom) -> bool:
        before = self.words[atom.start - 1].low if atom.start else ""
        text, span = self.reading.report.text, self.words[atom.start].span
        if text[span.start - 1 : span.start] == "-" or text[self.words[atom.end - 1].span.end :][:1] == "-":
            return False  # 'India-Pakistan talks' are about two
        return before not in ("in", "from", "to", "at", "on", "with", "near", "outside", "against")

    def office(self, titles: set[str]) -> str | None:
        """The side that holds this office elsewhere in the report, where there is one only."""
        specific = {t for t in titles if " " in t} or titles
        found = {p for t in specific for p in self.offices.get(_same_office(t), ())}
        return next(iter(found)) if len(found) == 1 else None

    def side_of_head(self, head: str, i: int) -> str | None:
        """The side of a bare 'the army' or 'the premier' at word i: the state at the front, else `side`."""
        if head not in forms("of_front"):
            return self.side(i)
        return self.front or (side if (side := self.side(i)) and self._told_often(side) else None)

    def _told_often(self, side: str) -> bool:
        """Whether a side is named more than once: a neighbour named in passing has not 'the army' of the report."""
        named = sum(self.reader.party(a) == side for a in self.reader.atoms)
        return named > 1 or side == self.home()

    def side(self, i: int) -> str | None:
        """The side that the passage is about at word i; not one that the rest of the sentence speaks of as another, nor
        one that whoever stands here speaks of: 'Norland has no say there, the foreign minister said'.
        """
        number, others, span = self.paragraph[i], self._others(i), self.words[i].span
        told = [c for a in self.sayings if any(s.covers(span) for s in a.source) for c in a.content]
        for back in range(_BACK + 1):
            subjects = self.subjects[number - back] if number >= back else []
            first = next((p for p, at in subjects if not any(c.covers(at) for c in told)), None)
            if first:
                return first if first not in others else self.home() or first
        sides = sorted({p for p in self.first if p})
        if len(sides) == 1:
            return sides[0]
        return self.home()

    def _others(self, i: int) -> set[str]:
        """Sides that the sentence names behind word i as objects: 'the minister called the Ethiopian decision an
        act of …'.
        """
        here = self.words[i].sentence
        later = [a for a in self.reader.atoms if a.start > i and self.words[a.start].sentence == here]
        return {a.party for a in later if a.kind in ("demonym", "state", "capital") and a.party and self._object(a)}

    def _object(self, atom: Atom) -> bool:
        before = self.words[atom.start - 1].low if atom.start else ""
        return before in (
            "the",
            "upon",
            "on",
            "against",
            "urged",
            "accused",
            "warned",
            "told",
            "asked",
            "pressing",
            "urging",
            "by",
        )

    def states(self) -> bool:
        """Whether the report names any state or a name that it uses like one."""
        sides = (self.reader.party(a) for a in self.reader.atoms)
        return any(p and p not in self.reader.own_sides for p in sides)

    def home(self) -> str | None:
        """The state of the dateline or the outlet."""
        return home_of(self.reading, self.gazetteer)

    def side_of_body(self, low: set[str], i: int) -> str | None:
        """The side of a body of state without a side's name: of a force the ground that it acts on, else `side`."""
        force = low & set(lists("home.toml")["local_forces"].split())
        return (self.local(i) if force else None) or self.side(i)

    def local(self, i: int) -> str | None:
        """The one state on whose ground the paragraph of word i takes place, else the report's home."""
        here = self._grounds(self.paragraph[i])
        return next(iter(here)) if len(here) == 1 else self.home()

    def _grounds(self, number: int) -> set[str]:
        """The states in which a paragraph says that something happens: 'in Nairobi', 'near Kenya's border' is none."""
        atoms = [a for a in self.reader.atoms if self.paragraph[a.start] == number and a.party]
        return {str(a.party) for a in atoms if a.kind in ("place", "capital", "state") and self._placed(a)}

    def _placed(self, atom: Atom) -> bool:
        return atom.start > 0 and self.words[atom.start - 1].low in ("in", "near", "outside", "around")


def _none() -> tuple[Entity, ...]:
    return ()


def _same_office(office: str) -> str:
    return {"premier": "prime minister", "chief negotiator": "negotiator", "defense minister": "defence minister"}.get(
        office, office
    )


def _paragraphs(reading: Reading, words: Sequence[Word]) -> list[int]:
    out, number = [], 0
    for w in words:
        while number + 1 < len(reading.paragraphs) and w.span.start >= reading.paragraphs[number].end:
            number += 1
        out.append(number)
    return out

"""Which places a stretch of text tells of: names, lists of names, and words that point back to them ('the strip')."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapporteur.domain.act import Place
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.span import Span
from rapporteur.resolve.lands.place_names import NAME, Names, PlaceNames, last_word, pattern
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.tables import lists

_DETERMINER = "the|its|their|his|her|our|a|an|this|both|each|any"
_QUALIFIER = (
    "neighbou?ring|disputed|contested|occupied|breakaway|tiny|former|strategic|mainly|(?:ea|we)stern|(?:nor|sou)thern"
)
_ARTICLE = rf"(?:{_DETERMINER}|{_QUALIFIER})\s+"
_NO_FUNCTION = rf"(?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)"
_JOIN = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?:the\s+)?|\s+(?:and|or|as well as)\s+(?:the\s+)?")
_THEM = re.compile(r"(?:(?:any|each|all|either|none|parts) of )?(?:them|[Ii]t|these|those)\b(?![’'])")
_ANNEXATION = re.compile(r"(?:the|that|its) (annexation)\b")
_OF = re.compile(r"\s+of\s+(?=[A-Z])")
_OWNER = re.compile(r"(?:[A-Z][\w-]*\s)*[A-Z][\w-]*[’']s\s+(?:\w+\s+)?(?=[A-Z])")
_WITHIN = re.compile(r"[\s,]*(?:the\s+)?(?:[\w-]+\s+){0,2}(?:in|of|near|on|outside|,)?\s*(?:the\s+)?(?:[\w-]+\s+)?")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SINGULAR = frozenset(("heights", "rocks", "straits", "waters", "grounds", "lands"))  # plural in form only


@dataclass(frozen=True, slots=True)
class Told:
    """Places that words tell of. `part`: only a share is meant. `sure` falls where the words only point back.

    `open` lists the candidates where a word points back and more than one is left; `places` is empty then.
    """

    span: Span
    places: tuple[Place, ...]
    part: bool = False
    sure: float = 1.0
    open: tuple[str, ...] = ()


class PlacesTold:
    """Reads places off one report's text, forwards or backwards from a verb."""

    def __init__(self, text: str, sentences: Sequence[Span], names: Names, annotation: Annotation) -> None:
        lexicon = lists("territory.toml")["places"]
        self.text, self._sentences = text, sentences
        self.names = PlaceNames(text, names, annotation)
        self._parts = frozenset(lexicon["parts"].split())
        self._share = re.compile(pattern(lexicon["shares"]) + r"\s+", re.I)
        self._whole = re.compile(pattern(lexicon["wholes"]) + r"\s+", re.I)
        nouns = self.names.nouns
        adjective = rf"(?:{_NO_FUNCTION}[a-z-]+\s+)"
        called = rf"(?:{adjective}{{0,4}}?{nouns}\s+of\s+|{adjective}?)"
        self._lead = re.compile(rf"(?:{_ARTICLE})?{called}(?:{_ARTICLE})?")
        the = r"(?:(?:[Tt]he|[Tt]his|that|its|[Aa]ll|[Bb]oth|[Tt]hese|[Oo]ur)\s+)+"
        number = f"({'|'.join(_NUMBERS)})?"
        self._pointer = re.compile(rf"{the}{number}\s*(?:[a-z-]+\s+)?({nouns})\b(?!\s+of\s+[A-Z])")
        self._bare = re.compile(rf"()({nouns})(?<=s)\b(?!\s+of\s+[A-Z])")  # after 'all': 'all regions'
        self._noun = re.compile(rf"\s+({nouns})\b")
        qualifiers = "|".join(lexicon["qualifiers"].split())
        self._described = re.compile(rf"(?:the|its|their)\s+((?:{qualifiers})\s+({nouns}))\b(?!\s+of\b)")
        self._belongings = re.compile(rf"[’']s?\s+(?:[a-z-]+\s+){{0,2}}{nouns}\b")

    def after(self, at: int, end: int, *, strict: bool) -> Told | None:
        """The places that the words from `at` on name or point to, None where they tell of something else."""
        begin = at + len(self.text[at:end]) - len(self.text[at:end].lstrip(" \n\"“‘'"))
        share = self._share.match(self.text, begin, end)
        measure = share or self._whole.match(self.text, begin, end)
        if measure and re.search(rf"\b{self.names.nouns}\s+(?:of|in)\s*$", measure.group()):
            strict = False
        begin = measure.end() if measure else begin
        told = self._named(begin, end, strict) or self._pointing(begin, end, measured=bool(measure))
        if told and (owned := self._belongings.match(self.text, told.span.end, end)):  # 'Vesk's northern suburbs'
            told = replace(told, part=True, span=Span(told.span.start, owned.end()))
        elif told and re.compile(r"[’']s\s").match(self.text, told.span.end, end):  # 'Vesk's trains'
            return None
        return replace(told, part=bool(share) or told.part, span=Span(at, told.span.end)) if told else None

    def before(self, start: int, end: int, *, strict: bool) -> Told | None:
        """The last places told of between `start` and `end`; of 'a town in Vesk, Norland' the first, which is meant."""
        found, stop = None, start
        begins = rf"\b(?:{NAME}|(?:[Tt]h(?:e|ey|em)|[Ii]t|[Aa]ll|[Bb]oth|[Hh]alf|[Mm]ost)\b)"
        for m in re.finditer(begins, self.text[start:end]):
            at = start + m.start()
            if found and at < stop:
                continue
            told = self.after(at, end, strict=strict)
            if told and (told.places or told.open):
                told = replace(told, part=told.part or self._shared(start, told.span.start))
                found = found if found and found.places and self._goes_on(stop, at) else told
                stop = told.span.end
        return found

    def _shared(self, start: int, at: int) -> bool:
        """Whether a share stands right before: 'some 20 percent of | Vesk'."""
        return any(m.end() == at for m in self._share.finditer(self.text, max(start, at - 60), at))

    def _goes_on(self, stop: int, at: int) -> bool:
        gap = self.text[stop:at]
        return bool(_WITHIN.fullmatch(gap)) and bool(re.search(r"\b(?:in|of|near|on|outside)\b|^,\s*$", gap))

    def _named(self, at: int, end: int, strict: bool) -> Told | None:
        owner, lead = _OWNER.match(self.text, at, end), self._lead.match(self.text, at, end)
        for begin in sorted({at, *(m.end() for m in (owner, lead) if m)}, reverse=True):
            called = bool(re.search(rf"\b{self.names.nouns}\s+of\s+$", self.text[at:begin]))
            places, stop = self._list(begin, end, strict and not called)
            if places:
                part = any(w in self._parts for w in self.text[at:begin].split())
                return Told(Span(at, stop), places, part=part)
        return None

    def _list(self, at: int, end: int, strict: bool) -> tuple[tuple[Place, ...], int]:
        """'Vesk, Orla and the Tarn region': the places from `at` on, and where they end."""
        places: list[Place] = []
        stop = last = at
        alone = True
        while (span := self._name_at(at, end)) and self.names.is_place(span, strict=strict or bool(places)):
            noun = self._noun.match(self.text, span.end, end)
            places.append(self._placed(span, noun.group(1) if noun else ""))
            stop = noun.end() if noun else span.end
            if noun and (of := _OF.match(self.text, stop, end)):  # 'the Black Sea port of Vesk'
                places.pop()
                at = of.end()
                continue
            join = _JOIN.match(self.text, stop, end)
            if not join or self._side_begins(join.end(), places[-1]):
                break
            at, last, alone = join.end(), stop, alone and not re.search(r"\w", join.group().replace("the", ""))
        if alone and len(places) == 2:  # 'the town of Vesk, Orla Province' is one place and where it lies
            return tuple(places[:1]), last
        return tuple(places), stop

    def _placed(self, span: Span, noun: str) -> Place:
        """The place of a name; what is built there bears both words: 'the Pell dam'."""
        if noun in self.names.structures:
            return Place(f"{' '.join(span.of(self.text).split())} {noun}")
        return self.names.place(span)

    def _side_begins(self, at: int, last: Place) -> bool:
        """Whether a side follows a place, as the subject of the next clause: 'holds Vesk and Sundmark holds Orla'."""
        here = next((m for m in self.names.mentions if m.span.start == at), None)
        sides = {m.name for m in self.names.mentions if m.kind == "party"}
        if here is None or here.kind == "place" or last.name in sides:
            return False
        return bool(re.compile(r"[’']|\s+[a-z]").match(self.text, here.span.end))

    def _name_at(self, at: int, end: int) -> Span | None:
        mention = next((m for m in self.names.mentions if m.span.start == at and m.kind == "place"), None)
        if mention:
            return mention.span
        m = re.compile(NAME).match(self.text, at, end)
        return Span(*m.span()) if m else None

    def _pointing(self, at: int, end: int, *, measured: bool) -> Told | None:
        """'the strip', 'all regions', 'them', 'the annexation', 'the lowlands': one name must be left that fits.

        `measured`: a share or 'all of' came first, so that even 'it' is land.
        """
        if m := _ANNEXATION.match(self.text, at, end):
            return self._back(Span(at, m.end()), m.group(1), 1)
        if m := _THEM.match(self.text, at, end):
            one = m.group().lower().endswith("it")
            return self._back(Span(at, m.end()), "" if measured else None, 1 if one else 2)
        if (told := self._unnamed(at, end)) is not None:
            return told
        if not (m := self._pointer.match(self.text, at, end) or self._bare.match(self.text, at, end)):
            return None
        noun, number = m.group(2), _NUMBERS.get(m.group(1) or "", 0)
        if noun in self._parts:
            told = self._back(Span(at, m.end()), None, 1)
            return replace(told, part=True) if told else None
        several = noun.endswith("s") and noun not in _SINGULAR
        return self._back(Span(at, m.end()), noun, number or (2 if several else 1))

    def _unnamed(self, at: int, end: int) -> Told | None:
        """'the northern pass': a place under the words that describe it, where nothing says what it is a part of."""
        m = self._described.match(self.text, at, end)
        if m is None or (m.group(2) in self._parts and self._in_sentence(Span(at, m.end()))):
            return None
        return Told(Span(at, m.end()), (Place(" ".join(m.group(1).split())),), sure=0.8)

    def _back(self, span: Span, noun: str | None, number: int) -> Told | None:
        """What words point back to. `noun` '' fits all ground, None only what the sentence itself names before."""
        if noun in self.names.structures:
            return self._built(span, str(noun))
        named = [n for n in self.names.known if noun and last_word(n) == noun]
        if number > 1 and len(named) == 1:  # 'the islands' are the Skerry Islands
            return Told(span, (self._called(named[0]),), sure=0.85)
        if number > 1:
            return self._list_back(span, number)
        described = [n for n in self.names.known if noun and self.names.described(n, noun)]
        candidates = described or self._in_sentence(span) or ([] if noun is None else self._ground)
        if len(candidates) == 1:
            return Told(span, (self._called(candidates[0]),), sure=0.85)
        return Told(span, (), open=tuple(candidates)) if candidates else None

    def _built(self, span: Span, noun: str) -> Told | None:
        """'the dam': the one dam that the report names before."""
        found = re.finditer(rf"({NAME})\s+{noun}\b", self.text[: span.start])
        names = list(dict.fromkeys(" ".join(m.group(1).split()) for m in found))
        if len(names) == 1:
            return Told(span, (Place(f"{names[0]} {noun}"),), sure=0.85)
        return Told(span, (), open=tuple(names)) if names else None

    def _called(self, name: str) -> Place:
        at = self.names.known.get(name) or next(m.span for m in self.names.mentions if m.name == name)
        return self.names.place(at)

    @property
    def _ground(self) -> list[str]:
        """What a noun without further words can point to: contested names, else all that are known as places."""
        return list(self.names.contested) or list(self.names.known)

    def _in_sentence(self, span: Span) -> list[str]:
        """The known places that the sentence names before the words."""
        start = next((s.start for s in self._sentences if s.covers(span)), span.start)
        before = self.text[start : span.start]
        known = [n for n in self.names.known if re.search(rf"\b{re.escape(n)}\b", before)]
        met = [m.name for m in self.names.mentions if m.kind == "place" and start <= m.span.start < span.start]
        return list(dict.fromkeys([*known, *(n for n in met if n)]))

    def _list_back(self, span: Span, number: int) -> Told | None:
        """The last list of that many places (two or more where no number is told) before the words."""
        before = [t for t in self._lists if t.span.start < span.start]
        fits = [t for t in before if len(t.places) == number or (number == 2 and len(t.places) > 1)]
        return Told(span, fits[-1].places, sure=0.85) if fits else None

    @cached_property
    def _lists(self) -> tuple[Told, ...]:
        out: list[Told] = []
        for m in re.finditer(NAME, self.text):
            if out and m.start() < out[-1].span.end:
                continue
            places, stop = self._list(m.start(), len(self.text), strict=True)
            if len(places) > 1:
                out.append(Told(Span(m.start(), stop), places))
        return tuple(out)

"""Noun phrases that a pronoun may mean, found by the parse: also those that no list of offices or groups has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapporteur.domain.annotation import Entity
from rapporteur.domain.span import Span
from rapporteur.resolve.syntax import Syntax
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.phrases import kind_of, singular
from rapporteur.resolve.who.tables import lists
from rapporteur.resolve.who.words import Word

INDEFINITE = frozenset(
    [
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nobody",
        "one",
        "those",
        "others",
        "many",
        "some",
    ]
)
_PARTS = frozenset(["compound", "flat", "amod", "det", "nummod", "fixed", "goeswith", "case", "advmod", "punct"])
_TOLD = frozenset(["he", "she", "they", "who"])
_DENIALS = frozenset(["not", "n't", "n’t", "never", "no"])
_MODIFIERS = _PARTS - {"case", "advmod", "punct"} | {"nmod"}
_PERIODS = frozenset(
    ["year", "month", "week", "day", "hour", "minute", "second", "night", "morning", "evening", "afternoon", "time"]
)


@dataclass(frozen=True, slots=True)
class Nominal:
    """One noun phrase: its head as a token and as a word, the words `[start, end)`, what the head tells.

    `person` is `name` (the tagger calls it a person), `noun` (a list has it), `ending` ('-er', '-ist'), `some` (the
    parse cannot tell) or `no` (a place, an organisation, a time). `joint` heads 'A and B': the tokens of the parts.
    """

    token: int
    word: int
    start: int
    end: int
    noun: str
    plural: bool
    person: str
    gender: str | None
    definite: bool
    proper: bool
    joint: tuple[int, ...] = ()


@cache
def nouns(key: str) -> frozenset[str]:
    """A word list of persons.toml."""
    return frozenset(lists("persons.toml")[key].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(lists("persons.toml")["endings"].split())


def is_collective(noun: str) -> bool:
    """'team', 'family': a singular that 'they' may mean."""
    return noun in nouns("collective")


def gender_of(noun: str, lex: Lexicon) -> str | None:
    """'f' for 'mother', 'm' for 'uncle', None for nouns that do not tell."""
    if noun in nouns("female") or noun in lex.female:
        return "f"
    return "m" if noun in nouns("male") or noun in lex.male else None


def personhood(noun: str, lex: Lexicon) -> str:
    """How sure a common noun is to be a person: `noun`, `ending` or `some`."""
    last = noun.split("-")[-1]
    for form in (noun, last):
        if any(form in nouns(k) for k in ("person", "female", "male")):
            return "noun"
    found = kind_of(noun, lex)
    if found and found[0] in ("office", "spokes", "group"):
        return "noun"
    return "ending" if len(noun) > 4 and noun.endswith(_endings()) else "some"


def nominals_of(syntax: Syntax, words: Sequence[Word], entities: Sequence[Entity], lex: Lexicon) -> tuple[Nominal, ...]:
    """All noun phrases of a report by the place of their heads, joint ones behind their first part."""
    return tuple(_Nominals(syntax, words, entities, lex).all())


class _Nominals:
    def __init__(self, syntax: Syntax, words: Sequence[Word], entities: Sequence[Entity], lex: Lexicon) -> None:
        self.syntax, self.words, self.lex = syntax, words, lex
        self.word_at = {w.span.start: i for i, w in enumerate(words)}
        self.kinds = {k: e.kind for e in entities for k in syntax.inside(e.span)}

    def all(self) -> Iterator[Nominal]:
        for i in range(len(self.syntax.tokens)):
            one = self._nominal(i)
            if one is not None:
                yield one
                joint = self._joint(one)
                if joint is not None:
                    yield joint

    def _nominal(self, i: int) -> Nominal | None:
        token = self.syntax.tokens[i]
        low = self.syntax.word(i)
        pronoun = token.pos == "PRON" and low in INDEFINITE
        if token.pos not in ("NOUN", "PROPN") and not pronoun:
            return None
        if token.rel.split(":")[0] in _PARTS or token.span.start not in self.word_at or self._says_what_is(i):
            return None
        noun = singular(low)
        plural = token.tag in ("NNS", "NNPS") or low in ("those", "others", "many", "some", "people")
        start, end = self._extent(i)
        kind = self.kinds.get(i)
        person = "name" if kind == "person" else "no" if kind or noun in _PERIODS else personhood(noun, self.lex)
        gender = None if plural else self._gender(i, noun)
        return Nominal(i, self.word_at[token.span.start], start, end, noun, plural, person, gender,
                       self._definite(i), token.pos == "PROPN")  # fmt: skip

    def _says_what_is(self, i: int) -> bool:
        """'Her brother is a doctor': a predicate tells of its subject and brings nobody new, unless it is denied."""
        children = self.syntax.children[i]
        tokens = self.syntax.tokens
        if not any(tokens[c].rel == "cop" for c in children) or any(self.syntax.word(c) in _DENIALS for c in children):
            return False
        subjects = [c for c in children if tokens[c].rel.startswith("nsubj")]
        return any(tokens[c].pos in ("NOUN", "PROPN") or self.syntax.word(c) in _TOLD for c in subjects)

    def _gender(self, i: int, noun: str) -> str | None:
        if self.syntax.tokens[i].pos != "PROPN":
            return gender_of(noun, self.lex)
        before = [self.syntax.word(k).strip(".") for k in self.syntax.children[i] if k < i]
        told = self.lex.gender_of_title(tuple(before))
        return told or self.lex.gender_of_name(self.syntax.tokens[i].span.of(self.syntax.text))

    def _definite(self, i: int) -> bool:
        parts = [c for c in self.syntax.children[i] if c < i]
        low = {self.syntax.word(c) for c in parts}
        owned = any(self.syntax.tokens[c].rel == "nmod:poss" for c in parts)
        return bool(low & {"the", "this", "that", "these", "those"}) or owned or self.syntax.tokens[i].pos == "PROPN"

    def _extent(self, i: int) -> tuple[int, int]:
        """The words from the first modifier in front of the head to the head, a predicate's subject left out."""
        tokens = self.syntax.tokens
        inside = [c for c in self.syntax.children[i] if c < i and tokens[c].rel.split(":")[0] in _MODIFIERS]
        first = min([*inside, i])
        while first < i and self.syntax.tokens[first].span.start not in self.word_at:
            first += 1
        head = self.word_at[self.syntax.tokens[i].span.start]
        return min(self.word_at[self.syntax.tokens[first].span.start], head), head + 1

    def _joint(self, one: Nominal) -> Nominal | None:
        """'the driver and two guards': the parts joined by 'and'."""
        children = self.syntax.children[one.token]
        tokens = self.syntax.tokens
        parts = [
            c for c in children if c > one.token and tokens[c].rel == "conj" and tokens[c].pos in ("NOUN", "PROPN")
        ]
        parts = [c for c in parts if tokens[c].span.start in self.word_at]
        last = parts[-1] if parts else -1
        if last < 0 or not any(self.syntax.word(c) in ("and", "&") for c in self.syntax.children[last]):
            return None
        end = self.word_at[self.syntax.tokens[last].span.start] + 1
        return Nominal(one.token, one.word, one.start, end, one.noun, True, one.person, None, True, one.proper,
                       (one.token, *parts))  # fmt: skip


def text_of(text: str, words: Sequence[Word], n: Nominal) -> str:
    """The words of the phrase up to its head."""
    return " ".join(Span(words[n.start].span.start, words[n.end - 1].span.end).of(text).split())

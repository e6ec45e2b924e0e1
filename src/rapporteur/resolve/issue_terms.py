"""Issue terms: the words of a text that point to an issue of the catalogue, and how they are found.

Terms are matched on words and not by regular expressions, since every paragraph is looked up against some thousands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span

NOTHING = ""  # the id of terms that take their words and point to no issue
PARTICLES = frozenset(("al", "el", "an", "as", "ash", "de", "van", "von", "bin"))  # 'al-Bab' is a name all the same
GAP = 5  # words that `..` may stand for
SHORTEST_STEM = 2  # letters before a *
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;]+")
_ELEMENT = re.compile(r"\.\.|\^|@[a-z]+|[^\W_]+(?:['’][^\W_]+)*\*?")

Element = str | frozenset[str]
Classes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that point to an issue, and how strongly: `strong`, `clear` or `weak`.

    `elements` are words, stems (`annex*`), gaps (`..`), capitalised words (`^`) and classes of words (`@people`), a
    class as the set of its words. The first one is a word or a stem.
    """

    issue: str
    strength: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text in lower case, without a possessive ending; punctuation that ends a clause is a word too."""

    span: Span
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A term found in the text, with the words that it rests on (those a gap skips are not among them)."""

    term: Term
    words: frozenset[Span]

    @property
    def first(self) -> Span:
        """Its first word."""
        return min(self.words)


def elements_of(wording: str) -> tuple[str, ...]:
    """The elements of a term as it is written in a file, () where there is no word in it.

    A gap at either end says nothing and falls away, so does a capitalised word at the beginning.
    """
    elements = tuple(e.replace("’", "'") for e in _ELEMENT.findall(wording.lower()))
    if not elements or elements[0] in ("..", "^") or elements[-1] == "..":
        elements = tuple(e for e in elements if e != "..")[elements[:1] == ("^",) :]
    return elements


def of_classes(elements: tuple[str, ...], classes: Classes) -> Iterator[tuple[Element, ...]]:
    """The elements with the words of their classes; a class that comes first gives one term for each of its words.

    Raises ValueError for a class that nobody has told the words of.
    """
    if unknown := [e for e in elements if e[0] == "@" and e[1:] not in classes]:
        raise ValueError(
            f"{unknown[0]!r} is no class of words; there are {', '.join('@' + c for c in sorted(classes))}"
        )
    rest = tuple(classes[e[1:]] if e[0] == "@" else e for e in elements[1:])
    firsts = sorted(classes[elements[0][1:]]) if elements[0][0] == "@" else elements[:1]
    return ((first, *rest) for first in firsts)


def words_of(text: str, area: Span) -> list[Word]:
    """The words of an area of the text; hyphens part words, apostrophes do not."""
    out = []
    for m in _WORD.finditer(text, area.start, area.end):
        lower = m.group().lower().replace("’", "'").removesuffix("'s")
        out.append(Word(Span(*m.span()), lower, m.group()[0].isupper()))
    return out


def find(words: Sequence[Word], terms: Mapping[str, Sequence[Term]]) -> list[Found]:
    """The terms in the words; `terms` has them by first word or stem. Where one term's words are among a longer one's,
    the longer one keeps them: 'a limited ceasefire' is no general 'ceasefire'.
    """
    found = [f for at in range(len(words)) for f in _at(words, at, terms)]
    holding: dict[Span, list[Found]] = {}
    for f in found:
        for word in f.words:
            holding.setdefault(word, []).append(f)
    kept = [f for f in found if not any(f.words < other.words for other in holding[f.first])]
    return [f for f in kept if f.term.issue != NOTHING]


def _at(words: Sequence[Word], at: int, terms: Mapping[str, Sequence[Term]]) -> Iterator[Found]:
    for key in _keys(words[at].lower):
        for term in terms.get(key, ()):
            matched = _match(words, at + 1, term.elements[1:])
            if matched is not None:
                yield Found(term, frozenset((words[at].span, *matched)))


def _keys(word: str) -> Iterator[str]:
    yield word
    for n in range(SHORTEST_STEM, len(word) + 1):
        yield word[:n] + "*"


def _match(words: Sequence[Word], at: int, elements: Sequence[Element]) -> list[Span] | None:
    """The spans of the words that the elements match from `at` on, None where they do not."""
    if not elements:
        return []
    if elements[0] == "..":
        return next(
            (m for skip in range(GAP + 1) if _clear(words, at, skip) and (m := _match(words, at + skip, elements[1:]))),
            None,
        )
    if at >= len(words) or not _fits(words[at], elements[0]):
        return None
    rest = _match(words, at + 1, elements[1:])
    return None if rest is None else [words[at].span, *rest]


def _clear(words: Sequence[Word], at: int, skip: int) -> bool:
    return all(w.lower[0].isalnum() for w in words[at : at + skip])


def _fits(word: Word, element: Element) -> bool:
    if isinstance(element, frozenset):
        return word.lower in element
    if element == "^":
        return word.capital or word.lower in PARTICLES
    return word.lower.startswith(element[:-1]) if element.endswith("*") else word.lower == element

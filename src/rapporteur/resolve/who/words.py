"""Words of a report as the rules on names need them: place, possessive mark, first in its sentence or quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapporteur.domain.span import Span
from rapporteur.resolve.who.tables import parts, rows

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[-'’./&]\w+)*(?:\+|\.(?=[ ,]))?")
_CLITIC = re.compile(r"['’]s$")
_CONTRACTED = re.compile(r"['’](?:d|ll|ve|re|m)$")  # 'they've', 'she'd': the verb is no part of the word
# Abbreviations that keep their full stop, so that 'Gen. Hamdan' is one name.
_DOTTED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "brig",
        "sgt",
        "adm",
        "cmdr",
        "rev",
        "fr",
        "hon",
        "sen",
        "rep",
        "gov",
        "pres",
        "st",
        "jr",
        "inc",
        "corp",
        "ltd",
        "no",
    ]
)
# A piece that a sentence splitter breaks off by mistake: 'U.S.' in 'U.S. Secretary of State X'.
_ABBREVIATION = re.compile(r"(?:The |the )?(?:[A-Z]\.)+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `span` without a possessive clitic, `stop` behind it; `first` where any word would be capitalised."""

    span: Span
    text: str
    possessive: bool
    sentence: int
    first: bool

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def cap(self) -> bool:
        """Whether it is written as a name: 'Neto', 'al-Tayeb', 'U.S.', 'eBay' is none."""
        head = self.text[3:4] if re.match(r"(?:al|el|an|ar|as|ad|ul)-", self.text) else self.text[:1]
        return head.isupper()


def words_of(text: str, sentences: Sequence[Span], own_states: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """The words of every sentence in text order; `own_states` are words of states that only the user knows."""
    out: list[Word] = []
    number, broken = -1, False
    for sentence in sentences:
        number += not broken
        fresh = not broken
        broken = bool(_ABBREVIATION.fullmatch(text[sentence.start : sentence.end].strip()))
        for m in _WORD.finditer(text, sentence.start, sentence.end):
            for start, end in _halves(text, m.start(), m.end(), own_states):
                out.append(_word(text, start, end, number, fresh or text[start - 1] in '"“‘:'))
                fresh = False
    return tuple(out)


def _halves(text: str, start: int, end: int, own_states: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """'India-Pakistan talks': two states joined by a hyphen are two words, other compounds are one."""
    left, hyphen, right = text[start:end].partition("-")
    if not hyphen or not all(w in _state_words() or w in own_states for w in (left, _CLITIC.sub("", right))):
        return ((start, end),)
    return ((start, start + len(left)), (end - len(right), end))


@cache
def _state_words() -> frozenset[str]:
    """Names of states in one word, their short forms and adjectives."""
    cells = (row[key] for row in rows("states.tsv") for key in ("name", "aliases", "demonyms"))
    return frozenset(word for cell in cells for word in parts(cell) if " " not in word)


def _word(text: str, start: int, end: int, sentence: int, first: bool) -> Word:
    raw = text[start:end]
    if raw.endswith(".") and raw[:-1].lower() not in _DOTTED and not re.fullmatch(r"(?:[A-Z]\.)+", raw):
        raw = raw[:-1]
    clitic = _CLITIC.search(raw)
    cut = clitic or _CONTRACTED.search(raw)
    bare = raw[: cut.start()] if cut else raw
    end = start + len(bare)
    plural = bare.endswith("s") and text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2] in (" ", "\n")
    return Word(Span(start, end), bare, bool(clitic) or plural, sentence, first)


def between(text: str, left: Word, right: Word) -> str:
    """What stands between two words, a possessive clitic left out: ' ', ', ', ' — '."""
    gap = text[left.span.end : right.span.start]
    return re.sub(r"^['’]s?", "", gap) if left.possessive else gap


def derived(adjective: str, name: str) -> bool:
    """'Norlandic' of 'Norland', 'Velian' of 'Velia': they share all but the last three letters of the name."""
    stem = name[: max(4, len(name) - 2)]
    ends = adjective.endswith(("ic", "ish", "ian", "an", "ese", "i", "ean", "er", "ers", "ians", "ans"))
    return adjective != name and ends and adjective.startswith(stem) and 0 < len(adjective) - len(name) < 5

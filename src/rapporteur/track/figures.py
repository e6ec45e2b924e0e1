"""Figures: two voices that put different numbers on one thing, side by side in a report.

'More than 300 people walked out, the union says. Police say there were 180.' A figure is a number with the noun that it
counts; days, years and clock times are none. What a side asks for or offers is no figure of what is: demands differ.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapporteur.domain.similarity import content_words, numbers
from rapporteur.track.entries import Entry, position_in_text, voice_side
from rapporteur.track.gist import voice_words

#: How far apart (code points) the two contents may stand: the same sentence or the next.
REACH = 200
#: At most so many content words, its number among them, make the second a mere figure ('the debt was 15 million').
BARE = 4
_MOVES = frozenset(("REQUEST", "OFFER", "PLEDGE", "AGREE", "REJECT", "THREATEN", "CONCEDE"))
_PERCENT = content_words("percent per cent")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\b\d{{1,2}}\s+{_MONTH}|\b(?:19|20)\d\d\b|\b\d{{1,2}}[:.]\d\d\b", re.I
)
_SCALE = r"(?:\s+(?:hundred|thousand|million|billion|trillion|dozen))?"
_FIGURE = re.compile(
    r"\b(\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    rf"({_SCALE})\s*-?\s*(%|(?:per\s+cent|percent)\b|(?:of\s+(?:the|its|their)\s+)?([a-z]+))?",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as worded, with its scale ('40 million'), and the noun that it counts; '' where none follows, or only a
    word that every report has ('the two sides'): it is `alone` where no word follows at all.
    """

    value: str
    unit: str
    alone: bool = False


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    return tuple(_figure(m) for m in _FIGURE.finditer(_DATE.sub(" ", text)))


def _figure(match: re.Match[str]) -> Figure:
    value = next(iter(numbers(match[1])), match[1].lower()) if match[1].isalpha() else match[1].replace(",", "")
    unit = "%" if match[3] and re.match(r"%|per", match[3], re.I) else match[4] or ""
    counted = next(iter(content_words(unit)), "") if unit != "%" else unit
    return Figure(value + match[2].lower(), counted, not match[3])


def clashes(entries: Iterable[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """Pairs of entries, the first told first, whose voices put different figures on one thing in one report."""
    told = sorted(_first_of_each(entries), key=lambda e: (e.report.id, position_in_text(e), e.key))
    return tuple((a, b) for a, b in pairwise(told) if _clash(a, b))


def puts_figures(entry: Entry) -> bool:
    """Whether the statement of the entry puts a figure on something."""
    return bool(figures(_content(entry)))


def _first_of_each(entries: Iterable[Entry]) -> Sequence[Entry]:
    """One entry for each statement that puts a figure on something, its first; none on which a move rests."""
    first: dict[tuple[str, str], Entry] = {}
    moved = set()
    for entry in entries:
        if entry.statement and entry.statement.content and figures(_content(entry)):
            key = (entry.report.id, entry.statement.id)
            first.setdefault(key, entry)
            moved |= {key} if entry.act and entry.act.type in _MOVES else set()
    return [e for key, e in first.items() if key not in moved]


def _clash(a: Entry, b: Entry) -> bool:
    if a.report.id != b.report.id or _speaker(a) == _speaker(b) or not _close(a, b):
        return False
    first, second = _content(a), _content(b)
    shared = (content_words(first) & content_words(second)) - _PERCENT
    for x in figures(first):
        for y in figures(second):
            bare = len(content_words(second)) <= BARE and y.unit != "%"
            alike = x.unit == y.unit and (bare or len(shared - {x.unit}) > 0)
            same = bool(x.unit) and (alike or (y.alone and bare))
            if same and x.value != y.value and y.value not in {f.value for f in figures(first)}:
                return True
    return False


def _close(a: Entry, b: Entry) -> bool:
    assert a.statement
    assert b.statement
    return 0 <= b.statement.content[0].start - a.statement.content[-1].end <= REACH


def _content(entry: Entry) -> str:
    return " ".join(s.of(entry.report.text) for s in entry.statement.content) if entry.statement else ""


def _speaker(entry: Entry) -> str | None:
    return (voice_side(entry.voice) if entry.voice else None) or voice_words(entry)

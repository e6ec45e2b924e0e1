"""Corrections and withdrawals: which report of an outlet replaces which older one of the same outlet.

A report says so in its headline ('CORRECTED-') or in a note ('An earlier version of this report …'). What it replaces
is known by the address, by the headline, or by the text, most of which is the same.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.track.dates import earliest, latest
from rapporteur.track.outlets import same_outlet
from rapporteur.track.passages import aligned
from rapporteur.track.reach import in_reach, printed_day
from rapporteur.track.sentences import sentences

#: Share of the older report's sentences that a corrected version still has.
KEPT = 0.5
#: Characters before the words that correct, in their sentence: an opening bracket, an asterisk.
OPENING = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """The words by which a report says that it corrects or withdraws: in its title or at a place of its text."""

    name: str
    words: str
    span: Span | None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    data = tomllib.loads((files("rapporteur.track") / "data" / "corrections.toml").read_text(encoding="utf-8"))
    return tuple((k["name"], re.compile(k["title"], re.I), re.compile(k["text"], re.I)) for k in data["kind"])


def mark(report: Report) -> Mark | None:
    """The words by which a report corrects or withdraws an older one, None where it has none."""
    return _mark(report.title or "", report.text)


@lru_cache(maxsize=4096)
def _mark(title: str, text: str) -> Mark | None:
    for name, starts, notes in _patterns():
        if m := starts.match(title):
            return Mark(name, m[0].strip(), None)
        for m in notes.finditer(text):
            sentence = next((s.span for s in sentences(text) if s.span.start <= m.start() < s.span.end), None)
            if sentence and m.start() - sentence.start <= OPENING:
                return Mark(name, sentence.of(text), sentence)
    return None


def replaced(report: Report, others: Sequence[Report]) -> tuple[Report, ...]:
    """The older reports of the same outlet that a report with such a mark stands in for."""
    told = mark(report)
    if told is None:
        return ()
    day = printed_day(report.published)
    near = (o for o in others if o is not report and in_reach(printed_day(o.published), day))
    older = [o for o in near if same_outlet(o.outlet, report.outlet) and _before(o, report)]
    return tuple(o for o in older if _is_version(report, o))


def _before(other: Report, report: Report) -> bool:
    """Printed before it, or on the same day without a mark of its own; an undated one only by its missing mark."""
    first, last = earliest(other.published), latest(report.published)
    if first and last and first != last:
        return first < last
    return mark(other) is None


def _is_version(report: Report, other: Report) -> bool:
    if report.url and report.url == other.url:
        return True
    title, name = bare_title(report.title), bare_title(other.title)
    if title and title == name:
        return True
    if name and len(name.split()) > 2 and name in bare_title(report.text):
        return True
    pairs = aligned(other.text, report.text)
    return sum(bool(p.copied) for p in pairs) >= KEPT * len(sentences(other.text))


def bare_title(title: str | None) -> str:
    """A title's words without the mark of a correction or an update before it, lower case."""
    text = title or ""
    for _, pattern, _ in _patterns():
        text = pattern.sub("", text, count=1)
    return " ".join(re.findall(r"\w+", text.lower()))

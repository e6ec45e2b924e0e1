"""A report's title as a text of its own, its label left out.

The title never becomes part of the body. It is handed on as a Reading whose `offsets` lead back to `report.title`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.read.offsets import Offsets

LONGEST = 400  # characters; what is longer is no headline. The longest of our sample has 130.
_ABBREVIATED = re.compile(r"\b(?:[A-Z][a-z]{0,3}|vs)\.$")  # 'Gen. Orlov', 'St. Brannoc'
_PART = re.compile(r";\s+|(?<=[a-z”’\"'][.!?])\s+(?=[\"“‘']?[A-Z])")


def title_reading(reading: Reading) -> Reading | None:
    """The title as a reading; None where there is none, no word is in it, or it is too long to be one.

    Its sentences are the parts that a semicolon or full stop divides.
    """
    title = reading.report.title or ""
    if len(title) > LONGEST or not any(c.isalpha() for c in title):
        return None
    start = _after_label(title)
    words = title[start:].rstrip()
    if not any(c.isalpha() for c in words):
        return None
    whole = Span(0, len(words))
    report = replace(reading.report, text=words, title=None)
    return Reading(report, (whole,), _parts(words), offsets=Offsets.of(range(start, start + len(words))))


def _after_label(title: str) -> int:
    """Where the headline proper begins: after 'EXCLUSIVE: ', 'Opinion | ', 'UPDATE 2-', however many."""
    at = 0
    while found := _label().match(title, at):
        at = found.end()
    return at if any(c.isalpha() for c in title[at:]) else 0


def _parts(words: str) -> tuple[Span, ...]:
    cuts = [(m.start(), m.end()) for m in _PART.finditer(words) if not _ABBREVIATED.search(words, 0, m.start())]
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(words)]
    return tuple(Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b)


@cache
def _label() -> re.Pattern[str]:
    labels, of_agencies = ("|".join(sorted(_lists()[k], key=lambda w: -len(w))) for k in ("labels", "agency_labels"))
    return re.compile(rf"\s*(?:(?:{labels})\s*(?:[:|]\s+|\s[–—-]\s)|(?:{of_agencies})-(?=\S))", re.IGNORECASE)


@cache
def _lists() -> Mapping[str, Any]:
    return tomllib.loads((files("rapporteur.read") / "data" / "titles.toml").read_text(encoding="utf-8"))

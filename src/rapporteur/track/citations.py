"""Citations: the outlets that a report names as where it has something from, with the words.

Three places tell: the chains of its statements ('the Post reported'), credits ('with material from Coast Wire'), and
names of outlets whose own reports are in the dossier, where the words around show a source and not a subject.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.track.outlets import name_words, same_outlet
from rapporteur.track.sentences import sentences

_LONGEST = 6  # words of an outlet's name
_CAPITALISED = re.compile(r"\b[A-Z][\w&'’-]*")


@dataclass(frozen=True, slots=True)
class Citation:
    """An outlet that a report names as its source: by which words, for which words, when that outlet had it."""

    outlet: str
    cues: tuple[Span, ...] = ()
    matter: tuple[Span, ...] = ()
    days: tuple[str, ...] = ()
    credited: bool = False
    directly: bool = True  # not only by way of another outlet that it names


def citations(record: Record, houses: Mapping[tuple[str, ...], str]) -> tuple[Citation, ...]:
    """The outlets that a report draws on by its own words, its own outlet left out; by name.

    `houses` maps names of outlets whose reports are at hand (`house_names`) to what those outlets are called.
    """
    own, credits = record.report.outlet, (Citation(c, credited=True) for c in record.report.credit)
    named = {**house_names(_linked(record)), **houses}
    found = [*_from_chains(record), *_from_text(record, named), *credits]
    parts: list[list[Citation]] = []
    for citation in found:
        if same_outlet(citation.outlet, own):
            continue
        group = next((g for g in parts if same_outlet(g[0].outlet, citation.outlet)), None)
        parts.append([citation]) if group is None else group.append(citation)
    return tuple(sorted((_merged(g) for g in parts), key=lambda c: c.outlet))


def house_names(outlets: Iterable[str | None]) -> dict[tuple[str, ...], str]:
    """The names by which outlets can be found in a text: in full and, of three words or more, without a last general
    one ('Channel Nine' for 'Channel Nine News').
    """
    out: dict[tuple[str, ...], str] = {}
    for outlet in sorted({o for o in outlets if o}):
        words = name_words(outlet)
        if words:
            out[words] = outlet
        shorter = [words[:-1]] if same_outlet(" ".join(words[:-1]), outlet) else []
        for name in (*shorter, *(name_words(part) for part in re.split(r"[,|(–—]|\s-\s", outlet)[1:])):
            if len(name) > 1:
                out.setdefault(name, outlet)
    return out


def _merged(parts: Sequence[Citation]) -> Citation:
    longest = max((c.outlet for c in parts if not c.credited), key=len, default=parts[0].outlet)
    return Citation(
        longest,
        tuple(sorted({s for c in parts for s in c.cues})),
        tuple(sorted({s for c in parts for s in c.matter})),
        tuple(sorted({d for c in parts for d in c.days})),
        any(c.credited for c in parts),
        any(c.directly for c in parts),
    )


def _from_chains(record: Record) -> Iterator[Citation]:
    for statement in record.statements:
        links = [k for k in statement.chain[1:] if k.role == "outlet" and k.name]
        for place, link in enumerate(links):
            cues = link.cue or statement.cue or statement.source
            days = _days(statement) if link is links[-1] else ()
            yield Citation(link.name or "", cues, statement.content, days, directly=place == 0)


def _linked(record: Record) -> Iterator[str | None]:
    """The outlets that the report's chains name: one that is a source in one sentence may be one in others."""
    return (k.name for s in record.statements for k in s.chain[1:] if k.role == "outlet")


def _days(statement: Statement) -> tuple[str, ...]:
    """When the outlet reported it, where the statement is the outlet's own telling ('the Post reported on Monday')."""
    unnamed = all(k.role == "outlet" or k.anonymous for k in statement.chain)
    return (statement.said,) if statement.said and unnamed else ()


def _from_text(record: Record, houses: Mapping[tuple[str, ...], str]) -> Iterator[Citation]:
    text = record.report.text
    for span, outlet in _named(text, houses):
        before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 80]
        told, speaks = _pattern("before").search(before), _pattern("after").match(after)
        if told or speaks:
            start = span.start - (len(before) - told.start()) if told else span.start
            end = span.end + speaks.end() if speaks else span.end
            yield Citation(outlet, (Span(start, end),), (_sentence_at(text, span),))


def _named(text: str, houses: Mapping[tuple[str, ...], str]) -> Iterator[tuple[Span, str]]:
    """The places where an outlet of the dossier is named, the longest name first."""
    until = 0
    for m in _CAPITALISED.finditer(text):
        if m.start() < until:
            continue
        words = list(re.finditer(r"[\w&]+(?:[-][\w]+)*", text[m.start() : m.start() + 90]))[: _LONGEST + 1]
        for count in range(len(words), 0, -1):
            span = Span(m.start(), m.start() + words[count - 1].end())
            house = houses.get(name_words(span.of(text)))
            if house:
                until = span.end
                yield span, house
                break


def _sentence_at(text: str, place: Span) -> Span:
    return next((s.span for s in sentences(text) if s.span.start <= place.start < s.span.end), place)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The words right before or after a name that show a source, by data/citations.toml."""
    data = tomllib.loads((files("rapporteur.track") / "data" / "citations.toml").read_text(encoding="utf-8"))
    return re.compile(data[name], re.VERBOSE | (re.IGNORECASE if name == "before" else 0))

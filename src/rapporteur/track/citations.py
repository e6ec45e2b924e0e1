"""Citations: the outlets that a report names as where it has something from, with the words.

Three places tell: the chains of its statements ('the Post reported'), credits ('with material from Coast Wire'), and
names of outlets whose own reports are in the dossier, where the words around show a source and not a subject.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.track.outlets import asked, name_words, same_outlet
from rapporteur.track.reach import in_reach, printed_day
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


@dataclass(frozen=True, slots=True)
class House:
    """An outlet of the dossier: what it is called and when it printed something (ordinals, 0 where that is open)."""

    name: str
    days: tuple[int, ...]


Houses = Mapping[tuple[str, ...], House]


def citations(record: Record, houses: Houses) -> tuple[Citation, ...]:
    """The outlets that a report draws on by its own words, its own outlet left out; by name.

    `houses` are the outlets whose reports are at hand (`houses_of`); those that printed something in reach of this
    report are also found where no chain names them.
    """
    own, credits = record.report.outlet, (Citation(c, credited=True) for c in record.report.credit)
    day = printed_day(record.report.published)
    near = {n: h.name for n, h in houses.items() if any(in_reach(d, day) for d in h.days)}
    found = [*_from_chains(record), *_from_text(record, {**_linked(record), **near}), *credits]
    parts: list[list[Citation]] = []
    for citation in found:
        if same_outlet(citation.outlet, own):
            continue
        group = next((g for g in parts if same_outlet(g[0].outlet, citation.outlet)), None)
        parts.append([citation]) if group is None else group.append(citation)
    return tuple(sorted((_merged(g) for g in parts), key=lambda c: c.outlet))


def cited_keys(record: Record) -> frozenset[str]:
    """Keys (`asked`) of all outlets that the report may name as its source, whether or not they are at hand."""
    linked = {k.name for s in record.statements for k in s.chain[1:] if k.role == "outlet"}
    names = (key for name in (*linked, *record.report.credit) for key in asked(name))
    return _asked_in(record.report.text).union(names)


@lru_cache(maxsize=4096)
def _asked_in(text: str) -> frozenset[str]:
    """The keys of all that the words around show as a source, if it is an outlet's name."""
    told = {name for m in _CAPITALISED.finditer(text) for name in _sources_from(text, m.start())}
    return frozenset(key for name in told for key in asked(name))


def _sources_from(text: str, start: int) -> Iterator[str]:
    """What starts there and the words around show as a source."""
    told = _told_to(text, start)
    return (s.of(text) for s in _names_from(text, start) if told or _pattern("after").match(text, s.end))


def houses_of(reports: Iterable[Report]) -> dict[tuple[str, ...], House]:
    """The names by which outlets can be found in a text: in full, without a last general word ('Channel Nine' for
    'Channel Nine News'), by what comes after a comma ('Radio Delta' for 'Breakfast, Radio Delta').
    """
    days: dict[str, set[int]] = {}
    for report in reports:
        if report.outlet:
            days.setdefault(report.outlet, set()).add(printed_day(report.published))
    out: dict[tuple[str, ...], House] = {}
    for outlet in sorted(days):
        for name in _names_of(outlet):
            held = out.get(name)
            out[name] = House(
                held.name if held else outlet, tuple(sorted({*days[outlet], *(held.days if held else ())}))
            )
    return out


def _names_of(outlet: str) -> Iterator[tuple[str, ...]]:
    words = name_words(outlet)
    shorter = [words[:-1]] if same_outlet(" ".join(words[:-1]), outlet) else []
    last = [name_words(part) for part in re.split(r"[,|(–—]|\s-\s", outlet)[1:][-1:]]
    yield from (n for n in dict.fromkeys((words, *(s for s in (*shorter, *last) if len(s) > 1))) if n)


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


def _linked(record: Record) -> dict[tuple[str, ...], str]:
    """The outlets that the report's chains name: one that is a source in one sentence may be one in others."""
    names = {k.name for s in record.statements for k in s.chain[1:] if k.role == "outlet" and k.name}
    return {words: outlet for outlet in sorted(names) for words in _names_of(outlet)}


def _days(statement: Statement) -> tuple[str, ...]:
    """When the outlet reported it, where the statement is the outlet's own telling ('the Post reported on Monday')."""
    unnamed = all(k.role == "outlet" or k.anonymous for k in statement.chain)
    return (statement.said,) if statement.said and unnamed else ()


def _from_text(record: Record, houses: Mapping[tuple[str, ...], str]) -> Iterator[Citation]:
    text, first = record.report.text, {words[0] for words in houses}
    until = 0
    for m in _CAPITALISED.finditer(text):
        if m.start() < until or not first.issuperset(name_words(m[0])[:1]) or not name_words(m[0]):
            continue
        found = ((s, houses.get(name_words(s.of(text)))) for s in _names_from(text, m.start()))
        span, outlet = next(((s, o) for s, o in found if o), (None, None))
        if span and outlet:
            until = span.end
            if _is_source(text, span):
                yield Citation(outlet, (_cue(text, span),), (_sentence_at(text, span),))


def _names_from(text: str, start: int) -> Iterator[Span]:
    """What may be a name that starts there, the longest first."""
    words = list(re.finditer(r"[\w&]+(?:[-'’]\w+)*", text[start : start + 90]))[:_LONGEST]
    return (Span(start, start + w.end()) for w in reversed(words))


def _is_source(text: str, name: Span) -> bool:
    return _cue(text, name) != name


def _cue(text: str, name: Span) -> Span:
    """A name with the words around it that show it as a source; the name alone where there are none."""
    told, speaks = _told_to(text, name.start), _pattern("after").match(text, name.end)
    return Span(name.start - len(told), speaks.end() if speaks else name.end)


def _told_to(text: str, start: int) -> str:
    """The words right before a place that make a source of what stands there, '' where there are none."""
    m = _pattern("before").search(text[max(0, start - 60) : start])
    return m[0] if m else ""


def _sentence_at(text: str, place: Span) -> Span:
    return next((s.span for s in sentences(text) if s.span.start <= place.start < s.span.end), place)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The words right before or after a name that show a source, by data/citations.toml."""
    data = tomllib.loads((files("rapporteur.track") / "data" / "citations.toml").read_text(encoding="utf-8"))
    return re.compile(data[name], re.VERBOSE | (re.IGNORECASE if name == "before" else 0))

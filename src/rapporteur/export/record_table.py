"""A record as plain text for reading: the report's origin, then its statements, acts and territory with their words."""

import textwrap
from collections.abc import Iterable, Iterator

from rapporteur.domain.act import Act, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.grounds import Grounds
from rapporteur.domain.headline import Headline
from rapporteur.domain.record import Record
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.export import explain as reasons
from rapporteur.export import wording
from rapporteur.export.cells import safe

INDENT = " " * 6


def render(
    record: Record, source_file: str | None, *, width: int = 100, diagnostics: bool = False, explain: bool = False
) -> str:
    """The record in lines of at most `width` columns. `diagnostics` shows each doubt, otherwise their number. `explain`
    shows with each entry why it says what it says, and the names and dates of the report as they were read.
    """
    text, why = record.report.text, (record.grounds or Grounds()) if explain else None
    parts = [
        _head(record, source_file),
        _headline(record.headline, Grounds() if explain else None),
        _section("Statements", (_statement(s, text, why) for s in record.statements)),
        _unnamed(record),
        _section("Acts", (_act(a, text, why) for a in record.acts)),
        _section("Territory", (_territory(t, text, why) for t in record.territory)),
        *(_grounds(record) if explain else ()),
        _held_back(record),
        _doubts(record, diagnostics),
    ]
    lines = [line for part in parts if part for line in (*part, "")]
    return "".join(f"{wrapped}\n" for line in lines for wrapped in _wrap(line, width))


def _head(record: Record, source_file: str | None) -> list[str]:
    report = record.report
    lines = [source_file, report.title, wording.origin(report), report.url]
    return [line for line in lines if line]


def _headline(headline: Headline | None, explain: Grounds | None) -> list[str]:
    """What the title says, each entry with the one of the text that it repeats; nothing where it says nothing."""
    if headline is None or not (headline.statements or headline.acts):
        return []
    told = [(s.id, _statement(s, headline.text, explain)) for s in headline.statements]
    told += [(a.id, _act(a, headline.text, explain)) for a in headline.acts]
    return _section("Headline", ([*lines, INDENT + wording.repeats(headline, id_)] for id_, lines in told))


def _section(name: str, entries: Iterable[list[str]]) -> list[str]:
    lines = [line for entry in entries for line in entry]
    return [name, *lines] if lines else [f"{name}: none"]


def _statement(s: Statement, text: str, explain: Grounds | None) -> list[str]:
    details = [
        wording.quote(s.content, text),
        *(_why(reasons.statement(s, text, explain)) if explain else ()),
    ]
    return _entry(s.id, wording.chain(s), wording.saying(s), s.confidence, details)


def _why(lines: Iterable[str]) -> list[str]:
    return [f"| {line}" for line in lines]


def _grounds(record: Record) -> tuple[list[str], list[str]]:
    """The names and the dates of the report as they were read."""
    grounds, text = record.grounds or Grounds(), record.report.text
    return (
        _section("Names", ([f"  {line}"] for line in reasons.names(grounds, text))),
        _section("Dates", ([f"  {line}"] for line in reasons.dates(grounds))),
    )


def _unnamed(record: Record) -> list[str]:
    """Nothing where every voice is named."""
    return _section("Unnamed sources", map(_source, record.unnamed)) if record.unnamed else []


def _source(link: ChainLink) -> list[str]:
    id_ = link.unnamed.same if link.unnamed else ""
    words = f"  {id_:<4}{link.description or 'not described'}  [{wording.anonymity(link)}]"
    return [words, *(f"{INDENT}{name}: {told.words}" for name, told in wording.told_of(link))]


def _act(a: Act, text: str, explain: Grounds | None) -> list[str]:
    named = {
        "about": wording.quote(a.about, text),
        "condition": wording.condition(a, text),
        "term": wording.term(a),
        "issue": ", ".join(a.issue),
        "statement": a.statement or "",
    }
    words = f"{a.type} ({wording.quote([a.trigger], text)})  {wording.sides(a)}"
    details = [f"{k}: {v}" for k, v in named.items() if v] + (_why(reasons.act(a, text, explain)) if explain else [])
    return _entry(a.id, words, wording.circumstances(a), a.confidence, details)


def _territory(t: TerritoryStatus, text: str, explain: Grounds | None) -> list[str]:
    details = [
        wording.quote([t.span], text),
        *(_why(reasons.territory(t, text, explain)) if explain else ()),
    ]
    return _entry("", wording.holding(t), t.statement or "", t.confidence, details)


def _entry(id_: str, words: str, circumstances: str, confidence: float, details: Iterable[str]) -> list[str]:
    facts = f"  [{'; '.join(part for part in (circumstances, f'{confidence:.2f}') if part)}]"
    return [f"  {id_:<4}{words}{facts}" if id_ else f"  {words}{facts}", *(INDENT + d for d in details if d)]


def _held_back(record: Record) -> list[str]:
    held = record.held_back
    if not held:
        return []
    rows = f"{held.territory} of territory" if held.territory else ""
    return [
        f"Held back below {held.at_least:g}: {', '.join((*held.statements, *held.acts, rows)).strip(', ') or 'none'}"
    ]


def _doubts(record: Record, shown: bool) -> list[str]:
    found = record.diagnostics
    if not found:
        return []
    if not shown:
        return [f"Doubts: {len(found)} (--diagnostics shows them)"]
    return ["Doubts", *(line for d in found for line in _doubt(d, record.report.text))]


def _doubt(d: Diagnostic, text: str) -> Iterator[str]:
    yield f"  {d.code}: {d.message}"
    if d.span:
        yield f"{INDENT}{wording.quote([d.span], text)}"
    if d.candidates:
        yield f"{INDENT}candidates: {', '.join(d.candidates)}"


def _wrap(line: str, width: int) -> list[str]:
    """A line in as many as it takes, continued under its first word; nothing in it can steer a terminal."""
    margin = len(line) - len(line.lstrip(" "))
    start, hang = " " * margin, " " * (6 if margin == 2 else margin)
    wrap = textwrap.TextWrapper(width, initial_indent=start, subsequent_indent=hang, break_on_hyphens=False)
    return wrap.wrap(safe(line)) or [""]

"""Compose: the sorted parts of a report to a Reading."""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.errors import ReportError
from rapporteur.read import characters, furniture, headline, layout, origin, phrases, published
from rapporteur.read import parts as parting
from rapporteur.read.conflicts import Stamps
from rapporteur.read.identity import report_id
from rapporteur.read.language import language
from rapporteur.read.offsets import INSERTED, Offsets
from rapporteur.read.origin import Origin
from rapporteur.read.parts import Parts
from rapporteur.read.passage import Passage
from rapporteur.read.published import Published
from rapporteur.read.sentences import sentences

LONGEST = 5_000_000  # characters of one report: some 800,000 words, many times the longest article
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about a report; it comes before what the report tells."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an HTML page's head or a JSON object's fields tell about a report."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    modified: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


def compose(raw: str, *, name: str | None, given: Given, metadata: Metadata) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The reading of a raw text, with its doubts. Raises ReportError where no text is left or it is too long."""
    if len(raw) > LONGEST:
        raise ReportError(
            f"{name or 'the text'}: {len(raw):,} characters are too many for one report (limit {LONGEST:,}); "
            "split it into reports, for instance as JSONL with one report a line"
        )
    given, metadata = characters.tidy(given), characters.tidy(metadata)
    title = given.title or metadata.title
    parts = parting.sort(layout.passages(raw), title)
    body = [p for p in parts.of("body") if p.text]
    if not body or not any(c.isalnum() for p in body for c in p.text):
        raise ReportError(f"{name or 'the text'}: no text of a report in it; give a file that holds the article's text")
    title = title or _title(parts)
    told = origin.find(parts, outlet=given.outlet or metadata.outlet, url=given.url or metadata.url, title=title)
    stamps = Stamps(metadata.extra.get("published_time") or metadata.published, metadata.modified)
    date = published.find(parts, given=given.published, metadata=metadata.published, url=told.url, stamps=stamps)
    return _reading(body, parts, told, date, _without_outlet(title, told.outlet), name, metadata)


def _reading(
    body: Sequence[Passage],
    parts: Parts,
    told: Origin,
    date: Published,
    title: str | None,
    name: str | None,
    metadata: Metadata,
) -> tuple[Reading, tuple[Diagnostic, ...]]:
    text, offsets, paragraphs = _joined(body)
    around = zip([None, *body[:-1]], body, [*body[1:], None], paragraphs, strict=True)
    headings = tuple(s for before, p, n, s in around if _is_heading(p, n) or _heads_entry(before, p, n))
    report = Report(
        id=report_id(text),
        text=text,
        url=told.url,
        outlet=told.outlet,
        title=title,
        byline=metadata.byline or told.byline,
        language=language(text),
        published=date.edtf,
        published_basis=date.basis,
        credit=told.credit,
        related=tuple(_related(parts)),
    )
    reading = Reading(
        report,
        paragraphs,
        sentences(text, paragraphs, headings),
        headings,
        offsets,
        parts.dateline.place if parts.dateline else None,
        name,
        metadata.extra,
    )
    return reading, (*date.diagnostics, *_doubts(report))


def _joined(body: Sequence[Passage]) -> tuple[str, Offsets, tuple[Span, ...]]:
    """The text, its map to the raw text and its paragraphs; one blank line between them."""
    places: array[int] = array("q")
    spans: list[Span] = []
    at = 0
    for i, p in enumerate(body):
        if i:
            places.extend((INSERTED, INSERTED))
            at += 2
        places.extend(p.places)
        spans.append(Span(at, at + len(p.text)))
        at += len(p.text)
    return "\n\n".join(p.text for p in body), Offsets.of(places), tuple(spans)


def _is_heading(p: Passage, following: Passage | None) -> bool:
    """A line of the body that is no running text: a subhead, an entry head, a question that stands alone."""
    line = p.text
    if p.heading or headline.is_entry_head(line) or headline.is_question(line):
        return True
    if re.match(r"(?:Q|Question)\s?[:.]\s", line):
        return True
    short = len(line.split()) <= _HEADING_WORDS and following is not None
    return short and not re.search(r"[.!…:;,][\"'”’»)\]]*$", line) and not phrases.QUOTE.search(line)


def _heads_entry(before: Passage | None, p: Passage, following: Passage | None) -> bool:
    """The line under a live-blog entry's time, quoted words in it or not: 'Minister rejects “ultimatum”'."""
    timed = before is not None and headline.is_entry_head(before.text)
    short = len(p.text.split()) <= _HEADING_WORDS and following is not None
    return timed and short and not re.search(r"[.!…]$", p.text)


def _title(parts: Parts) -> str | None:
    return next((p.text for p in parts.of("title")), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the printing outlet's name at its end; a relayed outlet's name stays."""
    m = re.search(r"\s[|–—-]\s(?P<name>[^|–—]{2,60})$", title or "")
    if title and m and outlet and origin.same(m["name"], outlet):
        return title[: m.start()].rstrip()
    return title


def _related(parts: Parts) -> list[str]:
    """The titles of related links, labels left out."""
    titles = []
    for p in parts.of("related"):
        line = furniture.without_number(p.text)
        found = phrases.lead("related", line)
        title = found[1] if found else line
        if title:
            titles.append(title)
    return titles


def _doubts(report: Report) -> list[Diagnostic]:
    doubts = []
    if report.language != "en":
        doubts.append(Diagnostic("language.not-english", "the text does not look English; little will be found in it"))
    if report.outlet is None:
        doubts.append(Diagnostic("outlet.unknown", "who printed it was not found; give it with --outlet"))
    return doubts

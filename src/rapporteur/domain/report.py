"""Report: one document as it is read, and the reading that holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One news report, cleaned. Fields are those of the record's `report`.

    `id` is `sha256:` and the digest of the normalised text. `published` is EDTF text, None when nothing is known, and
    `published_basis` says where it comes from: dateline, metadata, url, copyright, given or none.
    `text` is the body, its paragraphs separated by one blank line. `credit` holds syndication credits, `related`
    the titles of related links that were cut out of the body.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str = "en"
    published: str | None = None
    published_basis: str = "none"
    credit: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what the later stages need beside it.

    `paragraphs` and `sentences` are spans of `report.text` in order, every sentence inside one paragraph; a line that
    is no running text (a subhead, a live-blog entry head, an interviewer's question) is in `headings` too.
    `offsets[i]` is the place in the raw text of character `i` of `report.text` (raw: the decoded file; for HTML and
    JSON the extracted text, which is the canonical text there), -1 for a separator that cleaning put in.
    `dateline_place` is the place of a dateline prefix ('KYIV'). `extra` keeps unknown fields of JSON input.
    `source_file` is the path or name that the report came from, as given.
    """

    report: Report
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    offsets: Sequence[int] = ()
    dateline_place: str | None = None
    source_file: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

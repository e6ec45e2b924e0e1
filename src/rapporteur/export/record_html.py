"""Records as one self-contained HTML file: each text, its evidence marked, beside the entries that lead to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from rapporteur.domain.act import Act
from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink
from rapporteur.export import wording
from rapporteur.export.html_text import Mark, line_html, target_rules, text_html


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows of one record; `n` is its number in the file, by which its ids are told apart."""

    n: int
    source_file: str | None
    record: Record
    marks: tuple[Mark, ...]
    title_marks: tuple[Mark, ...] = ()

    @property
    def title(self) -> Markup | None:
        """The title with its marks, None where there is none."""
        title = self.record.report.title
        return line_html(title, self.title_marks) if title else None

    @property
    def body(self) -> Markup:
        """The text with its marks."""
        return text_html(self.record.report.text, self.marks)

    def anchor(self, id_: str | int) -> str:
        """The id of an entry's mark in the file."""
        return f"r{self.n}-{id_}"


def render(records: Iterable[tuple[Record, str | None]]) -> str:
    """The whole file, for records with the names that they came from."""
    pages = [
        Page(n, name, record, _marks(n, record), _title_marks(n, record)) for n, (record, name) in enumerate(records, 1)
    ]
    rules = Markup("\n").join(target_rules((*p.title_marks, *p.marks)) for p in pages)
    return _environment().get_template("record.html").render(pages=pages, rules=rules, w=wording)


def _environment() -> Environment:
    loader = PackageLoader("rapporteur.export")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["web"] = web_address
    return environment


def web_address(url: str | None) -> str | None:
    """The address where it may be linked to (http and https only), else None."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _marks(n: int, record: Record) -> tuple[Mark, ...]:
    found: list[tuple[str, Sequence[Span], str]] = [
        *((s.id, (*s.source, *s.cue, *s.content), "statement") for s in record.statements),
        *(source for link in record.unnamed for source in _source(link)),
        *((a.id, _act_spans(a), "act") for a in record.acts),
        *((f"t{i}", (t.span,), "territory") for i, t in enumerate(record.territory, 1)),
        *((f"d{i}", (d.span,), "doubt") for i, d in enumerate(record.diagnostics, 1) if d.span),
    ]
    return tuple(Mark(f"r{n}-{id_}", tuple(spans), kind) for id_, spans, kind in found)


def _source(link: ChainLink) -> list[tuple[str, tuple[Span, ...], str]]:
    """A mark for each of the report's words on an unnamed source."""
    same = link.unnamed.same if link.unnamed else ""
    told = wording.told_of(link)
    return [(f"{same}-{n}", (worded.span,), "source") for n, (_, worded) in enumerate(told, 1)]


def _title_marks(n: int, record: Record) -> tuple[Mark, ...]:
    headline = record.headline
    if headline is None:
        return ()
    said = ((s.id, (*s.source, *s.cue, *s.content), "statement") for s in headline.statements)
    done = ((a.id, _act_spans(a), "act") for a in headline.acts)
    return tuple(Mark(f"r{n}-{id_}", tuple(spans), kind) for id_, spans, kind in (*said, *done))


def _act_spans(act: Act) -> tuple[Span, ...]:
    condition = (act.condition.span,) if act.condition else ()
    return (act.trigger, *act.about, *condition)

"""The brief as Markdown, every line with its references: [3: “quote”, outlet, date]."""

from collections.abc import Iterator, Mapping

from rapporteur.export.brief_outline import Line, headline, numbers, outline, shown
from rapporteur.export.brief_text import reference
from rapporteur.export.labels import counted, when
from rapporteur.export.markdown import escape
from rapporteur.views.brief import Brief, ReportNote


def render(brief: Brief) -> str:
    """The brief as one Markdown document. Nothing that comes from a report is read as markup."""
    notes = numbers(brief)
    out = [f"# {escape(brief.title)}", "", headline(brief)]
    for section in outline(brief):
        out += ["", f"{'#' * section.level} {section.title}", ""]
        out += [text for line in section.lines for text in _line(line, notes)] or [section.empty]
    out += ["", "## Reports", "", *(text for note in brief.reports for text in _report(note))]
    return "\n".join(out).replace("\n\n\n", "\n\n") + "\n"


def _line(line: Line, notes: Mapping[str, ReportNote]) -> Iterator[str]:
    marks = "".join(f" **{m}**" for m in line.marks)
    yield f"- **{escape(line.lead)}**: {escape(line.words)}{marks}"
    yield from (f"  - {escape(detail)}" for detail in line.details)
    first, more = shown(line.evidence)
    yield from (f"  - {escape(reference(e, notes))}" for e in first)
    if more:
        yield f"  - and {more} more"


def _report(note: ReportNote) -> Iterator[str]:
    report = note.report
    head = ", ".join(escape(p) for p in (report.title, report.outlet, when(report.published), note.source_file) if p)
    yield f"{note.number}. {head} ({counted(note.statements, 'statement')}, {counted(note.acts, 'act')})"
    for doubt in note.diagnostics:
        yield f"   - {escape(doubt.code)}: {escape(doubt.message)}"

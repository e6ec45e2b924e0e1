"""The brief as plain text for the terminal, every line with its references: [3: “quote”, outlet, date]."""

import textwrap
from collections.abc import Iterator, Mapping

from rapporteur.export.brief_outline import Line, Section, headline, numbers, outline, shown
from rapporteur.export.cells import safe
from rapporteur.export.labels import counted, when
from rapporteur.views.brief import Brief, ReportNote
from rapporteur.views.evidence import Evidence

QUOTE = 90


def render(brief: Brief, *, width: int = 96) -> str:
    """The brief as text of at most `width` columns."""
    lines = [f"BRIEF  {safe(brief.title)}", headline(brief)]
    for section in outline(brief):
        lines += ["", *_heading(section)]
        lines += [out for line in section.lines for out in _line(line, numbers(brief), width)]
        lines += [f"  {section.empty}"] if not section.lines and section.empty else []
    lines += ["", "REPORTS", "======="]
    lines += [out for note in brief.reports for out in _report(note, width)]
    return "\n".join(lines) + "\n"


def _heading(section: Section) -> tuple[str, ...]:
    title = section.title.upper() if section.level == 2 else section.title
    return title, ("=" if section.level == 2 else "-") * len(title)


def _line(line: Line, notes: Mapping[str, ReportNote], width: int) -> Iterator[str]:
    marks = "".join(f"  [{m}]" for m in line.marks)
    yield from _wrapped(safe(f"{line.lead}: {line.words}") + marks, width, "- ", "  ")
    for detail in line.details:
        yield from _wrapped(safe(detail), width, "    ", "    ")
    first, more = shown(line.evidence)
    for e in first:
        yield from _wrapped(reference(e, notes), width, "    ", "      ")
    if more:
        yield f"    [and {more} more]"


def reference(e: Evidence, notes: Mapping[str, ReportNote]) -> str:
    """'[3: “quote…”, outlet, date]', the quote cut to QUOTE characters."""
    note, quote = notes[e.report], safe(e.quote)
    cut = quote if len(quote) <= QUOTE else quote[: quote.rfind(" ", 0, QUOTE)] + "…"
    return f"[{note.number}: “{cut}”, {safe(e.outlet or 'outlet not told')}, {when(note.report.published)}]"


def _report(note: ReportNote, width: int) -> Iterator[str]:
    report = note.report
    head = ", ".join(filter(None, [report.title, report.outlet, when(report.published), note.source_file]))
    yield from _wrapped(safe(f"{note.number}. {head}"), width, "", "   ")
    yield f"   {counted(note.statements, 'statement')}, {counted(note.acts, 'act')}"
    for doubt in note.diagnostics:
        tail = f" ({'; '.join(doubt.candidates)})" if doubt.candidates else ""
        yield from _wrapped(safe(f"{doubt.code}: {doubt.message}{tail}"), width, "   ? ", "     ")


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

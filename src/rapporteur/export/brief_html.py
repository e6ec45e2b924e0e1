"""The brief as one self-contained HTML file: no script, no request, every line linked to its words in a report's text.

Everything that comes from a report goes through jinja2's autoescape or through html_text, which escapes; a content
security policy in the head forbids whatever might slip through to run or to load.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from rapporteur.domain.span import Span
from rapporteur.export import labels
from rapporteur.export.brief_outline import headline, numbers, position_marks, term
from rapporteur.export.html_text import Mark, target_rules, text_html
from rapporteur.views.brief import Brief, ReportNote
from rapporteur.views.evidence import Evidence

if TYPE_CHECKING:
    from jinja2 import Template

#: Characters of a quote that a reference shows when it is pointed at.
QUOTE = 160
_TONES = {
    **dict.fromkeys(("AGREE", "OFFER", "PLEDGE", "CONCEDE", "SUPPORT", "RETREAT", "AID", "COOPERATE"), "yield"),
    **dict.fromkeys(("softens", "in force", "held", "commitment starts"), "yield"),
    **dict.fromkeys(("REJECT", "THREATEN", "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "ACCUSE", "DENY"), "firm"),
    **dict.fromkeys(("hardens", "reverses", "withdrawn", "violated", "lapsed", "expired", "cancelled"), "firm"),
}


def render(brief: Brief) -> str:
    """The brief as an HTML document."""
    notes = numbers(brief)
    spans = _spans(brief)
    marks = {note.number: _marks(note, spans.get(note.report.id, set())) for note in brief.reports}
    return _template().render(
        brief=brief,
        headline=headline(brief),
        css=Markup(_file("brief.css")),  # our own file, no report's text in it
        lit=target_rules(m for of_report in marks.values() for m in of_report),
        text=lambda note: text_html(note.report.text, marks[note.number]),
        anchor=lambda e: place(notes[e.report].number, e.span),
        number=lambda e: notes[e.report].number,
        printed=lambda e: labels.when(notes[e.report].report.published),
        place=place,
        **_words(),
    )


def place(number: int, span: Span) -> str:
    """The id of the words of a span in the text of a numbered report: `r3-120-180`."""
    return f"r{number}-{span.start}-{span.end}"


def _words() -> dict[str, object]:
    return {
        "when": labels.when,
        "issue": labels.issue,
        "stance": labels.stance,
        "doubts": labels.doubts,
        "reports": labels.reports,
        "counted": labels.counted,
        "position_marks": position_marks,
        "term": term,
        "tone": lambda kind: _TONES.get(kind, ""),
        "cut": lambda quote: quote if len(quote) <= QUOTE else quote[:QUOTE] + "…",
        "web": lambda url: bool(url) and url.lower().startswith(("https://", "http://")),
    }


def _marks(note: ReportNote, spans: set[Span]) -> tuple[Mark, ...]:
    """A mark for every span of a report that some line of the brief leads to, and for every doubt with a place."""
    doubts = {d.span for d in note.diagnostics if d.span}
    inside = (s for s in sorted(spans | doubts) if 0 <= s.start < s.end <= len(note.report.text))
    return tuple(Mark(place(note.number, s), (s,), "evidence" if s in spans else "doubt") for s in inside)


def _spans(brief: Brief) -> dict[str, set[Span]]:
    """The spans that the lines of a brief lead to, by report."""
    out: dict[str, set[Span]] = {}
    for evidence in _evidence(brief):
        for e in evidence:
            out.setdefault(e.report, set()).add(e.span)
    return out


def _evidence(brief: Brief) -> Iterator[tuple[Evidence, ...]]:
    yield from (position.evidence for block in brief.issues for position in block.positions)
    yield from (entry.evidence for entry in (*brief.news, *brief.timeline))
    yield from (change.evidence for change in brief.moved)
    yield from (commitment.evidence for commitment in (*brief.binding, *brief.past_commitments))
    yield from (meeting.evidence for meeting in (*brief.ahead, *brief.past_meetings))
    yield from (holding.evidence for holding in brief.territory)
    yield from (contradiction.evidence for contradiction in brief.contradictions)


@cache
def _template() -> "Template":
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("brief.html.j2"))


def _file(name: str) -> str:
    return (files("rapporteur.export") / "templates" / name).read_text(encoding="utf-8")

"""The act reader: a reading with its statements, cast and times in, acts out. The seam for a trained reader.

By rules: the lexicon finds triggers, mood and conditions settle their type, scope drops what is only another act's
content, and the cast says who acts. Rejected for now: a trained classifier; there is nothing to train it on yet.
"""

from bisect import bisect_right
from dataclasses import replace

from rapporteur.domain.act import Act
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.build import Desk, build
from rapporteur.resolve.acts.responses import with_addressees
from rapporteur.resolve.acts.sentences import trees_of
from rapporteur.resolve.catalogue import Catalogue
from rapporteur.resolve.issues import Asked, issues_of, read_topics
from rapporteur.resolve.who.cast import Cast


def read_acts(
    reading: Reading,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    cast: Cast,
    times: tuple[When, ...],
    *,
    catalogue: Catalogue | None = None,
) -> tuple[tuple[Act, ...], tuple[Diagnostic, ...]]:
    """The acts of a report in text order with ids `a1`, `a2`, …, and the doubts about them.

    Works on the words alone where `annotation` holds no parse. `catalogue` says which issues there are, None for the
    project's own. Never raises for a text.
    """
    desk = Desk(reading, annotation, statements, cast, times)
    acts = [act for tree in trees_of(reading, annotation) for act in build(tree, desk)]
    acts.sort(key=lambda a: (a.trigger, a.type))
    aimed = with_addressees(_with_issues(acts, reading, statements, catalogue), reading.report.text)
    return tuple(replace(a, id=f"a{n}") for n, a in enumerate(aimed, 1)), ()


def _with_issues(
    acts: list[Act], reading: Reading, statements: tuple[Statement, ...], catalogue: Catalogue | None
) -> list[Act]:
    topics = read_topics(reading.report.text, reading.paragraphs, catalogue=catalogue)
    sources = {s.id: s.source for s in statements}
    asked = [_asked(act, reading, sources.get(act.statement or "", ())) for act in acts]
    return [replace(act, issue=issues) for act, issues in zip(acts, issues_of(topics, asked), strict=True)]


def _asked(act: Act, reading: Reading, source: tuple[Span, ...]) -> Asked:
    at = bisect_right(reading.sentences, act.trigger.start, key=lambda s: s.start) - 1
    sentence = reading.sentences[at] if at >= 0 else act.trigger
    return Asked((*act.about, act.trigger), sentence, (*source, *(a.span for a in act.actor if a.span)))

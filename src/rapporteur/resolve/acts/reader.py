"""The act reader: a reading with its statements, cast and times in, acts out.

By rules and by the trained network together: the lexicon finds triggers, mood and conditions settle their type, scope
drops what is only another act's content; the network's triggers are joined with them and weighed (joining.py), and the
cast says who acts.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapporteur.domain.act import Act
from rapporteur.domain.annotation import Annotation, Trigger
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.build import Desk, around, build, candidates
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import Around
from rapporteur.resolve.acts.responses import with_addressees
from rapporteur.resolve.acts.sentences import trees_of
from rapporteur.resolve.catalogue import Catalogue
from rapporteur.resolve.conditions.conditions import find_conditions
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
    aimed = with_addressees(_with_issues(acts, reading, annotation, statements, catalogue), reading.report.text)
    return tuple(replace(a, id=f"a{n}") for n, a in enumerate(aimed, 1)), ()


def _with_issues(
    acts: list[Act],
    reading: Reading,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    catalogue: Catalogue | None,
) -> list[Act]:
    topics = read_topics(reading.report.text, reading.paragraphs, catalogue=catalogue)
    sources = {s.id: s.source for s in statements}
    expected = [_expected(act, annotation.triggers or ()) for act in acts]
    asked = [
        replace(_asked(a, reading, sources.get(a.statement or "", ())), expected=e, type=a.type)
        for a, e in zip(acts, expected, strict=True)
    ]
    return [replace(act, issue=issues) for act, issues in zip(acts, issues_of(topics, asked), strict=True)]


def _expected(act: Act, triggers: Sequence[Trigger]) -> tuple[tuple[str, float], ...]:
    """The issues that the network expects of an act, with their probabilities; none where it sees no trigger."""
    at = bisect_right(triggers, act.trigger.end - 1, key=lambda t: t.span.start) - 1
    return triggers[at].issues if at >= 0 and triggers[at].span.overlaps(act.trigger) else ()


def _asked(act: Act, reading: Reading, source: tuple[Span, ...]) -> Asked:
    at = bisect_right(reading.sentences, act.trigger.start, key=lambda s: s.start) - 1
    sentence = reading.sentences[at] if at >= 0 else act.trigger
    price = (act.condition.span,) if act.condition and act.condition.kind == "condition-of" else ()
    own = (*(_before(a, price) for a in act.about), act.trigger)
    return Asked(own, sentence, (*source, *(a.span for a in act.actor if a.span)))


def _before(about: Span, price: tuple[Span, ...]) -> Span:
    """What is asked, without what it is a condition of: in 'demands land as a condition to end the war' the land is."""
    start = min((p.start for p in price if p.start > about.start), default=about.end)
    return Span(about.start, min(start, about.end))


def candidates_of(
    reading: Reading, annotation: Annotation, statements: tuple[Statement, ...], cast: Cast, times: tuple[When, ...]
) -> Iterator[tuple[Hit, Around]]:
    """All that the rules or the network take for an act, not yet weighed: what training/weigh.py learns from."""
    desk = Desk(reading, annotation, statements, cast, times)
    for tree in trees_of(reading, annotation):
        for hit in candidates(tree, desk, find_conditions(desk.text, tree.span, annotation.tokens)):
            yield hit, around(hit, desk)

"""The act reader: a reading with its statements, cast and times in, acts out.

By rules and by the trained network together: the lexicon finds triggers, mood and conditions settle their type, scope
drops what is only another act's content; the network's triggers are joined with them and weighed (joining.py), and the
cast says who acts.
"""

from collections.abc import Iterator
from dataclasses import replace

from rapporteur.domain.act import Act
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.acts.build import Desk, build, candidates
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.responses import with_addressees
from rapporteur.resolve.acts.sentences import trees_of
from rapporteur.resolve.conditions.conditions import find_conditions
from rapporteur.resolve.issues import dominant
from rapporteur.resolve.who.cast import Cast


def read_acts(
    reading: Reading, annotation: Annotation, statements: tuple[Statement, ...], cast: Cast, times: tuple[When, ...]
) -> tuple[tuple[Act, ...], tuple[Diagnostic, ...]]:
    """The acts of a report in text order with ids `a1`, `a2`, …, and the doubts about them.

    Works on the words alone where `annotation` holds no parse. Never raises for a text.
    """
    desk = Desk(reading, annotation, statements, cast, times)
    acts = [act for tree in trees_of(reading, annotation) for act in build(tree, desk)]
    acts.sort(key=lambda a: (a.trigger, a.type))
    aimed = with_addressees(_with_issues(acts, dominant(reading.report.text)), reading.report.text)
    return tuple(replace(a, id=f"a{n}") for n, a in enumerate(aimed, 1)), ()


def candidates_of(
    reading: Reading, annotation: Annotation, statements: tuple[Statement, ...], cast: Cast, times: tuple[When, ...]
) -> Iterator[Hit]:
    """All that the rules or the network take for an act, not yet weighed: what training/weigh.py learns from."""
    desk = Desk(reading, annotation, statements, cast, times)
    for tree in trees_of(reading, annotation):
        yield from candidates(tree, desk, find_conditions(desk.text, tree.span, annotation.tokens))


def _with_issues(acts: list[Act], main: tuple[str, ...]) -> list[Act]:
    """An act whose sentence names no issue has that of the act before it, else the report's main ones."""
    out: list[Act] = []
    last = main or ("other",)
    for act in acts:
        out.append(replace(act, issue=last) if act.issue == ("other",) else act)
        last = out[-1].issue
    return out

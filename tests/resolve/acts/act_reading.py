"""What the act tests share: acts of a text, read from the words alone unless a test gives statements or a parse."""

from functools import cache

from rapporteur.domain.act import Act
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.acts.reader import read_acts
from rapporteur.resolve.acts.sentences import trees_of
from rapporteur.resolve.acts.tree import Tree
from rapporteur.resolve.times.when import find_times
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer

NOTHING = Annotation()


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, read once."""
    return Gazetteer.load()


def reading_of(*sentences: str, published: str | None = "2025-05-14") -> Reading:
    """A report of one paragraph with these sentences."""
    spans, text = [], ""
    for sentence in sentences:
        text += " " if text else ""
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    report = Report("sha256:0", text, published=published)
    return Reading(report, paragraphs=(Span(0, len(text)),), sentences=tuple(spans))


def tree_of(sentence: str) -> Tree:
    """The shallow tree of one sentence."""
    return trees_of(reading_of(sentence), NOTHING)[0]


def acts_of(
    *sentences: str,
    statements: tuple[Statement, ...] = (),
    annotation: Annotation = NOTHING,
    published: str | None = "2025-05-14",
) -> tuple[Act, ...]:
    """The acts of a report with these sentences."""
    reading = reading_of(*sentences, published=published)
    cast = build_cast(reading, annotation, gazetteer())
    times, _ = find_times(reading.report.text, reading.sentences, published=published)
    return read_acts(reading, annotation, statements, cast, times)[0]


def shown(text: str, act: Act) -> str:
    """An act as the tables write it: 'REJECT rejected', with its modality where that is not `actual`."""
    return f"{act.type} {act.trigger.of(text)}" + ("" if act.modality == "actual" else f" | {act.modality}")


def said(
    text: str, content: str, cue: str, source: str, *, stance: str = "asserts", party: str | None = None
) -> Statement:
    """A statement whose parts are given by their words, `content` '' for none."""
    spans = [(Span(text.index(w), text.index(w) + len(w)),) if w else () for w in (content, cue, source)]
    chain = (ChainLink("The Harbour Post", "outlet"), ChainLink(source, "speaker", party))
    return Statement("s1", "indirect", spans[0], spans[1], spans[2], stance, chain, said="2025-05-13")

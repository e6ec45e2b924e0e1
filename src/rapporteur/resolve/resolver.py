"""The resolver: a reading and its annotation in, a record out. The only place that knows the order inside `resolve`."""

from collections.abc import Iterator
from dataclasses import replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.grounds import Grounds
from rapporteur.domain.record import Record
from rapporteur.domain.report import Reading
from rapporteur.domain.statement import Statement
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.joining import Around
from rapporteur.resolve.acts.reader import candidates_of, read_acts
from rapporteur.resolve.catalogue import Catalogue
from rapporteur.resolve.conditions.linking import linked
from rapporteur.resolve.confidence import weighed_acts, weighed_statements
from rapporteur.resolve.lands.territory import read_territory
from rapporteur.resolve.quotes import find_quotes
from rapporteur.resolve.saying.frame import Scene
from rapporteur.resolve.saying.statements import read_statements
from rapporteur.resolve.syntax import Syntax
from rapporteur.resolve.times.when import find_times
from rapporteur.resolve.unnamed.reader import with_unnamed
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.whole_names import whole_names


def resolve(
    reading: Reading,
    annotation: Annotation,
    *,
    gazetteer: Gazetteer,
    catalogue: Catalogue | None = None,
    attributions: bool = False,
    calibrated: bool = True,
) -> tuple[Record, tuple[Diagnostic, ...]]:
    """The record of one report and every doubt that came up. Pure: the same input gives the same record.

    `catalogue` says which issues there are, None for the project's own.
    With `attributions` the statements are the tagger's outermost attributions as they are; acts and territory rest on
    the statements that a record counts all the same. Without `calibrated` the confidences are those of the tagger and
    the rules, from which calibration starts.
    """
    text, annotation = reading.report.text, _with_whole_names(reading, annotation)
    scene, doubts_so_far = _scene(reading, annotation)
    cast, times = build_cast(reading, annotation, gazetteer), scene.times
    statements = read_statements(scene, annotation, cast)
    acts, act_doubts = read_acts(reading, annotation, statements, cast, times, catalogue=catalogue)
    acts = linked(text, acts, cast)
    territory, territory_doubts = read_territory(reading, annotation, acts, statements, cast, times)
    if calibrated:
        acts = weighed_acts(acts, statements, reading.sentences)
        statements = weighed_statements(statements, text)
    printed = read_statements(scene, annotation, cast, attributions=True) if attributions else statements
    if attributions:
        acts, territory = _unbound(acts, statements, printed), tuple(replace(t, statement=None) for t in territory)
    printed, voice_doubts = with_unnamed(reading, printed, cast)
    doubts = (*doubts_so_far, *cast.diagnostics, *voice_doubts, *act_doubts, *territory_doubts)
    record = Record(reading.report, printed, acts, territory, doubts, grounds=Grounds(cast.mentions, times))
    return record, doubts


def act_candidates(reading: Reading, annotation: Annotation, *, gazetteer: Gazetteer) -> Iterator[tuple[Hit, Around]]:
    """All that the rules or the network take for an act of the report, not yet weighed (see training/weigh.py)."""
    annotation = _with_whole_names(reading, annotation)
    scene, _ = _scene(reading, annotation)
    cast = build_cast(reading, annotation, gazetteer)
    return candidates_of(reading, annotation, read_statements(scene, annotation, cast), cast, scene.times)


def _with_whole_names(reading: Reading, annotation: Annotation) -> Annotation:
    return replace(annotation, tokens=whole_names(reading.report.text, annotation.tokens))


def _scene(reading: Reading, annotation: Annotation) -> tuple[Scene, tuple[Diagnostic, ...]]:
    text = reading.report.text
    times, time_doubts = find_times(text, reading.sentences, published=reading.report.published)
    quotes, quote_doubts = find_quotes(text, reading.paragraphs)
    return Scene(reading, Syntax(text, annotation.tokens), quotes, times), (*time_doubts, *quote_doubts)


def _unbound(acts: tuple, statements: tuple[Statement, ...], printed: tuple[Statement, ...]) -> tuple:  # type: ignore[type-arg]
    """Acts whose statement ids point at the printed attributions with the same cue, where there is one."""
    by_cue = {s.cue: s.id for s in printed if s.cue}
    old = {s.id: by_cue.get(s.cue) for s in statements}
    return tuple(replace(a, statement=old.get(a.statement)) for a in acts)

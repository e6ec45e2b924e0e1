"""Reading reports from Python, without a dossier."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rapporteur.domain.record import Record
from rapporteur.errors import ReportError
from rapporteur.pipeline import Done, Problem, Stages, catalogue_of, gazetteer_of, inputs, read_text, records
from rapporteur.read.reader import Given
from rapporteur.settings import Settings, share

if TYPE_CHECKING:
    from rapporteur.resolve.catalogue import Catalogue
    from rapporteur.resolve.who.gazetteer import Gazetteer


@cache
def stages_of_environment() -> Stages:
    """The stages that the environment's settings choose, loaded once for all calls from Python."""
    settings = Settings.of(os.environ)
    return Stages(
        settings.model,
        threads=settings.threads,
        at_least=settings.at_least,
        issues=settings.issues,
        people=settings.people,
    )


def read(
    text: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    attributions: bool = False,
    at_least: float | None = None,
    issues: str | Path | None = None,
    people: str | Path | None = None,
) -> Record:
    """The record of one report, given as plain text or HTML.

    The keywords say what is known of the report (`published` as EDTF: '2025-03-19') and come before what it tells
    itself. `attributions` keeps all attributions as statements, reported wishes and plans included. `at_least` (0 to 1)
    holds back entries that are less sure: `record.held_back` and its diagnostics tell which (docs/confidence.md).
    `issues` is a TOML file with issues and words of your own (docs/issues.md), `people` one with parties, people and
    places (docs/people.md). Raises ReportError where there is no report in the text, ModelError where the model is
    missing, UsageError where `at_least` is no confidence or `issues` or `people` no such file.
    """
    given = Given(outlet=outlet, title=title, published=published, url=url)
    wanted = None if at_least is None else share(str(at_least))
    return stages_of_environment().record(
        read_text(text, given),
        attributions=attributions,
        at_least=wanted,
        catalogue=catalogue(issues),
        gazetteer=gazetteer(people),
    )


def read_file(
    path: str | Path,
    *,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    attributions: bool = False,
    at_least: float | None = None,
    issues: str | Path | None = None,
    people: str | Path | None = None,
) -> Record:
    """The record of the one report in a file; as `read`. Raises ReportError also where the file holds several."""
    given = Given(outlet=outlet, title=title, published=published, url=url)
    results = list(_records([path], given, attributions, at_least, issues, people))
    match results:
        case [Done(record, _)]:
            return record
        case [Problem(message)]:
            raise ReportError(message)
    raise ReportError(f"{path}: holds {len(results)} reports; use rapporteur.read_files")


def read_files(
    paths: Iterable[str | Path],
    *,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    attributions: bool = False,
    at_least: float | None = None,
    issues: str | Path | None = None,
    people: str | Path | None = None,
) -> Iterator[Done | Problem]:
    """The records of the reports in files, folders and globs, each as soon as it is read; as `read`.

    What is wrong with one of them is a `Problem` and never stops the others. Raises ModelError.
    """
    given = Given(outlet=outlet, title=title, published=published, url=url)
    return _records(paths, given, attributions, at_least, issues, people)


def catalogue(issues: str | Path | None) -> "Catalogue | None":
    """The issues of a call, None where it leaves them to the settings. Raises UsageError."""
    return None if issues is None else catalogue_of(Path(issues))


def gazetteer(people: str | Path | None) -> "Gazetteer | None":
    """The names of a call, None where it leaves them to the settings. Raises UsageError."""
    return None if people is None else gazetteer_of(Path(people))


def _records(
    paths: Iterable[str | Path],
    given: Given,
    attributions: bool,
    at_least: float | None,
    issues: str | Path | None,
    people: str | Path | None,
) -> Iterator[Done | Problem]:
    wanted = None if at_least is None else share(str(at_least))
    known, names = catalogue(issues), gazetteer(people)
    sources, problems = inputs(str(path) for path in paths)
    yield from problems
    for source in sources:
        yield from records(
            source,
            stages_of_environment(),
            given,
            attributions=attributions,
            at_least=wanted,
            catalogue=known,
            gazetteer=names,
        )

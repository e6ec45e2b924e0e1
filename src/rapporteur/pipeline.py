"""The order: read, tag, resolve, post. The one file that knows it.

Reports go through one by one and come out as they are done. What is wrong with one of them is a `Problem` beside the
others, never their end; only a model or a dossier that cannot be used ends a run (ModelError, DossierError).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.headline import Headline
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Reading
from rapporteur.errors import RapporteurError, ReportError, UsageError
from rapporteur.read import reader
from rapporteur.read.inputs import Input, expand, load
from rapporteur.read.reader import Given
from rapporteur.read.title import title_reading

if TYPE_CHECKING:
    from rapporteur.ledger.ledger import Held, Ledger
    from rapporteur.resolve.catalogue import Catalogue
    from rapporteur.resolve.who.gazetteer import Gazetteer
    from rapporteur.tag.tagger import Tagger

__all__ = [
    "Done",
    "Given",
    "Input",
    "Known",
    "Problem",
    "Read",
    "Stages",
    "attempt",
    "catalogue_of",
    "enter",
    "gazetteer_of",
    "inputs",
    "read_input",
    "read_text",
    "records",
]


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read and not yet tagged, with its doubts."""

    reading: Reading
    doubts: tuple[Diagnostic, ...] = ()

    @property
    def source_file(self) -> str | None:
        """The file that it came from; for a row of JSON Lines that has an `id`, that id."""
        id_ = self.reading.extra.get("id")
        return self.reading.source_file if id_ is None else str(id_)


@dataclass(frozen=True, slots=True)
class Done:
    """A report's record, and the file (or the `id` of the row) that it came from."""

    record: Record
    source_file: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the dossier holds already, by its text: `held` is the one that stays."""

    held: "Held"
    source_file: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, in one line that says what to do."""

    message: str


class Stages:
    """The stages with what they need, each loaded when it is first used and kept.

    `model` None is the shipped model. Entries less sure than `at_least` are held back; None keeps all. `issues` is a
    file with issues and words of the user's own (docs/issues.md), `people` one with parties, people and places
    (docs/people.md), None for none.
    """

    def __init__(
        self,
        model: Path | None = None,
        *,
        threads: int = 1,
        at_least: float | None = None,
        issues: Path | None = None,
        people: Path | None = None,
    ) -> None:
        self._model, self._threads, self._issues, self._people = model, threads, issues, people
        self.at_least = at_least

    @cached_property
    def tagger(self) -> "Tagger":
        """The trained network. Raises ModelError where it is missing or damaged."""
        from rapporteur.tag.tagger import Tagger

        return Tagger.load(self._model, threads=self._threads)

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """Names of states, organisations, people and places. Raises UsageError where the user's file is none."""
        return gazetteer_of(self._people)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The issues and their words. Raises UsageError where the user's file is no catalogue."""
        return catalogue_of(self._issues)

    def record(
        self,
        read: Read,
        *,
        attributions: bool = False,
        at_least: float | None = None,
        catalogue: "Catalogue | None" = None,
        gazetteer: "Gazetteer | None" = None,
    ) -> Record:
        """Tag and resolve a report; the doubts of every stage come along.

        `attributions` keeps all attributions as statements, not only those that the record calls so. `at_least` holds
        back entries that are less sure, `catalogue` says which issues there are, `gazetteer` who is known by name; None
        leaves each to the stages' own.
        """
        from rapporteur.resolve.resolver import resolve
        from rapporteur.resolve.threshold import hold_back

        known, names = catalogue or self.catalogue, gazetteer or self.gazetteer
        annotation, tagged = self.tagger.annotate(read.reading, wide=attributions)
        record, resolved = resolve(
            read.reading, annotation, gazetteer=names, catalogue=known, attributions=attributions
        )
        headline, told = self._headline(read, record, known, names)
        doubts = (*read.doubts, *tagged, *record.diagnostics, *resolved, *told)
        record = replace(record, diagnostics=tuple(dict.fromkeys(doubts)), headline=headline)
        threshold = self.at_least if at_least is None else at_least
        return record if threshold is None else hold_back(record, threshold)

    def _headline(
        self, read: Read, record: Record, catalogue: "Catalogue", gazetteer: "Gazetteer"
    ) -> tuple[Headline | None, tuple[Diagnostic, ...]]:
        """What the title says, tied to the record of the text; None where the report has none.

        It goes through the network by itself: a title must not change what is found in the text below it.
        """
        from rapporteur.resolve.headline.reader import read_headline
        from rapporteur.resolve.headline.spelled import spelled_out

        name = read.reading.report.title
        title = title_reading(read.reading)
        if title is None:
            return (Headline(name), ()) if name and name.strip() else (None, ())
        annotation, _ = self.tagger.annotate(title, wide=False)
        if longer := spelled_out(title, annotation):
            title, (annotation, _) = longer, self.tagger.annotate(longer, wide=False)
        return read_headline(title, annotation, record, gazetteer=gazetteer, catalogue=catalogue)


def catalogue_of(issues: Path | None) -> "Catalogue":
    """The issues to read for: the project's own, with those of the user's file. Raises UsageError where it is none."""
    from rapporteur.resolve.catalogue import load_catalogue

    try:
        return load_catalogue(issues)
    except OSError as error:
        raise UsageError(f"{issues}: the issues cannot be read: {error.strerror or error}; give a TOML file") from error
    except ValueError as error:
        raise UsageError(f"{issues}: {error} (docs/issues.md)") from error


def gazetteer_of(people: Path | None) -> "Gazetteer":
    """The names to read with: the shipped ones, with those of the user's file. Raises UsageError where it is none."""
    from rapporteur.resolve.who.gazetteer import Gazetteer

    try:
        return Gazetteer.load(people)
    except OSError as error:
        raise UsageError(f"{people}: the names cannot be read: {error.strerror or error}; give a TOML file") from error
    except ValueError as error:
        raise UsageError(f"{people}: {error} (docs/people.md)") from error


def read_text(text: str, given: Given) -> Read:
    """One report from text that is plain or HTML. Raises ReportError where there is none in it."""
    return Read(*reader.read_text(text, given=given))


def inputs(paths: Iterable[str]) -> tuple[tuple[Input, ...], tuple[Problem, ...]]:
    """The files that paths, folders, globs and `-` stand for, and a problem for each that stands for none."""
    found, errors = expand(paths)
    return found, tuple(Problem(str(e)) for e in errors)


def read_input(source: Input, given: Given, stdin: BinaryIO | None = None) -> Iterator[Read | Problem]:
    """The reports of one input, and a problem for each part of it that could not be read."""
    try:
        batch = reader.read_bytes(load(source, stdin), name=source.name, given=given)
    except ReportError as error:
        yield Problem(str(error))
        return
    yield from (Read(reading, doubts) for reading, doubts in batch.readings)
    yield from (Problem(message) for message in batch.problems)


def records(
    source: Input,
    stages: Stages,
    given: Given,
    *,
    stdin: BinaryIO | None = None,
    attributions: bool = False,
    at_least: float | None = None,
    catalogue: "Catalogue | None" = None,
    gazetteer: "Gazetteer | None" = None,
) -> Iterator[Done | Problem]:
    """The records of one input, in order. Raises ModelError."""
    for read in read_input(source, given, stdin):
        if isinstance(read, Problem):
            yield read
            continue
        record = attempt(
            read, stages, attributions=attributions, at_least=at_least, catalogue=catalogue, gazetteer=gazetteer
        )
        yield record if isinstance(record, Problem) else Done(record, read.source_file)


def attempt(
    read: Read,
    stages: Stages,
    *,
    attributions: bool = False,
    at_least: float | None = None,
    catalogue: "Catalogue | None" = None,
    gazetteer: "Gazetteer | None" = None,
) -> Record | Problem:
    """The record of a report, or a problem where a defect of ours comes up: no report ever ends a batch."""
    try:
        return stages.record(
            read, attributions=attributions, at_least=at_least, catalogue=catalogue, gazetteer=gazetteer
        )
    except (RapporteurError, ImportError):  # these concern every report
        raise
    except Exception as error:
        name = read.source_file or "the text"
        told = f"{type(error).__name__}: {error}"
        return Problem(f"{name}: Rapporteur failed on this report ({told}); please report it as a defect with the text")


def enter(
    read: Read,
    ledger: "Ledger",
    stages: Stages,
    *,
    added: str,
    at_least: float | None = None,
    catalogue: "Catalogue | None" = None,
    gazetteer: "Gazetteer | None" = None,
) -> Done | Known | Problem:
    """Enter one report into a dossier; one that it holds already is left as it is, before any work on it.

    `added` is the instant of entering (see Posting), `at_least`, `catalogue` and `gazetteer` as in `Stages.record`.
    Raises ModelError and DossierError.
    """
    if held := ledger.held(read.reading.report.id):
        return Known(held, read.source_file)
    record = attempt(read, stages, at_least=at_least, catalogue=catalogue, gazetteer=gazetteer)
    if isinstance(record, Problem):
        return record
    # Another process may have entered it meanwhile: then that one stays.
    held = ledger.post(Posting(record, added, read.source_file))
    return Known(held, read.source_file) if held else Done(record, read.source_file)

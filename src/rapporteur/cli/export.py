"""`rapporteur export`: a dossier's acts and records for other programs."""

import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.edge import command, tell
from rapporteur.cli.held import Held
from rapporteur.cli.options import DOSSIER, AtLeast, KnownBy, OutputFile, PeopleFile
from rapporteur.cli.output import output
from rapporteur.cli.progress import progress

if TYPE_CHECKING:
    from rapporteur.domain.posting import Posting


class Format(StrEnum):
    """What an export is written as."""

    plover = "plover"
    jsonl = "jsonl"
    csv = "csv"


class Modality(StrEnum):
    """How an act stands to what happened."""

    actual = "actual"
    planned = "planned"
    possible = "possible"
    negated = "negated"
    background = "background"
    all = "all"


@command
def export(
    path: Annotated[str | None, typer.Argument(metavar="[DOSSIER]", help=DOSSIER, show_default=False)] = None,
    dossier: Annotated[
        str | None, typer.Option("--dossier", "-d", metavar="DOSSIER", help="The same.", show_default=False)
    ] = None,
    format: Annotated[
        Format,
        typer.Option(help="PLOVER event records (JSON Lines), whole records (JSON Lines), or CSV with one act a line."),
    ] = Format.plover,
    out: OutputFile = None,
    modality: Annotated[
        list[Modality] | None,
        typer.Option(
            help="With plover: which acts; may be given again. Without it those that happened: actual and, where they "
            "have a date, background.",
            show_default=False,
        ),
    ] = None,
    at_least: AtLeast = None,
    known_by: KnownBy = None,
    people: PeopleFile = None,
) -> None:
    """Write a dossier's acts or records for other programs.

    PLOVER records are what event-data tools read; docs/plover.md tells every field. How many acts have no place in them
    is told on standard error.

    Examples:

    `rapporteur export talks.rapporteur --format plover -o talks.plover.jsonl`

    `rapporteur export talks.rapporteur --format plover --modality actual --modality planned --at-least 0.8`

    `rapporteur export talks.rapporteur --format csv -o acts.csv`
    """
    from rapporteur.dossier import Dossier
    from rapporteur.errors import UsageError
    from rapporteur.settings import Settings

    if path and dossier:
        raise UsageError("name one dossier: rapporteur export talks.rapporteur --format plover")
    if modality and format is not Format.plover:
        raise UsageError(f"--modality is for --format plover; {format.value} holds every act with its modality")
    with Dossier(path or dossier) as opened:
        postings = opened.postings(known_by=known_by, at_least=at_least)
    render, note = _writer(format, modality or [], people or Settings.of(os.environ).people)
    with output(out) as write, progress("writing", wanted=bool(out) or not sys.stdout.isatty()) as track:
        if format is Format.csv:
            write(_csv(postings))
        else:
            for posting in track(postings):
                write(render(posting))
    if told := note():
        tell(told)
    held = Held()
    for posting in postings if at_least is not None else ():
        held.count(posting.record)
    held.tell()


def _writer(
    format: Format, modalities: Sequence[Modality], people: Path | None
) -> tuple[Callable[["Posting"], str], Callable[[], str | None]]:
    """How a report is written, and what is to be told at the end."""
    if format is Format.plover:
        from rapporteur.dossier import plover_writer

        writer = plover_writer([m.value for m in modalities] or None, people)
        return writer.lines, writer.note
    from rapporteur.export import record_jsonl

    return lambda p: record_jsonl.render(p.record, p.source_file), lambda: None


def _csv(postings: Sequence["Posting"]) -> str:
    from rapporteur.export import csv_rows
    from rapporteur.views.acts import ActRow, acts

    return csv_rows.render(acts(postings), ActRow)

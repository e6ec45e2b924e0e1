"""`rapporteur read`: reports in, records out; no dossier needed."""

import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.edge import command, tell
from rapporteur.cli.held import Held
from rapporteur.cli.options import AtLeast, IssuesFile, Outlet, OutputFile, Paths, PeopleFile, Published, Title, Url
from rapporteur.cli.output import Write, output, width
from rapporteur.cli.progress import progress
from rapporteur.errors import UsageError

if TYPE_CHECKING:
    from rapporteur.pipeline import Done, Problem

Put = Callable[["Done"], None]
Finish = Callable[[], str | None]  # what is left to tell on standard error, if anything
Results = Iterator["Done | Problem"]


class Format(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"
    plover = "plover"
    html = "html"


@command
def read(
    paths: Paths,
    format: Annotated[
        Format, typer.Option(help="A readable table, one JSON record a line, PLOVER event records, or one HTML page.")
    ] = (Format.table),
    out: OutputFile = None,
    outlet: Outlet = None,
    title: Title = None,
    published: Published = None,
    url: Url = None,
    attributions: Annotated[
        bool, typer.Option("--attributions", help="Print all attributions as statements, reported wishes included.")
    ] = False,
    at_least: AtLeast = None,
    issues: IssuesFile = None,
    people: PeopleFile = None,
    diagnostics: Annotated[
        bool, typer.Option("--diagnostics", help="Show what could not be decided, with its place and candidates.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show why each entry says what it says (table and jsonl; docs/explain.md)."),
    ] = False,
) -> bool:
    """Read reports and print who said, demanded, offered, agreed or denied what.

    Examples:

    `rapporteur read report.txt`

    `rapporteur read news/ --format html -o news.html`

    `rapporteur read news/ --at-least 0.9`

    `rapporteur read report.txt --explain`

    `curl -s https://example.org/a.html | rapporteur read - --outlet "Harbour Post" --format jsonl`
    """
    from rapporteur.pipeline import Given, Problem, Stages, inputs, records
    from rapporteur.settings import Settings

    if explain and format not in (Format.table, Format.jsonl):
        raise UsageError(f"--explain has no place in {format.value}; take --format table or jsonl")
    settings = Settings.of(os.environ)
    stages = Stages(
        settings.model,
        threads=settings.threads,
        at_least=settings.at_least,
        issues=issues or settings.issues,
        people=people or settings.people,
    )
    given = Given(outlet=outlet, title=title, published=published, url=url)
    sources, problems = inputs(paths)

    def results() -> Results:
        yield from problems
        for source in track(sources):
            yield from records(
                source, stages, given, stdin=sys.stdin.buffer, attributions=attributions, at_least=at_least
            )

    whole, held = True, Held()
    with output(out) as write, progress(wanted=bool(out) or not sys.stdout.isatty()) as track:
        put, finish = _printer(format, write, width(out), diagnostics, explain, people or settings.people)
        for result in results():
            if isinstance(result, Problem):
                tell(result.message)
                whole = False
            else:
                put(result)
                held.count(result.record)
        note = finish()
    if note:
        tell(note)
    held.tell()
    return whole


def _printer(
    format: Format, write: Write, columns: int, diagnostics: bool, explain: bool, people: Path | None
) -> tuple[Put, Finish]:
    """What to do with each record, and at the end."""
    if format is Format.html:
        return _page_printer(write)
    if format is Format.plover:
        return _plover_printer(write, people)
    if format is Format.jsonl:
        from rapporteur.export import record_jsonl

        def line(done: "Done") -> None:
            write(record_jsonl.render(done.record, done.source_file, diagnostics=diagnostics, explain=explain))

        return line, _nothing
    from rapporteur.export import record_table

    def put(done: "Done") -> None:
        shown = record_table.render(
            done.record, done.source_file, width=columns, diagnostics=diagnostics, explain=explain
        )
        write(shown)

    return put, _nothing


def _plover_printer(write: Write, people: Path | None) -> tuple[Put, Finish]:
    from rapporteur.domain.posting import Posting
    from rapporteur.dossier import plover_writer

    writer = plover_writer(people=people)
    return lambda d: write(writer.lines(Posting(d.record, "", d.source_file))), writer.note


def _page_printer(write: Write) -> tuple[Put, Finish]:
    from rapporteur.export import record_html

    found: list[Done] = []
    return found.append, lambda: write(record_html.render((d.record, d.source_file) for d in found))


def _nothing() -> None:
    """Records that are printed one by one need no end."""

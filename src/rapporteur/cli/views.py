"""The commands that ask a dossier: one for each view, all with the same options."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.edge import EXIT_CODES, command
from rapporteur.cli.options import AsOf, DossierFile, Issue, KnownBy, Limit, Offset, OutputFile, Party, Since, Until
from rapporteur.cli.output import output, width

if TYPE_CHECKING:
    from rapporteur.dossier import Dossier

VIEWS = {
    "positions": "What each party holds on each issue.",
    "changes": "Positions that moved: who hardened, softened or reversed.",
    "commitments": "What somebody is bound to, from when to when, and whether it is in force.",
    "meetings": "Meetings held or planned, and those that moved.",
    "territory": "Who claims, holds, seeks or recognises which place, according to whom.",
    "timeline": "Dated entries of any kind, in order.",
    "lineage": "Reports that draw on other reports or outlets.",
    "origins": "Claims, with how many independent origins they come to.",
    "contradictions": "Entries that cannot both stand.",
}
PANEL = "Ask a dossier"


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


FormatOption = Annotated[Format, typer.Option(help="A table, JSON objects, CSV or a Markdown table.")]


def register(app: typer.Typer) -> None:
    """Add the views' commands to the program."""
    for name, about in VIEWS.items():
        example = f"Example: `rapporteur {name} --dossier talks.rapporteur --as-of 2025-03-18`"
        app.command(name, help=f"{about}\n\n{example}", epilog=EXIT_CODES, rich_help_panel=PANEL)(_view(name))
    app.command(epilog=EXIT_CODES, rich_help_panel=PANEL)(search)


def _view(name: str) -> Callable[..., None]:
    @command
    def view(
        dossier: DossierFile,
        as_of: AsOf = None,
        known_by: KnownBy = None,
        party: Party = None,
        issue: Issue = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = None,
        offset: Offset = 0,
        format: FormatOption = Format.table,
        out: OutputFile = None,
    ) -> None:
        page = {"party": party, "issue": issue, "since": since, "until": until, "limit": limit, "offset": offset}
        _print(name, dossier, lambda d: getattr(d, name)(as_of=as_of, known_by=known_by, **page), format, out)

    return view


@command
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)],
    dossier: DossierFile,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many rows.")] = 50,
    format: FormatOption = Format.table,
    out: OutputFile = None,
) -> None:
    """Statements and acts that hold the words, best first.

    Example: `rapporteur search ceasefire monitors --dossier talks.rapporteur`
    """
    _print(
        "search", dossier, lambda d: d.search(" ".join(words), as_of=as_of, known_by=known_by, limit=limit), format, out
    )


def _print(
    name: str, address: str, ask: "Callable[[Dossier], Sequence[object]]", format: Format, out: Path | None
) -> None:
    from rapporteur.dossier import ROWS, Dossier

    with Dossier(address) as dossier:
        rows = ask(dossier)
    with output(out) as write:
        write(_rendered(rows, ROWS[name], format, width(out)))


def _rendered(rows: Sequence[object], row_type: type, format: Format, columns: int) -> str:
    from rapporteur.export import csv_rows, json_rows, markdown, table

    match format:
        case Format.json:
            return json_rows.render(rows)
        case Format.csv:
            return csv_rows.render(rows, row_type)
        case Format.markdown:
            return markdown.render(rows, row_type)
    return table.render(rows, row_type, width=columns)

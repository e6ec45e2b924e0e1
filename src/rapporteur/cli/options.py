"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

GIVEN = "What is known of the reports"

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (plain text, HTML, JSON Lines), folders, globs in quotes, or `-` for standard input.",
        show_default=False,
    ),
]
DOSSIER = "The dossier: a file, or postgresql://USER@HOST/DATABASE."
DossierFile = Annotated[
    str,
    typer.Option("--dossier", "-d", metavar="DOSSIER", envvar="RAPPORTEUR_DOSSIER", help=DOSSIER, show_default=False),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="What was true on that day (2025-03-18; 2025-03 is the end of that month)."),
]
KnownBy = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what had been added to the dossier by that day (UTC).")
]
CHOICE = "Which rows"
Party = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only rows of this party.", rich_help_panel=CHOICE, show_default=False),
]
Issue = Annotated[
    str | None,
    typer.Option(
        metavar="ISSUE",
        help="Only rows on this issue, or on all under its head: `territory` has `territory.control`.",
        rich_help_panel=CHOICE,
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only rows from that day on.", rich_help_panel=CHOICE, show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only rows until that day.", rich_help_panel=CHOICE, show_default=False),
]
Limit = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, help="At most so many rows; all without it.", rich_help_panel=CHOICE),
]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Leave out the first N rows.", rich_help_panel=CHOICE)]
AtLeast = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE",
        min=0,
        max=1,
        help="Hold back entries less sure than this, from 0 to 1, as in 0.8; how many is told on standard error.",
        show_default=False,
    ),
]
IssuesFile = Annotated[
    Path | None,
    typer.Option(
        "--issues",
        metavar="FILE",
        help="Issues and words of your own, a TOML file (docs/issues.md).",
        show_default=False,
    ),
]
PeopleFile = Annotated[
    Path | None,
    typer.Option(
        "--people",
        metavar="FILE",
        help="Parties, people and places of your own, a TOML file (docs/people.md).",
        show_default=False,
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it.", rich_help_panel=GIVEN)]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.", rich_help_panel=GIVEN)]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published (2025-03-19, 2025-03, 2025).", rich_help_panel=GIVEN),
]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.", rich_help_panel=GIVEN)]

"""The program: its commands, its help. Nothing heavy is imported before a command runs."""

from typing import Annotated

import typer

from rapporteur import __version__
from rapporteur.cli import streams, views
from rapporteur.cli.add import add
from rapporteur.cli.brief import brief
from rapporteur.cli.check import check
from rapporteur.cli.dump import dump, load
from rapporteur.cli.edge import EXIT_CODES
from rapporteur.cli.export import export
from rapporteur.cli.read import read

KEEP = "Keep a dossier"

app = typer.Typer(
    name="rapporteur",
    help=(
        "Reads news reports about a negotiation or a dispute and keeps a sourced, dated record of who said, demanded, "
        "offered, agreed or denied what.\n\n"
        "Start with `rapporteur read report.txt`, or `rapporteur add news/ --dossier talks.rapporteur` and then "
        "`rapporteur brief --dossier talks.rapporteur`."
    ),
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"rapporteur {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The options that stand before a command."""


app.command(epilog=EXIT_CODES)(read)
app.command(epilog=EXIT_CODES)(add)
app.command(epilog=EXIT_CODES, rich_help_panel=views.PANEL)(brief)
app.command(epilog=EXIT_CODES, rich_help_panel=views.PANEL)(export)
views.register(app)
app.command(epilog=EXIT_CODES, rich_help_panel=KEEP)(check)
app.command(epilog=EXIT_CODES, rich_help_panel=KEEP)(dump)
app.command(epilog=EXIT_CODES, rich_help_panel=KEEP)(load)


def main() -> None:
    """The entry point of the `rapporteur` command."""
    streams.fill()
    app()

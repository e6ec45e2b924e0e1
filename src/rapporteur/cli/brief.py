"""`rapporteur brief`: the whole dossier in a page or two."""

from enum import StrEnum
from typing import Annotated

import typer

from rapporteur.cli.edge import command
from rapporteur.cli.options import AsOf, DossierFile, KnownBy, OutputFile
from rapporteur.cli.output import output


class Format(StrEnum):
    """How a brief is written."""

    text = "text"
    markdown = "markdown"
    html = "html"


@command
def brief(
    dossier: DossierFile,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    format: Annotated[Format, typer.Option(help="Plain text, Markdown, or one self-contained HTML file.")] = (
        Format.text
    ),
    out: OutputFile = None,
) -> None:
    """Brief a reader on the dossier: positions, commitments, meetings, territory, each line with its words.

    Examples:

    `rapporteur brief --dossier talks.rapporteur`

    `rapporteur brief -d talks.rapporteur --format html -o brief.html`
    """
    from rapporteur.dossier import Dossier

    with Dossier(dossier) as opened:
        page = opened.brief(format=format.value, as_of=as_of, known_by=known_by)
    with output(out) as write:
        write(page)

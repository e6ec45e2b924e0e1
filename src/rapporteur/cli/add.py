"""`rapporteur add`: reports into a dossier."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapporteur.cli.edge import command, tell
from rapporteur.cli.held import Held
from rapporteur.cli.options import AtLeast, DossierFile, IssuesFile, Outlet, Paths, PeopleFile, Published, Title, Url
from rapporteur.cli.progress import progress

if TYPE_CHECKING:
    from rapporteur.pipeline import Done, Known, Problem


@command
def add(
    paths: Paths,
    dossier: DossierFile,
    outlet: Outlet = None,
    title: Title = None,
    published: Published = None,
    url: Url = None,
    at_least: AtLeast = None,
    issues: IssuesFile = None,
    people: PeopleFile = None,
) -> bool:
    """Read reports into a dossier, which the first one makes.

    Each report is stored as soon as it is read, and one whose text the dossier holds already is passed over: a run that
    was stopped goes on where it was when the same command is given again.

    Examples:

    `rapporteur add news/ --dossier talks.rapporteur`

    `rapporteur add "2025/**/*.html" late.txt -d talks.rapporteur`
    """
    from rapporteur.dossier import Dossier
    from rapporteur.pipeline import Given, Stages, inputs
    from rapporteur.settings import Settings

    settings = Settings.of(os.environ)
    given = Given(outlet=outlet, title=title, published=published, url=url)
    stages = Stages(
        settings.model,
        threads=settings.threads,
        at_least=settings.at_least,
        issues=issues or settings.issues,
        people=people or settings.people,
    )
    held = Held()
    with Dossier(dossier, stages=stages) as opened:
        sources, problems = inputs(paths)

        def results() -> "Iterator[Done | Known | Problem]":
            yield from problems
            for source in track(sources):
                yield from opened.add_input(source, given, sys.stdin.buffer, at_least=at_least)

        with progress() as track:
            counts = _told(results(), held)
    print(f"{opened.name}: {_number(counts['added'], 'report')} added, {counts['known']} held already")
    held.tell()
    if counts["failed"]:
        tell(f"{counts['failed']} could not be read")
    return not counts["failed"]


def _told(results: "Iterator[Done | Known | Problem]", held: Held) -> dict[str, int]:
    """How many of each, with a line for every problem and for every copy that came from elsewhere."""
    from rapporteur.pipeline import Known, Problem

    counts = {"added": 0, "known": 0, "failed": 0}
    for result in results:
        if isinstance(result, Problem):
            counts["failed"] += 1
            tell(result.message)
        elif isinstance(result, Known):
            counts["known"] += 1
            if result.source_file != result.held.source_file:
                tell(_copy(result))
        else:
            counts["added"] += 1
            held.count(result.record)
    return counts


def _copy(known: "Known") -> str:
    first = known.held.source_file or "a text given directly"
    outlet = f" ({known.held.outlet})" if known.held.outlet else ""
    return f"{known.source_file}: the very text of {first}{outlet}, which the dossier holds; that one stays"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

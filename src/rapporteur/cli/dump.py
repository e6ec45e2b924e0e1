"""`rapporteur dump` and `rapporteur load`: a dossier as JSON Lines, and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from rapporteur.cli.edge import command, tell
from rapporteur.cli.options import DossierFile, KnownBy, OutputFile
from rapporteur.cli.output import growing, output
from rapporteur.cli.progress import progress


@command
def dump(dossier: DossierFile, known_by: KnownBy = None, out: OutputFile = None) -> None:
    """Write all that a dossier keeps as JSON Lines, to be loaded into another, in a file or in PostgreSQL.

    A dump into a file grows in FILE.part; one that was stopped goes on from there when the same command is given again.

    Example: `rapporteur dump --dossier talks.rapporteur -o talks.jsonl`
    """
    from rapporteur.dossier import Dossier

    shown = bool(out) or not sys.stdout.isatty()
    with Dossier(dossier) as opened, progress("writing", wanted=shown) as track:
        if out is None or (out.exists() and not out.is_file()):
            with output(out) as write:
                for line in opened.dump(track, known_by=known_by):
                    write(line)
            return
        with growing(out) as part:
            done = opened.dumped(part, known_by=known_by)
            with part.open("wb" if done is None else "ab") as file:
                file.writelines(line.encode() for line in opened.dump(track, known_by=known_by, after=done))


@command
def load(
    path: Annotated[
        str, typer.Argument(metavar="DUMP", help="The dump, or `-` for standard input.", show_default=False)
    ],
    dossier: DossierFile,
) -> bool:
    """Load a dump into a dossier, which is made where there is none.

    Each report is stored by itself, and one that is held already is passed over: a load that was stopped goes on where
    it was when the same command is given again.

    Example: `rapporteur load talks.jsonl --dossier postgresql://desk@db.example.org/talks`
    """
    from rapporteur.dossier import Dossier
    from rapporteur.upkeep import Loaded

    counts = {"loaded": 0, "held": 0, "refused": 0}
    with _lines(path) as lines, Dossier(dossier) as opened, progress("loading") as track:
        for result in opened.load(track(lines), path):
            if isinstance(result, Loaded):
                counts["loaded" if result.new else "held"] += 1
            else:
                counts["refused"] += 1
                tell(result.message)
    loaded = f"{counts['loaded']} report{'' if counts['loaded'] == 1 else 's'}"
    print(f"{opened.name}: {loaded} loaded, {counts['held']} held already")
    return not counts["refused"]


class _Lines:
    """The lines of a dump, as many as its head tells."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        from rapporteur.upkeep import head

        self._first, self._file = file.readline(), file
        self._count = 1 + head(self._first, name)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[bytes]:
        yield self._first
        yield from self._file


@contextmanager
def _lines(path: str) -> Iterator[_Lines]:
    from rapporteur.errors import ReportError

    if path == "-":
        yield _Lines(sys.stdin.buffer, "standard input")
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror or error}); give a dump") from error
    with file:
        yield _Lines(file, path)

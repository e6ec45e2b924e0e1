"""Inputs: the paths of the command line to the files that they stand for, and their bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path
from typing import BinaryIO

from rapporteur.errors import ReportError
from rapporteur.read.characters import name

ENDINGS = frozenset([".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"])
LIMIT = 100_000_000  # bytes of one file
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: its name as given, as text, and its path; None for standard input."""

    name: str
    path: Path | None


def expand(paths: Iterable[str]) -> tuple[tuple[Input, ...], tuple[ReportError, ...]]:
    """The inputs that arguments stand for, each once, and an error for each argument that stands for none.

    A file is itself, whatever its ending; a folder is the report files in it at any depth, hidden ones left out; a
    pattern (`news/**/*.txt`) what it matches; `-` is standard input. Arguments keep their order; what one stands for
    is sorted by name.
    """
    inputs: dict[str, Input] = {}
    errors: list[ReportError] = []
    for argument in paths:
        try:
            for found in _expand(argument):
                inputs.setdefault(str(found.path.resolve()) if found.path else STDIN, found)
        except ReportError as error:
            errors.append(error)
        except (OSError, ValueError, RuntimeError) as error:  # no permission, a name too long, a loop of links
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            errors.append(ReportError(f"{_told(argument)}: {reason}; check the path and its permissions"))
    return tuple(inputs.values()), tuple(errors)


def load(source: Input, stdin: BinaryIO | None = None, *, limit: int = LIMIT) -> bytes:
    """The bytes of an input. Raises ReportError where it cannot be read or is larger than `limit` bytes."""
    if source.path is None:
        if stdin is None:
            raise ReportError("standard input is not available; name a file")
        return _within(stdin.read(limit + 1), source.name, limit)
    try:
        with source.path.open("rb") as file:
            return _within(file.read(limit + 1), source.name, limit)
    except OSError as error:
        raise ReportError(f"{source.name}: {error.strerror or error}; check the path and its permissions") from error


def _told(argument: str) -> str:
    """An argument as a message shows it: a very long one is cut."""
    return name(argument if len(argument) <= 200 else argument[:200] + "…")


def _within(data: bytes, source: str, limit: int) -> bytes:
    if len(data) > limit:
        raise ReportError(f"{source}: larger than {limit / 1e6:g} MB; split it into smaller files")
    return data


def _expand(argument: str) -> Iterator[Input]:
    if argument == STDIN:
        yield Input("standard input", None)
        return
    path = Path(argument)
    if path.is_dir():
        yield from _found(sorted(_files(path)), argument, "holds no report files (.txt, .md, .html, .jsonl, .json)")
    elif path.exists() or not has_magic(argument):
        if not path.exists():
            raise ReportError(f"{argument}: no such file; check the path")
        yield Input(name(argument), path)
    else:
        matches = sorted(Path(p) for p in iglob(argument, recursive=True))
        yield from _found([p for p in matches if p.is_file()], argument, "matches no file; check the pattern")


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in ENDINGS and not hidden and path.is_file():
            yield path


def _found(paths: list[Path], argument: str, otherwise: str) -> Iterator[Input]:
    if not paths:
        raise ReportError(f"{argument}: {otherwise}")
    yield from (Input(name(str(p)), p) for p in paths)

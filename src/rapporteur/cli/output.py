"""Where a command's output goes: standard output as UTF-8, or a file that appears whole or not at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rapporteur.errors import RapporteurError

Write = Callable[[str], None]
PLAIN_WIDTH = 100
"""Columns where nobody looks on: in a file or a pipe."""


@contextmanager
def output(path: Path | None) -> Iterator[Write]:
    """A function that writes text to the file, or to standard output where `path` is None.

    A file is written beside its place and moved there at the end, so that what stood there is kept if something goes
    wrong. Raises RapporteurError where it cannot be written.
    """
    if path is None:
        yield _writer(sys.stdout.buffer)
    elif path.exists() and not path.is_file() and not path.is_dir():  # a device or a named pipe
        with path.open("wb") as file:
            yield _writer(file)
    else:
        yield from _whole_file(path)


def _whole_file(path: Path) -> Iterator[Write]:
    target = _writable(path)
    file = tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False)  # noqa: SIM115
    draft = Path(file.name)
    try:
        with file:
            yield _writer(file)
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def growing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place at the end, and stays where something stops it before.

    Raises RapporteurError where it cannot be written.
    """
    target = _writable(path)
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        raise RapporteurError(f"{path} cannot be written: {error.strerror or error}; run this again then") from error


def _writable(path: Path) -> Path:
    target = path.resolve()
    if target.is_dir() or not target.parent.is_dir():
        problem = "it is a folder" if target.is_dir() else "there is no such folder"
        raise RapporteurError(f"{path} cannot be written: {problem}; give another -o FILE")
    return target


def width(path: Path | None) -> int:
    """How many columns a line may have."""
    return shutil.get_terminal_size().columns if path is None and sys.stdout.isatty() else PLAIN_WIDTH


def _writer(file: IO[bytes]) -> Write:
    def write(text: str) -> None:
        file.write(text.encode("utf-8", "replace"))

    return write


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

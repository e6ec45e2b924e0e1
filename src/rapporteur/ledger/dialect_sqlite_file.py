"""A dossier's file before SQLite opens it: what it is, judged by its header alone.

SQLite changes files by opening them (it rolls back, checkpoints, leaves companions). What is no dossier of ours, or
only half of one, is refused before that, so that it stays as it is, to the byte.
"""

import os
import stat
import time
from pathlib import Path

from rapporteur.errors import DossierBusy, NotADossier

APPLICATION_ID = 0x52415050
"""'RAPP' in the SQLite header (PRAGMA application_id), by which a dossier is told from any other database."""

_MAGIC, _HEADER = b"SQLite format 3\0", 100  # https://www.sqlite.org/fileformat2.html, section 1.3

_PAUSES = (0.05, 0.1, 0.2)
"""Seconds before a file that seems cut short is looked at again."""


def held(path: Path) -> bool:
    """Whether there is a file with something in it. Raises as `check`."""
    return _size(path) not in (None, 0)


def check(path: Path, *, writable: bool) -> None:
    """What can be said of a dossier's path before the file is opened.

    Raises NotADossier where there is no file and none may be made, where there is an empty one and no report is to be
    entered, where the path leads to a folder, a device or a pipe, and where the file is something else or cut short;
    DossierBusy where it cannot be looked at.
    """
    size = _size(path)
    if size:
        _check_header(path)
    elif not writable:
        make = f"`rapporteur add PATH... --dossier {path}`"
        raise NotADossier(
            f"there is no dossier {path}; make one with {make}"
            if size is None
            else f"{path} is empty; add reports to it with {make}"
        )


def companion(path: Path, ending: str) -> bool:
    """Whether SQLite's journal (`-journal`, `-wal`) stands beside the file with something in it."""
    try:
        return path.with_name(path.name + ending).stat().st_size > 0
    except FileNotFoundError:  # not asked for beforehand: another process may take it away in between
        return False


def shut(path: Path) -> bool:
    """Whether nothing may be written in the file's folder, as on a medium for reading only."""
    return not os.access(path.resolve().parent, os.W_OK)


def _size(path: Path) -> int | None:
    try:
        kind = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DossierBusy(f"{path} cannot be opened ({error.strerror}); give another --dossier") from error
    if not stat.S_ISREG(kind.st_mode):
        what = "a folder" if stat.S_ISDIR(kind.st_mode) else "no ordinary file"
        raise NotADossier(f"{path} is {what}; give --dossier the name of a file")
    return kind.st_size


def _check_header(path: Path) -> None:
    for pause in (*_PAUSES, None):
        # A journal holds what the header does not tell yet: then only SQLite can say what the file is.
        journal = companion(path, "-journal") or companion(path, "-wal")
        header, size = _header(path)
        if header[: len(_MAGIC)] != _MAGIC[: len(header)]:
            raise NotADossier(f"{path} is not a dossier; give another file to --dossier")
        if journal:
            return
        if _whole(header, size):
            break
        if pause is None:
            raise cut_short(path)
        time.sleep(pause)  # another process may be writing it at this moment
    if int.from_bytes(header[68:72]) != APPLICATION_ID and int.from_bytes(header[40:44]):  # 40: the schema's cookie
        raise NotADossier(f"{path} is not a dossier but something else; give another file to --dossier")


def _header(path: Path) -> tuple[bytes, int]:
    """The file's first bytes, and its length."""
    try:
        with path.open("rb") as file:
            return file.read(_HEADER), os.fstat(file.fileno()).st_size
    except OSError as error:
        raise DossierBusy(f"{path} cannot be opened ({error.strerror}); give another --dossier") from error


def _whole(header: bytes, size: int) -> bool:
    """Whether the file is as long as its header says."""
    if len(header) < _HEADER:
        return False
    pages, page = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    page = 65536 if page == 1 else page
    return size >= pages * page and page > 0 and size % page == 0


def cut_short(path: Path) -> NotADossier:
    """The error for a file of which a part is missing or unreadable."""
    return NotADossier(f"{path} is damaged or cut short; put back a copy of it or build it again with `rapporteur add`")

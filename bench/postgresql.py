"""A real PostgreSQL for tests and benchmarks: in a temporary folder, on a socket there, by the installed programs.

Debian keeps initdb and pg_ctl in a folder that is not on the path; neither runs as root.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

# Nothing here has to outlive a power cut: that is what these leave out, and most of the time that tests would take.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=16MB"
_NUMBERS = count()


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, None where no PostgreSQL is installed."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1:]
    return next((p if p.is_dir() else p.parent for p in found), None)


@contextmanager
def server(parent: Path | None = None, more: str = "") -> Iterator[str]:
    """The URL of a new server's empty database, kept below `parent`. It is stopped and removed at the end."""
    bin_ = programs()
    assert bin_, "no PostgreSQL is installed"
    folder = Path(
        tempfile.mkdtemp(prefix="pg", dir=parent)
    )  # a socket's path may have 107 bytes: not below pytest's folders
    user = _user()
    if user:
        shutil.chown(folder, user)

    def call(*arguments: str) -> None:
        subprocess.run(arguments, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    data = str(folder / "data")
    setting = f"-c listen_addresses= -c unix_socket_directories={folder} {FAST} {more}"
    try:
        call(f"{bin_}/initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        call(f"{bin_}/pg_ctl", "-D", data, "-w", "-t", "300", "-o", setting, "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://tester@/postgres?host={quote(str(folder), safe='')}"
        finally:
            call(f"{bin_}/pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh(url: str) -> str:
    """The URL of a new, empty place for a dossier in the server's database: a schema of its own."""
    import psycopg

    name = f"d{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"{url}&options=-csearch_path%3D{name}"


def _user() -> str | None:
    """Who runs the server: ourselves, or where we are root somebody who is not."""
    if os.geteuid():
        return None
    known = {p.pw_name for p in pwd.getpwall()}
    return next(n for n in ("postgres", "nobody") if n in known)

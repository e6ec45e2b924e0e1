"""A progress bar on standard error, on a terminal and for work that takes a while."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Many(Protocol[T_co]):
    """Things that can be gone through and counted."""

    def __iter__(self) -> Iterator[T_co]:
        """One by one."""
        ...

    def __len__(self) -> int:
        """How many."""
        ...


class Track(Protocol):
    """A way through things of any kind."""

    def __call__(self, things: Many[T], /) -> Iterable[T]:
        """The things, one by one."""
        ...


@contextmanager
def progress(doing: str = "reading", *, wanted: bool = True) -> Iterator[Track]:
    """A way through things that shows how far it is; nothing is shown where standard error is no terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:

        def track(things: Many[T], /) -> Iterable[T]:
            return bar.track(things, total=len(things)) if len(things) > 1 else things

        yield track

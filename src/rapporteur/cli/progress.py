"""A progress bar on standard error, on a terminal and for work that takes a while."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapporteur.pipeline import Input

Track = Callable[[Sequence["Input"]], Iterable["Input"]]


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[Track]:
    """A way through the inputs that shows how far it is; nothing is shown where standard error is no terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield lambda sources: bar.track(sources) if len(sources) > 1 else sources

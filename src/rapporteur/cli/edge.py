"""Where exit codes are decided: 0 all read, 1 something could not be read or written, 2 misuse, 130 Ctrl-C."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from rapporteur.errors import RapporteurError, UsageError

FAILED, MISUSED, STOPPED = 1, 2, 130
EXIT_CODES = (
    "**Exit codes:** 0 everything was read; 1 a report, dossier or model could not be read or written (each has its "
    "line on standard error, and the other reports were read); 2 misuse; 130 stopped with Ctrl-C (what was stored "
    "stays)."
)

P = ParamSpec("P")


def command(body: Callable[P, bool | None]) -> Callable[P, None]:
    """A command's body with its errors as one line on standard error; where it returns False, the exit code is 1."""

    @wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = FAILED if body(*args, **kwargs) is False else 0
            sys.stdout.flush()
        except BrokenPipeError:  # the reader of our output has seen enough
            _drop_output()
            code = 0
        except KeyboardInterrupt:
            code = _tell("stopped; nothing that was stored is lost", STOPPED)
        except UsageError as error:
            code = _tell(str(error), MISUSED)
        except RapporteurError as error:
            code = _tell(str(error), FAILED)
        except OSError as error:  # inputs have errors of their own: this is about what is written
            _drop_output()
            code = _tell(f"the output cannot be written: {error.strerror or error}; give another -o FILE", FAILED)
        if code:
            raise typer.Exit(code)

    return run


def _drop_output() -> None:
    """Let go of what is still to be written, so that Python does not complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str, code: int) -> int:
    tell(message)
    return code


def tell(message: str) -> None:
    """One line on standard error."""
    line = " ".join(message.split())
    print(f"rapporteur: {line}".encode(errors="replace").decode(), file=sys.stderr)

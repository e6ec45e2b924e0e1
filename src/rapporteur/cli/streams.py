"""Standard streams that the caller closed (`<&-`, a service without any): Python leaves None in their place."""

import os
import sys


def fill() -> None:
    """Put something in the place of closed streams.

    Input reads as empty, messages go nowhere, and output fails when it is written, as on any closed descriptor. No
    file that is opened later can get the number of a standard stream.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # takes the lowest free number, which is this one
    if sys.stdin is None:
        sys.stdin = open(0)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w")  # noqa: SIM115

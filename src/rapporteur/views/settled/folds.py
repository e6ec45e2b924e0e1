"""The folds by number, in the order in which they need each other: ties, then denials, then the views."""

from enum import IntEnum

from rapporteur.track.threads import thread


class Fold(IntEnum):
    """What a mark says is to be folded again. The units of the first two are reports, of the others threads."""

    LINEAGE = 1
    DENIALS = 2
    POSITIONS = 3
    CHANGES = 4
    TERRITORY = 5
    TIMELINE = 6
    MEETINGS = 7
    ORIGINS = 8
    COMMITMENTS = 9
    CONTRADICTIONS = 10


Mark = tuple[Fold, int]
"""A fold and one of its units."""


def own_thread(fold: Fold, key: tuple[str, str]) -> int:
    """The thread of a single entry (by report id and entry id), which retellings of it are joined to."""
    return thread(fold.name, *key)

"""Notes of the house: lines in which an outlet speaks of itself and its readers, by data/notes.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapporteur.read import phrases

_LONGEST = 450  # characters; legal notices run to three sentences


@dataclass(frozen=True, slots=True)
class Note:
    """One kind of note: its pattern, whether it counts at the edges alone, and specimens of both sides."""

    name: str
    line: re.Pattern[str]
    edge: bool
    specimens: tuple[str, ...]
    others: tuple[str, ...]


@cache
def table() -> tuple[Note, ...]:
    """The kinds of note, in the order of the data file."""
    text = (resources.files("rapporteur.read") / "data" / "notes.toml").read_text("utf-8")
    return tuple(
        Note(n["name"], re.compile(n["line"], re.I), n.get("edge", False), tuple(n["is"]), tuple(n["not"]))
        for n in tomllib.loads(text)["note"]
    )


def note(line: str, *, edge: bool) -> str | None:
    """The name of the kind of note that a line is, None where it is none; a line that quotes somebody never is."""
    if len(line) > _LONGEST or phrases.QUOTE.search(line):
        return None
    bare = line.replace("’", "'")
    return next((n.name for n in table() if (edge or not n.edge) and n.line.fullmatch(bare)), None)

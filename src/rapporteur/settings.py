"""Settings: what the surroundings may choose, read once at the edge and handed down."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rapporteur.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """`model` is a folder with another model (`RAPPORTEUR_MODEL`), None for the shipped one.

    `threads` is how many cores the network may use (`RAPPORTEUR_THREADS`, 1 where it is not set). `at_least` is the
    confidence below which entries are held back (`RAPPORTEUR_AT_LEAST`), None where all are kept. `issues` is a file
    with issues of the user's own (`RAPPORTEUR_ISSUES`), `people` one with parties, people and places
    (`RAPPORTEUR_PEOPLE`), None for none. `dossier` is the dossier of calls that name none (`RAPPORTEUR_DOSSIER`): a
    file or a `postgresql://` URL.
    """

    model: Path | None = None
    threads: int = 1
    at_least: float | None = None
    issues: Path | None = None
    people: Path | None = None
    dossier: str | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that environment variables give. Raises UsageError where one makes no sense."""
        threads = environment.get("RAPPORTEUR_THREADS") or "1"
        if not (threads.isdecimal() and int(threads)):
            raise UsageError(f"RAPPORTEUR_THREADS={threads} is no number of threads; set it to 1 or more")
        at_least = environment.get("RAPPORTEUR_AT_LEAST")
        threshold = share(at_least, "RAPPORTEUR_AT_LEAST") if at_least else None
        model, issues, people = (_path(environment, name) for name in ("MODEL", "ISSUES", "PEOPLE"))
        dossier = environment.get("RAPPORTEUR_DOSSIER") or None
        return cls(model, int(threads), threshold, issues, people, dossier)


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    value = environment.get(f"RAPPORTEUR_{name}")
    return Path(value) if value else None


def share(text: str, name: str = "at_least") -> float:
    """A confidence from 0 to 1. Raises UsageError where it is none."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"{name}={text} is no confidence; give a number from 0 to 1, as in 0.8")
    return value

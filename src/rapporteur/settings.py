"""Settings: what the surroundings may choose, read once at the edge and handed down."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rapporteur.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """`model` is a folder with another model (`RAPPORTEUR_MODEL`), None for the shipped one.

    `threads` is how many cores the network may use (`RAPPORTEUR_THREADS`, 1 where it is not set).
    """

    model: Path | None = None
    threads: int = 1

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that environment variables give. Raises UsageError where one makes no sense."""
        model = environment.get("RAPPORTEUR_MODEL")
        threads = environment.get("RAPPORTEUR_THREADS") or "1"
        if not (threads.isdecimal() and int(threads)):
            raise UsageError(f"RAPPORTEUR_THREADS={threads} is no number of threads; set it to 1 or more")
        return cls(Path(model) if model else None, int(threads))

"""Where the scorers and the corpora lie, and the records that they score."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.domain.record import to_dict
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import read_text


@dataclass(frozen=True)
class Shared:
    """The folder that holds `tools/`, `corpora/` and `dev/`; it is not part of the project."""

    folder: Path

    def __bool__(self) -> bool:
        return (self.folder / "tools").is_dir()

    def score(self, tool: str, gold: Path, records: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """What one of the scorers says of the records."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            file.flush()
            return self.scored(tool, gold, file.name)

    def scored(self, tool: str, gold: Path, *arguments: str) -> dict[str, Any]:
        """The figures that one of the scorers prints."""
        command = [sys.executable, str(self.folder / "tools" / tool), str(gold), *arguments, "--json"]
        out = subprocess.run(command, capture_output=True, text=True, check=True)
        result: dict[str, Any] = json.loads(out.stdout)
        return result


def record_of(stages: Stages, text: str, source_file: str, *, attributions: bool = False) -> dict[str, Any]:
    """The record of a raw text, the way `rapporteur read` makes it."""
    reading, doubts = read_text(text, name=source_file)
    return {
        "source_file": source_file,
        **to_dict(stages.record(Read(reading, doubts), attributions=attributions)),
    }


def jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

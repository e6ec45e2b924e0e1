"""Loading: what the knowledge base (names, offices, leaders) costs at the start, and how much it adds to the package.

python -m bench loading

Milliseconds of processor time, the best of some loads; and as a ratio to the bare work that no form of the same tables
saves, to read and split their lines, done in the same run, so that a slow or busy machine does not count.
"""

import time
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from rapporteur.pipeline import Stages
from rapporteur.resolve.who import gazetteer, leaders

ROUNDS = 7
DATA = Path(str(files("rapporteur.resolve") / "data"))
TABLES = sorted(DATA.glob("*.tsv"))


def run(_stages: Stages) -> dict[str, float]:
    """Milliseconds, the ratio and megabytes (of a million bytes)."""
    loaded, bare = _best(_load), _best(_lines)
    return {
        "knowledge base (ms)": 1000 * loaded,
        "knowledge base / its lines read and split": loaded / bare,
        "knowledge base in the package (MB)": _packed() / 1e6,
    }


def _best(call: Callable[[], object]) -> float:
    """Seconds of the processor, the least of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)


def _load() -> None:
    """Both indexes as a first report needs them."""
    gazetteer._load.__wrapped__()
    leaders._index.__wrapped__()


def _lines() -> list[list[str]]:
    return [line.split("\t") for table in TABLES for line in table.read_text("utf-8").splitlines()]


def _packed() -> int:
    """Bytes of all data files of the stage, packed as a wheel packs them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(DATA.iterdir()):
                packed.write(file, file.name)
        return path.stat().st_size

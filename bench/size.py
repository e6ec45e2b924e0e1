"""Size: resident memory while a batch is read from the command line, and the package as it is installed from.

python -m bench size        reads 1,000 reports: the sample dossier's texts, each with words of its own; some minutes
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from rapporteur.pipeline import Stages

ROOT = Path(__file__).parent.parent
REPORTS = 1000
MEGABYTE = 1e6


def run(_stages: Stages) -> dict[str, float]:
    """Megabytes (of a million bytes)."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            f"resident memory, {REPORTS} reports (MB)": memory(Path(folder), REPORTS),
            "wheel (MB)": wheel(Path(folder) / "dist"),
        }


def memory(folder: Path, reports: int) -> float:
    """The most that one `rapporteur read` of so many reports ever held."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("[0-9]*.txt"))]
    news = folder / "news"
    news.mkdir()
    for n in range(reports):
        changed = f"{texts[n % len(texts)].rstrip()} The council said it had counted {n} ships.\n"
        (news / f"{n:04}.txt").write_text(changed, encoding="utf-8")
    program = [sys.executable, "-c", "from rapporteur.cli.app import main; main()"]
    options = ["read", str(news), "--format", "jsonl", "-o", str(folder / "out.jsonl")]
    subprocess.run([*program, *options], check=True, stderr=subprocess.DEVNULL)
    read = (folder / "out.jsonl").read_text(encoding="utf-8").count("\n")
    if read != reports:
        raise RuntimeError(f"{read} of {reports} reports were read")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE


def wheel(folder: Path) -> float:
    """The built wheel's file."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (file,) = folder.glob("*.whl")
    return file.stat().st_size / MEGABYTE

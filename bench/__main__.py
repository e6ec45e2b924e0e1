"""Run the benchmarks, print their figures beside the floors, exit 1 where one is below.

python -m bench [--shared DIR] [--only gold passages attribution dossier types speed]
"""

import argparse
import sys
import tomllib
from pathlib import Path

from bench import attribution, dossier, gold_records, passages, speed, types
from bench.shared import Shared
from rapporteur.pipeline import Stages

OWN = {"gold": gold_records, "passages": passages, "speed": speed}
TASKS = {"attribution": attribution, "dossier": dossier, "types": types}
FLOORS = Path(__file__).parent / "floors.toml"


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with tools/, corpora/ and dev/")
    parser.add_argument("--only", nargs="*", choices=[*OWN, *TASKS], default=["gold", "passages", *TASKS, "speed"])
    o = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    shared, stages = Shared(o.shared), Stages()
    below = []
    for name in o.only:
        if name in OWN:
            below += _print(name, OWN[name].run(stages), floors.get(name, {}))
        elif not shared:
            print(f"{name}: left out, no scorers and corpora in {o.shared} (give their folder with --shared)")
        else:
            below += _print(name, TASKS[name].run(shared, stages), floors.get(name, {}))
    for line in below:
        print("below its floor:", line, file=sys.stderr)
    return 1 if below else 0


def _print(task: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print a task's figures; the names of those below their floor."""
    missing = [f"{task}: {name} was not measured" for name in floors if name not in figures]
    below = [f"{task}: {n} {figures[n]:.3f} < {f}" for n, f in floors.items() if n in figures and figures[n] < f]
    print(f"\n{task}")
    for name, value in figures.items():
        print(f"  {name:28s} {value:10.3f}" + (f"   floor {floors[name]:.3f}" if name in floors else ""))
    return missing + below


if __name__ == "__main__":
    sys.exit(main())

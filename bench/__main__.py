"""Run the benchmarks, print their figures beside floors and ceilings, exit 1 where one is passed.

python -m bench [gold passages issues chains lineage attribution dossier views types …] [--shared DIR]
"""

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench import (
    acts,
    attribution,
    calibration,
    chains,
    current_events,
    dossier,
    fresh,
    gold_records,
    gum,
    issues,
    lineage,
    loading,
    pair,
    passages,
    points,
    pronouns,
    reliability_store,
    scale,
    size,
    speed,
    stories,
    types,
    views,
    visits,
)
from bench.shared import Shared
from rapporteur.pipeline import Stages

OWN = {
    "gold": gold_records,
    "fresh": fresh,
    "passages": passages,
    "acts": acts,
    "issues": issues,
    "stories": stories,
    "chains": chains,
    "lineage": lineage,
    "speed": speed,
    "loading": loading,
    "size": size,
    "reliability-store": reliability_store,
    "scale": scale,
}
TASKS = {
    "attribution": attribution,
    "dossier": dossier,
    "points": points,
    "pair": pair,
    "views": views,
    "types": types,
    "calibration": calibration,
    "gum": gum,
    "pronouns": pronouns,
    "visits": visits,
    "current-events": current_events,
}
USUAL = [name for name in TASKS if name != "current-events"]
FLOORS = Path(__file__).parent / "floors.toml"


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with tools/, corpora/ and dev/")
    parser.add_argument(
        "tasks", nargs="*", metavar="TASK", help=f"all where none is given: {', '.join((*OWN, *TASKS))}"
    )
    parser.add_argument("--only", nargs="*", default=[], help="the same as TASK")
    parser.add_argument("--statements", type=int, default=scale.STATEMENTS, help="size of the dossier of `scale`")
    parser.add_argument("--items", type=int, default=current_events.ITEMS, help="items that `current-events` adds")
    o = parser.parse_args()
    scale.STATEMENTS, current_events.ITEMS = o.statements, o.items
    wanted = [*o.tasks, *o.only] or [
        *("gold", "fresh", "passages", "acts", "issues", "stories", "chains", "lineage", *USUAL, "speed", "loading")
    ]
    if unknown := set(wanted) - {*OWN, *TASKS}:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    shared, stages = Shared(o.shared), Stages()
    below = []
    for name in wanted:
        bounds = Bounds(floors.get(name, {}), floors.get("ceilings", {}).get(name, {}))
        if name in OWN:
            below += _print(name, OWN[name].run(stages), bounds)
        elif not shared:
            print(f"{name}: left out, no scorers and corpora in {o.shared} (give their folder with --shared)")
        else:
            below += _print(name, TASKS[name].run(shared, stages), bounds)
    for line in below:
        print("out of bounds:", line, file=sys.stderr)
    return 1 if below else 0


@dataclass(frozen=True)
class Bounds:
    """What a task's figures may not fall below, and what they may not exceed."""

    floors: dict[str, float]
    ceilings: dict[str, float]

    def passed(self, figures: dict[str, float]) -> list[str]:
        """What is out of bounds or was not measured."""
        missing = [f"{name} was not measured" for name in {**self.floors, **self.ceilings} if name not in figures]
        low = [f"{n} {figures[n]:.3f} < {f}" for n, f in self.floors.items() if n in figures and figures[n] < f]
        high = [f"{n} {figures[n]:.3f} > {c}" for n, c in self.ceilings.items() if n in figures and figures[n] > c]
        return missing + low + high

    def told(self, name: str) -> str:
        """The bound of a figure, for print."""
        floor, ceiling = self.floors.get(name), self.ceilings.get(name)
        return (
            f"   floor {floor:.3f}" if floor is not None else f"   ceiling {ceiling:.3f}" if ceiling is not None else ""
        )


def _print(task: str, figures: dict[str, float], bounds: Bounds) -> list[str]:
    """Print a task's figures; what is out of bounds."""
    print(f"\n{task}")
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        print(f"  {name:{width}s} {value:10.3f}{bounds.told(name)}")
    return [f"{task}: {line}" for line in bounds.passed(figures)]


if __name__ == "__main__":
    sys.exit(main())

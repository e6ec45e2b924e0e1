"""Average the weights of several tuned networks into one (Wortsman et al. 2022, "Model soups").

python -m training.average build/tuned-1 build/tuned-2 --out build/averaged
"""

import argparse
import shutil
from pathlib import Path

import torch


def average(folders: list[Path], out: Path) -> None:
    """Write the mean of the networks of the checkpoints in `folders`, which share one start, to `out`."""
    nets = [torch.load(folder / "state.pt", map_location="cpu")["net"] for folder in folders]
    mean = {k: sum(n[k] for n in nets) / len(nets) if v.is_floating_point() else v for k, v in nets[0].items()}
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(folders[0] / "labels.json", out / "labels.json")
    torch.save({"net": mean}, out / "state.pt")


def main() -> None:
    """Read the arguments and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    o = parser.parse_args()
    average(o.folders, o.out)


if __name__ == "__main__":
    main()

"""Second stage: learn statements by our own guidelines, inner layers too, from the passages; rehearse the rest.

python -m training.tune --corpora DIR --start build/model --out build/tuned

A third stage starts from the mean of the second's runs and rehearses everything:
python -m training.tune --corpora DIR --start build/averaged --further --rehearse 1 --rate 1.5e-4 --out build/third
"""

import argparse
import random
import shutil
from pathlib import Path

import torch

from training.corpora import Document
from training.export import load_labels
from training.fit import Plan, decaying, optimiser, resume, run_epoch, save, tokenizer, training_documents
from training.network import Network
from training.passages.compile import all_passages
from training.passages.documents import held_out, in_company, layers
from training.windows import Encoded, cut, encode


def main() -> None:
    """Read the arguments and tune."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the first stage")
    parser.add_argument(
        "--further", action="store_true", help="the start is a tuned network: keep its head for statements"
    )
    parser.add_argument("--out", type=Path, default=Path("build/tuned"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--batch", type=int, default=11)
    parser.add_argument("--rehearse", type=float, default=0.35, help="share of the first stage's windows an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    tune(parser.parse_args())


def tune(o: argparse.Namespace) -> None:
    """Tune for `o.epochs`, a checkpoint an epoch under `o.out`."""
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(o.start / "labels.json", o.out / "labels.json")
    pieces = tokenizer()
    base = [(encode(pieces, d), times) for d, times in training_documents(o.corpora)]
    passages = [d for p in all_passages() if not held_out(p) for d in layers(p)]
    net = started(o.start, further=o.further)
    optim = optimiser(net, o.rate)
    steps = o.epochs * len(_batches(base, [encode(pieces, d) for d in in_company(passages, random.Random(0))], o, 0))
    plan: Plan = decaying(optim, steps)
    for epoch in range(resume(o.out, net, optim, plan), o.epochs):
        company: list[Document] = in_company(passages, random.Random(o.seed * 1000 + epoch))
        run_epoch(net, optim, plan, _batches(base, [encode(pieces, d) for d in company], o, epoch), epoch)
        save(o.out, net, optim, plan, epoch + 1)


def started(folder: Path, *, further: bool) -> Network:
    """The network of an earlier stage; after the first, the head for statements begins as a copy of the other one."""
    net = Network(load_labels(folder))
    state = torch.load(folder / "state.pt", map_location="cpu")["net"]
    if not further:
        state |= {k.replace("roles.", "says."): v.clone() for k, v in state.items() if k.startswith("roles.")}
        state |= {k.replace("crf.", "say_crf.", 1): v.clone() for k, v in state.items() if k.startswith("crf.")}
    net.load_state_dict(state)
    return net


def _batches(base: list[tuple[Encoded, int]], company: list[Encoded], o: argparse.Namespace, epoch: int) -> list:  # type: ignore[type-arg]
    rng = random.Random(o.seed * 2000 + epoch)
    rehearsed = [(e, a, b) for e, times in base for _ in range(times) for a, b in cut(e, rng=rng)]
    windows = rng.sample(rehearsed, int(o.rehearse * len(rehearsed)))
    windows += [(e, a, b) for e in company for a, b in cut(e, rng=None)]
    rng.shuffle(windows)
    return [windows[i : i + o.batch] for i in range(0, len(windows), o.batch)]


if __name__ == "__main__":
    main()

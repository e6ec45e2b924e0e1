"""Fit the network on the corpora and write checkpoints; resumes from the last one.

python -m training.fit --corpora DIR --out build/model
"""

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.corpora import Document, crossner, gum, joined, polnear
from training.network import NAME_LABELS, ROLE_LABELS, Labels, Network, encoder_folder, loss
from training.windows import Encoded, collate, cut, encode

Plan = torch.optim.lr_scheduler.LambdaLR


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, truncation and padding off (its file switches both on at 128)."""
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def training_documents(corpora: Path) -> list[tuple[Document, int]]:
    """Every training document with how often an epoch sees it."""
    documents = [(d, 1) for d in polnear(corpora / "polnear" / "train.jsonl")]
    documents += [(d, 2) for d in gum(corpora / "gum", dev=False)]
    names = [d for part in ("train", "dev") for d in crossner(corpora / "crossner-politics" / f"{part}.txt")]
    return documents + [(joined(names[i : i + 6]), 1) for i in range(0, len(names), 6)]


def inventories(documents: list[tuple[Document, int]]) -> Labels:
    """The label inventories, those of the parser as found in the corpus."""
    found = {k: sorted({x for d, _ in documents for x in getattr(d, k) or []}) for k in ("tags", "pos", "rels")}
    return Labels(ROLE_LABELS, NAME_LABELS, **found)


def epoch_batches(documents: list[tuple[Encoded, int]], labels: Labels, size: int, rng: random.Random) -> list[dict]:  # type: ignore[type-arg]
    """The shuffled batches of one epoch."""
    windows = [(e, a, b) for e, times in documents for _ in range(times) for a, b in cut(e, rng=rng)]
    rng.shuffle(windows)
    return [windows[i : i + size] for i in range(0, len(windows), size)]  # type: ignore[misc]


def optimiser(net: Network, rate: float) -> torch.optim.AdamW:
    """AdamW, five times the rate for the new heads, no decay for biases and norms; word embeddings stay fixed."""
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    groups = []
    for encoder in (True, False):
        for decay in (True, False):
            chosen = [
                p
                for n, p in net.named_parameters()
                if p.requires_grad and n.startswith("encoder") == encoder and (p.dim() > 1) == decay
            ]
            groups.append(
                {"params": chosen, "lr": rate if encoder else rate * 5, "weight_decay": 0.01 if decay else 0.0}
            )
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=11, help="windows of 384 pieces a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    fit(parser.parse_args())


def fit(o: argparse.Namespace) -> None:
    """Fit for `o.epochs`, a checkpoint an epoch under `o.out`; a run that was cut off goes on where it was."""
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    documents = training_documents(o.corpora)
    labels = inventories(documents)
    (o.out / "labels.json").write_text(json.dumps(asdict(labels)))
    pieces = tokenizer()
    encoded = [(encode(pieces, d), times) for d, times in documents]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    net = Network(labels).to(device)
    optim = optimiser(net, o.rate)
    steps = len(epoch_batches(encoded, labels, o.batch, random.Random(0))) * o.epochs
    plan = decaying(optim, steps)
    for epoch in range(resume(o.out, net, optim, plan), o.epochs):
        batches = epoch_batches(encoded, labels, o.batch, random.Random(o.seed * 1000 + epoch))
        run_epoch(net, optim, plan, batches, epoch)
        save(o.out, net, optim, plan, epoch + 1)


def resume(folder: Path, net: Network, optim: torch.optim.AdamW, plan: Plan) -> int:
    """Load the checkpoint of `folder` where there is one; the number of epochs that it has seen."""
    state = folder / "state.pt"
    if not state.exists():
        return 0
    saved = torch.load(state)
    net.load_state_dict(saved["net"])
    optim.load_state_dict(saved["optim"])
    plan.load_state_dict(saved["plan"])
    print(f"resuming after epoch {saved['epoch']}", flush=True)
    return int(saved["epoch"])


def save(folder: Path, net: Network, optim: torch.optim.AdamW, plan: Plan, epochs: int) -> None:
    """Write a checkpoint; an interrupt leaves the one before."""
    saved = {"net": net.state_dict(), "optim": optim.state_dict(), "plan": plan.state_dict(), "epoch": epochs}
    torch.save(saved, folder / "state.tmp")
    (folder / "state.tmp").rename(folder / "state.pt")


def decaying(optim: torch.optim.AdamW, steps: int) -> Plan:
    """A rate that warms up over 6 % of the steps and then falls linearly."""
    return Plan(optim, lambda s: min(s / (0.06 * steps), max(0.0, (steps - s) / (0.94 * steps)) + 0.01))


def run_epoch(net: Network, optim: torch.optim.AdamW, plan: Plan, batches: list, epoch: int) -> None:  # type: ignore[type-arg]
    """One pass over the batches; prints the mean loss of each task now and then."""
    net.train()
    device = next(net.parameters()).device
    sums: dict[str, float] = {}
    started = time.time()
    for number, windows in enumerate(batches, 1):
        batch = {k: v.to(device) for k, v in collate(windows, net.labels).items()}
        parts = loss(net, batch, bf16=True)
        sum(parts.values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optim.step()
        plan.step()
        optim.zero_grad()
        for k, v in parts.items():
            sums[k] = sums.get(k, 0.0) + float(v)
        if number % 20 == 0 or number == len(batches):
            text = " ".join(f"{k} {v / number:.3f}" for k, v in sums.items())
            print(f"epoch {epoch + 1} step {number}/{len(batches)} {time.time() - started:.0f}s {text}", flush=True)


if __name__ == "__main__":
    main()

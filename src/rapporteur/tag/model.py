"""The shipped model: an ONNX session, its tokenizer and its manifest."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from rapporteur.errors import ModelError
from rapporteur.tag.decode import Floats

FOLDER = Path(__file__).parent / "model"
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores a word, each `[W, n]`; `links` and `acts` hold the blocks that the manifest names."""

    roles: Floats
    says: Floats
    names: Floats
    tags: Floats
    pos: Floats
    rels: Floats
    links: Floats
    acts: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """Session, tokenizer and manifest of one trained model."""

    session: Any
    tokenizer: Tokenizer
    manifest: dict[str, Any]

    def moves(self, head: str) -> tuple[Floats, Floats]:
        """Start and move scores of the label sequence of a head (`roles`, `says` or `acts`)."""
        table = self.manifest["crf"][head]
        return np.asarray(table["start"], dtype=np.float32), np.asarray(table["moves"], dtype=np.float32)

    @property
    def cue_words(self) -> frozenset[str]:
        """Words that open cues in the training corpus, lower case."""
        return frozenset(self.manifest["cue_words"])

    def score(self, ids: list[list[int]], first: list[list[int]], last: list[list[int]]) -> list[Scores]:
        """Run a batch of windows; `first` and `last` are each word's outer pieces, counted after the start token."""
        feed = {
            "input_ids": _padded([[101, *row, 102] for row in ids]),
            "attention_mask": _padded([[1] * (len(row) + 2) for row in ids]),
            "first": _padded([[i + 1 for i in row] for row in first]),
            "last": _padded([[i + 1 for i in row] for row in last]),
        }
        out = self.session.run(None, feed)
        return [Scores(*[x[i, : len(row)] for x in out]) for i, row in enumerate(first)]


def _padded(rows: list[list[int]]) -> Any:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def load(folder: Path | None = None, *, threads: int = 1) -> Model:
    """The model in `folder` (the shipped one where None), checked against its manifest's digest.

    Raises ModelError where it is missing, damaged or of another format.
    """
    return _load(folder or FOLDER, threads)


@cache
def _load(folder: Path, threads: int) -> Model:
    try:
        manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
        weights = (folder / manifest["file"]).read_bytes()
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except (OSError, KeyError, tomllib.TOMLDecodeError) as e:
        raise ModelError(f"no usable model in {folder.name}: {e}; reinstall rapporteur or run `make train`") from e
    if manifest.get("format") != FORMAT:
        have = manifest.get("format")
        raise ModelError(f"the model has format {have}, this version reads {FORMAT}; reinstall rapporteur")
    if hashlib.sha256(weights).hexdigest() != manifest["sha256"]:
        raise ModelError("the model file does not match its digest, so it is damaged; reinstall rapporteur")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    tokenizer.no_truncation()
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Model(session, tokenizer, manifest)

"""Windows: documents cut into overlapping stretches of whole sentences that fit the encoder, and batches of them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.act_heads import ISSUE_LABELS, MODALITY_LABELS, POINTED, TRIGGER_LABELS, TYPE_LABELS
from training.acts.documents import ActDocument, LabelledAct
from training.corpora import Document
from training.network import Labels

MAX_PIECES = 384


@dataclass
class Encoded:
    """A document's word pieces: ids, and for every word the index of its first and last piece."""

    doc: Document
    ids: list[int]
    first: list[int]
    last: list[int]


def encode(tokenizer: Tokenizer, doc: Document) -> Encoded:
    """Word pieces of a document, without special tokens. A word inside a piece shares that piece."""
    encoding = tokenizer.encode(doc.text, add_special_tokens=False)
    at: dict[int, int] = {}
    for index, (start, end) in enumerate(encoding.offsets):
        for c in range(start, end):
            at[c] = index
    first, last, previous = [], [], 0
    for word in doc.words:
        here = [at[c] for c in range(word.start, word.end) if c in at] or [previous]
        first.append(here[0])
        last.append(here[-1])
        previous = here[-1]
    return Encoded(doc, encoding.ids, first, last)


def cut(encoded: Encoded, *, rng: random.Random | None, limit: int = MAX_PIECES - 2) -> Iterator[tuple[int, int]]:
    """Word ranges of whole sentences of at most `limit` pieces; a random first cut where `rng` is given."""
    bounds = encoded.doc.sentences
    begin, room = 0, (rng.randint(limit // 3, limit) if rng else limit)
    while begin < len(bounds):
        start = bounds[begin][0]
        stop = begin + 1
        while stop < len(bounds) and encoded.last[bounds[stop][1] - 1] - encoded.first[start] < room:
            stop += 1
        end = bounds[stop - 1][1]
        while encoded.last[end - 1] - encoded.first[start] >= limit:  # one sentence longer than a window
            end -= 1
        yield start, end
        begin, room = stop, limit


def collate(windows: list[tuple[Encoded, int, int]], labels: Labels) -> dict[str, Tensor]:
    """Padded tensors of a batch; labels that a document lacks are -100, `has_roles` or `has_says` false."""
    pieces = [e.ids[e.first[a] : e.last[b - 1] + 1] for e, a, b in windows]
    rows, longest, most = len(windows), max(map(len, pieces)) + 2, max(b - a for _, a, b in windows)
    batch = {
        "input_ids": torch.zeros(rows, longest, dtype=torch.long),
        "attention_mask": torch.zeros(rows, longest, dtype=torch.long),
        "word_mask": torch.zeros(rows, most, dtype=torch.bool),
        "has_roles": torch.tensor([e.doc.roles is not None and not e.doc.ours for e, _, _ in windows]),
        "has_says": torch.tensor([e.doc.roles is not None and e.doc.ours for e, _, _ in windows]),
        "has_acts": torch.tensor([isinstance(e.doc, ActDocument) for e, _, _ in windows]),
        "sentence": torch.full((rows, most), -1),
        **{k: torch.zeros(rows, most, dtype=torch.long) for k in ("first", "last", "roles", "triggers")},
        **{k: torch.full((rows, most), -100) for k in ("cue_of", "source_of", "heads", "names", "tags", "pos", "rels")},
    }
    for row, (encoded, a, b) in enumerate(windows):
        ids, base = pieces[row], encoded.first[a] - 1
        batch["input_ids"][row, : len(ids) + 2] = torch.tensor([101, *ids, 102])
        batch["attention_mask"][row, : len(ids) + 2] = 1
        batch["word_mask"][row, : b - a] = True
        batch["first"][row, : b - a] = torch.tensor(encoded.first[a:b]) - base
        batch["last"][row, : b - a] = torch.tensor(encoded.last[a:b]) - base
        _fill(batch, row, encoded.doc, a, b, labels, most)
    return batch | _acts(windows, batch["triggers"], most)


def _acts(windows: list[tuple[Encoded, int, int]], triggers: Tensor, most: int) -> dict[str, Tensor]:
    """The acts of a batch as `act_heads.act_losses` takes them; `triggers` `[B, W]` is filled in."""
    found: list[tuple[int, int, LabelledAct]] = []
    for row, (e, a, b) in enumerate(windows):
        for act in e.doc.acts if isinstance(e.doc, ActDocument) else ():
            first, end = act.trigger
            if a <= first and end <= b:
                triggers[row, first - a : end - a] = TRIGGER_LABELS.index("I-act")
                triggers[row, first - a] = TRIGGER_LABELS.index("B-act")
                found.append((row, a, act))
    batch = {
        "act_at": torch.tensor([(row, act.trigger[0] - a) for row, a, act in found]).reshape(-1, 2),
        "act_type": torch.tensor([TYPE_LABELS.index(act.type) for _, _, act in found], dtype=torch.long),
        "act_modality": torch.tensor([MODALITY_LABELS.index(act.modality) for _, _, act in found], dtype=torch.long),
        "act_issue": torch.tensor([[float(i in act.issues) for i in ISSUE_LABELS] for _, _, act in found]),
        **{f"act_{role}": torch.zeros(len(found), most + 1) for role in POINTED},
    }
    for number, (row, a, act) in enumerate(found):
        for role in POINTED:
            heads = [h - a for h in act.heads[role]]
            for h in heads or [most]:
                if h == most or 0 <= h < windows[row][2] - a:
                    batch[f"act_{role}"][number, h] = 1 / max(1, len(heads))
    return batch


def _fill(batch: dict[str, Tensor], row: int, doc: Document, a: int, b: int, labels: Labels, most: int) -> None:
    for number, (s, e) in enumerate(doc.sentences):
        if s < b and e > a:
            batch["sentence"][row, max(s, a) - a : min(e, b) - a] = number
    if doc.roles is not None:
        index = {x: i for i, x in enumerate(labels.roles)}
        roles = [index[x] for x in doc.roles[a:b]]
        roles[0] -= roles[0] in (2, 4, 6)  # a span cut by the window begins there
        batch["roles"][row, : b - a] = torch.tensor(roles)
        for i, cue in doc.cue_of.items():
            if a <= i < b and a <= cue < b:
                batch["cue_of"][row, i - a] = cue - a
        for i, source in doc.source_of.items():
            if a <= i < b and (source == -1 or a <= source < b):
                batch["source_of"][row, i - a] = most if source == -1 else source - a
    if doc.heads is not None:
        for i in range(a, b):
            if a <= doc.heads[i] < b:
                batch["heads"][row, i - a] = doc.heads[i] - a
    for key in ("names", "tags", "pos", "rels"):
        values = getattr(doc, key)
        if values is not None:
            index = {x: i for i, x in enumerate(getattr(labels, key))}
            batch[key][row, : b - a] = torch.tensor([index.get(x, -100) for x in values[a:b]])

"""The heads for acts on the shared encoder pass, and their losses: triggers, types, modality, issues, who and whom."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from rapporteur.domain.act import MODALITIES, TYPES
from rapporteur.resolve.catalogue import load_catalogue
from training.crf import Crf

TRIGGER_LABELS = ["O", "B-act", "I-act"]
TYPE_LABELS, MODALITY_LABELS, ISSUE_LABELS = list(TYPES), list(MODALITIES), sorted(load_catalogue().ids)
ACT_DIM = 96  # of the queries and keys that point from a trigger to its actor and recipient
POINTED = ("actor", "recipient")
REACH = 80  # words: how far who acts, or is acted upon, may stand from the trigger

BLOCKS: dict[str, tuple[int, int]] = {}  # columns of the heads' output by name
for _name, _size in (
    ("trigger", len(TRIGGER_LABELS)),
    ("type", len(TYPE_LABELS)),
    ("modality", len(MODALITY_LABELS)),
    ("issue", len(ISSUE_LABELS)),
    *((role, 2 * ACT_DIM) for role in POINTED),
):
    _from = max((end for _, end in BLOCKS.values()), default=0)
    BLOCKS[_name] = (_from, _from + _size)
WIDTH = max(end for _, end in BLOCKS.values())


class ActHeads(nn.Module):
    """One hidden layer of its own, since what makes a word an act is not linear in what makes it a noun or a cue."""

    def __init__(self, width: int, *, dropout: float) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, width)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(width, WIDTH)
        self.crf = Crf(TRIGGER_LABELS)
        self.nobody = nn.Parameter(torch.zeros(len(POINTED)))

    def forward(self, word: Tensor) -> Tensor:
        """Scores `[B, W, WIDTH]` in the columns of BLOCKS, of word vectors `[B, W, width]`."""
        scores: Tensor = self.out(self.drop(functional.gelu(self.hidden(word))))
        return scores


def block(scores: Tensor, name: str) -> Tensor:
    """The columns of one head."""
    first, end = BLOCKS[name]
    return scores[..., first:end]


def act_losses(heads: ActHeads, scores: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of the windows that carry act labels; empty where none does.

    Of N triggers the batch holds `act_at` `[N, 2]`, window and first word; `act_type`, `act_modality` `[N]`;
    `act_issue` `[N, issues]` of 0 and 1; `act_actor` and `act_recipient` `[N, W + 1]`, the share of each word that the
    trigger may point to, the last column for nobody in words, zeros where the window cuts the participant off.
    """
    on = batch["has_acts"].nonzero().squeeze(1)
    if not len(on):
        return {}
    trigger = heads.crf(block(scores[on], "trigger"), batch["triggers"][on], batch["word_mask"][on])
    result = {"trigger": 4.0 * trigger * len(on) / len(scores)}
    if not len(batch["act_at"]):
        return result
    row, word = batch["act_at"].T
    here = scores[row, word]
    share = len(on) / len(scores)
    result["type"] = share * functional.cross_entropy(block(here, "type"), batch["act_type"])
    result["modality"] = 0.4 * share * functional.cross_entropy(block(here, "modality"), batch["act_modality"])
    issue = functional.binary_cross_entropy_with_logits(block(here, "issue"), batch["act_issue"], reduction="none")
    result["issue"] = 0.4 * share * issue.sum(1).mean()
    for number, role in enumerate(POINTED):
        result[role] = 0.5 * share * _pointing(heads, scores, batch, number)
    return result


def _pointing(heads: ActHeads, scores: Tensor, batch: dict[str, Tensor], number: int) -> Tensor:
    row, word = batch["act_at"].T
    both = block(scores, POINTED[number])
    query, key = both[row, word, :ACT_DIM], both[row, :, ACT_DIM:]
    pairs = (key @ query[:, :, None]).squeeze(2) / ACT_DIM**0.5
    far = (torch.arange(pairs.shape[1], device=pairs.device) - word[:, None]).abs() > REACH
    pairs = pairs.masked_fill(far | ~batch["word_mask"][row], -1e4)
    pairs = torch.cat([pairs, heads.nobody[number].expand(len(pairs), 1)], 1)
    share = batch[f"act_{POINTED[number]}"]
    known = share.sum(1) > 0
    loss = -(share * functional.log_softmax(pairs, 1)).sum(1)
    return loss[known].mean() if known.any() else pairs.sum() * 0.0

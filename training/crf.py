"""A linear-chain conditional random field over word labels (Lafferty et al. 2001), vectorised over the batch."""

import torch
from torch import Tensor, nn


class Crf(nn.Module):
    """Transition and start scores; `forward` is the negative log likelihood a word."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        n = len(labels)
        self.transitions = nn.Parameter(torch.zeros(n, n))  # [from, to]
        self.start = nn.Parameter(torch.zeros(n))
        allowed = torch.tensor([[follows(a, b) for b in labels] for a in labels])
        self.register_buffer("ban", torch.where(allowed, 0.0, -1e4))
        self.register_buffer("ban_start", torch.tensor([-1e4 if b.startswith("I-") else 0.0 for b in labels]))

    def scores(self) -> tuple[Tensor, Tensor]:
        """Start `[n]` and transition `[n, n]` scores with impossible moves at -1e4."""
        return self.start + self.ban_start, self.transitions + self.ban

    def forward(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log likelihood; emissions `[B, W, n]`, labels `[B, W]`, mask `[B, W]` bool, row starts true."""
        start, moves = self.scores()
        gold = start[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1]).squeeze(1)
        alpha = start + emissions[:, 0]
        steps = emissions.gather(2, labels[..., None]).squeeze(2)
        for i in range(1, emissions.shape[1]):
            on = mask[:, i]
            gold = gold + torch.where(on, moves[labels[:, i - 1], labels[:, i]] + steps[:, i], 0.0)
            new = torch.logsumexp(alpha[:, :, None] + moves, dim=1) + emissions[:, i]
            alpha = torch.where(on[:, None], new, alpha)
        return (torch.logsumexp(alpha, dim=1) - gold).sum() / mask.sum()


def follows(a: str, b: str) -> bool:
    """Whether label `b` may stand after `a` in a BIO sequence."""
    return not b.startswith("I-") or a[2:] == b[2:]

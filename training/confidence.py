"""Which cases the weights of confidence are fitted on, and how much each counts."""

from collections.abc import Sequence

from bench.judged import Case
from training.logistic import fit

NEWS_COUNTS = 0.1
"""How much an article's statement counts beside one of ours: its corpus has other guidelines, so that a statement which
it lacks need not be wrong."""
STATEMENT_PENALTY, ACT_PENALTY = 1.0, 2.0

Weights = dict[str, float]


def fit_statements(cases: Sequence[Case]) -> Weights:
    """Weights for statements, from all of these cases."""
    chosen = [c for c in cases if c.kind == "statement"]
    each = [NEWS_COUNTS if c.text.group == "news" else 1.0 for c in chosen]
    return fit([c.facts for c in chosen], [c.right for c in chosen], each=each, penalty=STATEMENT_PENALTY)


def fit_acts(cases: Sequence[Case]) -> Weights:
    """Weights for acts, from all of these cases."""
    chosen = [c for c in cases if c.kind == "act"]
    return fit([c.facts for c in chosen], [c.right for c in chosen], penalty=ACT_PENALTY)


def for_statements(case: Case, dev: str) -> bool:
    """Whether a case helps fit the weights for statements: our own gold and half of the rest do, not `dev`."""
    group = case.text.group
    return group != dev and (group not in ("news", "passages") or case.text.half == 0)

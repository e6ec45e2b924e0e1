"""What confidences are worth: how far they are from the share of right ones, and what holding back buys."""

from collections.abc import Sequence

Pairs = Sequence[tuple[float, bool]]
THRESHOLDS = (0.5, 0.7, 0.8, 0.9)
BINS = 10


def expected_error(pairs: Pairs, *, bins: int = BINS) -> float:
    """Expected calibration error over bins of equal width: the mean gap between confidence and share of right ones
    (Guo et al. 2017), bins weighed by their number.
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in pairs:
        members[min(int(confidence * bins), bins - 1)].append((confidence, right))
    gaps = (abs(sum(c for c, _ in here) - sum(r for _, r in here)) for here in members)
    return sum(gaps) / max(1, len(pairs))


def kept(pairs: Pairs, at_least: float) -> tuple[float, float]:
    """Precision of the entries that are sure enough, and their share of all; precision is 1 where none is kept."""
    sure = [right for confidence, right in pairs if confidence >= at_least]
    return (sum(sure) / len(sure) if sure else 1.0), len(sure) / max(1, len(pairs))


def row(name: str, pairs: Pairs) -> str:
    """One line of the table: number, precision, error, then precision with the share kept at each threshold."""
    precision = sum(right for _, right in pairs) / max(1, len(pairs))
    parts = [f"{p:.3f} ({share:.2f})" for p, share in (kept(pairs, t) for t in THRESHOLDS)]
    return f"| {name} | {len(pairs)} | {precision:.3f} | {expected_error(pairs):.3f} | {' | '.join(parts)} |"


def table(rows: Sequence[tuple[str, Pairs]]) -> str:
    """All rows under their head, as Markdown."""
    head = ["entries", "number", "precision", "ECE", *(f"at {t:g} (kept)" for t in THRESHOLDS)]
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    return "\n".join([*lines, *(row(name, pairs) for name, pairs in rows)])

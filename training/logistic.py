"""A logistic regression over a few named facts, with a penalty that keeps weights of rare facts small."""

from collections.abc import Mapping, Sequence

import numpy as np

STEPS = 50  # of Newton's method; it is done long before


def fit(
    facts: Sequence[Mapping[str, float]], right: Sequence[bool], *, each: Sequence[float] | None = None, penalty: float
) -> dict[str, float]:
    """The weight of every fact and a `base`, rounded to three places; `each` is how much every case counts."""
    names = list(facts[0])
    x = np.array([[1.0, *(f[n] for n in names)] for f in facts])
    y, w = np.array(right, dtype=float), np.array(each if each is not None else np.ones(len(facts)))
    ridge = np.diag([1e-3, *[penalty] * len(names)])
    beta = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ beta))
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + ridge
        beta += np.linalg.solve(curve, x.T @ (w * (y - p)) - ridge @ beta)
    return dict(zip(["base", *names], (round(float(b), 3) for b in beta), strict=True))

"""Lookalikes: wordings that a lexicon takes for an act and that are none (data/lookalikes.toml)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rapporteur.domain.span import Span


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = files("rapporteur.resolve.acts").joinpath("data/lookalikes.toml").read_text(encoding="utf-8")
    return tuple(re.compile(rf"\b(?:{row['pattern']})", re.IGNORECASE) for row in tomllib.loads(data)["lookalike"])


def is_lookalike(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger lies in a wording that is no act.

    >>> words = "a clerk who asked not to be named"
    >>> is_lookalike(words, Span(12, 17), Span(0, len(words)))
    True
    """
    return any(
        Span(*match.span()).covers(trigger)
        for pattern in _patterns()
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )

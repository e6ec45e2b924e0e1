"""Whether a text is English: the share of its words that are English function words."""

import re
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.18  # English news has 0.35 to 0.5; French, Spanish and German stay below 0.1
_SAMPLE = 2000  # words


@cache
def _function_words() -> frozenset[str]:
    text = (resources.files("rapporteur.read") / "data" / "function_words.txt").read_text("utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def language(text: str) -> str:
    """`en` for English, `und` (undetermined) for anything else."""
    words = [m[0].lower() for m, _ in zip(_WORD.finditer(text), range(_SAMPLE), strict=False)]
    known = sum(w in _function_words() for w in words)
    return "en" if words and known >= _SHARE * len(words) else "und"

"""Documents as unnamed sources: 'a leaked memo', 'a draft seen by the paper', by data/document_words.txt."""

import re
from functools import cache
from importlib.resources import files


def is_document(description: str | None) -> bool:
    """Whether the description of an unnamed source is that of a paper and not of people."""
    words = re.findall(r"\w+", (description or "").lower())
    head = next((w for w in words if w not in ("a", "an", "the", "leaked", "internal", "confidential", "secret")), "")
    return head in _words() or any(w in _words() for w in words[:4])


@cache
def _words() -> frozenset[str]:
    text = (files("rapporteur.track") / "data" / "document_words.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())

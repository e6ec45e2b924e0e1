"""The word lists of data/headlines.toml, and the edges of spans."""

from functools import cache

from rapporteur.domain.span import Span
from rapporteur.resolve.who.tables import lists


@cache
def listed(name: str) -> frozenset[str]:
    """One list of words."""
    found = lists("headlines.toml")[name]
    return frozenset(found.split() if isinstance(found, str) else found)


def stripped(text: str, span: Span) -> Span:
    """The span without blanks, commas, colons and semicolons at its edges; empty where nothing else is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,:;"))
    return Span(start, max(start, span.start + len(words.rstrip(" ,:;"))))

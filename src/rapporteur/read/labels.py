"""Labelled lines at the head of a file: 'Title: …', 'Date: …', as archives and front matter write them."""

import re
from collections.abc import Sequence

from rapporteur.read.passage import Passage

_WORDS = {
    "title": ("title", "headline"),
    "date": ("date", "published", "publication date", "pubdate"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "site"),
    "url": ("url", "link"),
    "deck": ("description", "summary", "subtitle", "deck"),
    "share": (
        "section",
        "tags",
        "keywords",
        "category",
        "categories",
        "language",
        "lang",
        "layout",
        "slug",
        "location",
    ),
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words}
_LABEL = re.compile(r"([A-Za-z][A-Za-z_ ]{1,18}?)\s?:\s+[\"']?(?=\S)")


def labelled(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The roles of the labelled lines that a file starts with, labels cut off; none where fewer than two stand there.

    Specimens: 'Title: Envoys fly home' -> title, 'Date: May 7, 2025' -> date, 'Source: The Lake Times' -> outlet.
    """
    found: list[tuple[str, Passage]] = []
    for p in passages:
        m = _LABEL.match(p.text)
        role = _ROLES.get(m[1].lower().replace("_", " ")) if m else None
        if not m or role is None:
            break
        end = len(p.text) - (1 if p.text[-1] == p.text[m.end() - 1] and p.text[-1] in "\"'" else 0)
        found.append((role, p if role == "url" else p.cut(m.end(), end)))
    return found if len(found) > 1 else []

"""Where gold strings and record spans lie in a report's text, as sets of places in its folded form.

Folded is without markup and with single spaces and plain quotation marks and dashes, so that a substring of the
raw file is found in the cleaned body.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

MARKUP = re.compile(r"</?u>|\*\*|\\(?=[*_])")
PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ")
TITLES = re.compile(r"\b(?:the|president|prime|minister|foreign|mr|ms|mrs|dr)\b")

Places = frozenset[int]
NOWHERE: Places = frozenset()


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the code point of `text` that it comes from."""
    skipped = {at for found in MARKUP.finditer(text) for at in range(*found.span())}
    characters: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text.translate(PLAIN)):
        if at in skipped or (character.isspace() and (not characters or characters[-1] == " ")):
            continue
        characters.append(" " if character.isspace() else character)
        origins.append(at)
    return "".join(characters), origins


class Folded:
    """A report's text in its folded form."""

    def __init__(self, text: str) -> None:
        self.text, origins = fold(text)
        self.of_origin = {origin: at for at, origin in enumerate(origins)}

    def spans(self, spans: Iterable[Sequence[int]] | None) -> Places:
        """The places that spans of the unfolded text cover."""
        covered = (at for start, end in spans or () for at in range(start, end))
        return frozenset(self.of_origin[at] for at in covered if at in self.of_origin)

    def find(self, words: str) -> list[Places]:
        """Every place where `words` stand, not as a part of longer words."""
        words = fold(words)[0].strip()
        if not words:
            return []
        left, right = (r"\b" if edge.isalnum() else "" for edge in (words[0], words[-1]))
        return [frozenset(range(*m.span())) for m in re.finditer(left + re.escape(words) + right, self.text)]

    def near(self, words: str, anchor: Places) -> Places:
        """Where `words` stand nearest to `anchor`, before or after; their first place where there is no anchor."""
        found = self.find(words)
        if not found or not anchor:
            return found[0] if found else NOWHERE
        first, last = min(anchor), max(anchor)
        return min(found, key=lambda p: 0 if p & anchor else min(abs(min(p) - last), abs(max(p) - first)))

    def together(self, parts: Sequence[str]) -> Places:
        """Where strings stand: the first at its first place, each other nearest to the middle of those before."""
        places: Places = NOWHERE
        for part in parts:
            found = self.find(part)
            if places:
                middle = sum(places) / len(places)
                found.sort(key=lambda p: abs(sum(p) / len(p) - middle))
            places |= found[0] if found else NOWHERE
        return places


def name_key(name: str | None) -> str:
    """A name without accents, case, titles and punctuation."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", TITLES.sub(" ", plain)).strip()


def same_name(one: str | None, other: str | None) -> bool:
    """Equal keys, equal last words, or one inside the other."""
    a, b = name_key(one), name_key(other)
    if not a or not b:
        return a == b
    return a.split()[-1] == b.split()[-1] or a in b or b in a

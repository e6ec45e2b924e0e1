"""Pronouns: the figure that 'he', 'she', 'it', 'they' and 'we' stand for, by prominence, gender and number."""

from collections.abc import Sequence

from rapporteur.domain.annotation import Annotation
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.scene import KNOWN_GENDER, Scene, Seen
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
PERSONAL = frozenset(["he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs"])
SPEAKER_WORDS = frozenset(["we", "us", "our", "i", "my", "me", "ours", "mine"])
PRONOUNS = frozenset(_GENDER) | _NEUTER | _PLURAL | SPEAKER_WORDS


class Pronouns:
    """Resolves one pronoun at a time against the scene."""

    def __init__(self, text: str, words: Sequence[Word], annotation: Annotation, scene: Scene) -> None:
        self.text, self.words, self.annotation, self.scene = text, words, annotation, scene
        self.relations = {t.span.start: t.rel for t in annotation.tokens}

    def resolve(self, i: int, here: Seen) -> tuple[Figure | None, tuple[Figure, ...]]:
        """The figure, and the candidates between which nothing was chosen."""
        low = self.words[i].low
        return self.resolve_as(low, here)

    def resolve_as(self, low: str, here: Seen) -> tuple[Figure | None, tuple[Figure, ...]]:
        """The figure for a pronoun of that form; what the form tells of it is kept."""
        figure, tied = self.best(low, here)
        if figure is not None and low in _GENDER:
            figure.gender = figure.gender or _GENDER[low]
        return figure, tied

    def best(self, low: str, here: Seen) -> tuple[Figure | None, tuple[Figure, ...]]:
        """The same by prominence alone; changes nothing."""
        if low in _GENDER:
            return self.scene.best(here, lambda f: _person(f, _GENDER[low]))
        if low in _NEUTER:
            return self.scene.best(here, _thing)
        return self.scene.best(here, _many)

    def subject(self, start: int, end: int) -> bool:
        """Whether the words are a subject: by the parse where there is one, else by place and what follows."""
        for word in self.words[start:end]:
            rel = self.relations.get(word.span.start)
            if rel and rel.startswith("nsubj"):
                return True
        if self.relations:
            return False
        first = self.words[start]
        before = self.words[start - 1] if start else None
        while before is not None and before.sentence == first.sentence and before.low in forms("joiners") and start > 1:
            start -= 1
            before = self.words[start - 1]
        if before is None or before.sentence != first.sentence or self._after_opening(start):
            return True
        if before is not None and (before.low in forms("prepositions") or before.possessive):
            return False
        return self._verb_follows(end) or (
            before is not None and before.low in ("that", "as", "while", "when", "if", "and", "but")
        )

    def _after_opening(self, start: int) -> bool:
        """The first noun behind an opening of place or time: 'In a speech on Monday, Gen. X'."""
        if between(self.text, self.words[start - 1], self.words[start]) != ", ":
            return False
        k = start - 1
        while k > 0 and self.words[k - 1].sentence == self.words[start].sentence:
            k -= 1
        return self.words[k].low in forms("openings") and not any(
            "," in between(self.text, a, b)
            for a, b in zip(self.words[k:start], self.words[k + 1 : start], strict=False)
        )

    def _verb_follows(self, end: int) -> bool:
        if end >= len(self.words) or self.words[end].sentence != self.words[end - 1].sentence:
            return False
        after = self.words[end]
        if between(self.text, self.words[end - 1], after) != " " or after.cap:
            return False
        return after.low in forms("auxiliaries") or (
            after.low not in FUNCTION_WORDS and after.low.endswith(("ed", "es", "s"))
        )


def _person(f: Figure, gender: str) -> float | None:
    if f.kind not in ("person", "group") or f.plural or f.kind == "document" or (f.kind == "group" and not f.anonymous):
        return None
    if f.gender not in (None, gender):
        return None
    return KNOWN_GENDER if f.gender == gender else 0.0 if f.kind == "person" else -0.6


def _thing(f: Figure) -> float | None:
    """'it' is no person and no people: a state, an institution, an outlet, less likely a document."""
    if f.plural or f.kind not in ("party", "institution", "outlet", "document"):
        return None
    return -1.0 if f.kind == "document" else 0.0


def _many(f: Figure) -> float | None:
    """'they' is a group or several, less likely one side spoken of as its people."""
    if f.plural or f.members:
        return 0.5
    return -1.0 if f.kind in ("party", "institution", "outlet") else -1.5 if f.kind == "group" else None

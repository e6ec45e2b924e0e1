"""Noun phrases that point at somebody without a name: 'the foreign minister', 'two people in the room', 'its army'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS, Lexicon
from rapporteur.resolve.who.tables import forms, lists
from rapporteur.resolve.who.words import Word, between

ARTICLES = frozenset(["the", "this", "that", "these", "those"])
INDEFINITE = frozenset(["a", "an", "another", "some", "several", "many", "any", "few", "most", "no", "other"])
NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
OWNERS = frozenset(["his", "her", "its", "their", "my", "our", "whose"])
_DETERMINERS = ARTICLES | INDEFINITE | NUMBERS | OWNERS | {"both", "neither", "either", "all", "each", "every"}
_REACH = 6  # words between a determiner and its head
_AGED = re.compile(r"(?:\d+|[a-z]+(?:-[a-z]+)?)-year-old")  # 'the 61-year-old'


@dataclass(frozen=True, slots=True)
class Phrase:
    """One description: words `[start, end)` up to its head, `kind` by the head's list, `det` its determiner in
    lower case.

    `kind` is `spokes`, `office`, `outlet`, `institution`, `document` or `group`; `plural` whether the head is.
    """

    start: int
    end: int
    kind: str
    head: str
    det: str
    plural: bool

    @property
    def last(self) -> int:
        """The index of the head."""
        return self.end - 1


def singular(word: str) -> str:
    """'diplomats' gives 'diplomat', 'ministries' 'ministry', 'women' 'woman'; other words stay."""
    odd = {
        "women": "woman",
        "men": "man",
        "people": "people",
        "spokespeople": "spokesperson",
        "wives": "wife",
        "news": "news",
    }
    if word in odd:
        return odd[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def kind_of(word: str, lex: Lexicon) -> tuple[str, str, bool] | None:
    """The list that a head belongs to, its singular, whether it is plural; None for another word."""
    low = word.lower()
    if _AGED.fullmatch(low):
        return "group", low, False
    one = singular(low)
    for form in dict.fromkeys((one, low)):
        plural = one != low or low in forms("collective")
        if form in lex.spokes:
            return "spokes", form, plural
        if form in lex.offices:
            return "office", form, plural
        if form in lex.outlets:
            return "outlet", form, plural
        if form in lex.institutions:
            return "institution", form, plural
        if (form in lex.groups and form not in forms("no_heads")) or form in forms("person_epithets"):
            return "group", form, plural
        if form in lex.documents or form in lex.outlet_reports:
            return "document", form, plural
    return None


class _Phrases:
    def __init__(self, text: str, words: Sequence[Word], atoms: Sequence[Atom], lex: Lexicon) -> None:
        self.text, self.words, self.lex = text, words, lex
        self.inside = {k: a for a in atoms for k in range(a.start, a.end)}

    def all(self) -> Iterator[Phrase]:
        for i, word in enumerate(self.words):
            atom = self.inside.get(i)
            if atom and (atom.kind != "title" or i != atom.end - 1 or self._named(i)):
                continue
            found = kind_of(word.text, self.lex) or self._body(i)
            if found and not word.possessive and not self._followed(i, found[2]):
                phrase = self._phrase(i, found)
                if phrase:
                    yield phrase

    def _body(self, i: int) -> tuple[str, str, bool] | None:
        """'the world body', 'the regional body'; a body alone is none."""
        known = i > 0 and f"{self.words[i - 1].low} {self.words[i].low}" in lists("wide_heads.toml")
        return ("institution", "body", False) if known and self.words[i].low == "body" else None

    def _named(self, i: int) -> bool:
        """A title right before a name is part of that person's mention."""
        after = self.inside.get(i + 1)
        return (
            after is not None
            and after.kind in ("unknown", "person")
            and between(self.text, self.words[i], self.words[i + 1]) == " "
        )

    def _followed(self, i: int, plural: bool) -> bool:
        """Whether the next word is the real head: 'ministry' in 'the ministry spokesman', 'media' in 'state media';
        'sources report' is none.
        """
        if i + 1 >= len(self.words) or self.words[i + 1].sentence != self.words[i].sentence:
            return False
        after = self.words[i + 1]
        if self.words[i].low == "state" and after.low in forms("of_the_state"):
            return True
        if between(self.text, self.words[i], after) not in (" ", "-") or after.cap or after.low in FUNCTION_WORDS:
            return False
        found = kind_of(after.text, self.lex)
        if not found:
            return False
        verb_like = after.low in forms("verbs_like_heads")
        return not (verb_like and (plural or found[0] in ("document",)))

    def _phrase(self, i: int, found: tuple[str, str, bool]) -> Phrase | None:
        kind, head, plural = found
        start, det = self._left(i)
        if not det and not plural and not self._bare_allowed(i, start):
            return None
        if not det and plural and start == i and (head in forms("verb_like") or kind in ("document", "outlet")):
            return None
        return Phrase(start, i + 1, kind, head, det, plural)

    def _bare_allowed(self, i: int, start: int) -> bool:
        """Without determiner: a possessive or party in front ('Sudan's army', 'Egyptian diplomat'), or a title
        ('Minister').
        """
        return start < i or self.words[i].cap

    def _left(self, i: int) -> tuple[int, str]:
        j, soft = i, i
        while j > 0 and i - j < _REACH and self._joined(j):
            before = self.words[j - 1]
            if before.low == "that" and any(k in self.inside for k in range(j, i)):
                break  # a conjunction: 'said that Norland troops'
            if before.low in _DETERMINERS or before.text.isdigit():
                return self._number(j - 1), before.low
            if before.low in FUNCTION_WORDS and before.low not in ("then", "same", "other", "such", "own"):
                break
            if before.possessive:
                return self._owner(j - 1), "'s"
            if soft == j and (
                j - 1 in self.inside or before.low in self.lex.modifiers or kind_of(before.text, self.lex)
            ):
                soft = j - 1
            j -= 1
        return soft, ""

    def _number(self, j: int) -> int:
        """'the two officials', 'about 200 members': the determiner goes on to the left."""
        if self.words[j].low in ARTICLES | OWNERS:
            return j - (j > 0 and self._joined(j) and self.words[j - 1].low in ("both", "all"))
        while j > 0 and self._joined(j) and self.words[j - 1].low in forms("left_of_number"):
            j -= 1
        return j

    def _owner(self, j: int) -> int:
        atom = self.inside.get(j)
        start = atom.start if atom else self._holder(j)
        while start > 0 and self._joined(start) and self.words[start - 1].low in _DETERMINERS:
            start -= 1
        return start

    def _holder(self, j: int) -> int:
        """'the Israeli prime minister's office': the owner's title and side belong to it."""
        if self.words[j].low not in self.lex.offices:
            return j
        while j > 0 and self._joined(j):
            side = self.inside.get(j - 1)
            if self.words[j - 1].low not in self.lex.modifiers and (
                side is None or side.kind not in ("demonym", "state")
            ):
                break
            j = side.start if side else j - 1
        return j

    def _joined(self, j: int) -> bool:
        left, right = self.words[j - 1], self.words[j]
        return left.sentence == right.sentence and between(self.text, left, right) in (" ", "\n", "-", ". ")


def phrases_of(text: str, words: Sequence[Word], atoms: Sequence[Atom], lex: Lexicon) -> tuple[Phrase, ...]:
    """All descriptions of a report in text order; names in front of the head are inside."""
    return tuple(_Phrases(text, words, atoms, lex).all())


def complement(text: str, words: Sequence[Word], end: int) -> tuple[int, int]:
    """The words `[from, to)` that an 'of', 'for' or 'at' brings behind a head: 'of the African Union'; empty where
    none.
    """
    if end >= len(words) or words[end].low not in forms("after_name") or words[end].sentence != words[end - 1].sentence:
        return end, end
    if between(text, words[end - 1], words[end]) not in (" ", "\n"):
        return end, end
    k = end + 1
    while k < len(words) and k - end < 9 and words[k].sentence == words[end].sentence:
        gap = between(text, words[k - 1], words[k])
        if gap not in (" ", "\n", ". ", "-") or words[k].low in forms("after_complement"):
            break
        k += 1
    return end + 1, k


def span_between(words: Sequence[Word], start: int, end: int) -> Span:
    """The text of words `[start, end)`."""
    return Span(words[start].span.start, words[end - 1].span.end)

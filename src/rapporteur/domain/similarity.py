"""Whether two wordings tell the same thing: shared content words, and no clash of numbers.

A crude measure on purpose: it needs no model, reads the same everywhere, and its mistakes can be seen. English inflects
at the end of words, so the first five letters without a plural s stand for a word ('recognise', 'recognition'); a
stemmer was left out because it separates these two.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+|\d+")
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
}  # fmt: skip


@lru_cache(maxsize=16384)
def content_words(text: str) -> frozenset[str]:
    """The words that carry matter, lower-cased and cut to five letters; numbers as digits, written out or not."""
    words = (w for w in _WORD.findall(text.lower()) if w not in _stopwords())
    return frozenset(_NUMBERS.get(w) or _stem(w) for w in words if len(w) > 2 or w.isdigit())


def _stem(word: str) -> str:
    """'ships' and 'ship', 'recognising' and 'recognition' give one key."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word if word.isdigit() else (word[:-1] if plural else word)[:5]


def spellings(text: str) -> frozenset[str]:
    """The content words with numbers also written out, to ask an index for: '30' is 'thirty' too."""
    keys = content_words(text)
    return keys | {word for word, digits in _NUMBERS.items() if digits in keys}


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as digits: 'a 30-day pause' and 'thirty days' both give 30."""
    return frozenset(w for w in content_words(text) if w.isdigit())


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a share of the smaller set, in [0, 1]; 0 where either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def alike(a: str, b: str, share: float = 0.4) -> bool:
    """Whether two wordings tell the same: enough words in common, and numbers that do not clash.

    'a filling over seven years' and 'a filling over four years' are not alike, however many words they share.
    """
    first, second = content_words(a), content_words(b)
    shared = first & second
    clash = numbers(a) and numbers(b) and not numbers(a) & numbers(b)
    return not clash and overlap(first, second) >= share and len(shared) >= min(2, len(first), len(second))


@cache
def _stopwords() -> frozenset[str]:
    text = (files("rapporteur.domain") / "data" / "stopwords.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())

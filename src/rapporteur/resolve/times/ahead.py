"""Words that set a time ahead of the report whatever the clause's tense: bounds, deadlines, 'ahead of', 'moved to'."""

import re
from collections.abc import Sequence

from rapporteur.resolve.times.words import word_set

REACH = 240  # characters on either side that are looked at
WORD = re.compile(r"[\w’'-]+|[;:—()]|[“”\"]")
_DEADLINE = re.compile(r"(?:[’']s)?\s(?:\w+\s)?deadline\b")
_MISSED = re.compile(r"\b(?:passed|missed|expired|ignored|lapsed|defied|elapsed|went|after)\b", re.I)


def still_ahead(before: Sequence[str], after: str) -> bool:
    """'ahead of Sunday's vote', 'in the run-up to Friday's talks', 'was moved to Friday': to come in any tense."""
    if list(before[-2:]) == ["ahead", "of"] or (before[-1:] == ["to"] and set(before[-3:-1]) & {"run-up", "lead-up"}):
        return True
    if _DEADLINE.match(after) and not _MISSED.search(" ".join(before[-9:]) + after):
        return True
    near = set(before[-9:])
    moved = near & word_set("tense", "moving") or ("put" in near and near & {"off", "back"})
    return bool(moved) and before[-1:] == ["to"] and after[:2] not in {"'s", "’s"}


def bounded(sentence: str, start: int) -> bool:
    """Whether the words before an 'until' or 'by' set a bound to come: 'promised', 'extended', 'they have until'."""
    told = WORD.findall(sentence[max(0, start - REACH) : start].lower())
    if set(told[-1:]) & {"have", "has"}:
        return True
    binding = word_set("tense", "future_words") | word_set("tense", "bounding")
    return any(w in binding and one not in {"was", "were"} for one, w in zip(["", *told], told, strict=False))

"""Whether the clause around a time expression looks back or ahead: tense, modals and words such as 'due'.

'on Sunday' is last Sunday after 'met' and the coming one after 'will meet'; nothing in the expression itself tells.
The nearest verb group before the expression decides, else the nearest after it. Works from words alone, because a
time has to be found in a report whose parser is missing too.
"""

import re
from collections.abc import Sequence

from rapporteur.resolve.lemmas import irregular_pasts
from rapporteur.resolve.times.ahead import REACH, WORD, still_ahead
from rapporteur.resolve.times.words import word_set

_RELATIVE = re.compile(r",\s(?:who|which|whose|where|whom)\b[^,;]{1,120},")
# 'Friday's march, called by the unions, will pass': what is set off says nothing of the day
_REDUCED = re.compile(
    r"^(?:[’']s)?(?:\s\w+){0,4},\s\w+(?:ed|wn|ght|en|ld|ade)\s(?:by|in|on|at|for|to|from|as|with)\s[^,;]{1,120},"
)
_STOP = frozenset(";:—()")
_PREPOSITIONS = frozenset(
    {"despite", "with", "after", "no", "some", "any", "for", "in", "by", "from", "and", "held", "two", "three"}
)


def lean(sentence: str, start: int, end: int) -> str:
    """'past', 'future', 'doubtful', or '' where no word tells, for the expression `sentence[start:end]`.

    'doubtful' is a plan that the report looks back on ('was due on Sunday', 'talks set for Sunday were held').

    'talks due on Sunday' future, 'said on Sunday' past, 'failed to agree on Sunday' past, 'agreed to meet on Sunday'
    future, 'On Sunday ministers will meet' future, 'called a vote for Sunday' future but
    'apologised for Sunday's raid' past, 'the Friday deadline' future, 'was to meet on Sunday' doubtful,
    'had been due on Sunday' past.
    """
    before = WORD.findall(sentence[max(0, start - REACH) : start].lower())
    if before[-1:] == ["from"] and set(before[-9:]) & word_set("tense", "moving"):
        return "doubtful"
    found = "future" if still_ahead(before, sentence[end:]) else _backward(_last_clause(before))
    after = WORD.findall(_RELATIVE.sub(" ", _REDUCED.sub(" ", sentence[end : end + REACH])).lower())
    if found == "planned":
        return "doubtful" if _forward(after) == "past" else "future"
    planned = set(before[-2:-1]) & word_set("tense", "future_alone")
    if found == "past" and before[-1:] == ["for"] and not planned and sentence[end : end + 2] not in {"'s", "’s"}:
        return "future"
    if not found and after[:1] == ["is"] and before[-1:] != ["on"]:
        return "future"  # 'Friday is the last day'
    return found or _forward(after)


def _last_clause(words: Sequence[str]) -> Sequence[str]:
    for i in range(len(words) - 1, -1, -1):
        if words[i] in _STOP:
            return words[i + 1 :]
    return words


def _backward(words: Sequence[str]) -> str:
    """The nearest telling word before the expression."""
    for i in range(len(words) - 1, -1, -1):
        if found := _at(words, i):
            return found
    return ""


def _at(words: Sequence[str], i: int) -> str:
    """What the word at `i`, with the words before it, tells."""
    word, one = words[i], words[i - 1] if i else ""
    if one == "to" and word not in {"the", "a", "an"} and _is_base(word) and not _is_past(word):
        return _infinitive(words, i - 1)
    if word in word_set("tense", "future_modals") or word in {"would", "could", "can"}:
        return _modal(words, i)
    if word in word_set("tense", "future_alone"):
        return _planned(words, i)
    if word == "to" and one in {"is", "are", "was", "were"}:
        return "future" if one in {"is", "are"} else "doubtful"
    if word in {"is", "are", "be"}:
        return _be(words, i)
    if word in word_set("tense", "saying") and one != "to":
        return "past"
    if word in word_set("tense", "timetable") and one not in {
        "the",
        "a",
        "an",
        "to",
        "of",
        "its",
        "his",
        "their",
        "this",
    }:
        return _timetable(words, i)
    if _is_past(word) and one not in {"a", "an"}:
        return _past(words, i)
    if word in word_set("tense", "verbal_pasts"):
        return "" if one in word_set("tense", "before_noun") else "past"
    return "past" if word in word_set("tense", "past_words") else ""


def _infinitive(words: Sequence[str], at_to: int) -> str:
    """'agreed to swap on Saturday' looks ahead, 'failed to agree' back; a purpose leaves it to the main verb."""
    for i in range(at_to - 1, max(-1, at_to - 9), -1):
        word = words[i]
        if word in word_set("tense", "implicative"):
            return "past"
        if word in word_set("tense", "future_alone"):
            return {"planned": "future"}.get(told := _planned(words, i), told)
        if word in word_set("tense", "future_words") or word in {"is", "are"}:
            return "future"
        if word in {"was", "were"} and i == at_to - 1:
            return "doubtful"
        if word in word_set("tense", "future_modals"):
            return "future"
        if _is_past(word) and word not in {"called"} and i < at_to - 1:
            return "past"
    return ""


def _modal(words: Sequence[str], i: int) -> str:
    """'will', 'may' and a reported 'would' look ahead; 'would not say', 'could not agree', 'may have' look back."""
    rest = words[i + 1 : i + 4]
    if "have" in rest[:2]:
        return "past"
    if words[i] in {"would", "could", "can"} and "not" in rest[:1]:
        return (
            "past"
            if words[i] != "would" or set(rest) & {"say", "comment", "discuss", "confirm", "answer", "elaborate"}
            else "future"
        )
    return "past" if words[i] == "can" else "future"


def _be(words: Sequence[str], i: int) -> str:
    rest = words[i + 1 : i + 3]
    if words[i] == "be":
        return ""
    if set(rest[:1]) & {"possible", "likely", "unlikely"} or any(w.endswith("ing") and len(w) > 5 for w in rest):
        return "future"
    return "future" if not rest or rest[0] in {"on", "in", "at", "next", "this"} else ""


def _timetable(words: Sequence[str], i: int) -> str:
    """'talks resume on Monday': a present tense of a timetable; not after 'did', and not a plural noun."""
    before, after = words[max(0, i - 3) : i], words[i + 1 : i + 2]
    if words[i] in {"come", "comes"} and list(after) != ["into"]:
        return ""
    if words[i] in {"follow", "follows"} and after and not set(after) & {"in", "on", "next"}:
        return ""  # 'the talks follow Monday's raid'
    if i and _is_past(words[i - 1]) and words[i - 1] not in {"said", "agreed"}:
        return ""  # 'banned travel in January'
    if "did" in before or "didn't" in before or "didn’t" in before:
        return "past"
    if set(before[-2:]) & {"was", "were", "been", "be", "stay", "stayed", "remained"}:
        return ""
    if before[-1:] and before[-1].isdigit():
        return ""  # 'by 14 votes'
    noun = words[i].endswith("s") and (set(before[-1:]) & _PREPOSITIONS or list(after) == ["of"])
    return "" if noun else "future"


def _past(words: Sequence[str], i: int) -> str:
    """A past form; a participle under 'will be', 'to be' or 'is to be' looks ahead, under 'could not' back."""
    group = list(words[max(0, i - 4) : i])
    if "could" in group and words[i] in {"heard", "seen", "felt"}:
        return "past"
    if "be" in group and set(group) & {"will", "would", "to", "may", "might", "must", "shall", "should", "could"}:
        return _infinitive(words, i - group[::-1].index("to") - 1) or "future" if "to" in group else "future"
    if set(group[-2:]) & {"has", "have"} and _asks(words, i):
        return "future"
    if group[-1:] in (["is"], ["are"], ["being"]) and words[i] not in {"said"}:
        return ""
    return "past"


def _asks(words: Sequence[str], i: int) -> bool:
    """'have called for a strike on Friday': a perfect takes no day of its own, so the day is that of what is asked."""
    rest = set(words[i + 1 :])
    return words[i] in word_set("tense", "future_words") and not rest & {"after", "following", "over", "since", "in"}


def _planned(words: Sequence[str], i: int) -> str:
    """'due', 'scheduled': ahead under a present, doubtful under a past, and by what follows where they stand alone."""
    before, after = set(words[max(0, i - 4) : i]), set(words[i + 1 : i + 2])
    if words[i] == "set" and after & {"up", "out", "off", "fire"}:
        return "past"
    if "had" in before and "been" in before:
        return "past"
    if list(words[max(0, i - 1) : i]) == ["had"]:
        return "doubtful"
    if list(words[max(0, i - 1) : i]) == ["first"] or before & {"was", "were", "originally", "previously", "initially"}:
        return "doubtful"
    return (
        "future"
        if before & {"is", "are", "be", "has", "have"} or words[i] in {"plans", "expects", "coming"}
        else "planned"
    )


def _forward(words: Sequence[str]) -> str:
    """The first finite verb after the expression, up to the next clause."""
    for i, word in enumerate(words):
        if word in {"will", "shall", "won't", "won’t"} or (
            word in {"is", "are"} and set(words[i + 1 : i + 3]) & _ahead()
        ):
            return "future"
        if word == "would":
            return "future"
        if word in {"was", "were", "had", "did", "has", "have"} or word in word_set("tense", "saying"):
            return "past"
        if word in {"may", "might", "could", "must", "should"}:
            return "past" if "have" in words[i + 1 : i + 3] else "future"
        if _is_past(word) and word not in word_set("tense", "future_alone"):
            return "past"
    return ""


def _ahead() -> frozenset[str]:
    return word_set("tense", "future_alone") | {"to", "likely", "unlikely", "possible", "going", "about"}


def _is_past(word: str) -> bool:
    if word in word_set("tense", "no_past"):
        return False
    regular = word.endswith("ed") and len(word) > 4 and "-" not in word
    return regular or word in irregular_pasts() or word in word_set("tense", "short_pasts")


def _is_base(word: str) -> bool:
    return word.isalpha() and word.islower() and not word.endswith("ing")

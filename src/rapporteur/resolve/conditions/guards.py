"""Guards: whether a marker in its sentence does introduce a condition, or is the same words in another use."""

import re
from collections.abc import Callable, Mapping, Sequence

from rapporteur.resolve.conditions.words import Marked, guard
from rapporteur.resolve.lemmas import irregular_pasts

REACH = 160  # characters around a marker in which a guard looks
_WORD = re.compile(r"[\w’'-]+")
_SMALL = frozenset({"the", "at", "least", "about", "around", "very", "late", "early", "end", "of", "a"})
_TIME = re.compile(r"\d{1,2}(?:st|nd|rd|th)|1\d{3}|20\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s")

Words = Sequence[str]
Test = Callable[[Words, Words, str], bool]


def is_condition(sentence: str, marked: Marked) -> bool:
    """Whether no guard forbids the marker."""
    if not (marked.whole or sentence[marked.end : marked.end + 1].isspace()):
        return False
    before = _WORD.findall(_clause_before(sentence, marked.start).lower())
    after = _WORD.findall(sentence[marked.end : marked.end + REACH].lower())
    if marked.kind == "condition-of":
        return _predicated(before, after, marked.words)
    test = _TESTS.get(marked.words) or _TESTS.get(marked.words.split()[0])
    return test is None or test(before, after, marked.words)


def _clause_before(sentence: str, start: int) -> str:
    """The words before a marker, back to a stop that parts clauses."""
    return re.split(r"[;:—]|,\s+(?:and|but)\s", sentence[max(0, start - REACH) : start])[-1]


def _predicated(before: Words, after: Words, words: str) -> bool:
    """'as a condition for talks', 'made withdrawal a condition for talks'; not 'have a condition for instance'."""
    if list(after[:1]) == ["instance"]:
        return False
    return words.startswith("as ") or "pre" in words or bool(set(before[-8:]) & guard("predicating"))


def _if(before: Words, after: Words, words: str) -> bool:
    """Not 'even if', 'as if', 'what if'; not a question: 'asked if', 'asked him if', 'did not say if', 'unclear if'."""
    last = before[-1] if before else ""
    if list(after[:3]) in ([*["there", "is", "one"]], [*["it", "is", "one"]], [*["you", "can", "call"]]):
        return False
    if last in guard("even") or list(after[:2]) == ["at", "all"] or (after and after[0] in guard("if_after")):
        return False
    near = [w for w in before[-3:] if w in guard("asking")]
    if not near or (last not in near and not set(near) & {"ask", "asks", "asked", "asking", "tell"}):
        return True
    return near[-1] in guard("asking_negated") and not _doubted(before)


def _doubted(before: Words) -> bool:
    return any(w in guard("refusals") or w in {"yet", "unclear", "declined"} for w in before[-7:])


def _ahead(before: Words, after: Words, words: str) -> bool:
    """'only when', 'in case': a condition where the move is still ahead."""
    return bool((set(before) | set(after)) & guard("ahead"))


def _soon(before: Words, after: Words, words: str) -> bool:
    """'as soon as a deal is signed', 'only after they leave'; not 'as soon as possible', 'only after 6 p.m.'."""
    return bool(after) and after[0] != "possible" and not _is_time(after) and _ahead(before, after, words)


def _once(before: Words, after: Words, words: str) -> bool:
    """'once a deal is signed'; not 'once ruled by', 'once a week', 'was once', 'at once', 'more than once'."""
    if not after or (before and before[-1] in guard("once_before")):
        return False
    if after[0] in guard("once_after") - {"a", "the"} or " ".join(after[:2]) in guard("per_time"):
        return False
    past = after[0] in irregular_pasts() or after[0].endswith("ed")
    return not past and (_ahead(before, after, words) or bool(set(after[1:7]) & {"is", "are", "has", "have"}))


def _provided(before: Words, after: Words, words: str) -> bool:
    """', provided they sign'; not the verb ('provided aid')."""
    return words != "provided" or (
        bool(after) and bool(before) and before[-1] not in {"has", "have", "had", "be", "was", "were", "and"}
    )


def _as_long(before: Words, after: Words, words: str) -> bool:
    """'as long as they stop'; not 'as long as 10 hours', 'as long as it takes'."""
    if not after or list(after[:2]) == ["it", "takes"]:
        return False
    return not after[0][0].isdigit() and after[0] not in {"possible", "needed", "necessary", "a"}


def _on_condition(before: Words, after: Words, words: str) -> bool:
    """Not 'on condition of anonymity', 'on condition that he not be named'."""
    return not set(after[:9]) & guard("anonymity")


def _consents(before: Words, after: Words, words: str) -> bool:
    """'subject to approval', 'depends on ratification'; not 'subject to sanctions', 'depend on imports'."""
    if words == "subject to" and before and not set(after[:3]) & guard("burdens"):
        return before[-1] not in {"is", "are", "was", "were", "be", "been", "remain", "remains"} or bool(
            set(after[:6]) & guard("consents")
        )
    return bool(set(after[:6]) & guard("consents"))


def _without(before: Words, after: Words, words: str) -> bool:
    """'no deal without guarantees', 'will not sign without a treaty'; not 'without comment', 'left without saying'."""
    if not after or after[0] in guard("without_after") - {"a", "any"}:
        return False
    refused = bool(set(before[-8:]) & {"refuse", "refused", "refuses", "refusing", "refusal"})
    never = any(f"{a} {b}" in {"will not", "would not"} for a, b in zip(before[-8:], before[-7:], strict=False))
    told = refused or never or bool(set(after[:6]) & guard("consents"))
    return told and bool(refused or never or set(before[-14:]) & guard("without_before"))


def _barring(before: Words, after: Words, words: str) -> bool:
    """'barring objections'; not the verb ('barring him from')."""
    return "from" not in after[:12] and (not before or bool(set(after[:1]) & {"a", "an", "any", "new", "last-minute"}))


def _until(before: Words, after: Words, words: str) -> bool:
    """'refused to free them until the farmers leave'; not an end of time: 'until June 11', 'open until 5'."""
    if not after or _is_time(after):
        return False
    if not _clausal(after) and not set(after[:6]) & guard("consents"):
        return False
    return bool(set(before) & (guard("negations") | guard("ahead")))


def _clausal(after: Words) -> bool:
    """'until the penguins are fed', 'until a deal is signed', 'until they leave'; not 'until the harvest'."""
    if after[0] in {"he", "she", "it", "they", "we", "you", "i", "somebody", "someone", "everybody", "all"}:
        return True
    return any(_verbal(w) for w in after[1:12])


def _verbal(word: str) -> bool:
    auxiliaries = {"is", "are", "was", "were", "has", "have", "had", "does", "do", "can", "will", "would", "could"}
    return word in auxiliaries or word in irregular_pasts() or (word.endswith(("ed", "s")) and not word.endswith("’s"))


def _pending(before: Words, after: Words, words: str) -> bool:
    """'suspended pending a ruling'; not 'a pending case', 'cases pending before the court'."""
    return bool(after) and after[0] in {
        "a",
        "an",
        "the",
        "its",
        "their",
        "his",
        "her",
        "that",
        "any",
        "further",
    } | guard("consents")


def _short_of(before: Words, after: Words, words: str) -> bool:
    """'will not move short of a written order', 'Short of arbitration, …'; not 'fell short of', 'is short of cash'."""
    return (
        bool(after)
        and (not before or before[-1] not in guard("lacking"))
        and after[0] in {"a", "an", "the", "any", "another", "arbitration"}
    )


def _moment(before: Words, after: Words, words: str) -> bool:
    """'would strike the moment a soldier came'; not 'recalled the day it rained'."""
    plain = words.split()[-1] in {"day", "instant"} or words.endswith("that")
    ahead = bool(set(before) & guard("ahead")) or bool(set(after[1:7]) & {"is", "are", "has", "have"})
    return ahead and not (plain and bool(set(before[-3:]) & {"on", "from", "since", "of", "until", "by"}))


def _is_time(after: Words) -> bool:
    """Whether the words are a date or an hour: 'June 11', 'the end of the month', '5 p.m.'; not 'the last soldier'."""
    words = [w for w in after[:4] if w not in _SMALL]
    if not words or (after[0] in guard("times") - {"last", "next", "this", "end"}):
        return True
    first, then = words[0], words[1] if len(words) > 1 else ""
    if first in {"last", "next", "this"}:
        return not then or then in guard("times")
    if first in guard("times") or _TIME.fullmatch(first):
        return True
    return first.isdigit() and (not then or then.isdigit() or then in {"pm", "am", "p", "a", "o'clock"})


def _before(before: Words, after: Words, words: str) -> bool:
    """'will not be released before they leave'; not 'did not speak before', 'before the court', 'a day before'."""
    if not after or _is_time(after) or set(after[:4]) & guard("places_before"):
        return False
    if before and before[-1] in guard("before_before"):
        return False
    plain = [w for w, then in zip(before, [*before, ""][1:], strict=True) if not (w == "no" and then == "longer")]
    if set(plain[-9:]) & guard("demanding") and set(after[:9]) & {
        "is",
        "are",
        "will",
        "would",
        "it",
        "they",
        "any",
        "anything",
    }:
        return True
    if set(plain[-12:]) & guard("past_auxiliaries") and not {"will", "would"} & set(plain):
        return False
    return bool(set(plain[-12:]) & guard("refusals"))


def _not_before(before: Words, after: Words, words: str) -> bool:
    return bool(after) and not _is_time(after)


def _inverted(before: Words, after: Words, words: str) -> bool:
    """'Should the south sign, …' and 'Were they to sign'; questions are kept out by the pattern."""
    return len(after) > 2 and (words != "were" or "to" in after[:8])


_TESTS: Mapping[str, Test] = {
    "if": _if,
    "only if": _if,
    "once": _once,
    "only": _ahead,
    "only after": _soon,
    "as soon as": _soon,
    "in": _ahead,
    "in exchange": lambda before, after, words: True,
    "in exchange for": lambda before, after, words: True,
    "in return": lambda before, after, words: True,
    "in return for": lambda before, after, words: True,
    "as long as": _as_long,
    "so": _as_long,
    "on": _on_condition,
    "subject": _consents,
    "depend": _consents,
    "depends": _consents,
    "dependent": _consents,
    "without": _without,
    "barring": _barring,
    "provided": _provided,
    "until": _until,
    "till": _until,
    "before": _before,
    "not before": _not_before,
    "should": _inverted,
    "were": _inverted,
    "pending": _pending,
    "against": lambda before, after, words: bool(set(after[:5]) & guard("pledges")) and _ahead(before, after, words),
    "short of": _short_of,
    "the": _moment,
}

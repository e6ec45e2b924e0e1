"""Whole names: a name of two words that the parse took for two phrases becomes one again ('Port Adder', 'Ana Brod').

A parser of little size cuts names that it has not met: it makes both words of 'Addis Ababa says' subjects, or hangs the
second on the first as if it were a phrase of its own. Two capitalised names with nothing but a space between them are
one name wherever both would otherwise fill the same place of one verb.
"""

import calendar
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.annotation import Token

#: Relations of a phrase to its verb or noun; a second word with one of these is a phrase that the parse made up.
_PHRASES = frozenset({"nsubj", "obj", "obl", "nmod", "appos"})
#: Names of days and months stand beside other names as they like: 'on Tuesday Holm said'.
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)


def whole_names(text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, the second word of each such name hung on the first as `flat` (Universal Dependencies 2)."""
    out = list(tokens)
    for i in range(len(out) - 1):
        if _cut(text, out[i], out[i + 1], i):
            _mend(out, i)
    return tuple(out)


def _cut(text: str, first: Token, second: Token, i: int) -> bool:
    """Whether tokens `i` and `i` + 1 are two halves of one name in two places of the tree."""
    if first.sentence != second.sentence or first.pos != "PROPN" or second.pos != "PROPN":
        return False
    one, two = first.span.of(text), second.span.of(text)
    if text[first.span.end : second.span.start] != " " or not (one[:1].isupper() and two[:1].isupper()):
        return False
    if _CALENDAR & {one.lower(), two.lower()}:
        return False
    a, b = first.rel.partition(":")[0], second.rel.partition(":")[0]
    hung = second.head == i and b in _PHRASES
    side_by_side = second.head == first.head != i and a == b and a in _PHRASES
    return hung or side_by_side


def _mend(tokens: list[Token], i: int) -> None:
    first, second = tokens[i], tokens[i + 1]
    if second.head == i and second.rel.startswith("nsubj"):  # 'Tarrant Stone was': the whole is the subject
        tokens[i] = replace(first, rel=second.rel)
    tokens[i + 1] = replace(second, head=i, rel="flat")
    for n in range(i + 2, len(tokens)):
        if tokens[n].sentence != first.sentence:
            break
        if tokens[n].head == i + 1 and n != i + 1:
            tokens[n] = replace(tokens[n], head=i)

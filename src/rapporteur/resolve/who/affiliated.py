"""Whom an unnamed source belongs to, in the words that tell it: 'Canadian', 'the Foreign Ministry', 'the company'."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.phrases import OWNERS, kind_of
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import between

_NAMED = ("state", "demonym", "capital", "metonym", "organisation", "institution", "outlet")
_OF = ("of", "at", "from", "for", "with", "within", "inside", "in")
_PLACED = frozenset(
    {"in", "near", "on", "about", "against", "over", "outside", "between", "to", "around", "into", "by"}
)


def affiliation_of(run: Mentions, span: Span) -> Span | None:
    """The words inside a source that give its side or institution, None where they give none.

    Names and institutions in front of the noun ('a senior Canadian official', 'a ministry official', 'the premier's
    aides') or behind its 'of', 'at', 'from' or 'for' ('an official at the ministry'), and whom an aide serves.
    """
    inside = [i for i, w in enumerate(run.words) if span.covers(w.span)]
    head = _head(run, inside)
    if head is None:
        return None
    relative = kind_of(run.words[head].text, run.lex)
    if relative is not None and relative[1] in forms("relatives"):
        return None
    return _before(run, [i for i in inside if i < head]) or _behind(run, head, inside)


def _head(run: Mentions, inside: list[int]) -> int | None:
    """The noun for people: the first one that no other noun follows at once."""
    for i in inside:
        found = kind_of(run.words[i].text, run.lex)
        after = kind_of(run.words[i + 1].text, run.lex) if i + 1 in inside else None
        joined = i + 1 in inside and between(run.text, run.words[i], run.words[i + 1]) in (" ", "-")
        people = found and found[0] in ("group", "office", "spokes") and i not in run.reader.inside
        if people and not run.words[i].possessive and not (after and joined):
            return i
    return None


def _before(run: Mentions, left: list[int]) -> Span | None:
    """'Canadian' in 'a senior Canadian official', 'Norland's army' in 'Norland's army sources', 'the premier's'."""
    telling = [i for i in left if _tells(run, i)]
    if telling:
        return Span(run.words[telling[0]].span.start, run.words[telling[-1]].span.end)
    owner = next((i for i in left if run.words[i].possessive and _office(run, i)), None)
    return Span(run.words[left[0]].span.start, run.words[owner].span.end) if owner is not None else None


def _office(run: Mentions, i: int) -> bool:
    found = kind_of(run.words[i].text, run.lex)
    return i in run.reader.inside or (found is not None and found[0] == "office" and found[1] not in run.lex.private)


def _tells(run: Mentions, i: int) -> bool:
    """Whether a word is part of a name with a side, or a noun for an institution."""
    atom = run.reader.inside.get(i)
    if atom is not None:
        return atom.kind in _NAMED or run.reader.party(atom) is not None or run.words[i].possessive
    found = kind_of(run.words[i].text, run.lex)
    return found is not None and found[0] in ("institution", "outlet")


def _behind(run: Mentions, head: int, inside: list[int]) -> Span | None:
    """'the ministry' in 'an official at the ministry', 'the premier' in 'an aide to the premier'."""
    k = head + 1
    if k not in inside or k + 1 not in inside:
        return None
    serves = run.words[head].low.removesuffix("s") in forms("retinue") and run.words[k].low in ("to", "of")
    if not serves and run.words[k].low not in _OF:
        return None
    end = next((i for i in inside if i > k and _stops(run, i)), inside[-1] + 1)
    phrase = range(k + 1, end)
    telling = serves or any(_tells(run, i) for i in phrase)
    if not phrase or not telling or (run.words[k].low in ("in", "with") and not _institution(run, phrase)):
        return None
    return Span(run.words[k + 1].span.start, run.words[end - 1].span.end)


def _institution(run: Mentions, phrase: range) -> bool:
    """'in the ministry', 'with the union' tell an affiliation, 'in Norland' and 'with knowledge of' a place or more."""
    if run.words[phrase[0]].low in ("direct", "knowledge"):
        return False
    named = [run.reader.inside[i].kind for i in phrase if i in run.reader.inside]
    found = [kind_of(run.words[i].text, run.lex) for i in phrase]
    return any(k in ("institution", "organisation", "metonym", "outlet") for k in named) or any(
        f is not None and f[0] == "institution" for f in found
    )


def _stops(run: Mentions, i: int) -> bool:
    """Whether what the preposition brings ends before this word."""
    word, gap = run.words[i], between(run.text, run.words[i - 1], run.words[i])
    ends = (
        word.low in forms("after_complement") or word.low in _PLACED or word.low in ("familiar", "briefed", "involved")
    )
    return bool(re.search(r"[,;:()“”\"—–]", gap)) or (ends and word.low not in OWNERS)

"""Sketches: what the words for an unnamed source tell about who it may be."""

import re
from dataclasses import dataclass

from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.phrases import INDEFINITE, kind_of, singular
from rapporteur.resolve.who.references import PRONOUNS
from rapporteur.resolve.who.tables import lists

_PART = re.compile(
    r"(?:and |but )?(?P<some>one|two|three|four|five|six|some|several|many|most|few|a few|all|both|none|neither|either|"
    r"each|another|any|half|a (?:second|third|fourth|few|handful|couple|pair|majority|number)|"
    r"the (?:other|first|second|third|latter|former|rest)(?: (?:two|three))?|\d+)"
    r"(?: (?:more|others?))? "
    r"of (?P<whole>them|the .+|those .+|these .+|its .+|his .+|her .+|their .+|whom|which)",
    re.IGNORECASE,
)
_WHOLE = frozenset({"all", "both", "none", "neither", "each", "either"})
_MANY = frozenset({"others", "some", "many", "several", "few", "most"})
_PAIRS = frozenset({"both", "neither", "either"})


@dataclass(frozen=True, slots=True)
class Sketch:
    """The words of an unnamed source taken apart.

    `head` is its noun in the singular, '' where there is none ('the two'); `marks` are the words before it that tell
    who it is ('senior', 'norland'). `back` says that it points at somebody told of before, `same` that it is the one
    just told of; `apart` are words that keep it apart from somebody ('another', 'second'). `whole` is the group of
    'two of the officials', of which it is a `part` or all. `thing` marks documents and institutions.
    """

    head: str = ""
    marks: frozenset[str] = frozenset()
    count: int | None = None
    plural: bool = False
    back: bool = False
    same: bool = False
    apart: frozenset[str] = frozenset()
    pronoun: bool = False
    whole: str = ""
    part: bool = False
    thing: bool = False


def _list(key: str) -> frozenset[str]:
    return frozenset(lists("unnamed.toml")["words"][key].split())


def number(word: str) -> int | None:
    """'two' gives 2, '14' gives 14, other words None."""
    found: int | None = lists("unnamed.toml")["numbers"].get(word.lower())
    return found if found is not None else int(word) if word.isdigit() and len(word) < 7 else None


def sketch(words: str, lex: Lexicon) -> Sketch:
    """What the words of a source tell.

    >>> from rapporteur.resolve.who.lexicon import lexicon
    >>> found = sketch("Two senior officials briefed on the talks", lexicon())
    >>> found.head, sorted(found.marks), found.count, found.back
    ('official', ['senior'], 2, False)
    >>> sketch("one of the officials", lexicon()).whole
    'the officials'
    """
    plain = " ".join(words.split())
    if plain.lower() in PRONOUNS:
        return Sketch(plural=plain.lower() in ("they", "them", "their"), back=True, pronoun=True)
    if plain.lower() in _WHOLE:
        return Sketch(count=2 if plain.lower() in _PAIRS else None, plural=True, back=True)
    if match := _PART.match(plain):
        return _partitive(match, lex)
    return _phrase(plain, lex)


def _partitive(match: re.Match[str], lex: Lexicon) -> Sketch:
    some, whole = match["some"].lower(), match["whole"]
    inner = _phrase(whole, lex) if whole.lower() not in ("them", "whom", "which") else Sketch(plural=True)
    count = 2 if some in _PAIRS else inner.count if some in _WHOLE else number(some.split()[-1])
    single = some in ("one", "another", "each", "either") or some.split()[0] in ("a", "the")
    if single and some not in _WHOLE:
        count = 1
    return Sketch(inner.head, inner.marks, count, not single, whole=whole, part=some not in _WHOLE, back=some in _WHOLE)


def _phrase(plain: str, lex: Lexicon) -> Sketch:
    tokens = re.findall(r"[\w’'&/.-]*\w\.?", plain)
    core = _core(tokens)
    low = [w.lower() for w in core]
    at = _head(low, lex)
    head = kind_of(low[at], lex) if at is not None else None
    before = low[:at] if at is not None else low
    told = frozenset(before) & _list("others")
    thing = head is not None and head[0] in ("document", "institution", "outlet") and head[1] not in _list("people")
    known = head is not None and at is not None and low[at] not in _list("others")
    noun = head[1] if known and head else _unlisted(low) if at is None else ""
    return Sketch(
        head=noun,
        marks=_marks(before if at is not None or not noun else before[:-1]),
        count=None if thing else _count(low, head[2] if head else None, plain, lex),
        plural=bool(head and head[2])
        or (at is None and bool(noun) and low[-1] != noun)
        or any((number(w) or 0) > 1 or w in _MANY for w in low),
        back=bool(low) and low[0] in _list("back"),
        same="same" in before,
        apart=told | (frozenset(low) & _list("others") if at is None or low[at] in _list("others") else frozenset()),
        thing=thing,
    )


def _unlisted(low: list[str]) -> str:
    """A noun that no list has, 'shipowner' in 'two shipowners'; '' where the last word is none."""
    last = low[-1] if low else ""
    idle = _list("back") | _list("others") | _list("plain") | _MANY | _WHOLE
    return "" if not last.isalpha() or last in idle or number(last) is not None else singular(last)


def _core(tokens: list[str]) -> list[str]:
    """The words up to the first that tells more of the source: 'two officials', without 'briefed on the talks'."""
    for n, word in enumerate(tokens):
        if n and word.lower() in _list("ends"):
            return tokens[:n]
    return tokens


def _head(low: list[str], lex: Lexicon) -> int | None:
    """The last word that a list of heads has: 'official' in 'a ministry official'."""
    kinds = [kind_of(w, lex) for w in low]
    found = [n for n, kind in enumerate(kinds) if kind and (n or len(low) == 1 or kind[2])]
    numbers = [n for n in found if number(low[n]) is None and low[n] not in _list("others")]
    best = numbers or found
    return best[-1] if best else None


def _marks(before: list[str]) -> frozenset[str]:
    idle = (
        _list("back")
        | _list("plain")
        | _list("others")
        | _list("about")
        | INDEFINITE
        | {"a", "an", "one", "at", "all", "as"}
    )
    return frozenset(re.sub(r"[’']s$", "", w) for w in before if w not in idle and number(w) is None)


def _count(low: list[str], plural: bool | None, plain: str, lex: Lexicon) -> int | None:
    """How many people the words tell: 2 for 'two officials', 3 for 'two officials and a diplomat', 1 for 'an aide'."""
    joined = [_joined(p, lex) for p in re.split(r",? and |, ", plain)]
    if len(joined) > 1 and all(joined):
        return sum(c or 0 for c in joined)
    if plural is False and low[:1] not in (["some"], ["any"], ["no"]):
        return 1
    return _counted(low)


def _joined(part: str, lex: Lexicon) -> int | None:
    """The number of one member of an 'and'; None where it is no counted people."""
    low = [w.lower() for w in _core(re.findall(r"[\w’'-]+", part))]
    head = kind_of(low[-1], lex) if low else None
    return _counted(low) if head and head[0] in ("group", "office", "spokes") else None


def _counted(low: list[str]) -> int | None:
    """The number among the first words, None where it is none or no exact one."""
    for n, word in enumerate(low[:4]):
        if word in _list("about"):
            return None
        if (found := number(word)) is not None:
            return found
        if n == 0 and word in ("a", "an", "another"):
            return (number(low[1]) if low[1:] else None) or 1
    return None

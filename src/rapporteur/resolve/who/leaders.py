"""Heads of state and government by name, for people whose side a report does not word.

Read only where a person is named in full or as a monarch and nothing in the report gives a side, so that a namesake of
a statesman keeps the side that the text tells.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapporteur.resolve.who.tables import parts, rows

MONARCHS = frozenset(["king", "queen", "emir", "amir", "sultan", "pope", "emperor", "empress", "duke", "sheikh"])
RULES = MONARCHS | {"president", "premier", "chancellor", "taoiseach", "leader", "minister", "chairman", "regent"}
RULES |= {"president-elect", "chancellor-elect", "premier-designate"}
_SMALL = frozenset(
    """
    al el bin ibn ben de da do dos del della di la le von van der den ter e y i ii iii iv v vi viii xvi jr sr sheikh
    sheik sir dom haji ould prime minister president king prince sultan emir the of 2nd 3rd
    """.split()  # noqa: SIM905
)
_NO_LETTERS = re.compile(r"[\u0300-\u036f’'ʼ]")
_WORDS = re.compile(r"[a-z]+")
_DOUBLE = re.compile(r"(.)\1")
_SOUNDS = (("ph", "f"), ("kh", "h"), ("tch", "ch"), ("sch", "sh"), ("oo", "u"), ("ou", "u"), ("y", "i"), ("w", "v"))


@dataclass(frozen=True, slots=True)
class Leader:
    """Who led which side, in the months from and to ('' open); `keys` are the names under which they are known."""

    party: str
    start: str
    end: str
    keys: tuple[frozenset[str], ...]
    crowned: bool  # known by given names alone: 'Juan Carlos I'

    def led(self, day: str | None) -> bool:
        """Whether in office on that EDTF day; without one, whether the table knows no end."""
        if day is None:
            return not self.end
        return self.start[: len(day)] <= day[:7] and (not self.end or day[:7] <= self.end[: len(day)])


def party_of_leader(name: str, titles: Collection[str], day: str | None) -> str | None:
    """The side that a leader of that name leads or led, None where no or more than one side fits.

    With the title of a head of state or government the dates only choose among namesakes; without one they must hold.
    One word is enough for a monarch ('King Hussein') or for one who has no other ('President Suharto').
    """
    rules = bool(RULES & set(titles))
    asked = name_key(name)
    found = [x for x in _known(asked) if _fits(asked, x, bool(MONARCHS & set(titles)))]
    there = {x.party for x in found if x.led(day)}
    parties = there or ({x.party for x in found} if rules else set())
    return next(iter(parties)) if len(parties) == 1 and (rules or len(asked) > 1) else None


def name_key(name: str) -> frozenset[str]:
    """The words of a name that tell, by a rough sound: no accents, initials, particles and numbers, no double letters.

    >>> name_key("Juan A. de la Peña y Söll") == {"juan", "pena", "sol"}
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    words = _WORDS.findall(_NO_LETTERS.sub("", name).lower())
    return frozenset([_sound(w) for w in words if len(w) > 1 and w not in _SMALL])


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLE.sub(r"\1", word)


def _fits(asked: frozenset[str], leader: Leader, monarch: bool) -> bool:
    """One name within the other with two words in common; one word where that is all the leader's name has."""
    return any(
        (len(asked & key) > 1 and (asked <= key or (key <= asked and not leader.crowned)))
        or (asked == key and bool(key))
        or (monarch and len(key) == 1 and key <= asked)
        for key in leader.keys
    )  # fmt: skip


def _known(asked: frozenset[str]) -> Iterator[Leader]:
    index = _index()
    seen = {id(x): x for word in sorted(asked) for x in index.get(word, ())}
    yield from seen.values()


@cache
def _index() -> dict[str, tuple[Leader, ...]]:
    out: dict[str, list[Leader]] = {}
    for r in (*rows("leaders.tsv"), *rows("leaders_since_2010.tsv")):
        keys = tuple(dict.fromkeys(name_key(n) for n in (r["name"], *parts(r["aliases"]))))
        crowned = bool(re.search(r" [IVXivx]+$", r["name"])) or min(map(len, keys)) < 2
        leader = Leader(r["party"], r["from"], r["to"], keys, crowned)
        for word in sorted({w for key in keys for w in key}):
            out.setdefault(word, []).append(leader)
    return {word: tuple(leaders) for word, leaders in out.items()}

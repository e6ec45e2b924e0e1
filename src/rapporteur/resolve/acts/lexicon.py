"""The act lexicon: which words name which act, in which frame, as rows of data/*.tsv.

A row's lemma column lists alternatives with '|'; of several words the first is the head and the others follow it with
at most a few words between ('brush aside': 'brushed that aside'). The frame column lists what must hold, each item
one of `key=values`, `key!=values` (none of them) or a flag; see frames.py. `@name` is a class of data/classes.toml.
Rejected: one weight a word. The same verb names different acts by its object ('lift a ban', 'lift a trophy').
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILES = ("accord", "yield", "demand", "blame", "refusal", "force")


@dataclass(frozen=True, slots=True)
class Need:
    """One item of a frame: `key`, whether it is denied (`negative`), and its values ('' where it has none)."""

    key: str
    negative: bool = False
    values: tuple[str, ...] = ()


NEGATIVE = frozenset({"not", "never", "nolonger", "notmodal", "nocomment", "notreached"})


def _weight(need: Need) -> float:
    """How much an item narrows an entry: a negation most, then listed words."""
    if need.key in NEGATIVE:
        return 2.0
    return 0.2 if need.negative else 1.2 if need.values else 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: act type, part of speech ('v', 'n', 'a'), words, what must hold, prior confidence, own example."""

    type: str
    pos: str
    words: tuple[str, ...]
    needs: tuple[Need, ...]
    prior: float
    example: str

    @property
    def weight(self) -> float:
        """How specific the row is: more words and more demands win over fewer."""
        return 2.0 * len(self.words) + sum(_weight(n) for n in self.needs) + self.prior

    @property
    def rule(self) -> str:
        """The name that is shown as the reason: 'lexicon REJECT rule out'."""
        return f"lexicon {self.type} {' '.join(self.words)}"


@cache
def classes() -> dict[str, frozenset[str]]:
    """The word classes by name."""
    return {k: frozenset(v) for k, v in tomllib.loads(_read("classes.toml")).items()}


@cache
def class_words() -> frozenset[str]:
    """All words of all classes."""
    return frozenset().union(*classes().values())


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """A word list of another data file, by file and key."""
    return frozenset(tomllib.loads(_read(f"{name}.toml"))[key])


def listed(key: str) -> frozenset[str]:
    """A small word list of data/words.toml."""
    return words_of("words", key)


def _read(name: str) -> str:
    return files("rapporteur.resolve.acts").joinpath("data", name).read_text("utf-8")


@cache
def rows() -> tuple[Row, ...]:
    """All rows, alternatives spelt out, in file order."""
    lines = (line for name in FILES for line in _read(f"{name}.tsv").splitlines() if line and not line.startswith("#"))
    return tuple(row for line in lines for row in _rows(line))


def _rows(line: str) -> list[Row]:
    type_, pos, lemmas, frame, prior, example = line.split("\t")
    needs = tuple(_need(item) for item in frame.split() if item != "-")
    return [Row(type_, pos, tuple(one.split()), needs, float(prior), example) for one in lemmas.split("|")]


def _spaced(value: str) -> str:
    """A value with its spaces, written '_' in the table; names of classes stay."""
    return value if value.startswith("@") else value.replace("_", " ")


def _need(item: str) -> Need:
    for sign, negative in (("!=", True), ("-=", True), ("=", False)):
        key, found, values = item.partition(sign)
        if found:
            return Need(key, negative, tuple(_spaced(v) for v in values.split(",")))
    return Need(item.removesuffix("-"), item.endswith("-")) if item not in FLAGS_WITH_DASH else Need(item)


FLAGS_WITH_DASH = frozenset({"party-s", "relative-place", "actor-with"})


@cache
def by_head() -> dict[tuple[str, str], tuple[Row, ...]]:
    """Rows by part of speech and first word."""
    out: dict[tuple[str, str], list[Row]] = {}
    for row in rows():
        out.setdefault((row.pos, row.words[0]), []).append(row)
    return {k: tuple(v) for k, v in out.items()}


@cache
def verb_lemmas() -> frozenset[str]:
    """All heads of verb rows."""
    return frozenset(head for pos, head in by_head() if pos == "v")


def in_class(words: frozenset[str], values: tuple[str, ...]) -> bool:
    """Whether one of `words` (lemmas, 'a b' for compounds) is among the values or in a class that they name."""
    return any(words & classes().get(v[1:], frozenset()) if v.startswith("@") else v in words for v in values)

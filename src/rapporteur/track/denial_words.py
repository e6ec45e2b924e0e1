"""The words of a denial and of what may be denied: what they hold, and what they point at (`data/denied.toml`)."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from rapporteur.domain.similarity import content_words
from rapporteur.track.entries import Entry
from rapporteur.track.gist import matter
from rapporteur.track.wording import sentence_of

_CAPITAL = re.compile(r"\b[A-Z][^\W_]*")
#: A capital so near to the beginning (code points) may be that of a sentence.
START = 3


def told(denial: Entry) -> str:
    """The denial's own words: what it is about, what is said, and where both are silent the rest of its clause."""
    text, statement = denial.report.text, denial.statement
    spans = [*(denial.act.about if denial.act else ()), *(statement.content if statement else ())]
    return " ".join(s.of(text) for s in spans) or matter(denial)


def denied_words(denial: Entry) -> frozenset[str]:
    """The words of what is denied, without names of sides and offices."""
    return _cased(told(denial)) - _names(denial) - empty_words()


def claim_words(claim: Entry) -> frozenset[str]:
    """The words of a claim and of what is said with it, without names of sides and offices."""
    text, statement = claim.report.text, claim.statement
    said = statement.content if statement else ()
    return _cased(" ".join([matter(claim), *(s.of(text) for s in said)])) - _names(claim) - empty_words()


def _cased(text: str) -> frozenset[str]:
    """The content words, those with a capital apart: no vessel left port in Port of Spain."""
    capital = content_words(" ".join(_CAPITAL.findall(text)))
    plain = content_words(_CAPITAL.sub(lambda m: m[0].lower() if m.start() < START else " ", text))
    return plain | frozenset(f"^{w}" for w in capital)


def _names(entry: Entry) -> frozenset[str]:
    """The sides' own names say nothing about what is denied."""
    names = content_words(" ".join(entry.parties))
    return names | {f"^{n}" for n in names}


def points(denial: Entry, kind: str) -> bool:
    """Whether the denial points at a `report` or `back`."""
    return uses(_data()["points"][kind], told(denial))


def uses(words: Sequence[str], text: str) -> bool:
    """Whether the text uses one of the wordings (regular expressions for lower-case text)."""
    return bool(re.search(r"\b(?:" + "|".join(words) + r")\b", text.lower()))


def denies_all(entry: Entry) -> bool:
    """Whether a negated act is one of total negation: 'promised nothing', 'never met anyone'."""
    return uses(_data()["total"]["words"], sentence_of(entry))


def of_receipt(denial: Entry) -> bool:
    """Whether somebody says that nothing of the kind reached him: 'had received no such proposal'. It may have been
    made all the same.
    """
    return uses(_data()["receipt"]["words"], sentence_of(denial))


def total_words(kind: str) -> list[str]:
    """Wordings of a negation: `bare` ones say what there is none of, `excluded` ones say that a deed is not so."""
    return _data()["total"][kind]


@cache
def empty_words() -> frozenset[str]:
    """Content words for offices and for the telling, which say nothing about a matter."""
    return content_words(" ".join(_data()["empty"]["words"]))


def deed_words() -> dict[str, list[str]]:
    """The wordings for deeds, by act type."""
    return _data()["deeds"]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        (files("rapporteur.track") / "data" / "denied.toml").read_text(encoding="utf-8")
    )
    return data

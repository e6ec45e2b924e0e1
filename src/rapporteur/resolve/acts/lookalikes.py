"""Lookalikes: wordings that a lexicon takes for an act and that are none (data/lookalikes.toml)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from rapporteur.domain.span import Span
from rapporteur.resolve.acts.agents import agentive
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.tree import SUBJECTS, Tree


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = files("rapporteur.resolve.acts").joinpath("data/lookalikes.toml").read_text(encoding="utf-8")
    return tuple(re.compile(rf"\b(?:{row['pattern']})", re.IGNORECASE) for row in tomllib.loads(data)["lookalike"])


CAPITALS = 0.6  # share of capitalised words from which a line is a headline


def names(tree: Tree, words: tuple[int, ...]) -> bool:
    """Whether the words are part of a name: 'the Harbour [Protest] Alliance', 'Hill [Occupied] Zone'.

    Capitalised words within a sentence, with a capitalised neighbour; a line in capitals throughout tells nothing.
    """
    letters = [w for w in tree.words if w.text[:1].isalpha()]
    if not words or sum(w.text[:1].isupper() for w in letters) >= CAPITALS * len(letters):
        return False
    first, last = min(words), max(words)
    beside = [tree.words[i] for i in (first - 1, last + 1) if 0 <= i < len(tree.words)]
    if any(tree.words[i].rel == "root" or tree.children(i, *SUBJECTS) for i in words):
        return False
    inside = all(tree.words[i].text[:1].isupper() for i in words)
    opens = first == 0 or not tree.words[first - 1].text[:1].isalpha()
    return inside and not opens and any(w.text[:1].isupper() for w in beside)


def only_a_risk(clause: Clause) -> bool:
    """'Warned that the delay could cost jobs': a danger told of, no threat; 'warned that it could leave' is one."""
    told = clause.that_clause if clause.word.lemma in {"warn", "caution", "threat", "threaten"} else None
    inner = Clause.at(clause.tree, told.i) if told is not None else None
    if inner is None or inner.modal not in {"may", "can", "could"}:
        return False
    return bool(inner.own_subjects) and not any(agentive(clause.tree, s) for s in inner.own_subjects)


def is_lookalike(text: str, trigger: Span, sentence: Span) -> bool:
    """Whether the trigger lies in a wording that is no act.

    >>> words = "a clerk who asked not to be named"
    >>> is_lookalike(words, Span(12, 17), Span(0, len(words)))
    True
    """
    return any(
        Span(*match.span()).covers(trigger)
        for pattern in _patterns()
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )

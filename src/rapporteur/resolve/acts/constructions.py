"""Constructions: acts that no single entry names: 'will never sell', 'is ready to hand over', 'is Norlandic soil'."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapporteur.resolve.acts.agents import agentive, subjects
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.frames import FLAGS
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.lexicon import classes
from rapporteur.resolve.acts.tree import Tree, Word

READY = frozenset({"ready", "willing", "prepared", "disposed", "inclined"})
PARTICLES = frozenset({"up", "over", "back", "out", "down", "off", "away", "in"})
PRONOUNS = frozenset({"we", "i", "you"})
SOIL = frozenset({"land", "soil", "territory", "property", "waters", "part", "island", "territories"})
OPEN = "PROSPECT"  # a type still open: settled by mood and condition


def find_constructions(tree: Tree, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Hits of the constructions in a sentence, none at a word where the lexicon `found` one, 'ready' excepted."""
    types = {h.v: h.type for h in found}
    hits = [h for w in tree.words for rule in RULES if w.i not in types and (h := rule(tree, w)) is not None]
    free = [h for w in tree.words for h in (ready(tree, w, types), must(tree, w)) if h is not None]
    return (*hits, *free, *fixed(tree))


def prospect(tree: Tree, word: Word) -> Hit | None:
    """Somebody will or will not do what no entry lists: its type is left to mood and condition.

    REJECT: Norland will never leave the reef.
    """
    clause = Clause.at(tree, word.i)
    if word.pos != "VERB" or clause.modal not in {"will", "would"} or word.lemma in classes()["stative"]:
        return None
    doers = subjects(clause)
    if not any(agentive(tree, s) for s in doers) and not (clause.passive and clause.negated):
        return None
    if any(s.low in {"nobody", "none", "nothing", "one"} for s in doers):
        return None
    return Hit(OPEN, tree, word.i, (word.i,), "verb", 0.5, ("prospect",))


def ready(tree: Tree, word: Word, types: Mapping[int, str]) -> Hit | None:
    """Ready, willing or prepared to do something: the trigger runs to the verb.

    CONCEDE: Norland is ready to hand over the keys.
    """
    if word.low not in READY:
        return None
    clause = Clause.at(tree, word.i)
    verb = clause.infinitival
    if verb is None or not any(agentive(tree, s) for s in (*subjects(clause), *clause.own_subjects)):
        return None
    copula = [h.i for h in clause.helpers if h.i < word.i]
    last = verb.i + (1 if tree.words[min(verb.i + 1, len(tree.words) - 1)].low in PARTICLES else 0)
    words = tuple(range(min(copula, default=word.i), last + 1)) if verb.i - word.i < 6 else (word.i,)
    return Hit(OPEN, tree, word.i, words, "ready", 0.68, (f"{word.low} to", types.get(verb.i, OPEN), verb.lemma))


def soil(tree: Tree, word: Word) -> Hit | None:
    """A place is said to be one's own land.

    CLAIM: The reef is Norlandic soil, the minister said.
    """
    copula = tree.child(word.i, "cop")
    if word.low not in SOIL or copula is None or Clause.at(tree, word.i).negated or tree.child(word.i, "case"):
        return None
    owned = any(
        k.text[:1].isupper() or k.low in {"our", "its"}
        for k in tree.children(word.i, "amod", "nmod:poss", "compound", "nmod")
    )
    if not owned or not FLAGS["said"](Clause.at(tree, word.i)):
        return None
    return Hit("CLAIM", tree, word.i, tuple(range(copula.i, word.i + 1)), "said", 0.72, ("own soil",))


def must(tree: Tree, word: Word) -> Hit | None:
    """Somebody else must or should do something, in reported speech: a demand by the speaker.

    REQUEST: Sudria must open the gates, the minister said.
    """
    clause = Clause.at(tree, word.i)
    if word.pos != "VERB" or clause.modal not in {"must", "should"} or not FLAGS["said"](clause):
        return None
    named = [
        s
        for s in subjects(clause)
        if agentive(tree, s) and s.low not in PRONOUNS and s.low not in {"it", "he", "she", "they"}
    ]
    if not named and not clause.passive:
        return None
    helpers = tuple(h.i for h in clause.helpers if h.low in {"must", "should"})
    return Hit("REQUEST", tree, word.i, (*helpers, word.i), "said", 0.5, ("must",))


def alleges(tree: Tree, word: Word) -> Hit | None:
    """In reported speech, somebody else means harm, does wrong or is in bad faith: an accusation by the speaker.

    ACCUSE: Sudria still seeks to weaken the islands, the premier said.
    ACCUSE: The minister said the landlord was not serious.
    """
    clause = Clause.at(tree, word.i)
    malice = clause.infinitive and word.lemma in classes()["malice"] and clause.governor is not None
    means = (
        malice
        and clause.governor is not None
        and clause.governor.lemma in {"seek", "want", "try", "aim", "intend", "plan"}
    )
    wrong = word.pos == "VERB" and word.tag == "VBG" and not clause.gerund and word.lemma in classes()["misdeed"]
    faith = word.low in {"ready", "serious", "sincere", "honest", "interested"} and clause.negated and word.pos == "ADJ"
    if not (means or wrong or faith) or not FLAGS["said"](clause):
        return None
    others = any(s.pos == "PROPN" or _other(tree, s) for s in subjects(clause))
    return Hit("ACCUSE", tree, word.i, (word.i,), "said", 0.45, ("bad faith",)) if others else None


def _other(tree: Tree, word: Word) -> bool:
    """Somebody else than the speaker, by the words: no pronoun that may mean the speaker."""
    return word.pos == "NOUN" and agentive(tree, word)


RULES = (prospect, soil, alleges)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed wording: act type, pattern, prior confidence, own example."""

    type: str
    pattern: re.Pattern[str]
    prior: float
    example: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """The fixed wordings of data/phrases.tsv."""
    text = files("rapporteur.resolve.acts").joinpath("data", "phrases.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Phrase(t, re.compile(rf"\b{p}\b"), float(c), e) for t, p, c, e in rows)


def fixed(tree: Tree) -> tuple[Hit, ...]:
    """Hits of the fixed wordings."""
    starts, text = [], ""
    for w in tree.words:
        starts.append(len(text))
        text += w.low + " "
    out = []
    for phrase in phrases():
        for m in phrase.pattern.finditer(text):
            places = tuple(i for i, s in enumerate(starts) if m.start() <= s < m.end())
            verb = next((p for p in reversed(places) if tree.words[p].pos in {"VERB", "NOUN", "ADJ"}), places[-1])
            out.append(
                Hit(
                    phrase.type,
                    tree,
                    verb,
                    places,
                    "said",
                    phrase.prior,
                    (f"wording {phrase.type}",),
                    negation_used=True,
                )
            )
    return tuple(out)

"""Joining: the acts of a sentence by the rules and by the trained reader as one list, each with its odds.

Neither alone is enough: the rules know wordings that no passage has, and pass over those that no entry lists; the
trained reader reads any wording, and errs where it has seen nothing like it. A logistic over few facts weighs them
(data/weighing.toml, fitted by training/weigh.py), so that both together find an act, or one that is sure enough.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.seen import Seen
from rapporteur.resolve.acts.tree import NOMINAL, Tree

SURE = (0.02, 0.98)  # bounds of a probability in log-odds: beyond lies nothing that either could know
CONFIRMED = 0.5  # probability from which the reader confirms a hit
REFUSING = frozenset({"REJECT", "DENY", "DECLINE"})  # 'could not agree' is AGREE, negated, and no refusal that failed
LEARNED = "learned"  # the rule name of what only the trained reader found
Facts = dict[str, float]


@cache
def weighing() -> dict[str, dict[str, float]]:
    """The fitted weights: `type`, what a rule's type counts; `ruled` and `learned`, the odds of an act and their least.

    Apart, since what speaks for a hit of the rules is another thing than what speaks for one that no rule supports.
    """
    return tomllib.loads(files("rapporteur.resolve.acts").joinpath("data/weighing.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Around:
    """Where a hit stands: whether one with a side does it, in a statement's cue or its content, in quoted speech."""

    side: bool = False
    cue: bool = False
    told: bool = False
    quoted: bool = False


def joined(tree: Tree, ruled: Sequence[Hit], seen: Sequence[Seen]) -> tuple[Hit, ...]:
    """Every hit of either with what the other makes of it, not yet weighed, in text order.

    Both may name one act by other words, verb and noun of it ('[talks] are [scheduled]'): then it is the rule's hit.
    """
    free = list(seen)
    out = []
    for hit in ruled:
        mine = [s for s in free if set(s.words) & set(hit.words)]
        best = max(mine, key=lambda s: (s.v == hit.v, len(set(s.words) & set(hit.words)), -s.v), default=None)
        if best is None or best.type != hit.type:
            best = next((s for s in free if s.type == hit.type and _bound(tree, s, hit)), best)
        free = [s for s in free if s is not best and s not in mine]
        out.append(replace(hit, seen=best))
    out += [_learned(tree, s) for s in free]
    return tuple(sorted(out, key=lambda h: (h.v, h.words)))


def confirms(seen: Seen, hit: Hit) -> bool:
    """Whether the reader is for a hit that the rules took for but the content of another act: then it stands."""
    return seen.type == hit.type and seen.trigger.present >= CONFIRMED and bool(set(seen.words) & set(hit.words))


def _bound(tree: Tree, seen: Seen, hit: Hit) -> bool:
    """Whether one of the two governs the other directly."""
    a, b = tree.words[seen.v], tree.words[hit.v]
    return a.head == b.i or b.head == a.i


def _learned(tree: Tree, seen: Seen) -> Hit:
    word = tree.words[seen.v]
    kind = "noun" if word.pos in NOMINAL else "adjective" if word.pos == "ADJ" else "verb"
    return Hit(seen.type, tree, seen.v, seen.words, kind, seen.trigger.present, (LEARNED,), seen=seen)


def weighed(hit: Hit, around: Around) -> Hit:
    """The hit with its type by both readers, its prior the probability that it is one; what a statement says stands."""
    if hit.kind == "voice":
        return hit
    told = weighing()
    hit = typed_by(hit, told["type"])
    return replace(hit, prior=odds_by(facts_of(hit, around), told[reader_of(hit)]))


def kept(hit: Hit) -> bool:
    """Whether a weighed hit is an act."""
    return hit.kind == "voice" or hit.prior >= weighing()[reader_of(hit)]["least"]


def reader_of(hit: Hit) -> str:
    """Which weights are a hit's: `ruled`, or `learned` where no rule supports it."""
    return LEARNED if hit.rules[0] == LEARNED else "ruled"


def typed_by(hit: Hit, told: Mapping[str, float]) -> Hit:
    """The hit with the type that both together make likeliest; the rule's stands where the reader is not sure."""
    if hit.seen is None or hit.kind in {"voice", "said"} or hit.rules[0] == LEARNED:
        return hit
    shares = dict(hit.seen.trigger.types)
    counts = math.exp(told["rule"] + told["prior"] * log_odds(hit.prior))
    shares[hit.type] = shares.get(hit.type, told["unlikely"]) * counts
    best = max(shares, key=lambda t: (shares[t], t))
    same = best == hit.type or (hit.modality == "negated" and best in REFUSING)
    return hit if same else hit.as_type(best, LEARNED)


def facts_of(hit: Hit, around: Around) -> Facts:
    """What tells whether a hit is an act of its type.

    `present` and `share` are the trained reader's log-odds of an act and of its type, `noun` that the trigger is one;
    `side` to `quoted` are those of Around. For a hit of the rules `passed` says that the reader has no trigger there,
    `prior` is its log-odds by the rules, `agree` that its type stands, `top` that it is the reader's first; for one of
    the reader alone `actor` is the probability of its likeliest actor.
    """
    seen = hit.seen
    facts = {
        "present": log_odds(seen.trigger.present) if seen else 0.0,
        "share": log_odds(seen.share(hit.type)) if seen else 0.0,
        "noun": float(hit.kind == "noun"),
        "side": float(around.side),
        "cue": float(around.cue),
        "told": float(around.told),
        "quoted": float(around.quoted),
    }
    if reader_of(hit) == LEARNED:
        return facts | {"actor": seen.actors[0][1] if seen and seen.actors else 0.0}
    return facts | {
        "passed": float(seen is None),
        "prior": log_odds(hit.prior),
        "agree": float(seen is not None and hit.rules[-1] != LEARNED),
        "top": float(seen is not None and seen.type == hit.type),
    }


def odds_by(facts: Facts, told: Mapping[str, float]) -> float:
    """The probability that a hit with these facts is an act of its type."""
    return 1 / (1 + math.exp(-told["base"] - sum(told[k] * v for k, v in facts.items())))


def log_odds(share: float) -> float:
    """Log-odds of a probability, bounded by SURE."""
    bounded = min(max(share, SURE[0]), SURE[1])
    return math.log(bounded / (1 - bounded))

"""Score a record's statements: which are the gold's, and whose voice, stance, kind and date they have."""

from dataclasses import dataclass

from bench.score_text import NOWHERE, Folded, Places, name_key, same_name
from bench.tally import Row, Tally, best_pairs


@dataclass(frozen=True)
class Spot:
    """Where a statement's parts lie."""

    content: Places
    source: Places
    cue: Places


def _gold_spot(statement: Row, text: Folded) -> Spot:
    content = text.together(statement["content"])
    cues = text.find(statement["cue"])
    if len(statement["content"]) == 1 and cues:  # a short content ('it') stands where its cue is
        found = text.find(statement["content"][0])
        content = min(found, key=lambda p: min(_gap(p, c) for c in cues), default=NOWHERE)
    cue = text.near(statement["cue"], content)
    return Spot(content, text.near(statement["source"], cue or content), cue)


def _gap(one: Places, other: Places) -> int:
    """Characters from the nearer end of one to the other; negative where they overlap."""
    return max(min(one) - max(other), min(other) - max(one))


def _likeness(gold: Spot, found: Spot) -> float:
    """How much two statements are the same one; 0 where they are not."""
    both, either = gold.content & found.content, gold.content | found.content
    share = len(both) / len(either) if either else 0.75 * bool(gold.source & found.source or gold.cue & found.cue)
    if share < 0.5:
        return 0.0
    return share + 0.02 * bool(gold.source & found.source) + 0.01 * bool(gold.cue & found.cue)


def score_statements(tally: Tally, gold: Row, record: Row, text: Folded) -> dict[int, str]:
    """Score statements; for each matched gold statement the id of the record's."""
    golds, founds = gold["statements"], record["statements"]
    at_gold = [_gold_spot(s, text) for s in golds]
    at_found = [Spot(*(text.spans(s.get(part)) for part in ("content", "source", "cue"))) for s in founds]
    pairs = best_pairs({(i, j): _likeness(g, f) for i, g in enumerate(at_gold) for j, f in enumerate(at_found)})
    tally.found("statement", len(pairs), len(founds), len(golds))
    related = sum(_related(at_gold[i], at_found[j]) for i, j in pairs)
    tally.found("relation", related, len(founds), len(golds))
    unnamed = [sum(_unnamed(s) for s in rows) for rows in (founds, golds)]
    tally.found("anonymous voice", sum(_unnamed(golds[i]) and _unnamed(founds[j]) for i, j in pairs), *unnamed)
    for i, j in pairs:
        _statement(tally, golds[i], founds[j])
    return {i: founds[j]["id"] for i, j in pairs}


def _related(gold: Spot, found: Spot) -> bool:
    return all(not g or g & f for g, f in ((gold.source, found.source), (gold.cue, found.cue)))


def _unnamed(statement: Row) -> bool:
    return bool((statement.get("chain") or [{}])[-1].get("anonymous"))


def _statement(tally: Tally, gold: Row, found: Row) -> None:
    chain, other = gold["chain"], found.get("chain") or [{}]
    whole = len(chain) == len(other) and all(_same_link(g, f) for g, f in zip(chain, other, strict=True))
    tally.answer("voice", _same_link(chain[-1], other[-1]))
    tally.answer("chain", whole)
    if len(chain) >= 3:
        tally.answer("chain of 3 or more", whole)
    for name in ("stance", "kind"):
        tally.answer(name, gold[name] == found.get(name))
    if gold.get("said"):
        tally.answer("said", gold["said"] == found.get("said"))


def _same_link(gold: Row, found: Row) -> bool:
    """The same voice; a metonym may be named by its party."""
    if gold.get("anonymous") or gold.get("name") is None:
        return bool(found.get("anonymous")) or found.get("name") is None
    party = name_key(gold.get("party"))
    return same_name(gold["name"], found.get("name")) or (
        bool(gold.get("party")) and party == name_key(found.get("party")) == name_key(found.get("name"))
    )

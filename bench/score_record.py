"""Score records against a gold dossier, field by field.

statement   half of the characters of either content are the other's too (intersection over union);
            where neither has content, source or cue touch
relation    a matched statement whose source and cue touch the gold's, where the gold has them
voice, chain, stance, kind, said
            accuracy over matched statements; two unnamed voices are the same
act         the same type, and the trigger touches the gold's trigger or at least its sentence;
            act~ takes OFFER and PLEDGE for AGREE, DENY for REJECT
actor, recipient, modality, issue, act time, term end
            accuracy over matched acts, where the gold has the field
condition   whether matched acts have one; its kind where both do
territory   place, party and status are the same
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bench.score_text import NOWHERE, Folded, Places, name_key, same_name

Row = dict[str, Any]
Pairs = list[tuple[int, int]]
FAMILY = {"OFFER": "AGREE", "PLEDGE": "AGREE", "DENY": "REJECT"}


@dataclass
class Tally:
    """Counts by figure: what is right, what was found, what the gold has."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def found(self, name: str, right: int, found: int, gold: int) -> None:
        """Count towards an F1."""
        row = self.counts[name]
        for at, number in enumerate((right, found, gold)):
            row[at] += number

    def answer(self, name: str, right: object) -> None:
        """Count towards an accuracy: one question, one answer."""
        self.found(name, int(bool(right)), 1, 1)

    def figures(self) -> dict[str, float]:
        """F1 by figure, which is the accuracy where every question has its answer."""
        return {
            n: 2 * right / (found + gold) if found + gold else 0.0 for n, (right, found, gold) in self.counts.items()
        }


def score(pairs: Iterable[tuple[Row, Row]]) -> dict[str, float]:
    """F1 or accuracy by figure, over pairs of a gold report and the record of its text."""
    tally = Tally()
    for gold, record in pairs:
        text = Folded(record["report"]["text"])
        _report(tally, gold, record, text)
        matched = _statements(tally, gold, record, text)
        _acts(tally, gold, record, text, matched)
        _territory(tally, gold, record)
    return tally.figures()


def _report(tally: Tally, gold: Row, record: Row, text: Folded) -> None:
    report = record["report"]
    tally.answer("published", (report.get("published") or None) == (gold.get("published") or None))
    tally.answer("outlet", same_name(gold.get("outlet"), report.get("outlet")))
    for line in gold.get("body_excludes", ()):
        tally.answer("boilerplate cut", not text.find(line))
    for act in gold["acts"]:
        tally.answer("body kept", text.find(act["evidence"]))


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


def _best(scores: dict[tuple[int, int], float]) -> Pairs:
    """Pairs of gold and found rows, each used once, the best first."""
    golds: set[int] = set()
    founds: set[int] = set()
    pairs = []
    for gold, found in sorted((pair for pair in scores if scores[pair]), key=lambda pair: (-scores[pair], pair)):
        if gold not in golds and found not in founds:
            golds.add(gold)
            founds.add(found)
            pairs.append((gold, found))
    return pairs


def _statements(tally: Tally, gold: Row, record: Row, text: Folded) -> dict[int, str]:
    """Score statements; for each matched gold statement the id of the record's."""
    golds, founds = gold["statements"], record["statements"]
    at_gold = [_gold_spot(s, text) for s in golds]
    at_found = [Spot(*(text.spans(s.get(part)) for part in ("content", "source", "cue"))) for s in founds]
    pairs = _best({(i, j): _likeness(g, f) for i, g in enumerate(at_gold) for j, f in enumerate(at_found)})
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


def _acts(tally: Tally, gold: Row, record: Row, text: Folded, statements: dict[int, str]) -> None:
    golds, founds = gold["acts"], record["acts"]
    sentences = [text.together([a["evidence"]]) for a in golds]
    named = [[p for p in text.find(a["trigger"]) if p <= s] for a, s in zip(golds, sentences, strict=True)]
    triggers = [text.spans([a["trigger"]] if a.get("trigger") else []) for a in founds]
    near = {
        (i, j): 2.0 if any(p & t for p in named[i]) else float(bool(t & sentences[i]))
        for i in range(len(golds))
        for j, t in enumerate(triggers)
    }
    same = {(i, j): s for (i, j), s in near.items() if golds[i]["type"] == founds[j]["type"]}
    akin = {(i, j): s for (i, j), s in near.items() if _family(golds[i]) == _family(founds[j])}
    pairs = _best(same)
    tally.found("act", len(pairs), len(founds), len(golds))
    tally.found("act~", len(_best(akin)), len(founds), len(golds))
    for i, j in pairs:
        _act(tally, golds[i], founds[j])
        if golds[i].get("statement") is not None:
            found = founds[j].get("statement")
            tally.answer("act rests on its statement", found and found == statements.get(golds[i]["statement"]))


def _family(act: Row) -> str:
    type_: str = act["type"]
    return FAMILY.get(type_, type_)


def _parties(people: list[Row] | None) -> set[str]:
    return {name_key(p.get("party") or p.get("name")) for p in people or () if p.get("party") or p.get("name")}


def _act(tally: Tally, gold: Row, found: Row) -> None:
    actors, others = _parties(gold["actor"]), _parties(found.get("actor"))
    tally.answer("actor", actors == others or (len(actors) == 1 and actors & others))
    if gold["recipient"]:
        tally.answer("recipient", _parties(gold["recipient"]) & _parties(found.get("recipient")))
    tally.answer("modality", gold["modality"] == found.get("modality"))
    tally.answer("issue", set(gold["issue"]) & set(found.get("issue") or ()))
    condition, other = gold.get("condition"), found.get("condition")
    tally.found("condition", int(bool(condition and other)), int(bool(other)), int(bool(condition)))
    if condition and other:
        tally.answer("condition kind", condition["kind"] == other.get("kind"))
    if gold.get("time"):
        tally.answer("act time", gold["time"] == found.get("time"))
    if gold.get("term"):
        tally.answer("term end", gold["term"].get("end") == (found.get("term") or {}).get("end"))


def _territory(tally: Tally, gold: Row, record: Row) -> None:
    golds = {(name_key(t["place"]), name_key(t["party"]), t["status"]) for t in gold.get("territory", ())}
    founds = {(name_key(t["place"]["name"]), name_key(t["party"]), t["status"]) for t in record.get("territory", ())}
    tally.found("territory", len(golds & founds), len(founds), len(golds))

"""Score a record's acts: which are the gold's, and what their fields hold."""

from bench.score_text import Folded, name_key
from bench.tally import Row, Tally, best_pairs

FAMILY = {"OFFER": "AGREE", "PLEDGE": "AGREE", "DENY": "REJECT"}


def score_acts(tally: Tally, gold: Row, record: Row, text: Folded, statements: dict[int, str]) -> dict[str, int]:
    """Score acts; `statements` gives for each matched gold statement the id of the record's.

    Returns the gold act's number by the id of each act that is right.
    """
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
    pairs = best_pairs(same)
    tally.found("act", len(pairs), len(founds), len(golds))
    tally.found("act~", len(best_pairs(akin)), len(founds), len(golds))
    for i, j in pairs:
        _act(tally, golds[i], founds[j])
        if golds[i].get("statement") is not None:
            found = founds[j].get("statement")
            tally.answer("act rests on its statement", found and found == statements.get(golds[i]["statement"]))
    return {founds[j]["id"]: i for i, j in pairs if founds[j].get("id")}


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

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

from collections.abc import Iterable

from bench.score_acts import score_acts
from bench.score_statements import score_statements
from bench.score_text import Folded, name_key, same_name
from bench.tally import Row, Tally


def score(pairs: Iterable[tuple[Row, Row]]) -> dict[str, float]:
    """F1 or accuracy by figure, over pairs of a gold report and the record of its text."""
    tally = Tally()
    for gold, record in pairs:
        text = Folded(record["report"]["text"])
        _report(tally, gold, record, text)
        matched = score_statements(tally, gold, record, text)
        score_acts(tally, gold, record, text, matched)
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


def _territory(tally: Tally, gold: Row, record: Row) -> None:
    golds = {(name_key(t["place"]), name_key(t["party"]), t["status"]) for t in gold.get("territory", ())}
    founds = {(name_key(t["place"]["name"]), name_key(t["party"]), t["status"]) for t in record.get("territory", ())}
    tally.found("territory", len(golds & founds), len(founds), len(golds))

"""The act passages' held-out disputes: text to records, scored by acts, over all and by type.

Parties are scored by words too (`actor words`: some of the words marked for the gold's actor), since a passage of sixty
words on an invented dispute seldom tells for whom a person stands.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bench.passages import gold_of
from bench.score_acts import score_acts
from bench.score_statements import score_statements
from bench.score_text import Folded
from bench.tally import Row, Tally
from rapporteur.domain.act import TYPES, Actor
from rapporteur.domain.record import to_dict
from rapporteur.domain.span import Span
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text
from training.acts.compile import all_act_passages
from training.acts.documents import WIRE, split
from training.acts.markup import ActPassage, MarkedAct
from training.corpora import words_by_sentence
from training.passages.compile import Passage

NOT_MARKED = ("voice", "anonymous voice", "chain", "said")  # most act passages leave the chains of their statements out


def run(stages: Stages) -> dict[str, float]:
    """F1 or accuracy by figure, then F1 by type; last the F1 on single sentences of plain agency news."""
    held_out = split(all_act_passages())[1]
    wire = [p for p in held_out if p.file.startswith(WIRE)]
    figures = measured(stages, [p for p in held_out if p not in wire])
    return figures | {"act, agency news": measured(stages, wire)["act"]}


def measured(stages: Stages, passages: Iterable[ActPassage]) -> dict[str, float]:
    """The figures over these passages."""
    tally = Tally()
    for passage in passages:
        gold, record = pair(stages, passage)
        text = Folded(record["report"]["text"])
        matched = score_statements(tally, gold, record, text)
        right = score_acts(tally, gold, record, text, matched)
        _by_type(tally, gold["acts"], record["acts"], right)
        for id_, n in right.items():
            _words(tally, passage.acts[n], next(a for a in record["acts"] if a["id"] == id_))
    return {name: value for name, value in tally.figures().items() if name not in NOT_MARKED}


def pair(stages: Stages, passage: ActPassage) -> tuple[Row, Row]:
    """A passage in the form of a gold dossier's report, and the record of its text."""
    gold = gold_of_acts(passage)
    read = Read(*read_text(passage.text, given=Given(outlet=gold["outlet"])))
    return gold, to_dict(stages.record(read))


def gold_of_acts(passage: ActPassage) -> Row:
    """A passage with statements and acts in the form of a gold dossier's report."""
    plain = Passage(passage.id, passage.outlet, passage.text, passage.statements)
    gold = gold_of(plain, passage.outlet or "The Outlet")
    numbers = {s.number: n for n, s in enumerate(passage.statements)}
    words, bounds = words_by_sentence(passage.text)
    sentences = [Span(words[a].start, words[b - 1].end) for a, b in bounds]
    gold["acts"] = [_act(passage, act, sentences, numbers) for act in passage.acts]
    return gold


def _act(passage: ActPassage, act: MarkedAct, sentences: Sequence[Span], numbers: dict[int, int]) -> Row:
    sentence = next((s for s in sentences if s.overlaps(act.trigger)), act.trigger)
    return {
        "type": act.type,
        "trigger": act.trigger.of(passage.text),
        "evidence": sentence.of(passage.text),
        "actor": [_party(a) for a in act.actors],
        "recipient": [_party(a) for a in act.recipients],
        "modality": act.modality,
        "issue": act.issues,
        "condition": {"kind": act.kind} if act.kind else None,
        "statement": None if act.statement is None else numbers[act.statement],
    }


def _party(actor: Actor) -> Row:
    return {"name": actor.name, "party": actor.party}


def _by_type(tally: Tally, golds: Sequence[Row], founds: Sequence[Row], right: dict[str, int]) -> None:
    for type_ in TYPES:
        hits = sum(golds[n]["type"] == type_ for n in right.values())
        counts = (sum(a["type"] == type_ for a in rows) for rows in (founds, golds))
        tally.found(f"act {type_}", hits, *counts)


def _words(tally: Tally, gold: MarkedAct, found: dict[str, Any]) -> None:
    """Whether an actor's words touch those marked; of nobody in words, that nobody is found in words."""
    for role in ("actor", "recipient"):
        spans = [Span(*a["span"]) for a in found[role] if a.get("span")]
        marked = gold.spans[role]
        if marked:
            tally.answer(f"{role} words", any(s.overlaps(m) for s in spans for m in marked))
        elif role == "recipient":
            tally.answer("no recipient in words", not spans)

"""Entries judged right or wrong, with the facts that their confidence comes from: calibration's data.

Right is what the gold has: a statement by its content (bench/score_statements.py), an act by place and type
(bench/score_acts.py), an attribution of the news corpus by half of its content, its source and its cue.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.gold.check import DOSSIERS, read
from bench.passages import gold_of
from bench.score_acts import score_acts
from bench.score_statements import score_statements
from bench.score_text import Folded
from bench.tally import Tally
from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.record import Record, to_dict
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.read.reader import Given, read_text
from rapporteur.resolve.confidence import Facts, act_facts, statement_facts
from training.passages.compile import FOLDER
from training.passages.compile import read as passages_of
from training.passages.documents import HELD_OUT

Gold = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """A text with its gold: a gold dossier's report, or a row of the news corpus. `half` is 0 or 1, by turns."""

    group: str
    half: int
    gold: Gold
    reading: Reading


@dataclass(frozen=True)
class Case:
    """One entry: what it is, of which text, its facts, and whether the gold has it."""

    kind: Literal["statement", "act"]
    text: Text
    facts: Facts
    right: bool


def dossier(folder: Path) -> Iterator[Text]:
    """The reports of a gold dossier."""
    for n, gold in enumerate(read(folder)["reports"]):
        text = (folder / gold["file"]).read_text(encoding="utf-8")
        yield Text(folder.name, n % 2, gold, read_text(text, name=gold["file"])[0])


def own_gold() -> Iterator[Text]:
    """The reports of both of our own dossiers."""
    for folder in DOSSIERS:
        yield from dossier(folder)


def held_out_passages() -> Iterator[Text]:
    """The passages of the subjects that training never sees."""
    paths = [p for p in sorted(FOLDER.glob("*.txt")) if p.stem.startswith(HELD_OUT)]
    for n, passage in enumerate(p for path in paths for p in passages_of(path)):
        outlet = passage.outlet or "The Outlet"
        reading, _ = read_text(passage.text, given=Given(outlet=outlet))
        yield Text("passages", n % 2, gold_of(passage, outlet), reading)


def news(path: Path) -> Iterator[Text]:
    """The articles of a split of the news corpus."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        yield Text("news", n % 2, row, read_text(row["text"], name=row["id"])[0])


def cases(text: Text, record: Record) -> Iterator[Case]:
    """The entries of an uncalibrated record, judged."""
    reading, statements = text.reading, record.statements
    right, right_acts = _right(text, record)
    for s in statements:
        facts = statement_facts(s, statements, reading.report.text)
        if text.group != "news" or (s.content and not facts["inner"]):  # that corpus marks outermost contents only
            yield Case("statement", text, facts, s.id in right)
    for a in record.acts if text.group not in ("news", "passages") else ():
        yield Case("act", text, act_facts(a, record.acts, statements, reading.sentences), a.id in right_acts)


def _right(text: Text, record: Record) -> tuple[set[str], set[str]]:
    if text.group == "news":
        golds = attributions(text)
        return {s.id for s in record.statements if any(_alike(s.content, g.content) for g in golds)}, set()
    tally, folded, plain = Tally(), Folded(record.report.text), to_dict(record)
    matched = score_statements(tally, text.gold, plain, folded)
    return set(matched.values()), set(score_acts(tally, text.gold, plain, folded, matched))


def attributions(text: Text) -> list[Attribution]:
    """The gold attributions of an article, by places in the reading's text."""
    back = {raw: i for i, raw in enumerate(text.reading.offsets)}
    rows = text.gold["attributions"]
    return [Attribution(_moved(a["content"], back), _moved(a["cue"], back), _moved(a["source"], back)) for a in rows]


def _moved(spans: Iterable[Sequence[int]], back: dict[int, int]) -> tuple[Span, ...]:
    out = []
    for start, end in spans:
        if here := [back[i] for i in range(start, end) if i in back]:
            out.append(Span(min(here), max(here) + 1))
    return tuple(out)


def attribution_pairs(text: Text, annotation: Annotation) -> list[tuple[float, bool]]:
    """Confidence and rightness of every attribution found in an article."""
    golds = attributions(text)
    return [(f.confidence, any(is_right(f, g) for g in golds)) for f in annotation.attributions if f.content]


def saying_pairs(text: Text, annotation: Annotation) -> list[tuple[float, bool]]:
    """Confidence and rightness of every saying found in a text whose gold has statements."""
    folded = Folded(text.reading.report.text)
    found = [a for a in annotation.sayings if a.content]
    plain = {"statements": [_row(n, a) for n, a in enumerate(found)]}
    right = set(score_statements(Tally(), text.gold, plain, folded).values())
    return [(a.confidence, str(n) in right) for n, a in enumerate(found)]


def _row(n: int, a: Attribution) -> dict[str, Any]:
    return {"id": str(n), "content": a.content, "cue": a.cue, "source": a.source}


def is_right(found: Attribution | Statement, gold: Attribution) -> bool:
    """Whether half of the content is the gold's, and source and cue touch the gold's."""
    return _alike(found.content, gold.content) and _touch(found.source, gold.source) and _touch(found.cue, gold.cue)


def _alike(a: Iterable[Span], b: Iterable[Span]) -> bool:
    x, y = ({i for s in spans for i in range(s.start, s.end)} for spans in (a, b))
    return bool(x | y) and len(x & y) / len(x | y) >= 0.5


def _touch(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return (not a and not b) or any(x.overlaps(y) for x in a for y in b)

"""Postings made of a gold dossier's records: what a perfect reading would enter, to measure the views apart from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.gold.check import read
from rapporteur.domain.act import Act, Actor, Condition, Place, Term, TerritoryStatus
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.read.reader import read_text

Row = dict[str, Any]
ADDED = "2026-11-22T00:00:{:02d}.000000Z"
_MARKUP = re.compile(r"</?u>|\*\*")
_QUOTES = {"'": "['‘’]", '"': '["“”]', "‘": "['‘’]", "’": "['‘’]", "“": '["“”]', "”": '["“”]'}


def gold_postings(folder: Path) -> tuple[Posting, ...]:
    """One posting for every report of the dossier in `folder`, in the order of its gold."""
    rows = read(folder)["reports"]
    return tuple(_posting(folder, row, number) for number, row in enumerate(rows))


def _posting(folder: Path, row: Row, number: int) -> Posting:
    reading, _ = read_text((folder / row["file"]).read_text(encoding="utf-8"), name=row["file"])
    report = replace(reading.report, outlet=row["outlet"], published=row["published"])
    statements = tuple(_statements(row["statements"], report.text))
    acts = tuple(_act(a, n, report.text) for n, a in enumerate(row["acts"], start=1))
    lands = tuple(_land(t, report.text) for t in row["territory"])
    return Posting(Record(report, statements, acts, lands), ADDED.format(number), row["file"])


def _statements(rows: Sequence[Row], text: str) -> Iterator[Statement]:
    """The statements with their spans; a content that stands several times is the first after the one before it."""
    last = 0
    for number, row in enumerate(rows, start=1):
        words = [*row["content"], *filter(None, (row["cue"], row["source"]))]
        spans = [_place(words[0], text, last)]
        for word in words[1:]:
            spans.append(_place(word, text, spans[0].start))
        held, rest = spans[: len(row["content"])], iter(spans[len(row["content"]) :])
        cue, source = ((next(rest),) if row[part] else () for part in ("cue", "source"))
        last = spans[0].start
        chain = tuple(_link(link) for link in row["chain"])
        yield Statement(
            f"s{number}", row["kind"], tuple(held), cue, source, row["stance"], chain, row["said"], None, row["channel"]
        )


def _link(row: Row) -> ChainLink:
    return ChainLink(row["name"], row["role"], row.get("party"), bool(row.get("anonymous")), row.get("description"))


def _act(row: Row, number: int, text: str) -> Act:
    sentence = _place(row["evidence"], text)
    held = sentence.of(text)
    condition, term = row["condition"], row["term"]
    return Act(
        id=f"a{number}",
        type=row["type"],
        trigger=_place(row["trigger"], held).shifted(sentence.start),
        statement=None if row["statement"] is None else f"s{row['statement'] + 1}",
        actor=tuple(_actor(a, held, sentence) for a in row["actor"]),
        recipient=tuple(_actor(a, held, sentence) for a in row["recipient"]),
        issue=tuple(row["issue"]),
        condition=condition and Condition(condition["kind"], _place(condition["text"], held).shifted(sentence.start)),
        modality=row["modality"],
        time=row["time"],
        place=row["place"],
        term=term and Term(term.get("start"), term.get("duration"), term.get("end")),
    )


def _actor(row: Row, held: str, sentence: Span) -> Actor:
    """An actor with the place of its name in the sentence, where it stands there."""
    found = _found(row["name"] or "", held)
    return Actor(row["name"], row.get("party"), found[0].shifted(sentence.start) if found else None)


def _land(row: Row, text: str) -> TerritoryStatus:
    return TerritoryStatus(Place(row["place"]), row["party"], row["status"], _place(row["evidence"], text), row["time"])


def _place(words: str, text: str, near: int = 0) -> Span:
    """Where the words stand: at their first place from `near` on, else at the last before it."""
    found = _found(words, text)
    if not found:
        raise ValueError(f"not in the text: {words}")
    return next((f for f in found if f.start >= near), found[-1])


def _found(words: str, text: str) -> list[Span]:
    """All places of the words, whatever the white space and the form of the quotation marks."""
    parts = _MARKUP.sub("", words).split()
    if not parts:
        return []
    pattern = r"\s+".join("".join(_QUOTES.get(c) or re.escape(c) for c in part) for part in parts)
    edges = (r"\b" if parts[0][0].isalnum() else "", r"\b" if parts[-1][-1].isalnum() else "")
    return [Span(*m.span()) for m in re.finditer(edges[0] + pattern + edges[1], text)]

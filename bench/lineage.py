"""Ties between short reports and origins of their claims (tests/cases/lineage.toml, origins.toml), by our reading."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.tally import Tally
from rapporteur.domain.posting import Posting
from rapporteur.domain.similarity import content_words
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text
from rapporteur.track.docket import Docket, docket
from rapporteur.track.lineage import same_outlet
from rapporteur.track.tie import CORRECTS, Tie
from rapporteur.views.origins import OriginRow, origin_rows

CASES = Path(__file__).parents[1] / "tests" / "cases"
ADDED = "2026-11-22T00:00:{:02d}.000000Z"
#: Share of a claim's words that the gist of a row must have to be that claim.
SPEAKS_OF = 0.4

Case = Mapping[str, Any]


def run(stages: Stages) -> dict[str, float]:
    """F1 of the ties, accuracy of the rest; 'cases' counts those in which nothing is missed and nothing made up."""
    tally, known = Tally(), {}
    for case in cases("lineage.toml"):
        known[case["name"]] = read(case, stages)
        tally.answer("cases", tied(case, known[case["name"]], tally))
    for case in cases("origins.toml"):
        count_claims(case["claims"], known[case["name"]], tally)
    return tally.figures()


def cases(name: str) -> Sequence[Case]:
    """The cases of one table."""
    rows: Sequence[Case] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return rows


def read(case: Case, stages: Stages) -> Docket:
    """The reports of a case as the program reads them, laid out."""
    postings = []
    for number, row in enumerate(case["report"]):
        given = Given(outlet=row.get("outlet"), published=row.get("published"))
        reading, doubts = read_text(row["text"].strip(), given=given)
        postings.append(Posting(stages.record(Read(reading, doubts)), ADDED.format(number), row["id"]))
    return docket(postings)


def tied(case: Case, known: Docket, tally: Tally) -> bool:
    """Count the ties of a case; whether they are all right."""
    name = {p.record.report.id: p.source_file for p in known.postings}
    pairs = {(name[t.report.id], name[t.relays.id]): t.how for t in known.ties if t.relays and t.how != CORRECTS}
    wanted = {(a, b): how for a, b, how in case["ties"]}
    both = pairs.keys() & wanted.keys()
    tally.found("ties", len(both), len(pairs), len(wanted))
    for pair in both:
        tally.answer("how", pairs[pair] == wanted[pair])
    newer = {(name[t.report.id], name[t.relays.id]) for t in known.ties if t.relays and t.how == CORRECTS}
    asked = {(a, b) for a, b in case.get("corrects", ())}
    tally.found("corrections", len(newer & asked), len(newer), len(asked))
    outside = [t for t in known.ties if not t.relays]
    named = [any(_is(t, name, *row) for t in outside) for row in case.get("outside", ())]
    tally.found("outlets outside", sum(named), len(outside), len(named))
    return pairs == wanted and newer == asked and all(named) and len(outside) == len(named)


def _is(tie: Tie, name: Mapping[str, str | None], report: str, outlet: str) -> bool:
    return name[tie.report.id] == report and same_outlet(tie.cites, outlet)


def count_claims(claims: Sequence[tuple[str, list[str], int, str]], known: Docket, tally: Tally) -> None:
    """Count the claims that a row has with exactly their reports; of those, origins and footing."""
    name = {p.record.report.id: p.source_file for p in known.postings}
    rows = origin_rows(known)
    for words, reports, count, footing in claims:
        row = next((r for r in rows if {name[x] for x in r.reports} == set(reports) and _speaks_of(r, words)), None)
        tally.answer("claims", row)
        if row:
            tally.answer("origins", row.independent_origins == count)
            tally.answer("footing", row.attribution == footing)


def _speaks_of(row: OriginRow, words: str) -> bool:
    first, second = content_words(words), content_words(row.gist)
    return len(first & second) >= SPEAKS_OF * min(len(first), len(second))

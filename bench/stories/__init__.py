"""Small dossiers of our own writing, each with the rows that its views should hold.

A story is a TOML file: reports (outlet, day, text) and rows in a line each, reports by their number.

- `changes`: party | issue | direction | report. `contradictions`: claim report > denial report | kind.
- `meetings`: parties | date | status | moved from. These three lists are complete: any other row is false.
- `commitments`: parties | start | end | status. `positions`: as of | party | issue | stance. These must be found.

An issue is the head of an id, several with a slash, `*` for any; `-` is a value that is not told. `aliases` name a
party of the table in another way ('IAEA = International Atomic Energy Agency').

`python -m bench stories` prints how many of the expected rows are found, by view, and how many rows are false.
"""

from bench.stories.told import STORIES, outcomes, postings, story
from rapporteur.pipeline import Stages


def run(stages: Stages) -> dict[str, float]:
    """By view: the share of the expected rows that are found, and in the complete tables of those that are told."""
    right: dict[str, list[int]] = {}
    for path in STORIES:
        table = story(path)
        for outcome in outcomes(table, postings(table, stages)):
            counts = right.setdefault(outcome.view, [0, 0, 0])
            for n, rows in enumerate((outcome.right, outcome.missed, outcome.false)):
                counts[n] += len(rows)
    total = [sum(column) for column in zip(*right.values(), strict=True)]
    shares = {view: found / (found + missed + false) for view, (found, missed, false) in right.items()}
    return {**shares, "stories": total[0] / sum(total)}

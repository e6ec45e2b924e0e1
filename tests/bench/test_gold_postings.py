"""The postings made of our own gold: every span quotes what the gold says."""

from bench.gold.check import DOSSIERS, read
from bench.gold_postings import gold_postings
from rapporteur.track.contradictions import contradictions
from rapporteur.track.docket import docket


def test_spans_quote_the_gold_and_acts_rest_on_its_statements() -> None:
    for folder in DOSSIERS:
        for row, posting in zip(read(folder)["reports"], gold_postings(folder), strict=True):
            record, text = posting.record, posting.record.report.text
            said = [[s.of(text) for s in statement.content] for statement in record.statements]
            triggers = [a.trigger.of(text) for a in record.acts]
            assert [len(words) for words in said] == [len(s["content"]) for s in row["statements"]]
            assert [t.split() for t in triggers] == [a["trigger"].split() for a in row["acts"]]
            assert {a.statement for a in record.acts if a.statement} <= {s.id for s in record.statements}


def test_the_views_hold_on_gold_records() -> None:
    """On perfect records every contradiction of our two gold dossiers is found, and no other."""
    found = [len(contradictions(docket(gold_postings(folder)))) for folder in DOSSIERS]
    assert [len(read(folder)["contradictions"]) for folder in DOSSIERS] == found

"""The table of short reports: their ties and the origins of their claims, by the whole program."""

from collections import Counter

from bench import lineage
from rapporteur.pipeline import Stages


def test_ties_and_origins_of_the_table(stages: Stages) -> None:
    figures = lineage.run(stages)
    assert figures["ties"] >= 0.9
    assert figures["how"] >= 0.85
    assert figures["corrections"] >= 0.85
    assert figures["outlets outside"] >= 0.8
    assert figures["claims"] >= 0.7
    assert figures["origins"] >= 0.8


def test_the_table_is_well_formed() -> None:
    names = Counter(c["name"] for c in lineage.cases("lineage.toml"))
    assert max(names.values()) == 1
    assert {c["name"] for c in lineage.cases("origins.toml")} <= set(names)
    for case in lineage.cases("lineage.toml"):
        ids = {r["id"] for r in case["report"]}
        drawn = [x for row in (*case["ties"], *case.get("corrects", ())) for x in row[:2]]
        assert ids >= {*drawn, *(row[0] for row in case.get("outside", ()))}

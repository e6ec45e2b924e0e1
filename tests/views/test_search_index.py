"""The full-text index finds all that the search would find without it, in both databases."""

from pathlib import Path

import pytest

from bench import postgresql
from rapporteur.dossier import Dossier
from rapporteur.ledger.ledger import Ledger
from rapporteur.views.dossier import load, near
from rapporteur.views.search import search

ASKED = 20


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_index_leaves_out_nothing_that_would_be_found(
    talks: Path, database: str, request: pytest.FixtureRequest
) -> None:
    place: str | Path = talks
    if database == "postgresql":
        place = postgresql.fresh(request.getfixturevalue("server"))
        with Dossier(talks) as old, Dossier(place) as new:
            assert all(r.new for r in new.load(line.encode() for line in old.dump()))  # type: ignore[union-attr]
    postings = load(place)
    words = sorted({w.strip(".,“”\"'()") for p in postings for w in p.record.report.text.split()})
    some = [w for w in words[:: len(words) // ASKED] if any(c.isalnum() for c in w)]
    narrowed = 0
    for word in [*some, "recognising 30 parties", "two", "12"]:
        among = near(place, word)
        assert among is not None
        narrowed += len(among)
        assert search(postings, word, among=among) == search(postings, word), word
    with Ledger(place) as ledger:
        entries = sum(len(p.record.statements) + len(p.record.acts) for p in ledger.postings())
    assert narrowed / len(some) < entries / 4

import tomllib
from importlib.resources import files

import pytest

from rapporteur.domain.span import Span
from rapporteur.resolve.acts.lookalikes import is_lookalike

ROWS = tomllib.loads(files("rapporteur.resolve.acts").joinpath("data/lookalikes.toml").read_text(encoding="utf-8"))[
    "lookalike"
]


@pytest.mark.parametrize("row", ROWS, ids=[r["specimen"] for r in ROWS])
def test_specimens_are_no_acts(row: dict[str, str]) -> None:
    before, _, rest = row["specimen"].partition("[")
    trigger, _, after = rest.partition("]")
    text = before + trigger + after
    assert is_lookalike(text, Span(len(before), len(before) + len(trigger)), Span(0, len(text)))


@pytest.mark.parametrize(
    "words", ["The union asked for talks.", "They agreed that pay would rise.", "He met the envoy."]
)
def test_acts_are_none_of_them(words: str) -> None:
    start = words.index(next(w for w in ("asked", "agreed", "met") if w in words))
    assert not is_lookalike(words, Span(start, start + 3), Span(0, len(words)))

import tomllib
from pathlib import Path

import pytest
from resolve.saying.given import statements_of

from rapporteur.domain.statement import ChainLink
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text

ROWS = tomllib.loads((Path(__file__).parents[2] / "cases" / "chains.toml").read_text(encoding="utf-8"))["case"]
# Through the tagger: text to a chain that some statement has.
WHOLE = [
    (
        "The council will sell the quay, the Harbour Post reported on Monday, citing two people briefed on the plan.",
        "Harbour Post > ~two people briefed on the plan",
    ),
    (
        "The Harbour Post wrote that the council will sell the quay. The mayor wants it gone by June, the paper added, "
        "quoting people at the meeting.",
        "Harbour Post > ~people at the meeting",
    ),
    ('"We will not sell," Mayor Ida Holm told reporters, according to the Harbour Post.', "Harbour Post > Ida Holm"),
    ("The quay is not for sale, said Ida Holm, the mayor.", "Ida Holm"),
    ("Two drivers said Ida Holm had told them that the gate would open.", "~Two drivers > Ida Holm"),
    pytest.param(
        "Two drivers said Ida Holm had told them the harbour master had promised that the gate would open.",
        "~Two drivers > Ida Holm",
        marks=pytest.mark.xfail(
            strict=True, reason="since the model learnt acts it passes over the middle one of three"
        ),
    ),
]


@pytest.mark.parametrize(("text", "chain"), WHOLE, ids=range(len(WHOLE)))
def test_a_statement_with_the_chain_is_there(stages: Stages, text: str, chain: str) -> None:
    record = stages.record(Read(*read_text(text, given=Given(outlet="Vask Courier", published="2026-03-02"))))
    chains = [" > ".join(link.name or f"~{link.description}" for link in s.chain[1:]) for s in record.statements]
    assert chain in chains


@pytest.mark.parametrize("case", ROWS, ids=[c["why"] for c in ROWS])
def test_the_chains_of_given_spans(stages: Stages, case: dict) -> None:  # type: ignore[type-arg]
    found = statements_of(stages, case["text"])
    told = {f"{n}: {_worded(s.chain[1:])}" if s else f"{n}: no statement" for n, s in found.items()}
    assert [row for row in case["chains"] if row not in told] == [], sorted(told)


def _worded(chain: tuple[ChainLink, ...]) -> str:
    return " > ".join(link.name or "~" for link in chain)

import pytest

from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text

STAGES = Stages()
CASES = [
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
]


@pytest.mark.parametrize(("text", "chain"), CASES, ids=[c for _, c in CASES])
def test_a_statement_with_the_chain_is_there(text: str, chain: str) -> None:
    record = STAGES.record(Read(*read_text(text, given=Given(outlet="Vask Courier", published="2026-03-02"))))
    chains = [" > ".join(link.name or f"~{link.description}" for link in s.chain[1:]) for s in record.statements]
    assert chain in chains

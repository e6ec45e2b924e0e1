import pytest

from rapporteur.domain.similarity import alike, content_words, numbers
from rapporteur.track.groups import connected

ALIKE = [
    ("to stop boarding ships for 30 days", "a halt to boarding ships, thirty days long"),
    ("recognise the Gull Bank as Norland's", "recognition of the Gull Bank"),
]
NOT_ALIKE = [
    ("a filling of the lake over seven years", "a filling of the lake over four years"),
    ("pay a pilot fee", "release the sailors"),
    ("", "pay a pilot fee"),
    ("he said that they would", "he said that they would"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_retellings_are_alike(a: str, b: str) -> None:
    assert alike(a, b)


@pytest.mark.parametrize(("a", "b"), NOT_ALIKE)
def test_other_matter_is_not(a: str, b: str) -> None:
    assert not alike(a, b)


def test_numbers_count_written_out_or_not() -> None:
    assert numbers("thirty days, 30 ships and four more") == {"30", "4"}
    assert "the" not in content_words("the the the")


def test_groups_are_the_connected_parts_in_order() -> None:
    assert connected(6, lambda a, b: {a, b} in ({0, 3}, {3, 5}, {1, 2})) == ((0, 3, 5), (1, 2), (4,))

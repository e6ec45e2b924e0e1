import pytest

from rapporteur.api import read

CASES = [
    (
        "The mayor is reportedly considering a ban on lorries in the old town.",
        "reportedly",
        "The mayor is … considering a ban on lorries in the old town",
    ),
    (
        "President Ana Kesh is reportedly demanding ships that the union does not own to reopen the harbour.",
        "reportedly",
        "President Ana Kesh is … demanding ships that the union does not own to reopen the harbour",
    ),
    ("The union reportedly accepted it in principle.", "reportedly", "The union … accepted it in principle"),
    ("Goods allegedly stolen in May were returned to the harbour.", None, None),
]


@pytest.mark.parametrize(("sentence", "cue", "content"), CASES)
def test_a_clause_that_reportedly_marks_is_somebodys_word(sentence: str, cue: str | None, content: str | None) -> None:
    record = read("Talks on the harbour go on in Harlow.\n\n" + sentence, outlet="Harlow Post")
    text = record.report.text
    found = [("".join(c.of(text) for c in s.cue), " … ".join(c.of(text) for c in s.content)) for s in record.statements]
    assert found == ([(cue, content)] if cue else [])
    assert all(s.chain[-1].anonymous and s.stance == "asserts" for s in record.statements)


def test_he_in_reported_speech_is_the_one_who_speaks() -> None:
    record = read(
        "Aske and Dorvak Talk of Ships\n\nPrime Minister Joren Aske met President Ilena Dorvak on Monday.\n\n"
        "Aske said that while he supported the truce, he wanted the ships back.",
        outlet="Harlow Post",
    )
    assert [a.actor[0].name for a in record.acts if a.trigger.of(record.report.text) == "supported"] == ["Joren Aske"]

"""Credits to outlets, and the agency's tag at the end of a paragraph."""

import pytest

from rapporteur.read import credits
from rapporteur.read.reader import Given, read_text

BODY = "Talks on the strait resumed on Monday.\n\nBoth sides sat down at noon and rose at six, the mayor said."


def _credit(line: str, text: str = "{body}\n\n{line}") -> tuple[str, ...]:
    reading, _ = read_text("Talks resume\n\n" + text.format(body=BODY, line=line), given=Given(outlet="Upland Post"))
    assert line not in reading.report.text
    return reading.report.credit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AFP contributed to this report.", ("AFP",)),
        ("The Harbour Wire and Reuters contributed to this story.", ("The Harbour Wire", "Reuters")),
        ("With reporting from Reuters.", ("Reuters",)),
        ("(With PTI inputs)", ("PTI",)),
        ("This report includes material from Harbour Wire.", ("Harbour Wire",)),
        ("Additional reporting by A. Writer of Harbour Wire", ("Harbour Wire",)),
        ("Additional reporting by A. Writer in Port Vell", ()),
        ("A version of this article first appeared in the Harbour Post.", ("Harbour Post",)),
        ("(Reuters)", ("Reuters",)),
        ("Harbour Wire, AFP", ("Harbour Wire", "AFP")),
    ],
)
def test_credit_lines(line: str, names: tuple[str, ...]) -> None:
    assert _credit(line) == names


def test_an_agency_for_a_byline_is_a_credit() -> None:
    assert _credit("By AFP", "{line}\n\n{body}") == ("AFP",)
    assert _credit("By Reuters staff", "{line}\n\n{body}") == ("Reuters",)


def test_a_tag_at_the_end_of_a_paragraph_is_cut_off_and_kept() -> None:
    reading, _ = read_text(f"Talks resume\n\n{BODY} (Reuters)\n\nMore talks follow.", given=Given(outlet="Upland Post"))
    assert reading.report.text == f"{BODY}\n\nMore talks follow."
    assert reading.report.credit == ("Reuters",)


@pytest.mark.parametrize("line", ["They went to the alliance (NATO)", "He left. (Laughter)", "It rained. (See page 4)"])
def test_brackets_that_are_no_tag(line: str) -> None:
    reading, _ = read_text(
        f"Talks resume\n\n{BODY}\n\n{line}.\n\nMore talks follow.", given=Given(outlet="Upland Post")
    )
    assert line in reading.report.text


def test_a_note_of_correction_stays() -> None:
    note = "This article was amended on 3 May to correct the number of ships."
    assert note in read_text(f"Talks resume\n\n{BODY}\n\n{note}")[0].report.text
    assert not credits.is_credit(note)

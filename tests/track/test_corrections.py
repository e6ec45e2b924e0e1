"""By which words a report says that it replaces an older one."""

import tomllib
from importlib.resources import files

import pytest
from dispute import Paper

from rapporteur.domain.report import Report
from rapporteur.track.corrections import bare_title, mark

KINDS = tomllib.loads((files("rapporteur.track") / "data" / "corrections.toml").read_text(encoding="utf-8"))["kind"]


def _report(text: str, title: str = "Talks resume") -> Report:
    return Paper("Coast Wire", "2031-05-09", text, title).posting().record.report


@pytest.mark.parametrize(("kind", "words"), [(k["name"], w) for k in KINDS for w in k["is"]])
def test_notes_that_correct(kind: str, words: str) -> None:
    told = mark(_report(f"The talks resumed on Monday.\n\n{words}"))
    assert told
    assert told.name == kind
    assert words.startswith(told.words[:20])


@pytest.mark.parametrize("words", [w for k in KINDS for w in k["not"]])
def test_sentences_that_correct_nothing(words: str) -> None:
    assert mark(_report(f"The talks resumed on Monday.\n\n{words}")) is None


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("CORRECTED-Talks resume", "talks resume"),
        ("CORRECTED-UPDATE 2-Talks resume", "talks resume"),
        ("REFILE-Talks resume", "talks resume"),
        ("WITHDRAWN: Talks resume", "talks resume"),
        ("Correction: Talks resume", "talks resume"),
        ("Corrected maps resume talks", "corrected maps resume talks"),
        ("Correction of the border starts", "correction of the border starts"),
    ],
)
def test_titles(title: str, bare: str) -> None:
    assert bare_title(title) == bare
    assert (mark(_report("The talks resumed.", title)) is not None) == (bare == "talks resume")

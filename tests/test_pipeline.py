from pathlib import Path

import pytest

from rapporteur.domain.record import to_dict
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.errors import ModelError, ReportError
from rapporteur.ledger.ledger import Ledger
from rapporteur.pipeline import (
    Done,
    Given,
    Known,
    Problem,
    Read,
    Stages,
    attempt,
    enter,
    inputs,
    read_input,
    read_text,
    records,
)

TEXT = "HALDEN, May 7, 2031 (Coast Wire) — “We reject the toll,” Foreign Minister Ada Venn told reporters on Tuesday.\n"
ADDED = "2031-05-08T09:00:00.000000Z"


def only_read(path: Path) -> Read:
    (source,), _ = inputs([str(path)])
    (read,) = read_input(source, Given())
    assert isinstance(read, Read)
    return read


def test_a_text_becomes_a_record(stages: Stages) -> None:
    record = stages.record(read_text(TEXT, Given(outlet="Harbour Post")))
    assert (record.report.outlet, record.report.published) == ("Harbour Post", "2031-05-07")
    (statement,) = record.statements
    assert statement.voice.name == "Ada Venn"
    assert [s.of(record.report.text) for s in statement.content] == ["“We reject the toll,”"]
    assert "REJECT" in {a.type for a in record.acts}


def test_the_same_text_gives_the_same_record(stages: Stages) -> None:
    first, second = (stages.record(read_text(TEXT, Given())) for _ in range(2))
    assert to_dict(first) == to_dict(second)
    assert first.diagnostics == second.diagnostics


def test_what_is_wrong_with_one_report_stops_no_other(tmp_path: Path, stages: Stages) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "row-7", "text": "Ada Venn said no."}\n{"text": 3}\n\n[]\n')
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(TEXT)
    sources, problems = inputs([str(tmp_path), str(tmp_path / "absent.txt")])
    results = [r for source in sources for r in records(source, stages, Given())]
    done = [r.source_file for r in results if isinstance(r, Done)]
    assert done == ["row-7", str(tmp_path / "c.txt")]
    assert [isinstance(r, Problem) for r in results] == [False, True, True, True, False]
    assert "absent.txt: no such file" in problems[0].message


def test_a_defect_of_ours_stops_no_other_report_either(stages: Stages) -> None:
    # Half of a surrogate pair, which no reader lets through: the tokenizer chokes on it.
    broken = Reading(Report(id="sha256:0", text="No \ud800."), sentences=(Span(0, 5),), source_file="odd.txt")
    problem = attempt(Read(broken), stages)
    assert isinstance(problem, Problem)
    assert problem.message.startswith("odd.txt: Rapporteur failed on this report (")


def test_a_text_without_a_report(stages: Stages) -> None:
    with pytest.raises(ReportError):
        read_text(" \n", Given())


def test_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Stages(tmp_path / "nowhere").record(read_text(TEXT, Given()))


def test_a_report_that_is_held_is_passed_over_before_the_model_is_asked(tmp_path: Path, stages: Stages) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    with Ledger(tmp_path / "d", writable=True) as ledger:
        first = enter(only_read(path), ledger, stages, added=ADDED)
        assert isinstance(first, Done)
        again = enter(only_read(path), ledger, Stages(tmp_path / "no model here"), added="later")
        assert isinstance(again, Known)
        assert (again.held.source_file, again.held.added) == (str(path), ADDED)
        assert [p.record for p in ledger.postings()] == [first.record]

import csv
import io
import json

import pytest
from dispute import Paper, strait

from rapporteur.export import csv_rows, json_rows, markdown, table
from rapporteur.export.cells import safe
from rapporteur.export.labels import when
from rapporteur.views.changes import ChangeRow, changes
from rapporteur.views.meetings import MeetingRow, meetings
from rapporteur.views.positions import PositionRow, positions

HOSTILE = "Norland rejected <script>alert(1)</script> | \x1b[31m**red** =1+1 as a fee."


def _hostile() -> tuple[PositionRow, ...]:
    paper = Paper("=cmd|calc", "2031-05-06", HOSTILE).act("REJECT", "rejected", "Norland", about=HOSTILE[17:-1])
    return positions([paper.posting()])


def test_json_is_a_list_of_the_rows_objects() -> None:
    rows = json.loads(json_rows.render(meetings(strait())))
    assert [(r["date"], r["moved_from"], r["parties"]) for r in rows] == [
        ("2031-05-27", "2031-05-20", ["Norland", "Southmark"])
    ]
    assert json_rows.render(()) == "[]\n"


def test_csv_has_a_heading_and_a_line_a_row_and_runs_nothing() -> None:
    lines = list(csv.reader(io.StringIO(csv_rows.render(_hostile(), PositionRow))))
    assert lines[0][:3] == ["party", "issue", "stance"]
    assert len(lines) == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in lines[1])
    assert csv_rows.render((), ChangeRow).startswith("party,issue,from,to,direction")


def test_a_table_steers_no_terminal_and_keeps_its_width() -> None:
    out = table.render(_hostile(), PositionRow, width=130)
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 130
    assert "REJECT" in out
    assert max(map(len, table.render(_hostile(), PositionRow, width=60).splitlines())) <= 60
    assert "attribution: on the record" in table.render(_hostile(), PositionRow, width=60)
    assert table.render((), MeetingRow) == "nothing found\n"


def test_a_markdown_table_keeps_its_columns_whatever_the_text() -> None:
    lines = markdown.render(_hostile(), PositionRow).splitlines()
    bars = [line.replace("\\|", "").count("|") for line in lines[:3]]
    assert len(set(bars)) == 1
    assert "<script>" not in "\n".join(lines)
    assert "“" in lines[4]


def test_a_change_tells_both_sides_in_words() -> None:
    rows = tuple(r for r in changes(strait()) if r.from_)
    assert "four crowns" in csv_rows.render(rows, ChangeRow)
    assert "nine crowns" in csv_rows.render(rows, ChangeRow)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-06", "6 May 2031"), ("2031-04~", "about April 2031"), ("../2031-05-06", "by 6 May 2031"),
        ("2031-05/..", "since May 2031"), ("2031-05-02/2031-05-03", "2 May 2031 to 3 May 2031"), (None, "undated"),
        ("XXXX-06-03", "3 June (year not told)"), ("2031-21", "spring 2031"), ("nonsense", "nonsense"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(edtf: str | None, words: str) -> None:
    assert when(edtf) == words


def test_text_is_shown_in_one_line_without_steering_characters() -> None:
    assert safe("a\n b\x1b[2J\u202ec") == "a b\ufffd[2Jc"

"""Inputs: files, folders, patterns, standard input, and what is none of them."""

from io import BytesIO
from pathlib import Path

import pytest

from rapporteur.errors import ReportError
from rapporteur.read.inputs import Input, expand, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "deep/c.jsonl", "d.pdf", ".hidden/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def names(found: tuple[Input, ...], folder: Path) -> list[str]:
    return [str(i.path.relative_to(folder)) for i in found if i.path]


def test_folder_gives_its_report_files_sorted(folder: Path) -> None:
    inputs, errors = expand([str(folder)])
    assert names(inputs, folder) == ["a.html", "b.txt", "deep/c.jsonl"]
    assert errors == ()


def test_pattern_and_file_each_once_in_the_order_given(folder: Path) -> None:
    inputs, _ = expand([str(folder / "d.pdf"), str(folder / "**" / "*.txt"), str(folder / "b.txt")])
    assert names(inputs, folder) == ["d.pdf", "b.txt"]


def test_missing_ones_are_errors_and_the_others_stay(folder: Path) -> None:
    (folder / "empty").mkdir()
    wanted = [str(folder / x) for x in ("none.txt", "b.txt", "*.xyz", "empty")]
    inputs, errors = expand(wanted)
    assert names(inputs, folder) == ["b.txt"]
    assert [str(e).split(": ")[1].split(";")[0][:12] for e in errors] == [
        "no such file",
        "matches no f",
        "holds no rep",
    ]


def test_file_with_pattern_signs_in_its_name(folder: Path) -> None:
    (folder / "a[1].txt").write_text("x")
    assert names(expand([str(folder / "a[1].txt")])[0], folder) == ["a[1].txt"]


def test_standard_input_and_limit(folder: Path) -> None:
    (source,), _ = expand(["-"])
    assert load(source, BytesIO(b"text")) == b"text"
    with pytest.raises(ReportError, match="split it"):
        load(source, BytesIO(b"text"), limit=3)
    with pytest.raises(ReportError, match="check the path"):
        load(Input("gone", folder / "gone.txt"))

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import rapporteur

TEXT = "HALDEN, May 7, 2031 (Coast Wire) — “We reject the toll,” Foreign Minister Ada Venn told reporters on Tuesday.\n"
HEAVY = ("numpy", "onnxruntime", "tokenizers", "nupunkt", "trafilatura", "lxml", "sqlalchemy", "jinja2")


def loaded_by(code: str) -> set[str]:
    code = f"{code}\nimport sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_importing_the_package_loads_nothing_else() -> None:
    ours = {m for m in loaded_by("import rapporteur") if m.startswith("rapporteur")}
    assert ours == {"rapporteur"}
    assert loaded_by("import rapporteur").isdisjoint(HEAVY)


def test_the_command_line_loads_nothing_heavy_before_a_command_runs() -> None:
    modules = loaded_by("import rapporteur.cli.app")
    assert "rapporteur.cli.app" in modules
    assert modules.isdisjoint({*HEAVY, "rich.progress", "rapporteur.pipeline"})


def test_the_public_names_are_sorted_and_there() -> None:
    assert rapporteur.__all__ == sorted(rapporteur.__all__)
    assert all(getattr(rapporteur, name) is not None for name in rapporteur.__all__)
    assert set(rapporteur.__all__) <= set(dir(rapporteur))
    with pytest.raises(AttributeError, match="no attribute 'reda'"):
        rapporteur.reda  # noqa: B018


def test_read_stays_the_function_once_the_reader_is_loaded() -> None:
    from rapporteur.read import reader

    assert reader.read_bytes
    assert rapporteur.read.__module__ == "rapporteur.api"


def test_reading_from_python(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    record = rapporteur.read(TEXT, outlet="Harbour Post", title="No toll", url="https://example.org/1")
    report = record.report
    assert (report.outlet, report.title, report.url) == ("Harbour Post", "No toll", "https://example.org/1")
    assert rapporteur.read_file(path, published="2031-06-01").report.published == "2031-06-01"
    (done,) = rapporteur.read_files([path])
    assert isinstance(done, rapporteur.Done)
    assert done.record.statements[0].voice.name == "Ada Venn"


def test_unsure_entries_are_held_back(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    kept, none = rapporteur.read(TEXT, at_least=0), rapporteur.read_file(path, at_least=1)
    assert (len(kept.statements), none.statements) == (1, ())
    assert none.held_back.statements == ("s1",)  # type: ignore[union-attr]
    assert [d.code for d in none.diagnostics].count("held-back") == 1 + len(kept.acts)
    with rapporteur.open(tmp_path / "d.rapporteur") as dossier:
        (done,) = dossier.add(path, at_least=1)
        assert dossier.postings()[0].record == done.record == none  # type: ignore[union-attr]
    with pytest.raises(rapporteur.UsageError, match="from 0 to 1"):
        rapporteur.read(TEXT, at_least=80)


def test_issues_of_the_users_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[[issue]]\nid = "harbour.toll"\nstrong = ["toll*"]\n')
    assert [a.issue for a in rapporteur.read(TEXT, issues=mine).acts] == [("harbour.toll",)]
    assert "harbour.toll" not in {i for a in rapporteur.read(TEXT).acts for i in a.issue}
    with rapporteur.open(tmp_path / "d.rapporteur") as dossier:
        dossier.add_text(TEXT, issues=str(mine))
        assert [p.issue for p in dossier.positions()] == ["harbour.toll"]
    with pytest.raises(rapporteur.UsageError, match="give a TOML file"):
        rapporteur.read(TEXT, issues=tmp_path / "absent.toml")


def test_people_of_the_users_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[party]]\nname = "Tarn Union"\nkind = "union"\n[[person]]\nname = "Ada Venn"\nparty = "Tarn Union"\n'
    )
    assert rapporteur.read(TEXT, people=mine).statements[0].voice.party == "Tarn Union"
    assert rapporteur.read(TEXT).statements[0].voice.party != "Tarn Union"
    with rapporteur.open(tmp_path / "d.rapporteur") as dossier:
        dossier.add_text(TEXT, people=str(mine))
        assert {p.party for p in dossier.positions()} == {"Tarn Union"}
    with pytest.raises(rapporteur.UsageError, match="give a TOML file"):
        rapporteur.read(TEXT, people=tmp_path / "absent.toml")


def test_attributions_are_more_than_statements() -> None:
    path = Path(__file__).parents[1] / "examples" / "04-daily-clarion.txt"
    few, many = rapporteur.read_file(path), rapporteur.read_file(path, attributions=True)
    assert len(many.statements) > len(few.statements) > 0
    assert few.report == many.report


@pytest.mark.parametrize(
    ("content", "message"), [("", "empty"), ('{"text": "One said."}\n{"text": "Two said."}\n', "holds 2 reports")]
)
def test_a_file_without_one_report(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(content)
    with pytest.raises(rapporteur.ReportError, match=message):
        rapporteur.read_file(path)


def test_a_dossier_from_python(tmp_path: Path) -> None:
    path = tmp_path / "d.rapporteur"
    (tmp_path / "r.txt").write_text(TEXT)
    with rapporteur.open(path) as dossier:
        assert not path.exists()
        done, missing = sorted(dossier.add([tmp_path / "r.txt", tmp_path / "absent"]), key=lambda r: type(r).__name__)
        assert isinstance(done, rapporteur.Done)
        assert isinstance(missing, rapporteur.Problem)
        assert isinstance(dossier.add_text(TEXT), rapporteur.Known)
        (posting,) = dossier.postings()
        assert (posting.record, posting.source_file) == (done.record, str(tmp_path / "r.txt"))
        assert [p.party for p in dossier.positions()] == ["Government"]
        assert dossier.search("toll")[0].evidence[0].report == done.record.report.id
        assert dossier.timeline(known_by=date(2020, 1, 1)) == ()
        assert "reject the toll" in dossier.brief(format="markdown")


def test_every_view_of_the_sample_dossier_has_rows_with_their_words(talks: Path) -> None:
    with rapporteur.open(talks) as dossier:
        texts = {p.record.report.id: p.record.report.text for p in dossier.postings()}
        for view in ("positions", "changes", "commitments", "territory", "timeline", "lineage", "origins"):
            rows = getattr(dossier, view)()
            assert rows, view
            assert all(texts[e.report][slice(*e.span)] == e.quote for row in rows for e in row.evidence), view


def test_a_view_asks_for_a_day(talks: Path) -> None:
    with rapporteur.open(talks) as dossier:
        early, late = dossier.timeline(as_of="2026-02-10"), dossier.timeline(as_of=date(2026, 3, 14))
        assert len(early) < len(late) == len(dossier.timeline(as_of="2026-03"))
        assert dossier.positions(known_by="2026-03-19") == ()
        with pytest.raises(rapporteur.UsageError, match="YYYY-MM-DD"):
            dossier.positions(as_of="yesterday")


def test_misuse_of_a_dossier(talks: Path) -> None:
    with rapporteur.open(talks) as dossier:
        with pytest.raises(rapporteur.UsageError, match="at least one word"):
            dossier.search("?")
        with pytest.raises(rapporteur.UsageError, match="text, markdown, html"):
            dossier.brief(format="pdf")

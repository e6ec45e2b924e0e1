import re
from pathlib import Path

from typer.testing import CliRunner

from rapporteur.cli.app import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_is_what_the_program_prints(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(ROOT)
    command, shown = re.search(r"    \$ rapporteur (read examples/\S+)\n\n(.*?)\n\n[^ ]", README, re.DOTALL).groups()  # type: ignore[union-attr]
    printed = CliRunner().invoke(app, command.split(), env={"COLUMNS": "100"}).output
    lines = [_plain(line) for line in shown.splitlines() if line.strip() and line.strip() != "…"]
    assert len(lines) > 10
    missing = [line for line in lines if line not in [_plain(p) for p in printed.splitlines()]]
    assert missing == []


def _plain(line: str) -> str:
    """A line without its confidence, whose last digit depends on the processor."""
    return re.sub(r"\b[01]\.\d\d\b", "#", line.strip())


def test_every_path_that_is_named_exists() -> None:
    for page in [
        ROOT / "README.md",
        ROOT / "ARCHITECTURE.md",
        ROOT / "CONTRIBUTING.md",
        *sorted(ROOT.glob("docs/*.md")),
    ]:
        for path in re.findall(
            r"`((?:docs|examples|bench|training|src|tests)/[\w./-]*\w)`", page.read_text(encoding="utf-8")
        ):
            assert (ROOT / path).exists(), f"{page.name}: {path}"


def test_the_make_verbs_that_are_named_exist() -> None:
    verbs = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make (demo|test|bench|train|\w+)\b(?= |`)", README)) <= verbs | {"it"}

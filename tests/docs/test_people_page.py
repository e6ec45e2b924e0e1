import re
from pathlib import Path

from typer.testing import CliRunner

from rapporteur.cli.app import app
from rapporteur.resolve.who import own_file

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "people.md").read_text("utf-8")
EXAMPLE = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL).group(1)  # type: ignore[union-attr]


def test_the_page_lists_every_key_and_kind() -> None:
    listed = {
        t: tuple(re.findall(r"`(\w+)`", keys)) for t, keys in re.findall(r"^\| `\[\[(\w+)\]\]` \| (.+) \|$", PAGE, re.M)
    }
    assert listed == own_file._KEYS
    assert all(f"`{kind}`" in PAGE for kind in own_file.KINDS)


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "kelde.toml"
    path.write_text(EXAMPLE, "utf-8")

    def read(*options: str) -> str:
        return CliRunner().invoke(app, ["read", str(ROOT / "examples/02-halmouth-observer.txt"), *options]).stdout

    assert "› Marek Tolvan (Velmaria)" in read("--people", str(path))
    assert "› Marek Tolvan (Velmaria)" not in read()

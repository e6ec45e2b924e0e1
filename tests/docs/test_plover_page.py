import json
import re
from pathlib import Path
from typing import Any

from rapporteur import __version__, open
from rapporteur.domain.act import TYPES
from rapporteur.export.plover_codes import category, quad_code, scale, table

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plover.md").read_text("utf-8")


def test_the_table_of_categories_is_the_programs() -> None:
    rows = re.findall(r"^\| ([A-Z]+) \| ([A-Z]+|–) \| (\d|–) \| (\S+) \|$", PAGE, re.M)
    assert {row[0] for row in rows} == set(TYPES)
    known = table("plover.toml")["event"]
    for type_, event, quad, score in rows:
        told = known.get(type_)
        assert (event, quad, score) == ((told, str(quad_code(told)), str(scale(told))) if told else ("–", "–", "–"))
    assert category.__doc__


def test_every_field_has_its_line(talks: Path) -> None:
    with open(talks) as dossier:
        event = dossier.plover()[0]
    listed = {f for row in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.M) for f in re.findall(r"`(\w+)`", row)}
    assert set(event) <= listed
    assert all(f"`{key}`" in PAGE for key in (*event["rapporteur"], *event["source"][0], *event["cite_info"]))
    assert event["coder"] == f"rapporteur {__version__}"


def test_the_example_is_what_the_sample_dossier_gives(talks: Path) -> None:
    example = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL).group(1))  # type: ignore[union-attr]
    with open(talks) as dossier:
        event = next(e for e in dossier.plover() if e["id"] == example["id"])
    assert _part(event, example) == example


def _part(whole: Any, part: Any) -> Any:
    """What `whole` has under the keys that `part` has."""
    if not isinstance(part, dict):
        return whole
    return {key: _part(whole[key], value) for key, value in part.items()}

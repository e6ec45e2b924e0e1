"""The gold dossiers keep their form, and the check of it notices what breaks the form."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.gold.check import DOSSIERS, faults


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda folder: folder.name)
def test_no_faults(folder: Path) -> None:
    assert faults(folder) == []


Row = dict[str, Any]
BREAKS: dict[str, Callable[[Row], object]] = {
    "content that does not occur": lambda r: r["statements"][0]["content"].append("no such words"),
    "stance outside the list": lambda r: r["statements"][0].update(stance="hints"),
    "kind outside the list": lambda r: r["statements"][0].update(kind="free"),
    "chain without the outlet": lambda r: r["statements"][0]["chain"].pop(0),
    "statement index out of range": lambda r: r["acts"][0].update(statement=99),
    "statement that does not hold the trigger": lambda r: r["acts"][0].update(statement=len(r["statements"]) - 1),
    "trigger outside its evidence": lambda r: r["acts"][0].update(trigger="zzz"),
    "evidence that is half a sentence": lambda r: r["acts"][0].update(evidence=r["acts"][0]["evidence"][:-9]),
    "type outside the list": lambda r: r["acts"][0].update(type="ARGUE"),
    "modality outside the list": lambda r: r["acts"][0].update(modality="likely"),
    "issue outside the catalogue": lambda r: r["acts"][0].update(issue=["weather"]),
    "no issue": lambda r: r["acts"][0].update(issue=[]),
    "condition outside its sentence": lambda r: r["acts"][0].update(condition={"kind": "if", "text": "if not"}),
    "excluded line that is no line": lambda r: r["body_excludes"].append("Advertisement, page 7"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_faults_are_noticed(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(DOSSIERS[0], tmp_path / "gold")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    BREAKS[name](gold["reports"][0])
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert faults(folder)

"""The two real reports of `shared/reports` in one dossier, by the command line, added in either order.

The second is given its day once, and once not: then its order is unknown, and nothing may be told to have changed.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.points import FILES, FOUR
from bench.shared import Shared
from rapporteur.pipeline import Stages

DATED = ("--published", "2025-04-29")
PROGRAM = (sys.executable, "-c", "from rapporteur.cli.app import main; main()")

Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]


def run(shared: Shared, _: Stages) -> dict[str, float]:
    """1 for each thing that is told as it should be in both orders of adding, 0 else, and their share."""
    figures: dict[str, float] = {}
    for order in (("moscow", "latin"), ("latin", "moscow")):
        for given, checks in ((DATED, DATED_CHECKS), ((), UNDATED_CHECKS)):
            with tempfile.TemporaryDirectory() as scratch:
                ask = _dossier(shared, Path(scratch) / "pair.rapporteur", order, given)
                for title, check in checks:
                    figures[title] = min(figures.get(title, 1.0), float(check(ask)))
    return {**figures, "pair": sum(figures.values()) / len(figures)}


def _dossier(shared: Shared, path: Path, order: Sequence[str], given: Sequence[str]) -> Ask:
    for name in order:
        file = str(shared.folder / "reports" / FILES[name])
        _program("add", file, "--dossier", str(path), *(given if name == "latin" else ()))

    def ask(view: str, *more: str) -> Rows:
        rows: Rows = json.loads(_program(view, "--dossier", str(path), "--format", "json", *more))
        return rows

    return ask


def _program(*arguments: str) -> str:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout


def moved(ask: Ask) -> bool:
    """One change of Russia's on territory, from March to April, both wordings from unnamed sources."""
    rows = [r for r in _turns(ask) if r["party"] == "Russia" and r["issue"].startswith("territory")]
    if len(rows) != 1:
        return False
    before, after = rows[0]["from"], rows[0]["to"]
    months = (before["date"].startswith("2025-03"), after["date"].startswith("2025-04"))
    return all(months) and before["attribution"] == after["attribution"] == "anonymous"


def worded(ask: Ask) -> bool:
    """The change has both wordings, each a quote of its report."""
    rows = [r for r in _turns(ask) if r["party"] == "Russia" and r["issue"].startswith("territory")]
    outlets = {e["outlet"] for r in rows for e in r["evidence"]}
    return outlets == {"The Moscow Times", "Latin Times"} and all(r["from"]["gist"] and r["to"]["gist"] for r in rows)


def _turns(ask: Ask) -> Rows:
    return [r for r in ask("changes") if r["direction"] != "new"]


def in_force(ask: Ask) -> bool:
    """The pause of thirty days is in force on 1 April."""
    return _pause(ask("commitments", "--as-of", "2025-04-01")) == ["in force"]


def expired(ask: Ask) -> bool:
    """It has expired by 29 April."""
    return _pause(ask("commitments", "--as-of", "2025-04-29")) == ["expired"]


def _pause(rows: Rows) -> list[str]:
    return [r["status"] for r in rows if r["end"] == "2025-04-17"]


def talks(ask: Ask) -> bool:
    """The talks of 23 March are planned."""
    return any(
        r["date"] == "2025-03-23" and r["status"] == "planned" and set(r["parties"]) == {"Russia", "United States"}
        for r in ask("meetings")
    )


def denied(ask: Ask) -> bool:
    """The Kremlin's denial stands beside what it denies: that recognition is asked for."""
    return any(
        r["kind"] == "denied" and r["denial"]["party"] == "Russia" and "recogni" in r["claim"]["gist"]
        for r in ask("contradictions")
    )


def regions(ask: Ask) -> bool:
    """Five regions are told to be annexed, four of them not wholly held."""
    rows = {(r["place"], r["status"]) for r in ask("territory") if r["party"] == "Russia"}
    annexed = {(place, "annexed") for place in (*FOUR, "Crimea")}
    return annexed <= rows and {(place, "controls-partly") for place in FOUR} <= rows


def unmoved(ask: Ask) -> bool:
    """Without its day nothing in the second report is told as a change."""
    return not _turns(ask)


def unordered(ask: Ask) -> bool:
    """The order is said to be unknown where Russia's positions on territory are told."""
    rows = [r for r in ask("positions") if r["party"] == "Russia" and r["issue"].startswith("territory")]
    return bool(rows) and any("order unknown" in r["doubt"] for r in rows)


DATED_CHECKS = (
    ("one change, both unnamed", moved),
    ("both wordings", worded),
    ("pause in force", in_force),
    ("pause expired", expired),
    ("talks of 23 March", talks),
    ("the Kremlin's denial", denied),
    ("five regions", regions),
)
UNDATED_CHECKS = (("undated: no change", unmoved), ("undated: order unknown", unordered))

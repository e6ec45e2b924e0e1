"""Check the form of a gold dossier: strings that occur, evidence that is a sentence, indices and values in range.

python -m bench.gold.check [FOLDER ...]      prints one line a fault, exit 1 where there is one
"""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rapporteur.domain.act import CONDITION_KINDS, MODALITIES, TERRITORY_STATUSES, TYPES
from rapporteur.resolve.catalogue import load_catalogue

GOLD = Path(__file__).parent
DOSSIERS = (GOLD / "quarry", GOLD / "enclave")
KINDS = ("direct", "indirect", "mixed")
STANCES = ("asserts", "denies", "declines", "asks")
ROLES = ("outlet", "source", "speaker")
BASES = ("dateline", "metadata", "url", "copyright", "given", "none")
CROSS = ("lineage", "origins", "positions", "changes", "commitments", "contradictions", "meetings")
FILES = (
    "report",
    "relays",
    "evidence_report",
    "from_report",
    "to_report",
    "claim_report",
    "denial_report",
    "first_report",
)

# What may stand before and after a sentence: a sentence's end with its closing quotes, or a line's end.
BEFORE = re.compile(r"(?:[.?!:;][\"”’)]*\s|[\n—–-]\s?)\s*\Z|\A\Z")
AFTER = re.compile(r"[\"”’)]*(?:\s|\Z)")
END = re.compile(r"[.?!;][\"”’)]*\Z")


@cache
def issues() -> frozenset[str]:
    """The ids of the issue catalogue."""
    return frozenset(issue.id for issue in load_catalogue().issues)


def read(folder: Path) -> dict[str, Any]:
    """A dossier's gold."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def faults(folder: Path) -> list[str]:
    """What is wrong with the dossier in `folder`, one line each; [] where all is well."""
    gold = read(folder)
    found = [f"{folder.name}: no list of {name}" for name in CROSS if not isinstance(gold.get(name), list)]
    files = {report["file"] for report in gold["reports"]}
    if files != {path.name for path in folder.glob("*.txt")}:
        found.append(f"{folder.name}: the reports are not the files beside them")
    for report in gold["reports"]:
        text = (folder / report["file"]).read_text(encoding="utf-8")
        found += [f"{folder.name}/{report['file']}: {line}" for line in _report(report, text)]
    return found + [f"{folder.name}: {line}" for line in _cross(gold, files)]


def _report(report: dict[str, Any], text: str) -> Iterator[str]:
    lines = text.split("\n")
    yield from (f"not a line: {line}" for line in report["body_excludes"] if line not in lines)
    if report["published_basis"] not in BASES:
        yield f"basis {report['published_basis']}"
    for at, statement in enumerate(report["statements"]):
        yield from (f"statement {at}: {line}" for line in _statement(statement, text, report["outlet"]))
    for at, act in enumerate(report["acts"]):
        yield from (f"act {at}: {line}" for line in _act(act, text, report["statements"]))
    for at, status in enumerate(report["territory"]):
        if status["status"] not in TERRITORY_STATUSES:
            yield f"territory {at}: status {status['status']}"
        yield from (f"territory {at}: {line}" for line in _evidence(status["evidence"], text))


def _statement(statement: dict[str, Any], text: str, outlet: str) -> Iterator[str]:
    strings = [*statement["content"], statement["cue"], statement["source"]]
    yield from (f"not in the text: {s}" for s in strings if s not in text)
    if statement["kind"] not in KINDS or statement["stance"] not in STANCES:
        yield f"{statement['kind']}, {statement['stance']}"
    if not statement["content"] and statement["stance"] != "declines":
        yield "no content"
    chain = statement["chain"]
    if len(chain) < 2 or chain[0] != {"name": outlet, "role": "outlet"}:
        yield "the chain does not begin with the outlet and go on"
    for link in chain:
        if link["role"] not in ROLES or (link["name"] is None) is not bool(link.get("anonymous")):
            yield f"link {link}"
        if link.get("description") and link["description"] not in text:
            yield f"not in the text: {link['description']}"


def _act(act: dict[str, Any], text: str, statements: list[dict[str, Any]]) -> Iterator[str]:
    yield from _evidence(act["evidence"], text)
    if act["trigger"] not in act["evidence"]:
        yield f"trigger outside its evidence: {act['trigger']}"
    if act["type"] not in TYPES or act["modality"] not in MODALITIES:
        yield f"{act['type']}, {act['modality']}"
    if not act["issue"] or not set(act["issue"]) <= issues():
        yield f"issue {act['issue']}"
    condition = act["condition"]
    if condition and (condition["kind"] not in CONDITION_KINDS or condition["text"] not in act["evidence"]):
        yield f"condition {condition}"
    yield from _rests(act, statements)


def _rests(act: dict[str, Any], statements: list[dict[str, Any]]) -> Iterator[str]:
    """The trigger of an act that rests on a statement is part of its content or cue."""
    at = act["statement"]
    if at is None:
        return
    if not 0 <= at < len(statements):
        yield f"no statement {at}"
        return
    words = (*statements[at]["content"], statements[at]["cue"])
    if not any(act["trigger"] in part or (part and part in act["trigger"]) for part in words):
        yield f"statement {at} does not hold the trigger {act['trigger']}"


def _evidence(evidence: str, text: str) -> Iterator[str]:
    """Evidence stands once in the text, is one line or paragraph's part, and is a whole sentence."""
    if text.count(evidence) != 1:
        yield f"{text.count(evidence)} times in the text: {evidence}"
        return
    start = text.index(evidence)
    before, after = text[:start], text[start + len(evidence) :]
    if not (BEFORE.search(before) and AFTER.match(after) and END.search(evidence)) or "\n\n" in evidence:
        yield f"no sentence: {evidence}"


def _cross(gold: dict[str, Any], files: set[str]) -> Iterator[str]:
    """The rows across reports name reports that are there, and types and issues of the lists."""
    for name in CROSS:
        for row in gold.get(name, []):
            named = {row[key] for key in FILES if row.get(key)} | set(row.get("reports", ()))
            yield from (f"{name}: no report {file}" for file in sorted(named - files))
            if row.get("issue", "other") not in issues() or row.get("stance", "DENY") not in TYPES:
                yield f"{name}: {row}"


def main(folders: list[str]) -> int:
    """Check the folders given, or the project's own."""
    found = [line for folder in map(Path, folders or map(str, DOSSIERS)) for line in faults(folder)]
    print("\n".join(found) or "no faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

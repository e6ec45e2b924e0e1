"""The training passages' held-out subjects: text to records, scored by statements and whole chains."""

from typing import Any

from bench.score_record import score
from rapporteur.domain.record import to_dict
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import Given, read_text
from training.passages.compile import Link, Marked, Passage, all_passages
from training.passages.documents import held_out

PRINTED = ("statement", "relation", "voice", "chain", "chain of 3 or more", "anonymous voice", "stance", "kind")


def run(stages: Stages) -> dict[str, float]:
    """F1 or accuracy by figure."""
    pairs = []
    for passage in filter(held_out, all_passages()):
        outlet = passage.outlet or "The Outlet"
        read = Read(*read_text(passage.text, given=Given(outlet=outlet)))
        pairs.append((gold_of(passage, outlet), to_dict(stages.record(read))))
    figures = score(pairs)
    return {name: figures[name] for name in PRINTED if name in figures}


def gold_of(passage: Passage, outlet: str) -> dict[str, Any]:
    """A passage in the form of a gold dossier's report."""
    return {
        "outlet": outlet,
        "published": None,
        "acts": [],
        "statements": [_statement(passage.text, s, outlet) for s in passage.statements],
    }


def _statement(text: str, s: Marked, outlet: str) -> dict[str, Any]:
    return {
        "content": [c.of(text) for c in s.content],
        "cue": s.cue[0].of(text) if s.cue else "",
        "source": s.source[0].of(text) if s.source else "",
        "kind": s.kind,
        "stance": s.stance,
        "chain": [{"name": outlet, "role": "outlet"}, *map(_link, s.chain)],
        "said": None,
    }


def _link(link: Link) -> dict[str, Any]:
    if link.name is None:
        return {"name": None, "role": "source", "anonymous": True, "description": link.description}
    return {"name": link.name, "role": "speaker", "party": link.party}

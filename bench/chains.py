"""Chains without the tagger's share: the gold spans of our passages through `resolve`, scored like a record.

Tells what the rules for chains, voices, stances and kinds are worth where every statement is found exactly.
"""

from bench.passages import gold_of
from bench.score_record import score
from rapporteur.domain.annotation import Annotation, Attribution
from rapporteur.domain.record import to_dict
from rapporteur.domain.span import Span
from rapporteur.pipeline import Stages
from rapporteur.read.reader import Given, read_text
from rapporteur.resolve.resolver import resolve
from training.passages.compile import Marked, Passage, all_passages
from training.passages.documents import held_out

PRINTED = ("statement", "voice", "chain", "chain of 3 or more", "anonymous voice", "stance", "kind")


def run(stages: Stages) -> dict[str, float]:
    """Accuracy by figure on the held-out subjects; `statement` is the F1 of what the rules keep of the gold."""
    pairs = []
    for passage in filter(held_out, all_passages()):
        outlet = passage.outlet or "The Outlet"
        reading, _ = read_text(passage.text, given=Given(outlet=outlet))
        if reading.report.text != passage.text:  # cleaning moved the spans
            continue
        parsed, _ = stages.tagger.annotate(reading)
        sayings = given(passage)
        annotation = Annotation(sayings, sayings, parsed.tokens, parsed.entities)
        record, _ = resolve(reading, annotation, gazetteer=stages.gazetteer)
        pairs.append((gold_of(passage, outlet), to_dict(record)))
    figures = score(pairs)
    return {name: figures[name] for name in PRINTED if name in figures}


def given(passage: Passage) -> tuple[Attribution, ...]:
    """The passage's statements as a tagger would give them; quotations without cue and source are left to the rules."""
    return tuple(
        Attribution(tuple(s.content), tuple(s.cue), tuple(s.source), 1.0, _layer(s, passage.statements))
        for s in passage.statements
        if s.cue or s.source
    )


def _layer(statement: Marked, statements: list[Marked]) -> int:
    spans = statement.cue or statement.content
    return sum(_holds(o.content, spans) for o in statements if o is not statement and o.cue != statement.cue)


def _holds(content: list[Span], spans: list[Span]) -> bool:
    return bool(content) and all(any(c.covers(s) for c in content) for s in spans)

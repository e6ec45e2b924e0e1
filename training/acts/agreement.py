"""How far two annotations of the same passages agree."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rapporteur.domain.act import Actor
from rapporteur.domain.span import Span
from training.acts.markup import ActPassage, MarkedAct
from training.passages.compile import MarkupError

SPANS = ("actor", "recipient", "about", "condition", "time", "place", "term")


def agreement(first: Sequence[ActPassage], second: Sequence[ActPassage]) -> dict[str, float]:
    """F1 of acts (triggers that touch) and of acts with their type, then over the acts that both have: shares of equal
    type, modality, parties, issues (Jaccard), F1 of the other spans (touching) and condition kinds, F1 of contents.

    Raises MarkupError where a passage is missing or has another text.
    """
    by_id = {p.id: p for p in first}
    hits, totals = Counter[str](), Counter[str]()
    for b in second:
        a = by_id.get(b.id)
        if a is None or a.text != b.text:
            raise MarkupError(f"{b.file}:{b.line}: {b.id}: " + ("the text differs" if a else "no such passage"))
        _count_acts(hits, totals, a.acts, b.acts)
        contents = [[c for s in p.statements for c in s.content] for p in (a, b)]
        _count_spans(hits, totals, "statement content", *contents)
    return {k: hits[k] / totals[k] for k in totals if totals[k]}


def _count_acts(hits: Counter[str], totals: Counter[str], a: Sequence[MarkedAct], b: Sequence[MarkedAct]) -> None:
    pairs = matched(a, b)
    for name, n in (("act", len(pairs)), ("act and type", sum(x.type == y.type for x, y in pairs))):
        hits[name] += 2 * n
        totals[name] += len(a) + len(b)
    for x, y in pairs:
        same: dict[str, Callable[[MarkedAct], object]] = {
            "trigger exact": lambda m: m.trigger,
            "type": lambda m: m.type,
            "modality": lambda m: m.modality,
            "actor parties": lambda m: parties(m.actors),
            "recipient parties": lambda m: parties(m.recipients),
        }
        for name, value in same.items():
            hits[name] += value(x) == value(y)
            totals[name] += 1
        hits["issue (Jaccard)"] += len({*x.issues} & {*y.issues}) / len({*x.issues} | {*y.issues})  # type: ignore[assignment]
        totals["issue (Jaccard)"] += 1
        for role in SPANS:
            _count_spans(hits, totals, role, x.spans[role], y.spans[role])
        if x.kind and y.kind:
            hits["condition kind"] += x.kind == y.kind
            totals["condition kind"] += 1


def matched(a: Sequence[MarkedAct], b: Sequence[MarkedAct]) -> list[tuple[MarkedAct, MarkedAct]]:
    """Acts of both whose triggers touch, each act in one pair; those of one type go first."""
    touching = [(x, y) for x in a for y in b if x.trigger.overlaps(y.trigger)]
    pairs: list[tuple[MarkedAct, MarkedAct]] = []
    for x, y in sorted(touching, key=lambda p: p[0].type != p[1].type):
        if not any(x is u or y is v for u, v in pairs):
            pairs.append((x, y))
    return pairs


def parties(who: Iterable[Actor]) -> frozenset[str | None]:
    """The parties, and the names of those without one."""
    return frozenset(w.party or w.name for w in who)


def _count_spans(hits: Counter[str], totals: Counter[str], name: str, a: Sequence[Span], b: Sequence[Span]) -> None:
    hits[name] += sum(any(x.overlaps(y) for y in b) for x in a) + sum(any(x.overlaps(y) for x in a) for y in b)
    totals[name] += len(a) + len(b)

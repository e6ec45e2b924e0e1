"""Which issues of the catalogue an act is about.

Words of the act itself weigh most, then those of its sentence; where neither says anything, the report's main issue may
stand in. Nothing is trained: a linguist, or the user, changes the word lists of `data/issues.toml`.
"""

from collections.abc import Iterable, Mapping, Sequence

from rapporteur.domain.span import Span
from rapporteur.resolve.catalogue import WEIGHTS, Catalogue, Found, find, load_catalogue, words_of

OTHER = "other"
OWN, BESIDE = 3.0, 1.5  # how much more a word of the act's own spans, or one beside them, weighs than others
ASIDE = 0.5  # what an issue that only the sentence names keeps, where the act's own words name another one
BEFORE, AFTER = 25, 60  # code points from an own span within which a word is beside it
NEAR = 2 / 3  # an issue is named beside the best one from this share of its score on
ENOUGH = 2.0  # below this score the sentence is taken to say nothing: a single weak word
MOST = 3  # issues an act
BACKDROP = {"process": 0.5}  # words of talking stand in every report and say little of what is talked about


def issues_of(
    text: str,
    spans: Sequence[Span],
    *,
    context: Span,
    fallback: tuple[str, ...] = (),
    catalogue: Catalogue | None = None,
) -> tuple[str, ...]:
    """The ids of the issues of an act, best first: at least one, `fallback` or `other` where the words tell none.

    `spans` are the act's own words (about, trigger, condition), `context` is its sentence; both are in code points
    of `text`. 'refused to free the pilots' gives prisoners, 'lift the tariffs' trade.tariffs.
    """
    found = _found(text, spans, context, catalogue or load_catalogue())
    scores = _put_aside(_scores(found, spans), own=_scores((f for f in found if _owned(f, spans)), spans))
    named = _best(scores, NEAR, MOST)
    if named and scores[named[0]] >= ENOUGH:
        return named
    return fallback or named or (OTHER,)


def dominant(text: str, *, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """The issue or the two issues that a whole report is about, () where its words tell none."""
    area = Span(0, len(text))
    scores = _scores(_found(text, (), area, catalogue or load_catalogue()), ())
    told = {issue: score * BACKDROP.get(issue, 1.0) for issue, score in scores.items() if issue != OTHER}
    return _best(told, 0.8, 2)


def _found(text: str, spans: Sequence[Span], context: Span, catalogue: Catalogue) -> list[Found]:
    areas = [context, *(s for s in spans if not context.covers(s))]
    return [f for area in areas for f in find(words_of(text, area), catalogue)]


def _owned(found: Found, spans: Sequence[Span]) -> bool:
    return any(w.overlaps(s) for w in found.words for s in spans)


def _put_aside(scores: Mapping[str, float], *, own: Mapping[str, float]) -> dict[str, float]:
    """Less for what the act's own words do not name, where they name something clearly: 'lift the tariffs in return
    for the prisoners' release' is about tariffs.
    """
    told = max(own.values(), default=0.0) >= OWN * WEIGHTS["clear"]
    return {issue: score * (ASIDE if told and issue not in own else 1.0) for issue, score in scores.items()}


def _factor(found: Found, spans: Sequence[Span]) -> float:
    if _owned(found, spans):
        return OWN
    beside = [Span(max(0, s.start - BEFORE), s.end + AFTER) for s in spans]
    return BESIDE if any(w.overlaps(s) for w in found.words for s in beside) else 1.0


def _scores(found: Iterable[Found], spans: Sequence[Span]) -> dict[str, float]:
    """The sum of the weights for each issue; terms that share their first word count once, with the best of them."""
    best: dict[tuple[str, Span], float] = {}
    for f in found:
        key = (f.term.issue, min(f.words))
        best[key] = max(best.get(key, 0.0), f.term.weight * _factor(f, spans))
    out: dict[str, float] = {}
    for (issue, _), weight in best.items():
        out[issue] = out.get(issue, 0.0) + weight
    return out


def _best(scores: Mapping[str, float], near: float, most: int) -> tuple[str, ...]:
    ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    return tuple(i for i, s in ranked[:most] if s >= near * ranked[0][1])

"""Outside check: how much of what GUM's news attributes, by its discourse trees, is found; the misses by cause.

GUM's attribution relations hold thoughts ('they hope'), findings ('the study shows') and infinitives beside speech; our
guidelines leave most of that out of statements, so that the lower figure is not a fault alone. Found means that half of
the content's characters and ours are the same (intersection over union).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from bench.rst import Relation, Unit, read
from bench.shared import Shared
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.pipeline import Stages
from rapporteur.read.reader import read_text
from rapporteur.resolve.resolver import resolve

THOUGHT = frozenset(
    """
    believe think hope know feel expect want wish fear doubt suspect consider assume understand realise realize remember
    imagine plan intend decide learn see regret worry wonder guess
    """.split()  # noqa: SIM905
)
FINDING = frozenset(
    "show find reveal suggest indicate demonstrate confirm prove conclude estimate discover mean".split()  # noqa: SIM905
)
Places = frozenset[int]


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Recall of contents by attributions and by statements; the share of misses by cause."""
    wide: Counter[str] = Counter()
    narrow: Counter[str] = Counter()
    for path in sorted((shared.folder / "corpora" / "gum").glob("GUM_news_*.conllu")):
        doc = read(path)
        reading, _ = read_text(doc.text, name=doc.name)
        annotation, _ = stages.tagger.annotate(reading)
        places = {raw: at for at, raw in enumerate(reading.offsets)}
        for attributions, counts in ((True, wide), (False, narrow)):
            record, _ = resolve(reading, annotation, gazetteer=stages.gazetteer, attributions=attributions)
            counts.update(_outcomes(doc.attributions(), record.statements, places, stages.tagger.model.cue_words))
    return {**_figures("attributions", wide), **_figures("statements", narrow)}


def _figures(name: str, counts: Counter[str]) -> dict[str, float]:
    every, found = counts.total(), counts.pop("found", 0)
    causes = ", ".join(f"{cause} {n}" for cause, n in counts.most_common())
    print(f"\n{name}: {found} of {every} contents found; missed: {causes}")
    return {f"recall, {name}": found / max(1, every)}


def _outcomes(
    golds: Iterator[Relation], statements: Sequence[Statement], places: dict[int, int], known: frozenset[str]
) -> Iterator[str]:
    ours = [frozenset(i for c in s.content for i in range(*c)) for s in statements]
    for gold in golds:
        content = _places(gold.content, places)
        best = max(ours, key=lambda o: _share(content, o), default=frozenset())
        yield "found" if _share(content, best) >= 0.5 else _cause(gold, content, best, known)


def _share(a: Places, b: Places) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _places(units: Sequence[Unit], places: dict[int, int]) -> Places:
    """Where the units' words stand in the reading's text, from the first word of each run of units to its last."""
    runs: list[Span] = []
    for u in units:
        here = Span(u.words[0].span.start, u.words[-1].span.end)
        touching = runs and here.start - runs[-1].end <= 1
        runs[-1:] = [Span(runs[-1].start, here.end)] if touching else [*runs[-1:], here]
    return frozenset(places[i] for r in runs for i in range(*r) if i in places)


def _cause(gold: Relation, content: Places, best: Places, known: frozenset[str]) -> str:
    """Why a content was missed, by the first of these that holds."""
    told, words = ([w for u in units for w in u.words] for units in (gold.told, gold.content))
    lemmas = {w.lemma for w in told}
    if len(content) < sum(w.span.end - w.span.start for w in words) / 2:
        return "cut by the reader"
    if len(content & best) >= min(len(content), len(best)) / 2:
        return "found, GUM's runs on" if len(content) > len(best) else "found, ours runs on"
    if lemmas & THOUGHT:
        return "thought"
    if lemmas & FINDING:
        return "finding"
    if not any("VerbForm=Fin" in w.features for w in words):
        return "no finite verb in the content"
    if not any(w.tag.startswith(("VB", "IN")) for w in told):
        return "noun or nothing as cue"
    if not lemmas & known and not any(f"{lemma}{end}" in known for lemma in lemmas for end in ("s", "d", "ed", "ing")):
        return "cue not among the trained ones"
    return "speech with a known cue"

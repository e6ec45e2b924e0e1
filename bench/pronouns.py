"""GUM: third-person pronouns whose antecedent is a person, raw text to antecedents, eight folds by document.

A document's ranker has learnt from the documents of the other folds and from our own passages; the six documents that
the parser has not seen either are asked last, by a ranker that has learnt from all others.
"""

from collections.abc import Iterable

from bench.shared import Shared
from rapporteur.pipeline import Stages
from training.coreference import GENRES, Gold
from training.pronouns import Example, Judged, annotated_gum, judged, passage_examples, ranker_of, taught

FOLDS = 8


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Of all, answered and of the answered: the share with the right antecedent (`named`: with the right name)."""
    corpus = [
        (document, Gold(document, reading), reading, annotation)
        for document, reading, annotation in annotated_gum(shared.folder / "corpora", stages.tagger)
    ]
    passages = passage_examples(stages.tagger)
    kept = [c for c in corpus if not c[0].held_out]
    examples = [taught(gold, reading, annotation) for _, gold, reading, annotation in kept]
    found: dict[str, list[Judged]] = {genre: [] for genre in (*GENRES, "held out")}
    for fold in range(FOLDS):
        ranker = ranker_of([*passages, *_joined(e for n, e in enumerate(examples) if n % FOLDS != fold)])
        for document, gold, reading, annotation in kept[fold::FOLDS]:
            found[document.genre] += judged(gold, reading, annotation, ranker)
    ranker = ranker_of([*passages, *_joined(examples)])
    for document, gold, reading, annotation in corpus:
        if document.held_out:
            found["held out"] += judged(gold, reading, annotation, ranker)
    everything = [j for genre in GENRES for j in found[genre]]
    figures = _figures("", everything)
    for form, plural in (("he or she", False), ("they", True)):
        figures |= _figures(form + ", ", [j for j in everything if j.plural is plural])
    for name, some in found.items():
        figures |= _figures(name + ", ", some)
    return figures


def _joined(parts: Iterable[list[Example]]) -> list[Example]:
    return [example for part in parts for example in part]


def _figures(name: str, some: list[Judged]) -> dict[str, float]:
    answered = [j for j in some if j.answered]
    return {
        f"{name}pronouns": float(len(some)),
        f"{name}antecedent": _share([j.linked for j in some]),
        f"{name}answered": _share([j.answered for j in some]),
        f"{name}antecedent of answered": _share([j.linked for j in answered]),
        f"{name}named of answered": _share([j.right for j in answered]),
    }


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
